"""PDFs that are locked, without end, or broken, asked for tables and for a picture: rows or one sentence, within the bounds."""

import time
from collections.abc import Callable

import pytest
from hostile_pdfs import HOSTILE_PDFS, locked

from ita.errors import SourceError
from ita.reader import limits, service

LONG = {
    "endless",
    "slow",
    "packed blanks",
    "packed strokes",
    "packed letters",
    "fan",
    "columns",
    "rows",
    "glyphs",
}
UNFORESEEN = "อ่านไฟล์ไม่ได้: ไฟล์เสียหายหรือผิดรูปแบบ"


@pytest.mark.parametrize(
    "make",
    [pytest.param(make, id=name, marks=[pytest.mark.slow] if name in LONG else []) for name, make in HOSTILE_PDFS.items()],
)  # fmt: skip
def test_a_hostile_pdf_gives_rows_or_a_sentence_within_its_time(make: Callable[[], bytes]) -> None:
    content = make()

    for ask in (lambda: service.tables("x.pdf", content), lambda: service.page_picture(content, 1, [(1, 1)])):
        began = time.monotonic()
        said = _said(ask)
        assert all(said)
        assert UNFORESEEN not in said
        assert time.monotonic() - began < 10 * limits.PATIENCE


def _said(ask: Callable[[], object]) -> list[str]:
    """The sentences with which a file is refused; of one that is read that there is an answer."""
    try:
        return ["answered" if ask() else ""]
    except SourceError as refused:
        return [str(refused.what), str(refused.hint)]


def test_a_pdf_with_a_password_says_so() -> None:
    with pytest.raises(SourceError) as refused:
        service.tables("x.pdf", locked(b"secret"))

    assert "มีรหัสผ่าน" in refused.value.what
    assert "ขอไฟล์ที่ไม่มีรหัสผ่าน" in refused.value.hint


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    (sheet,) = service.tables("x.pdf", locked(b""))["sheets"]

    assert sheet[1][7] == ["Agency number 7", "7.25"]


def test_a_pdf_with_a_lock_of_an_unknown_kind_says_so() -> None:
    with pytest.raises(SourceError) as refused:
        service.tables("x.pdf", locked(b"").replace(b"/Standard", b"/Foreign_"))

    assert "มีรหัสผ่าน" in refused.value.what
