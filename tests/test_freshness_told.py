"""Changed files are told on every page, paper, table and command."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from test_freshness import NOTICE, drop_in, opened, run, said, scores

from ita import agency_workbook, memo, workbook
from ita.errors import ItaError
from ita.store import open_current
from ita.ui.menu import PAGE_TITLES


@pytest.mark.parametrize("page", PAGE_TITLES)
def test_every_page_says_that_files_have_changed(office: Path, page: str) -> None:
    drop_in(office)

    app = opened(page, agency="a1", fiscal_year="2565")

    assert NOTICE in said(app)


def test_no_page_says_so_while_nothing_has_changed(office: Path) -> None:
    assert NOTICE not in said(opened(agency="a1"))


def test_the_button_of_the_notice_reads_the_files(office: Path) -> None:
    drop_in(office)
    app = opened(agency="a1", fiscal_year="2565")

    app.button(key="rebuild").click().run()

    assert NOTICE not in said(app)
    assert scores(open_current(office)) == [91.25, 95.5]


def test_a_memo_from_changed_files_says_so_in_word_pdf_and_text(office: Path) -> None:
    store = open_current(office)
    drop_in(office)

    made = memo.document(store, agency_id="a1", fiscal_year=2565)

    header = docx.Document(BytesIO(memo.docx(made))).sections[0].header
    page = pypdfium2.PdfDocument(memo.pdf(made))[0].get_textpage().get_text_range()
    assert NOTICE in "".join(part.text for part in header.paragraphs)
    assert "หลังจากทำข้อมูลชุดน" in page.replace("\u0e33", "ำ").replace("ํา", "ำ")
    assert NOTICE in memo.text(made)


def test_tables_from_changed_files_say_so_beside_their_version(office: Path) -> None:
    store = open_current(office)
    drop_in(office)

    sheets = agency_workbook.agency_tables(store, "a1", 2565)

    cover = openpyxl.load_workbook(BytesIO(workbook.excel(*sheets)))["เกี่ยวกับไฟล์นี้"]
    assert any(NOTICE in str(cell.value) for cell in cover["B"])
    assert NOTICE in workbook.comma_separated(sheets[0]).decode("utf-8-sig")


@pytest.mark.parametrize(
    "words",
    [
        ("read", "scores"),
        ("export", "scores", "--agency", "a1", "--fiscal-year", "2566", "-o", "{out}.xlsx"),
        ("memo", "--agency", "a1", "--fiscal-year", "2566", "-o", "{out}.txt"),
        ("workbook", "--agency", "a1", "--fiscal-year", "2566", "-o", "{out}.xlsx"),
        ("proofread", "{draft}", "--agency", "a1", "--fiscal-year", "2566"),
        ("plan", "--agency", "a1", "--fiscal-year", "2566", "--target", "95"),
    ],
)
def test_every_command_reads_changed_files_first_and_says_so(
    office: Path, tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "draft.txt").write_text("ร่าง", encoding="utf-8")
    drop_in(office)
    names = {"out": tmp_path / "out", "draft": tmp_path / "draft.txt"}

    with suppress(ItaError):  # an overall alone cannot be planned from
        run(*[word.format(**names) for word in words])

    assert "กำลังอ่านไฟล์ใหม่" in capsys.readouterr().err
    assert scores(open_current(office)) == [91.25, 95.5]


def test_where_changed_files_cannot_be_read_a_command_and_its_paper_say_that_figures_are_old(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "reference" / "levels.csv").write_text("ไม่ใช่กติกา\n", encoding="utf-8")

    assert run("memo", "--agency", "a1", "--fiscal-year", "2565", "-o", str(tmp_path / "m.txt")) == 0

    assert NOTICE in capsys.readouterr().err
    assert NOTICE in (tmp_path / "m.txt").read_text(encoding="utf-8")
