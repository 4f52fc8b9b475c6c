"""A store remembers its answers: each caller has its own, and only so much is held."""

import threading
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from ita.store import Store, reading

KEY: dict[str, Any] = {"agency_id": "sample-sao-climber", "fiscal_year": 2568}
CHANGES: dict[str, Callable[[pd.DataFrame], Any]] = {
    "a column": lambda frame: frame.__setitem__("score", 0.0),
    "a cell by name": lambda frame: frame.loc.__setitem__((0, "score"), 0.0),
    "a cell by place": lambda frame: frame.iloc.__setitem__((0, 0), 0),
    "a column taken out": lambda frame: frame.pop("score"),
    "the names of the columns": lambda frame: setattr(frame, "columns", range(len(frame.columns))),
    "the name of the index": lambda frame: setattr(frame.index, "name", "place"),
    "numbers under the frame": lambda frame: frame["score"].array.__setitem__(0, 0.0),
    "texts under the frame": lambda frame: frame["label_th"].array.__setitem__(0, "อื่น"),
    "remarks on the frame": lambda frame: frame.attrs.__setitem__("seen", True),
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that reached DuckDB."""
    found: list[str] = []
    statement = reading.statement

    def counted(name: str) -> Any:
        found.append(name)
        return statement(name)

    monkeypatch.setattr(reading, "statement", counted)
    return found


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_caller_changes_in_a_frame_reaches_nobody_else(
    store: Store, change: Callable[[pd.DataFrame], Any]
) -> None:
    before = store.read("indicator_ranking", **KEY).copy()

    change(store.read("indicator_ranking", **KEY))

    after = store.read("indicator_ranking", **KEY)
    pd.testing.assert_frame_equal(after, before)
    assert after.attrs == {}


def test_what_a_caller_changes_in_rows_reaches_nobody_else(store: Store) -> None:
    store.rows("overall_trend", agency_id=KEY["agency_id"])[0]["score"] = -1.0

    assert store.rows("overall_trend", agency_id=KEY["agency_id"])[0]["score"] != -1.0


def test_the_same_question_is_asked_once(store: Store, asked: list[str]) -> None:
    for agency_id in ("sample-sao-climber", "sample-tt-faller", "sample-sao-climber"):
        store.read("issue_trend", agency_id=agency_id)

    assert asked == ["issue_trend", "issue_trend"]


def test_values_that_only_look_alike_are_different_questions(store: Store, asked: list[str]) -> None:
    store.rows("tree", fiscal_year=2568)
    store.rows("tree", fiscal_year=2568.0)

    assert asked == ["tree", "tree"]


def test_no_more_is_held_than_is_allowed_and_the_oldest_goes(
    store: Store, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    years = (2565, 2566, 2567, 2568)
    cells = store.read("tree", fiscal_year=2565).size
    monkeypatch.setattr(reading, "REMEMBERED_CELLS", cells * 3)
    monkeypatch.setattr(reading, "LARGEST_REMEMBERED", cells * 2)
    fresh = Store(store.is_of[0])
    asked.clear()

    for year in (*years, 2568, 2565):
        fresh.read("tree", fiscal_year=year)

    fresh.close()
    assert asked == ["tree"] * 5
    assert fresh._answers._cells <= cells * 3


def test_an_answer_too_large_is_not_held(
    store: Store, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_REMEMBERED", 1)
    fresh = Store(store.is_of[0])
    asked.clear()

    fresh.read("provinces")
    fresh.read("provinces")

    fresh.close()
    assert asked == ["provinces", "provinces"]


def test_readers_at_once_get_the_answers_each_of_them_asked_for(store: Store) -> None:
    agencies = [row["agency_id"] for row in store.rows("agencies", include_synthetic=True)][:12]
    alone = {one: store.rows("overall_trend", agency_id=one) for one in agencies}
    fresh, wrong = Store(store.is_of[0]), []

    def ask() -> None:
        for one in agencies:
            if fresh.rows("overall_trend", agency_id=one) != alone[one]:
                wrong.append(one)

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    fresh.close()
    assert wrong == []
