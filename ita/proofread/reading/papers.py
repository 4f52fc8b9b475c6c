"""A draft from a Word, PDF or text file, or a sentence about why it cannot be read."""

from ita.proofread.reading.draft import Draft
from ita.reader import papers, service
from ita.reader.papers import PAPERS as DRAFTS
from ita.reader.reasons import UnreadableError

__all__ = ["DRAFTS", "from_text", "read"]


def read(name: str, content: bytes) -> Draft:
    """The draft in a file of this name; raises SourceError with what to do when it cannot be read."""
    draft = Draft(kind=service.ending_of(name).removeprefix("."))
    for text, end, place in service.paper(name, content):
        draft.add(text, end, **place)
    return draft.close()


def from_text(text: str) -> Draft:
    """A pasted draft; raises SourceError where it is longer than any memo."""
    draft = Draft()
    try:
        pieces = papers.from_text(text)
    except UnreadableError as unreadable:
        raise service.source_error(unreadable) from unreadable
    for piece, end, place in pieces.rows:
        draft.add(piece, end, **place)
    return draft.close()
