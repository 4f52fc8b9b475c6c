"""A refusal is kept so that it can be said in the language of whoever reads it."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from conftest import WriteData

from ita import queries, sentences, wording
from ita.ingest import load
from ita.store import Store
from ita.words.told import Told, packed, say, tell, unpacked

WRONG = "agency_name,district,fiscal_year,node,score\nอบต.ต้นน้ำ,เหนือ,2565,overall,เก้าสิบ\nอบต.ไม่มีจริง,,2565,overall,90\n"


@pytest.fixture
def built(write_data: WriteData) -> Iterator[tuple[load.BuildReport, pd.DataFrame]]:
    good = "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"
    report = load.make(write_data({"ผล.csv": WRONG, "good.csv": good}))
    assert report.build is not None
    store = Store(report.build)
    yield report, queries.refusals(store)
    store.close()


@pytest.fixture
def refusals(built: tuple[load.BuildReport, pd.DataFrame]) -> pd.DataFrame:
    return built[1]


def test_the_refusals_of_a_build_are_said_in_english(refusals: pd.DataFrame) -> None:
    wording.speak("en")

    said = sentences.refusals(refusals).set_index("cell")
    assert said.loc["E2", "found"] == "เก้าสิบ"
    assert said.loc["E2", "expected"] == "a number 0–100"
    assert said.loc["E2", "hint"] == "A score is a number 0–100; leave the cell empty where there is none"
    assert said.loc["A3", "expected"] == "There is no agency “อบต.ไม่มีจริง” in the register"


def test_the_same_refusals_are_thai_for_thai_readers(refusals: pd.DataFrame) -> None:
    said = sentences.refusals(refusals).set_index("cell")

    assert said.loc["E2", "expected"] == "ตัวเลข 0–100"
    pd.testing.assert_frame_equal(sentences.refusals(refusals), refusals)


def test_a_refusal_in_hand_reads_as_it_does_from_the_build(
    built: tuple[load.BuildReport, pd.DataFrame],
) -> None:
    report, refusals = built
    (refused,) = [file for file in report.files if file.refusals]
    wording.speak("en")

    in_hand = sentences.refusal_rows(refused.file, refused.refusals)
    from_build = sentences.refusals(refusals)[list(in_hand.columns)]
    assert in_hand.sort_values("cell").to_dict("records") == from_build.sort_values("cell").to_dict("records")


def test_a_told_text_within_another_is_said_with_it() -> None:
    value = tell("{score} ตาม {place}", score=tell("ว่าง"), place="ผล\u202e.csv")
    assert value == "ว่าง ตาม ผล[U+202E].csv"
    again = unpacked(packed(found=value, hint="เดิม"))

    wording.speak("en")
    assert {name: say(text) for name, text in again.items()} == {"found": "empty by ผล[U+202E].csv"}
    assert again["found"] == value


def test_a_text_that_was_not_told_stays_as_it_stands() -> None:
    wording.speak("en")

    assert say("อบต.ก้าวงาม") == "อบต.ก้าวงาม"
    assert packed(found="อบต.ก้าวงาม") is None
    assert unpacked(None) == {}


def test_every_text_told_while_files_are_read_is_marked_for_the_catalogue() -> None:
    room = Path(load.__file__).parent
    for path in [*room.rglob("*.py"), room.parent / "register.py"]:
        assert 'tell("' not in path.read_text(encoding="utf-8"), path.name
    assert isinstance(tell("ว่าง"), Told)
