"""A register of agencies from elsewhere: taken in without ids, set beside what is known, its people and places used."""

import shutil
from pathlib import Path

import pytest
from conftest import workbook_bytes
from test_imports import a_file, score, take

from ita import charts, places, queries, rows
from ita.charts.tiles import laid
from ita.ingest import imports
from ita.ingest.sources import Said
from ita.store import Store, open_current
from ita.words.told import say

HEADINGS = ["province", "district", "type", "name_th", "status", "lat", "lon", "population_2021", "website"]
LISTED = [
    ["ทดลอง", "เหนือ", "อบต.", "องค์การบริหารส่วนตำบลต้นน้ำ", "", "14.50", "100.50", "4,500", "http://x"],
    ["ทดลอง", "เหนือ", "ทต.", "เทศบาลตำบลใหม่", "", "14.60", "100.40", "๑๒๐๐๐", ""],
    ["ทดลอง", "ใต้", "ทต.", "เทศบาลตำบลใหม่", "", "100.4", "14.60", "", ""],
    ["ทดลอง", "ใต้", "อบต.", "องค์การบริหารส่วนตำบลเลิกแล้ว", "obsolete", "", "", "", ""],
]


@pytest.fixture
def data(small_build: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small_build, tmp_path / "data")


def listed(tmp_path: Path, lines: list[list[str]], name: str = "ทะเบียน.xlsx") -> Path:
    return a_file(tmp_path, name, workbook_bytes({"อปท.": [HEADINGS, *lines]}, tmp_path))


def register(data: Path) -> dict[str, dict[str, object]]:
    known = queries.known_agencies(open_current(data))
    return {f"{row['short_name']} {row['district']}": row for row in known}


def test_agencies_without_an_id_get_one_of_name_and_places_and_keep_the_one_they_have(
    data: Path, tmp_path: Path
) -> None:
    one = take(data, listed(tmp_path, LISTED))

    known = register(data)
    assert one.report.accepted == 3
    assert known["อบต.ต้นน้ำ เหนือ"]["agency_id"] == "a1"
    assert known["ทต.ใหม่ เหนือ"]["agency_type"] == "เทศบาลตำบล"
    assert known["ทต.ใหม่ เหนือ"]["agency_id"] != known["ทต.ใหม่ ใต้"]["agency_id"]
    assert "อบต.เลิกแล้ว ใต้" not in known
    assert score(data) == 91.25  # nothing that was there is lost


def test_the_same_list_in_another_order_gives_the_same_ids(data: Path, tmp_path: Path) -> None:
    first = take(data, listed(tmp_path, LISTED))
    before = {name: row["agency_id"] for name, row in register(data).items()}
    imports.undo(data, first.source.said.id)

    take(data, listed(tmp_path, LISTED[::-1], "อีกไฟล์.xlsx"))

    assert {name: row["agency_id"] for name, row in register(data).items()} == before


def test_a_coordinate_outside_the_country_is_told_by_its_cell_and_left_out(
    data: Path, tmp_path: Path
) -> None:
    one = take(data, listed(tmp_path, LISTED))

    told = {note.cell: say(note.hint) for note in one.report.warnings}
    assert "สลับละติจูดกับลองจิจูด" in told["F4"]
    assert "สลับละติจูดกับลองจิจูด" in told["G4"]
    room = queries.typed(
        open_current(data), rows.RoomAgencies, province="ทดลอง", district=None, fiscal_year=2565
    )
    places_of = {
        f"{row['short_name']} {row['district']}": (row["latitude"], row["longitude"]) for row in room
    }
    assert places_of["อบต.ต้นน้ำ เหนือ"] == (14.5, 100.5)
    assert places_of["ทต.ใหม่ ใต้"] == (None, None)


def test_a_later_list_tells_anew_and_says_what_differs(data: Path, tmp_path: Path) -> None:
    take(data, listed(tmp_path, LISTED[:1]))
    later = [[*LISTED[0][:7], "4,900", ""]]

    one = take(data, listed(tmp_path, later, "ปีใหม่.xlsx"))

    (told,) = [say(note.found) for note in one.report.warnings if "ประชากร" in str(note.found)]
    assert told == "ประชากรของ 1 หน่วยงานต่างจากที่มีอยู่: อบต.ต้นน้ำ 4,500 → 4,900"
    details = {
        row["agency_id"]: row["population"] for row in open_current(data).rows("lookup/agency_details")
    }
    assert details["a1"] == 4900


