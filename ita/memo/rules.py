"""What a memo says: the sentence of each section and condition, from data/reference/memo_sentences.csv.

Code decides which condition holds; the table decides the words. The build refuses a text with a blank that its row does
not list (queries/rules/reference_memo_blanks_known.sql).
"""

import pandas as pd

from ita.errors import RuleBookError
from ita.sentences import name_of, rows_of

FILE = "data/reference/memo_sentences.csv"


class Sentences:
    """The table of sentences in the language in use."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._rows = {(row["section"], row["condition"]): row for row in rows_of(rows)}

    def say(self, section: str, condition: str, **facts: object) -> str:
        """The sentence with its blanks filled in.

        Raises RuleBookError, naming file and row, where the table has no such sentence or one that asks for what nobody tells.
        """
        row = self._rows.get((section, condition))
        if row is None:
            raise RuleBookError(
                f"{FILE} ไม่มีแถวของ {section} {condition}", "เติมแถวนี้กลับ แล้วสั่ง python -m ita build"
            )
        try:
            return name_of(row, "text").format(**facts)
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in facts) or "ไม่มี"
            raise RuleBookError(
                f"{FILE} แถว {row['file_row']} ({section} {condition}): เติมข้อความนี้ไม่ได้ “{name_of(row, 'text')}”",
                f"ช่องที่ใช้ได้: {known} แก้แล้วสั่ง python -m ita build",
            ) from None

    def has(self, section: str, condition: str) -> bool:
        """There is a sentence for this condition."""
        return (section, condition) in self._rows
