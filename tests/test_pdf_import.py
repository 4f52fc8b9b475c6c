"""Score tables as PDFs through the import: the scores of the workbook, each with page, row and cell as its address."""

from pathlib import Path

import pytest
from conftest import AGENCIES, ROOT, LayRuleBook
from layouts import NAMES, Example, Scores, examples
from streamlit.testing.v1 import AppTest
from table_pdfs import (
    HEAD,
    MANNERS,
    Manner,
    pages_of,
    printed,
    scanned,
    typst_source,
    with_kerned_glyphs,
    with_text_layer,
    write,
)

from ita.ingest import imports, load
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said

GOOD = "agency_id,fiscal_year,node,score\na1,2562,overall,91.25\n"
ALL = examples()


LIST: list[list[object]] = [
    ["หน่วยงาน", "อำเภอ", "IIT", "คะแนน ITA"],
    ["ทต.กลางน้ำ", "เหนือ", "90.50", "91.25"],
    ["อบต.ปลายน้ำ", "เหนือ", "80.75", "82.00"],
]
BROKEN = [
    ("การปฏบิ ตั หิ นา้ ที่", "1"),
    ("การใช้งบประ มาณ", "2"),
    ("การใช้อํานาจ", "3"),
    ("การใช\uf70b้ทรัพย\uf70eสินของราชการ".replace("\uf70b้", "\uf70b"), "4"),
    ("คุณภาพการด\ufffdาเนินงาน", "6"),
    ("ประส\ufffdทธิภาพการสื่อสาร", "7"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, lay_rule_book: LayRuleBook) -> Path:
    """A data folder with the rule book, four agencies and one score, built once."""
    data = tmp_path_factory.mktemp("office") / "data"
    lay_rule_book(data)
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    (data / "scores" / "x.csv").write_text(GOOD, encoding="utf-8")
    assert load.make(data).exit_code == 0
    return data


def proposed(office: Path, path: Path, said: dict[str, object]) -> Proposal:
    (one,) = imports.propose(office, [imports.given(path, Said(**said))])
    return one


def scores_of(one: Proposal) -> Scores:
    assert one.report.refusals == []
    found = one.report.checked
    assert found is not None
    return {
        (row["agency_id"], row["fiscal_year"], row["node"]): row["score"]
        for row in found.scores.to_dict("records")
        if row["score"] == row["score"]
    }


@pytest.mark.parametrize(
    "manner",
    [pytest.param(name, marks=[] if name in ("ruled", "plain") else [pytest.mark.slow]) for name in MANNERS],
)
@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_a_layout_printed_as_a_pdf_gives_the_scores_of_its_workbook(
    office: Path, tmp_path: Path, example: Example, manner: str
) -> None:
    one = proposed(office, write(example, MANNERS[manner], tmp_path), example.said)

    assert scores_of(one) == pytest.approx(example.scores)


def given(office: Path, folder: Path, content: bytes, said: dict[str, object] | None = None) -> Proposal:
    path = folder / "ผล.pdf"
    path.write_bytes(content)
    return proposed(office, path, said or {})


def test_every_score_of_a_pdf_says_its_page_row_and_cell(office: Path, tmp_path: Path) -> None:
    content = pages_of(
        [str(cell) for cell in LIST[0]], [[str(c) for c in r] for r in LIST[1:]], is_repeated=True
    )

    found = given(office, tmp_path, content).report.checked

    assert found is not None
    cells = dict(
        zip(found.scores["agency_id"] + " " + found.scores["node"], found.scores["source_cell"], strict=True)
    )
    # the title is row 1, the headings row 2
    assert cells["a3 overall"] == "หน้า 1 แถว 4 ช่อง 4"
    assert cells["a2 IIT"] == "หน้า 1 แถว 3 ช่อง 3"


def test_a_broken_text_layer_still_names_its_indicators(office: Path, tmp_path: Path) -> None:
    lines = [[(40.0, "ตัวช้ี วดั"), (400.0, "คะเเนน")]]
    lines += [[(40.0, name), (400.0, f"9{number}.25")] for name, number in BROKEN]

    one = given(office, tmp_path, with_text_layer(lines), {"fiscal_year": 2565, "agency": "a1"})

    assert scores_of(one) == {("a1", 2565, number): 90 + int(number) + 0.25 for _name, number in BROKEN}


def test_a_digit_that_cannot_be_read_is_refused_by_page_row_and_cell(office: Path, tmp_path: Path) -> None:
    lines = [[(40.0, "ตัวชี้วัด"), (400.0, "คะแนน")]]
    lines += [
        [(40.0, name), (400.0, "9\ufffd.25" if number == 1 else "90.25")] for number, name in enumerate(NAMES)
    ]

    one = given(office, tmp_path, with_text_layer(lines), {"fiscal_year": 2565, "agency": "a1"})

    assert [(refusal.cell, refusal.found) for refusal in one.report.refusals] == [
        ("หน้า 1 แถว 3 ช่อง 2", "9\ufffd.25")
    ]


def test_letters_drawn_one_by_one_are_read(office: Path, tmp_path: Path) -> None:
    lines = [[(40.0, "ตัวชี้วัด"), (400.0, "คะแนน")], *[[(40.0, name), (400.0, "97.25")] for name in NAMES]]

    one = given(office, tmp_path, with_kerned_glyphs(lines), {"fiscal_year": 2565, "agency": "a1"})

    assert scores_of(one) == {("a1", 2565, str(number)): 97.25 for number in range(1, 11)}


@pytest.mark.parametrize("untold", ["7", "9", "2"])
def test_a_digit_whose_name_the_file_does_not_tell_is_refused(
    office: Path, tmp_path: Path, untold: str
) -> None:
    scores = [f"{number}0.51" for number in range(3, 9)] + ["88.72", "88.79", "88.92", "88.97"]
    lines = [
        [(40.0, "ตัวชี้วัด"), (400.0, "คะแนน")],
        *[[(40.0, name), (400.0, score)] for name, score in zip(NAMES, scores, strict=True)],
    ]

    one = given(office, tmp_path, with_kerned_glyphs(lines, untold), {"fiscal_year": 2565, "agency": "a1"})

    assert one.report.checked is None
    assert [(refusal.cell, refusal.found) for refusal in one.report.refusals] == [
        (f"หน้า 1 แถว {row} ช่อง 2", score.replace(untold, "\ufffd"))
        for row, score in enumerate(scores, start=2)
        if untold in score
    ]


def test_an_indicator_whose_name_the_file_does_not_tell_is_warned_of(office: Path, tmp_path: Path) -> None:
    lines = [[(40.0, "ตัวชี้วัด"), (400.0, "คะแนน")], *[[(40.0, name), (400.0, "97.25")] for name in NAMES]]

    one = given(office, tmp_path, with_kerned_glyphs(lines, "ฏ"), {"fiscal_year": 2565, "agency": "a1"})

    assert len(scores_of(one)) == 9  # not การปฏิบัติหน้าที่
    assert _unread(one)


def test_a_scanned_page_is_told_in_one_sentence(office: Path, tmp_path: Path) -> None:
    one = given(office, tmp_path, scanned(printed(typst_source(LIST, Manner()))))

    assert [refusal.expected for refusal in one.report.refusals] == [
        "PDF นี้เป็นภาพสแกน: 1 หน้า มีตัวอักษรที่อ่านได้ 0 ตัว"
    ]
    assert "ขอไฟล์ Excel" in one.report.refusals[0].hint


def test_prose_without_a_table_gets_the_sentence_of_any_file_without_scores(
    office: Path, tmp_path: Path
) -> None:
    source = (
        HEAD.format(size=11, width=595, height=842, footer="") + "ตามที่หน่วยงานได้คะแนน 96.04 ในปี 2568 นั้น " * 20
    )

    one = given(office, tmp_path, printed(source))

    assert one.report.refusals[0].found.startswith("ไม่พบตารางคะแนน ITA ในไฟล์นี้")


UNREAD = "ที่ไม่ได้อ่านเป็นคะแนน"


def _followed_by(*rows: list[str]) -> bytes:
    """A list with headings on its first page, and on the second a table of these rows."""
    source = typst_source([["ผลปี 2565"], *LIST], Manner("none"))
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return printed(f"{source}#pagebreak()\n#table(columns: {len(rows[0])}, stroke: none, {cells})")


def _unread(one: Proposal) -> list[str]:
    return [str(warning.found) for warning in one.report.warnings if UNREAD in str(warning.found)]


def test_a_later_page_of_other_columns_and_without_headings_is_named(office: Path, tmp_path: Path) -> None:
    later = _followed_by(
        ["1", "ทต.กลางน้ำ", "70.25", "80.50", "AA", "9"], ["2", "อบต.ปลายน้ำ", "71.25", "81.50", "A", "8"]
    )

    one = given(office, tmp_path, later)

    assert len(scores_of(one)) == 4
    assert _unread(one) == ["หน้า 2 มีตัวเลขในตารางที่ไม่ได้อ่านเป็นคะแนน"]


@pytest.mark.parametrize(
    "rows",
    [
        [["ค่าเฉลี่ย", "", "85.63", "86.63"]],
        [["ผู้ประสานงาน", "โทร", "ห้อง", "ชั้น"], ["นางสาวก", "ต่อ", "ก", "ข"]],
    ],
)
def test_a_page_without_figures_or_with_means_is_not_named(
    office: Path, tmp_path: Path, rows: list[list[str]]
) -> None:
    one = given(office, tmp_path, _followed_by(*rows))

    assert _unread(one) == []
    assert len(scores_of(one)) == 4


def test_the_page_that_was_read_can_be_looked_at_beside_its_proposal(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITA_DATA", str(office))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/imports.py").run()
    content = printed(typst_source([["ผลปี 2565"], *LIST], Manner()))

    app.get("file_uploader")[0].set_value(("ผล.pdf", content, "application/pdf")).run()
    pictures_before = len(app.get("image"))
    next(one for one in app.toggle if one.label == "ดูหน้าเอกสารที่อ่าน").set_value(True).run()

    assert not app.exception
    assert pictures_before == 0
    (picture,) = app.get("image")
    assert "4 คะแนน" in picture.proto.imgs[0].caption
