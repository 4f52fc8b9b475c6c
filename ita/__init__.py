"""ITA dashboard: reads score files, builds one database, answers the pages' questions.

Rooms, top to bottom; each may use only the rooms below it:
    ui                               the only code here that knows Streamlit
    charts | workbook | synthetic    frames in, figures, Excel files and sample scores out
    queries | ingest                 reading | writing: they meet only in the database file
    store                            the only code that knows DuckDB
    wording                          numbers and sentences as text; the only rounding
    contracts | register             accepted input; which agency a name means
    terms, errors, config            words everyone may use
"""

__version__ = "0.1.0"
