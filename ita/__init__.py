"""ITA dashboard: reads score files, builds one database, answers the pages' questions.

Rooms, top to bottom; each may use only the rooms below it:
    cli                              command line
    ui                               the only code here, with pages/, that knows Streamlit
    charts | workbook | template | synthetic    figures, Excel files, the file to fill in, sample scores
    tables                           a frame under readers' headings
    sentences                        whole sentences from the data
    queries | ingest                 reading | writing: they meet only in the database file
    store                            the only code that knows DuckDB
    wording                          numbers and sentences as text; the only rounding
    contracts | register             accepted input; which agency a name means
    terms, errors, config            words everyone may use
"""

__version__ = "0.4.0"