def test_two_rows_of_one_agency_are_refused_by_their_cell(data: Path, tmp_path: Path) -> None:
    (proposal,) = imports.propose(data, [imports.given(listed(tmp_path, [LISTED[1], LISTED[1]]), Said())])

    (refusal,) = proposal.report.refusals
    assert (refusal.cell, say(refusal.found)) == ("D3", "เทศบาลตำบลใหม่")


def test_a_district_the_country_does_not_have_is_hinted_at(data: Path, tmp_path: Path) -> None:
    wrong = ["นราธิวาส", "สุไหงโกลก", "ทต.", "เทศบาลตำบลปูโยะ", "", "", "", "", ""]
    (proposal,) = imports.propose(data, [imports.given(listed(tmp_path, [wrong]), Said())])

    told = {say(note.found): say(note.hint) for note in proposal.report.warnings}
    assert told["ไม่มีอำเภอ “สุไหงโกลก” ในจังหวัดนราธิวาส"] == "หมายถึง สุไหงโก-ลก หรือไม่"
    assert not proposal.report.refused


def test_a_list_of_results_with_a_type_is_no_register(data: Path, tmp_path: Path) -> None:
    lines = [["หน่วยงาน", "ประเภท", "จังหวัด", "คะแนนเฉลี่ย"], ["ทต.กลางน้ำ", "เทศบาลตำบล", "ทดลอง", 88.5]]
    path = a_file(tmp_path, "ผล 2565.xlsx", workbook_bytes({"ผล": lines}, tmp_path))

    one = take(data, path)

    assert one.report.layout == "wide"
    assert score(data, "a2") == 88.5


def test_squares_stand_as_on_a_map_north_above_and_east_to_the_right(store: Store) -> None:
    (row, *_others) = queries.typed(
        store, rows.RoomAgencies, province="สมมตินคร", district=None, fiscal_year=2568
    )
    spots = {"ตก": (15.0, 100.0), "เหนือ": (16.0, 100.5), "ออก": (15.1, 101.0), "ใต้": (14.0, 100.4)}
    group = [
        row | {"short_name": name, "latitude": lat, "longitude": lon} for name, (lat, lon) in spots.items()
    ]
    unplaced = row | {"short_name": "ไม่มีพิกัด", "latitude": None, "longitude": None}

    ordered = [one["short_name"] for one in laid([unplaced, *group])]  # type: ignore[list-item]

    # two rows of two: the northern pair from west to east, then the southern pair
    assert ordered == ["เหนือ", "ออก", "ตก", "ใต้", "ไม่มีพิกัด"]
    drawn = charts.agency_tiles([unplaced, *group], [], lambda one: one["short_name"])  # type: ignore[list-item]
    assert 'class="ita-tiles map" style="--across:2"' in drawn


def test_districts_have_their_english_names() -> None:
    assert places.english_district("กันทรารมย์") == "Kanthararom"
    assert places.english_district("ไม่มีจริง") is None
    assert "บ่อกวางทอง" in places.subdistricts("ชลบุรี", "บ่อทอง")


def test_an_agency_of_zero_has_a_score_and_one_without_has_none(data: Path, tmp_path: Path) -> None:
    text = "agency_id,fiscal_year,node,score\na2,2565,overall,0\na2,2567,overall,50\n"
    take(data, a_file(tmp_path, "ศูนย์.csv", text))

    store = open_current(data)
    trend = {
        row["fiscal_year"]: row["score"] for row in queries.typed(store, rows.OverallTrend, agency_id="a2")
    }
    assert trend == {2565: 0.0, 2567: 50.0}
    (standing,) = queries.typed(store, rows.OverallStanding, agency_id="a2", fiscal_year=2565)
    assert (standing["score"], standing["gap_to_target"]) == (0.0, -85.0)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("เทศบาลตำบลใหม่ บ่อทอง ชลบุรี", ("เทศบาลตำบลใหม่", "บ่อทอง", "ชลบุรี")),
        ("เทศบาลตำบลใหม่ เมือง ชลบุรี", ("เทศบาลตำบลใหม่", "เมืองชลบุรี", "ชลบุรี")),
        ("เทศบาลตำบลใหม่ ชลบุรี", ("เทศบาลตำบลใหม่", "", "ชลบุรี")),
        ("ชลบุรี", ("ชลบุรี", "", "")),
        ("เทศบาลตำบลใหม่ เหนือ ทดลอง", ("เทศบาลตำบลใหม่ เหนือ ทดลอง", "", "")),
    ],
)
def test_a_new_agency_opens_on_the_places_behind_its_name(text: str, parts: tuple[str, str, str]) -> None:
    assert places.divided(text) == parts
