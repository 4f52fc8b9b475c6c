"""Words of a page put together to the rows of its table, whatever rules, pages, turns and wrapped names do to them."""

import io
import random

import pytest
from fuzz import damaged, mutated
from layouts import NAMES, examples
from PIL import Image, ImageChops
from table_pdfs import (
    HEAD,
    MANNERS,
    STROKES,
    Manner,
    escaped,
    pages_of,
    printed,
    turned,
    typst_source,
)

from ita.errors import SourceError
from ita.reader import service

ALL = examples()


LIST: list[list[object]] = [
    ["หน่วยงาน", "อำเภอ", "IIT", "คะแนน ITA"],
    ["ทต.กลางน้ำ", "เหนือ", "90.50", "91.25"],
    ["อบต.ปลายน้ำ", "เหนือ", "80.75", "82.00"],
]


def rows_of(content: bytes) -> list[list[str]]:
    """Every row of every sheet, as the reading process gives them."""
    return [row for _name, rows in service.tables("x.pdf", content)["sheets"] for row in rows]


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


def _said(content: bytes) -> list[str]:
    """The sentences with which a file is refused; none where it is read, and every row then has its place."""
    try:
        told = service.tables("x.pdf", content)
    except SourceError as refused:
        return [refused.what, refused.hint]
    pairs = zip(told["sheets"], told["places"], strict=True)
    assert all(len(rows) == len(places) for (_name, rows), places in pairs)
    return []


@pytest.mark.parametrize("count", [10, pytest.param(200, marks=pytest.mark.attack)])
def test_a_mutated_pdf_gives_rows_or_a_sentence(count: int) -> None:
    for number in range(count):
        said = _said(_mutated(number))

        assert all(said), number
        assert "อ่านไฟล์ไม่ได้: ไฟล์เสียหายหรือผิดรูปแบบ" not in said, number  # nothing that nobody foresaw
