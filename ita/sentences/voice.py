"""Two voices of one rule table: what papers and screens say of a case, from data/reference/sentences.csv.

Code decides which condition holds, once for both; the table decides the words. The build refuses a text with a blank that its row
does not list (queries/rules/reference_sentence_blanks_known.sql).
"""

from collections.abc import Callable, Sequence
from typing import Literal

from ita import rows, wording
from ita.errors import RuleBookError
from ita.sentences.names import AnyRow, Row, name_of

FILE = "data/reference/sentences.csv"
MOST_NAMED = 2


class Voice:
    """The table of sentences as a paper or a screen says them, in the language in use."""

    def __init__(self, table: Sequence[rows.Sentences], medium: Literal["paper", "screen"]) -> None:
        self._rows = {(row["section"], row["condition"]): row for row in table}
        self.medium = medium

    def say(self, section: str, condition: str, **facts: object) -> str:
        """The sentence with its blanks filled in.

        Raises RuleBookError, naming file and row, where the table has no such sentence or one that asks for what nobody tells.
        """
        row = self._rows.get((section, condition))
        if row is None:
            raise RuleBookError(
                f"{FILE} ไม่มีแถวของ {section} {condition}", "เติมแถวนี้กลับ แล้วสั่ง python -m ita build"
            )
        text = (name_of(row, "screen") if self.medium == "screen" else "") or name_of(row, "text")
        try:
            return text.format(**facts)
        except (KeyError, IndexError, ValueError):
            known = ", ".join(f"{{{name}}}" for name in facts) or "ไม่มี"
            raise RuleBookError(
                f"{FILE} แถว {row['file_row']} ({section} {condition}): เติมข้อความนี้ไม่ได้ “{text}”",
                f"ช่องที่ใช้ได้: {known} แก้แล้วสั่ง python -m ita build",
            ) from None

    def has(self, section: str, condition: str) -> bool:
        """There is a sentence for this condition."""
        return (section, condition) in self._rows

    def listed(self, names: Sequence[str]) -> str:
        """Several long names: as a paper's sentence lists them, on a screen with a dot between."""
        return wording.listed(list(names)) if self.medium == "paper" else " · ".join(names)

    def scored(self, tied: Sequence[AnyRow], name: Callable[[AnyRow], str]) -> str:
        """Names with one score they share, or one name with its score."""
        score = wording.score(tied[0]["score"])
        if len(tied) == 1:
            return self.say("item", "scored", name=name(tied[0]), score=score)
        condition = "tied" if len(tied) <= MOST_NAMED else "several"
        names = wording.listed([name(row) for row in tied])
        return self.say("item", condition, names=names, count=len(tied), score=score)

    def instrument(self, row: Row) -> str:
        """An instrument as a sentence names it."""
        return self.say("instrument", "short", short=name_of(row, "short"), code=row["instrument"])
