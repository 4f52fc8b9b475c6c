"""Tables in PDFs: printed in many manners they give the scores of the workbook, each with page, row and cell as its address."""

import io
import random
from pathlib import Path

import pytest
from conftest import AGENCIES, LayRuleBook
from fuzz import damaged, mutated
from layouts import NAMES, Example, Scores, examples
from PIL import Image, ImageChops
from table_pdfs import (
    HEAD,
    MANNERS,
    STROKES,
    Manner,
    escaped,
    pages_of,
    printed,
    scanned,
    turned,
    typst_source,
    with_text_layer,
    write,
)

from ita.errors import SourceError
from ita.ingest import imports, load
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said
from ita.reader import service

GOOD = "agency_id,fiscal_year,node,score\na1,2562,overall,91.25\n"
ALL = examples()


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


def rows_of(content: bytes) -> list[list[str]]:
    """Every row of every sheet, as the reading process gives them."""
    return [row for _name, rows in service.tables("x.pdf", content)["sheets"] for row in rows]


LIST: list[list[object]] = [
    ["หน่วยงาน", "อำเภอ", "IIT", "คะแนน ITA"],
    ["ทต.กลางน้ำ", "เหนือ", "90.50", "91.25"],
    ["อบต.ปลายน้ำ", "เหนือ", "80.75", "82.00"],
]
LIST_SCORES: Scores = {
    ("a2", 2565, "IIT"): 90.5,
    ("a2", 2565, "overall"): 91.25,
    ("a3", 2565, "IIT"): 80.75,
    ("a3", 2565, "overall"): 82.0,
}


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


@pytest.mark.parametrize("is_repeated", [True, False])
@pytest.mark.parametrize("rules", ["all", "none", "heading"])
def test_a_table_over_several_pages_is_one(is_repeated: bool, rules: str) -> None:
    head = ["ที่", "หน่วยงาน", "คะแนน ITA"]
    body = [[str(n), f"เทศบาลตำบลบ้าน{n}", f"{99 - n / 4:.2f}"] for n in range(1, 41)]

    told = service.tables("x.pdf", pages_of(head, body, is_repeated=is_repeated, rules=rules))

    assert len(told["sheets"]) == 1
    assert told["sheets"][0][1] == [["ผลการประเมิน ปีงบประมาณ 2565"], head, *body]
    assert {page for page, _row in told["places"][0]} == set(range(1, max(told["places"][0])[0] + 1))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", ["0deg", "90deg", "-90deg"])
@pytest.mark.parametrize("rules", ["all", "none"])
def test_a_table_that_lies_on_its_side_is_read_as_it_is_printed(degrees: int, angle: str, rules: str) -> None:
    source = typst_source(LIST, Manner(rules)).replace("#table(", f"#rotate({angle}, reflow: true)[#table(")

    rows = rows_of(turned(printed(source.rstrip() + "]"), degrees))

    assert rows == LIST


def test_headings_that_stand_upright_belong_to_their_columns() -> None:
    heads = ["หน่วยงาน", *NAMES[:4], "คะแนน ITA"]
    head = ", ".join(
        f"rotate(-90deg, reflow: true)[{escaped(name)}]" if place else f"[{name}]"
        for place, name in enumerate(heads)
    )
    body = [
        ["ทต.กลางน้ำ", "90.10", "91.20", "92.30", "93.40", "94.50"],
        ["อบต.ปลายน้ำ", "80.10", "81.20", "82.30", "83.40", "84.50"],
    ]
    cells = ", ".join(f"[{cell}]" for row in body for cell in row)
    for rules in ("all", "none"):
        source = HEAD.format(size=11, width=595, height=842, footer="")
        rows = rows_of(
            printed(f"{source}#table(columns: 6, stroke: {STROKES[rules]}, align: bottom, {head}, {cells})")
        )

        assert rows == [heads, *body]


@pytest.mark.parametrize("rules", ["all", "none", "heading", "rows", "columns"])
@pytest.mark.parametrize("align", ["left + top", "left + horizon", "left + bottom"])
def test_names_that_wrap_stay_with_their_score(rules: str, align: str) -> None:
    rows: list[list[object]] = [["ลำดับ", "ตัวชี้วัด", "คะแนน"]]
    rows += [[str(n), f"{name} ของ{name}และ{name}", f"{90 + n / 8:.2f}"] for n, name in enumerate(NAMES, 1)]

    found = rows_of(printed(typst_source(rows, Manner(rules, align, narrow="(40pt, 120pt, 60pt)"))))

    assert [["".join(cell.split()) for cell in row] for row in found] == [
        ["".join(str(cell).split()) for cell in row] for row in rows
    ]


def test_the_name_of_an_agency_is_never_cut_where_rows_stand_as_close_as_lines() -> None:
    names = [f"องค์การบริหารส่วนตำบลบ้าน{'สวนใหม่' * (n % 4)}" for n in range(12)]
    rows: list[list[object]] = [["ลำดับ", "หน่วยงาน", "คะแนน ITA"]]
    rows += [[str(n), name, f"{90 - n / 8:.2f}"] for n, name in enumerate(names, 1)]
    source = typst_source(rows, Manner("none", narrow="(40pt, 130pt, 60pt)"))

    # as close as the lines of one cell stand
    found = rows_of(printed(source.replace("inset: 5pt", "inset: (x: 5pt, y: 3.58pt)")))

    assert ["".join(row[1].split()) for row in found[1:]] == names
    assert [row[2] for row in found] == [row[2] for row in rows]


