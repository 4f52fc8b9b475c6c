"""What the proofreader tells: one finding, and how its passage is cut out of the draft."""

import unicodedata
from dataclasses import asdict, dataclass

from ita.proofread.reading.draft import Block, Draft

LONGEST_PASSAGE = 200
AROUND = 50
NEAR_SPACE = 20


@dataclass(frozen=True)
class Finding:
    """One place where the draft and the data differ.

    `offset` counts the letters of the text as read, from 0; `passage` stands there, word for word. `severity` is error,
    warning or note; `sure` is high, medium or low. `found` and `expected` are as a reader would write them.
    """

    kind: str
    severity: str
    passage: str
    offset: int
    node: str
    found: str
    expected: str
    message: str
    place: str
    sure: str

    def as_json(self) -> dict[str, str | int]:
        """Every field by its name."""
        return asdict(self)


def passage(draft: Draft, block: Block, start: int, end: int) -> tuple[str, int]:
    """The words around a span of the draft, at most 200 letters and inside its block, and where they begin."""
    end = min(end, start + LONGEST_PASSAGE)
    room = LONGEST_PASSAGE - (end - start)
    # A cell is quoted with its row; a list that runs over several cells begins and ends where it does.
    low, high = (block.start, block.end) if not block.table else (0, len(draft.text))
    first = max(low if low <= start else start, start - min(AROUND, room // 2))
    last = min(high if end <= high else end, end + min(AROUND, room // 2))
    if block.table:
        first = max(first, draft.text.rfind("\n", first, start) + 1)
        line_end = draft.text.find("\n", end, last)
        last = last if line_end < 0 else min(last, line_end)
    first, last = _at_words(draft.text, first, start, end, last)
    text = draft.text[first:last]
    left = len(text) - len(text.lstrip())
    return text.strip(), first + left


def _at_words(text: str, first: int, start: int, end: int, last: int) -> tuple[int, int]:
    """The same stretch without a word cut in two where a space is near, and never beginning or ending inside a syllable."""
    space = max(text.find(" ", first, min(start, first + NEAR_SPACE)), text.find("\n", first, start))
    if first and text[first - 1 : first].strip() and space >= 0:
        first = space + 1
    while first < start and (text[first] == "ำ" or unicodedata.category(text[first]) == "Mn"):
        first += 1
    space = text.rfind(" ", max(end, last - NEAR_SPACE), last)
    if last < len(text) and text[last].strip() and space >= 0:
        last = space
    return first, last
