"""The pages of a PDF that scores were read from, as pictures beside the proposal, drawn when they are asked for."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from ita.errors import SourceError
from ita.ingest.imports import Proposal
from ita.reader import service
from ita.ui import notices
from ita.ui.screen import st
from ita.wording import _, _n

KEPT = 16  # pictures of some hundred kilobytes
PDF = ".pdf"

Cell = tuple[int, int]


def show(one: Proposal) -> None:
    """A switch that shows the page with its cells outlined and the scores shaded; of other files nothing."""
    cells = _scores(one)
    if service.ending_of(one.source.path.name) != PDF or not cells:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        is_open = st.toggle(_("ดูหน้าเอกสารที่อ่าน"), key=f"page_open_{one.source.name}")
        page = min(cells)
        if is_open and len(cells) > 1:
            page = st.selectbox(
                _("หน้า"),
                sorted(cells),
                key=f"page_of_{one.source.name}",
                label_visibility="collapsed",
                width=120,
            )
    if not is_open:
        return
    try:
        picture = _picture(one.source.path, page, tuple(cells[page]))
    except SourceError as failure:
        notices.show_error(failure)
        return
    count = len(cells[page])
    told = _n("หน้า {page}: ช่องสีเหลืองคือ {count} คะแนนที่อ่านได้ กรอบคือเซลล์ของตาราง เลขด้านซ้ายคือแถว", count)
    told = told.format(page=page, count=count)
    st.image(picture, caption=told, width="stretch", alt=told)


def _scores(one: Proposal) -> dict[int, list[Cell]]:
    """Page → row and column (1, 1 is the first) of what is read as a score there."""
    found: dict[int, list[Cell]] = defaultdict(list)
    for table in one.report.tables:
        for column, row in zip(table.table["score_column"], table.table["row"], strict=True):
            if 0 < row <= len(table.places.rows) and column >= 0:
                page, row_of_page = table.places.rows[row - 1]
                found[page].append((row_of_page, int(column) + 1))
    return found


@lru_cache(KEPT)
def _picture(path: Path, page: int, cells: tuple[Cell, ...]) -> bytes:
    """The picture of a page; a file that is held has its fingerprint in its path."""
    return service.page_picture(path.read_bytes(), page, list(cells))
