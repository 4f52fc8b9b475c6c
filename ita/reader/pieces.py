"""The text of a paper in pieces: paragraphs and cells, each with what follows it and where it stands."""

from typing import Any

from ita.reader.limits import MAX_LETTERS, MAX_PIECES
from ita.reader.reasons import UnreadableError


class Pieces:
    """Pieces in reading order, as `[text, end, place]`; raises UnreadableError where a paper grows beyond all measure."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, dict[str, Any]]] = []
        self.letters = 0

    def add(self, text: str, end: str = "\n", **place: Any) -> None:
        """One more piece; `end` is what stands between it and the next, `place` as `Block` names it."""
        self.letters += len(text) + len(end)
        if self.letters > MAX_LETTERS or len(self.rows) >= MAX_PIECES:
            raise UnreadableError("paper_length", most=MAX_LETTERS)
        self.rows.append((text, end, place))

    @property
    def is_blank(self) -> bool:
        """No piece holds a letter."""
        return not any(text.strip() for text, _end, _place in self.rows)