@pytest.mark.parametrize("align", ["top", "horizon"])
@pytest.mark.parametrize("rules", ["all", "none", "heading"])
@pytest.mark.parametrize("sizes", [(2, 2), (3, 1, 2), (1, 3), (5, 3, 2)])
def test_a_name_over_several_rows_is_never_put_to_a_row_of_another(
    rules: str, align: str, sizes: tuple[int, ...]
) -> None:
    cells, wanted = [], []
    for number, size in enumerate(sizes):
        cells.append(f"table.cell(rowspan: {size}, align: {align})[เทศบาลตำบล{'กขค'[number]}]")
        for year in range(size):
            score = f"{90 - 7 * number - year:.2f}"
            cells.append(f"[ปี {2568 - year}], [{score}]")
            wanted.append((f"เทศบาลตำบล{'กขค'[number]}", score))
    source = HEAD.format(size=11, width=595, height=842, footer="")
    stroke = STROKES[rules]

    rows = rows_of(
        printed(
            f"{source}#table(columns: 3, stroke: {stroke}, [หน่วยงาน], [ปีงบประมาณ], [คะแนน ITA], {', '.join(cells)})"
        )
    )

    name, read = "", []
    for row in rows[1:]:
        name = row[0] or name
        read.append((name, row[2]))
    assert [score for _name, score in read] == [score for _name, score in wanted]
    assert all(one == other or one[0].startswith("?") for one, other in zip(read, wanted, strict=True))
    if rules == "all" or len({*sizes}) == 1:
        assert read == wanted


def test_headings_over_several_columns_stand_in_the_first_of_them() -> None:
    source = HEAD.format(size=11, width=595, height=842, footer="")
    heads = "table.cell(colspan: 2)[ปี 2567], table.cell(colspan: 2)[ปี 2568]"
    for rules in ("all", "none"):
        table = (
            f"#table(columns: 5, stroke: {STROKES[rules]}, align: center, table.cell(rowspan: 2, align: horizon)[หน่วยงาน], {heads}, "
            "[IIT], [EIT], [IIT], [EIT], [ทต.กลางน้ำ], [90.10], [91.20], [92.30], [93.40], [อบต.ปลายน้ำ], [80.10], [81.20], [82.30], [83.40])"
        )
        rows = rows_of(printed(source + table))

        over, heading = rows[:2]
        assert [cell for cell in over if cell.startswith("ปี")] == ["ปี 2567", "ปี 2568"]
        assert (over.index("ปี 2567"), over.index("ปี 2568")) == (1, 3)
        assert heading[1:] == ["IIT", "EIT", "IIT", "EIT"]
        assert rows[2] == ["ทต.กลางน้ำ", "90.10", "91.20", "92.30", "93.40"]


BROKEN = [
    ("การปฏบิ ตั หิ นา้ ที่", "1"),
    ("การใช ้งบประมาณ", "2"),
    ("การใช้อํานาจ", "3"),
    ("การใช\uf70b้ทรัพย\uf70eสินของราชการ".replace("\uf70b้", "\uf70b"), "4"),
    ("คุณภาพการด\ufffdาเนินงาน", "6"),
    ("ประส\ufffdทธิภาพการสื่อสาร", "7"),
]


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


def test_the_page_is_drawn_with_its_scores_shaded() -> None:
    content = printed(typst_source(LIST, Manner()))

    plain, marked = (
        Image.open(io.BytesIO(service.page_picture(content, 1, cells))) for cells in ([], [(2, 4)])
    )

    assert plain.size == marked.size
    assert max(plain.size) < 1_500
    changed = ImageChops.difference(plain, marked).getbbox()
    assert changed is not None
    # one cell of the table's last column and second row
    assert changed[2] - changed[0] < 100
    assert changed[3] - changed[1] < 40


def test_a_page_that_is_not_there_is_told() -> None:
    with pytest.raises(SourceError):
        service.page_picture(printed(typst_source(LIST, Manner())), 7, [])


def _mutated(number: int) -> bytes:
    chance = random.Random(number)
    manner = MANNERS[chance.choice([*MANNERS])]
    return damaged(printed(typst_source(mutated(chance.choice(ALL), chance), manner)), chance)


@pytest.mark.parametrize("count", [10, pytest.param(200, marks=pytest.mark.attack)])
def test_a_mutated_pdf_gives_rows_or_a_sentence(count: int) -> None:
    for number in range(count):
        content = _mutated(number)
        try:
            told = service.tables("x.pdf", content)
        except SourceError as refused:
            assert refused.what, number
            assert refused.hint, number
            assert "ผิดรูปแบบ" not in refused.what, number  # nothing nobody foresaw
            continue
        assert all(
            len(rows) == len(places)
            for (_n, rows), places in zip(told["sheets"], told["places"], strict=True)
        )
