"""Large text files: the quick way stores exactly what the careful way would, and steps aside where anything is wrong."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import WriteData, frame

from ita import rows
from ita.ingest import load, quick
from ita.store import Store, current_build

HEAD = "agency_id,fiscal_year,node,score,level,source\n"
ROWS = "".join(
    f"a{agency},{year},{node},{50 + agency * 10 + place}.25,{'A' if node == 'overall' else ''},เอกสาร\n"
    for agency in (1, 2, 3)
    for year in (2564, 2565)
    for place, node in enumerate(("overall", "IIT", "1", "i1"))
)
WIDE = "agency_id,fiscal_year,level,overall,IIT,1,i1\na1,2565,A,90.5,91,,92\na2,2565,,,80,81,82\n"


def built(data: Path) -> pd.DataFrame:
    assert load.make(data).build is not None
    store = Store(current_build(data))
    found = frame(store, rows.Scores)
    store.close()
    return found


@pytest.mark.parametrize(
    "text",
    [HEAD + ROWS, WIDE, HEAD + "\n" + ROWS.replace("\n", "\n\n", 3), (HEAD + ROWS).rstrip("\n")],
    ids=["tidy", "wide", "empty lines", "no last end of line"],
)
def test_both_ways_store_the_same_figures_with_the_same_cells(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    data = write_data({"x.csv": text})
    careful = built(data)
    monkeypatch.setattr(quick, "LARGE_BYTES", 0)

    pd.testing.assert_frame_equal(built(data), careful)


def test_the_quick_way_is_taken_for_a_clean_file(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"x.csv": HEAD + ROWS})
    monkeypatch.setattr(quick, "LARGE_BYTES", 0)
    monkeypatch.setattr(
        load,
        "sheets",
        lambda path: pytest.fail("read cell by cell") if path.name == "x.csv" else load.beginning(path),
    )

    assert len(built(data)) == 24


@pytest.mark.parametrize(
    ("wrong", "cell"),
    [
        ("a1,2566,overall,191,,\n", "D26"),
        ("a1,2566,overall,๙๐,,\n", None),
        ("nobody,2566,overall,90,,\n", "A26"),
        ("a1,2566,o99,90,,\n", "C26"),
        ("a1,2564,overall,1,,\n", "D26"),
    ],
)
def test_a_large_file_that_is_not_plainly_right_is_read_cell_by_cell(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, wrong: str, cell: str | None
) -> None:
    data = write_data(
        {"x.csv": HEAD + ROWS + wrong, "y.csv": "agency_id,fiscal_year,node,score\na1,2562,overall,9\n"}
    )
    monkeypatch.setattr(quick, "LARGE_BYTES", 0)

    report = next(one for one in load.make(data).files if one.file == "scores/x.csv")

    assert [refusal.cell for refusal in report.refusals] == ([cell] if cell else [])
    assert report.accepted == (0 if cell else 25)
