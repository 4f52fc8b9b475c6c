"""What the proofreader tells: one finding, and how its passage is cut out of the draft."""

from dataclasses import asdict, dataclass

from ita.proofread.reading import Block, Draft

LONGEST_PASSAGE = 200
AROUND = 50


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
    # The draft may have been found in a run of several cells; the block then only says where it began.
    first = max(block.start if block.start <= start <= block.end else start, start - min(AROUND, room // 2))
    last = min(block.end if block.start <= end <= block.end else end, end + min(AROUND, room // 2))
    text = draft.text[first:last]
    left = len(text) - len(text.lstrip())
    return text.strip(), first + left
