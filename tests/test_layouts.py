"""Each layout of real documents: read from CSV and Excel, whatever stands around it and in whatever order."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import AGENCIES, LayRuleBook, draws
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from layouts import Example, Scores, examples, write
from layouts_across import A2, across, exported

from ita.ingest import imports, load
from ita.ingest.imports import Proposal
from ita.ingest.sources import Said

GOOD = "agency_id,fiscal_year,node,score\na1,2562,overall,91.25\n"
ALL = [*examples(), *across()]


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


def proposed(office: Path, example: Example, folder: Path, kind: str = "csv") -> Proposal:
    path = write(example, folder, kind)
    (one,) = imports.propose(office, [imports.given(path, Said(**example.said))])
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


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_a_real_layout_gives_exactly_the_scores_it_holds(
    office: Path, tmp_path: Path, example: Example, kind: str
) -> None:
    one = proposed(office, example, tmp_path, kind)

    assert scores_of(one) == pytest.approx(example.scores)
    assert one.report.layout == example.layout
    assert example.warned in " ".join(warning.found for warning in one.report.warnings)


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_every_table_says_how_it_was_understood(office: Path, tmp_path: Path, example: Example) -> None:
    one = proposed(office, example, tmp_path)

    assert all(table.evidence and 0 < table.certainty <= 100 for table in one.report.tables)


@settings(max_examples=draws(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=some.integers(0, 10**9))
def test_order_of_rows_and_columns_titles_and_notes_change_nothing(
    office: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    example = chance.choice([one for one in ALL if one.name in SHUFFLED])
    header = SHUFFLED[example.name]
    above, head, body = example.rows[:header], example.rows[header], example.rows[header + 1 :]
    chance.shuffle(body)
    columns = list(range(len(head)))
    chance.shuffle(columns)
    if chance.random() < 0.5:
        above = [["บันทึกข้อความ"], ["ส่วนราชการ สำนักปลัด"], *above, []]
    rows = [*above, *([row[place] for place in columns] for row in [head, *body])]
    if chance.random() < 0.5:
        rows += [[], ["หมายเหตุ ข้อมูลจากรายงาน"]]

    one = proposed(office, replace(example, rows=rows), tmp_path, chance.choice(["csv", "xlsx"]))

    assert scores_of(one) == pytest.approx(example.scores)


# Examples whose body rows may stand in any order, with the number of their header row.
SHUFFLED = {
    "1.1 province report": 1,
    "1.10 a series of years, newest first": 0,
    "1.12 a local system's list with a score cut to five letters": 0,
}


def test_two_tables_in_one_sheet_are_both_read(office: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["หน่วยงาน", "อำเภอ", "คะแนน ITA"],
        ["ทต.กลางน้ำ", "เหนือ", 90],
        [],
        ["หน่วยงาน", "อำเภอ", "IIT", "OIT"],
        ["อบต.ปลายน้ำ", "เหนือ", 80, 85],
    ]

    one = proposed(office, Example("two", "wide", rows, {}, {"fiscal_year": 2565}), tmp_path)

    assert scores_of(one) == {("a2", 2565, "overall"): 90, ("a3", 2565, "IIT"): 80, ("a3", 2565, "OIT"): 85}


def test_a_title_right_above_a_heading_of_two_rows_hides_none_of_them(office: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["ผลปี 2565"],
        ["หน่วยงาน", "คะแนน", "", "ระดับ"],
        ["", "ตัวชี้วัดที่ 1", "ITA", ""],
        ["ทต.กลางน้ำ", 90, 90.5, "A"],
    ]

    one = proposed(office, Example("title", "wide", rows, {}), tmp_path)

    assert scores_of(one) == {("a2", 2565, "1"): 90, ("a2", 2565, "overall"): 90.5}


def test_a_table_without_any_score_is_refused_with_what_would_be_read(office: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["No.", "Province", "Total", "Passing %"],
        ["6.1", "Pichit", 102, "91.67%"],
        ["6.2", "Kampaengpetch", 90, "54.27%"],
    ]

    one = proposed(office, Example("counts", "", rows, {}), tmp_path)

    assert one.report.refusals[0].found.startswith("ไม่พบตารางคะแนน ITA ในไฟล์นี้ (อ่าน 1 ชีต แถวแรกที่เห็น: ")


def test_a_title_naming_two_years_is_not_guessed(office: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["ผลปี 2568 และมาตรการปี 2569 ทต.กลางน้ำ", ""],
        ["ตัวชี้วัด", "คะแนน"],
        ["การปฏิบัติหน้าที่", 90],
        ["การใช้งบประมาณ", 91],
        ["การใช้อำนาจ", 92],
    ]

    one = proposed(office, Example("years", "down", rows, {}), tmp_path)

    assert [refusal.ask for refusal in one.report.refusals] == ["fiscal_year"]


LIST = [["ตัวชี้วัด", "คะแนน"], ["การปฏิบัติหน้าที่", 90], ["การใช้งบประมาณ", 91], ["การใช้อำนาจ", 92]]


@pytest.mark.parametrize(
    "title",
    [
        "ผลของ ทต.กลางน้ำใหญ่ ปี 2565",
        "ผลของ ทต.กลางน้ำ อำเภออื่น ปี 2565",
        "ผลของ ทต.กลางน้ำ จ.อื่น ปี 2565",
        "ผลของ อบต.ต้นน้ำ ปี 2565",
    ],
)
def test_an_agency_that_a_title_does_not_plainly_name_is_asked_for(
    office: Path, tmp_path: Path, title: str
) -> None:
    one = proposed(office, Example("title", "down", [[title, ""], *LIST], {}), tmp_path)

    assert [refusal.ask for refusal in one.report.refusals] == ["file_agency"]


@pytest.mark.parametrize(
    "title",
    [
        "ผลของทต.กลางน้ำอำเภอเหนือ ปี 2565",
        "เทศบาลตำบลกลางน้ำ จังหวัดทดลอง ปี 2565",
        "ตามระเบียบ พ.ศ. 2546 และ 2005 ผลของ ทต.กลางน้ำ ประจำปี ๒๕๖๕",
    ],
)
def test_an_agency_and_a_year_that_a_title_plainly_names_are_read(
    office: Path, tmp_path: Path, title: str
) -> None:
    one = proposed(office, Example("title", "down", [[title, ""], *LIST], {}), tmp_path)

    assert scores_of(one) == {("a2", 2565, "1"): 90, ("a2", 2565, "2"): 91, ("a2", 2565, "3"): 92}


def test_a_code_whose_letter_is_lost_is_read_by_its_text_or_refused(office: Path, tmp_path: Path) -> None:
    head: list[list[object]] = [
        ["ข้อ", "คะแนน"],
        ["i1 ปฏิบัติงานตามขั้นตอน", 100],
        ["i2 เลือกปฏิบัติ", 97],
        ["i4 งบประมาณ", 99],
    ]
    said = {"fiscal_year": 2568, "agency": "a1"}
    # the text of i3 in the year's list, its letter read as a one
    known: list[list[object]] = [*head, ["1๓ เรียกรับสินบนแลกกับการปฏิบัติงานหรือบริการ", 95]]
    lost: list[list[object]] = [*head, ["๑๓๓ ความเชื่อมั่น", 95]]

    one = proposed(office, Example("lost", "questions", known, {}, said), tmp_path)
    other = proposed(office, Example("lost2", "questions", lost, {}, said), tmp_path)

    assert scores_of(one)["a1", 2568, "i3"] == 95
    assert "1๓" in " ".join(one.report.tables[0].evidence)
    assert [refusal.cell for refusal in other.report.refusals] == ["A5"]


def test_weighted_points_are_refused_until_the_reader_says_that_they_are_to_be_converted(
    office: Path, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["หน่วยงาน", "ปี", "IIT", "EIT", "OIT", "คะแนน ITA"],
        ["ทต.กลางน้ำ", 2565, 27, 25.5, 35, 87.5],
    ]

    asked = proposed(office, Example("points", "wide", rows, {}), tmp_path)
    agreed = proposed(office, Example("points", "wide", rows, {}, {"accept_points": True}), tmp_path)

    assert [refusal.ask for refusal in asked.report.refusals] == ["points"]
    assert "IIT 27/30" in asked.report.refusals[0].found
    assert scores_of(agreed)["a2", 2565, "IIT"] == pytest.approx(90)
    assert agreed.report.checked is not None
    labels = agreed.report.checked.scores.set_index("node")["source"]
    assert labels["IIT"] == "แปลงจากคะแนนถ่วงน้ำหนัก 27 จาก 30"


@pytest.mark.parametrize(("overall", "asked"), [(87.52, ["points"]), (87.54, []), (87.7, [])])
def test_figures_that_add_up_only_roughly_are_no_weighted_points(
    office: Path, tmp_path: Path, overall: float, asked: list[str]
) -> None:
    rows: list[list[object]] = [
        ["หน่วยงาน", "ปี", "IIT", "EIT", "OIT", "คะแนน ITA"],
        ["ทต.กลางน้ำ", 2565, 27, 25.5, 35, overall],
    ]

    found = proposed(office, Example("points", "wide", rows, {}), tmp_path)

    # 27 + 25.5 + 35 = 87.5; three figures of two decimals and their sum differ by 0.03 at most
    assert [refusal.ask for refusal in found.report.refusals] == asked


def test_points_that_do_not_agree_with_the_printed_scores_of_100_are_refused(
    office: Path, tmp_path: Path
) -> None:
    head: list[list[object]] = [["ชื่อหน่วยงาน", "รายการ", "คะแนน"]]
    # 28.00 of 30 is 93.32 to 93.35 of 100
    rows = head + exported(A2, 93.98, (28.0, 27.28, 38.7), "(IIT=93.40 EIT=90.92 OIT=96.75)")

    one = proposed(
        office, Example("export", "down", rows, {}, {"fiscal_year": 2565, "accept_points": True}), tmp_path
    )

    assert [refusal.cell for refusal in one.report.refusals] == ["C4"]


def test_names_left_out_are_asked_for_column_by_column(office: Path, tmp_path: Path) -> None:
    example = next(one for one in ALL if one.name.startswith("2.3"))
    unsaid = replace(example, said={"fiscal_year": 2564, "accept_points": True})

    one = proposed(office, unsaid, tmp_path)

    assert [(refusal.ask, refusal.found) for refusal in one.report.refusals] == [
        ("agency", "คอลัมน์ B"),
        ("agency", "คอลัมน์ C"),
    ]


def test_only_the_layout_that_was_asked_for_is_tried(office: Path, tmp_path: Path) -> None:
    example = next(one for one in ALL if one.name.startswith("1.5"))

    one = proposed(office, replace(example, said={**example.said, "layout": "questions"}), tmp_path)

    assert one.report.refusals[0].found.startswith("ไม่พบตารางคะแนน ITA ในไฟล์นี้ (อ่าน 1 ชีต แถวแรกที่เห็น: ")


def test_a_heading_nobody_knows_is_read_as_the_reader_says(office: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [["ชื่อสำนักงาน", "ผลรวมท้ายปี"], ["ทต.กลางน้ำ", 88.5]]
    said = {"fiscal_year": 2565, "headings": {"ชื่อสำนักงาน": "agency_name", "ผลรวมท้ายปี": "overall"}}

    assert proposed(office, Example("h", "", rows, {}, {"fiscal_year": 2565}), tmp_path).report.refused
    one = proposed(office, Example("h", "wide", rows, {}, said), tmp_path)

    assert scores_of(one) == {("a2", 2565, "overall"): 88.5}


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_a_score_with_a_raised_figure_behind_it_is_read_as_no_other(
    office: Path, tmp_path: Path, example: Example
) -> None:
    rows = [[f"{cell}¹" if isinstance(cell, float) else cell for cell in row] for row in example.rows]

    checked = proposed(office, replace(example, rows=rows), tmp_path).report.checked

    for row in checked.scores.to_dict("records") if checked else ():
        assert row["score"] == pytest.approx(
            example.scores[row["agency_id"], row["fiscal_year"], row["node"]]
        )
