"""What published documents make sure of before a result: floors and ranges worked out by hand, by known and unknown rules."""

import pytest
from conftest import frame
from hypothesis import given, settings
from hypothesis import strategies as some

from ita import measures, queries, rows
from ita.measures import Range
from ita.store import Store
from ita.ui.views import checklist

CLIMBER = "sample-sao-climber"


def year_of(store: Store, fiscal_year: int, agency_id: str = CLIMBER) -> checklist.Year:
    items = queries.typed(store, rows.ChecklistItems, agency_id=agency_id, instrument="OIT")
    parts = queries.typed(store, rows.ChecklistParts, agency_id=agency_id)
    return checklist.Year(
        fiscal_year,
        [row for row in items if row["fiscal_year"] == fiscal_year],
        [row for row in parts if row["fiscal_year"] == fiscal_year],
    )


def documents(year: checklist.Year, *published: str) -> Range | None:
    return measures.of_documents(year.items, year.weight, published)


def test_a_known_rule_gives_one_floor(store: Store) -> None:
    year = year_of(store, 2565)

    found = documents(year, "o1", "o34")

    # OIT is the mean of indicators 9 and 10, each the mean of its sub-indicators: o1 is one of 9 items of one of 5,
    # o34 one of 8 items of one of 2.
    floor = 100 * (1 / 9 / 5 + 1 / 8 / 2) / 2
    assert found is not None
    assert found.low == pytest.approx(floor)
    assert found.high == pytest.approx(floor)


def test_an_unknown_weight_of_items_gives_a_range(store: Store) -> None:
    found = documents(year_of(store, 2568), "o1", "o2", "o3", "o6")

    # Indicator 9 has 20 items in 5 sub-indicators. o1 o2 o3 are 3 of 4 in theirs: 3/20 either way. o6 is one of 7 in its:
    # 1/35 or 1/20. Indicator 9 is half of OIT.
    assert found is not None
    assert found.low == pytest.approx(100 * (3 / 20 + 1 / 35) / 2)
    assert found.high == pytest.approx(100 * (3 / 20 + 1 / 20) / 2)


def test_what_cannot_be_lost_counts_too(store: Store) -> None:
    year = year_of(store, 2568)
    all_but_o12 = [row["node"] for row in year.items if row["node"] != "o12"]

    found = documents(year, *all_but_o12)

    # o12 is one of 2 items of one of 5 sub-indicators: it weighs 1/10 of indicator 9 at most, 1/20 at least.
    assert found is not None
    assert found.low == pytest.approx(100 - 100 / 10 / 2)
    assert found.high == pytest.approx(100 - 100 / 20 / 2)


@pytest.mark.parametrize("fiscal_year", [2565, 2568])
def test_nothing_published_makes_sure_of_nothing_and_everything_of_all(
    store: Store, fiscal_year: int
) -> None:
    year = year_of(store, fiscal_year)

    assert documents(year) == pytest.approx((0, 0))
    assert documents(year, *(row["node"] for row in year.items)) == pytest.approx((100, 100))


def test_a_year_without_a_rule_has_its_documents_and_no_score(store: Store) -> None:
    year = year_of(store, 2569)

    assert len(year.items) == 26
    assert documents(year, "o1", "o2") is None
    assert measures.overall(year.parts, {}) is None
    assert not year.has_result


@settings(max_examples=60, deadline=None)
@given(some.sets(some.integers(1, 28)), some.booleans(), some.booleans())
def test_the_score_by_either_rule_lies_in_the_range(
    store: Store, ticked: set[int], nine_by_items: bool, ten_by_items: bool
) -> None:
    year = year_of(store, 2568)
    published = {f"o{number}" for number in ticked}
    score = 0.0
    for indicator, by_items in ((9, nine_by_items), (10, ten_by_items)):
        groups: dict[str, list[bool]] = {}
        for row in year.items:
            if row["indicator_id"] == indicator:
                groups.setdefault("" if by_items else str(row["sub_indicator"]), []).append(
                    row["node"] in published
                )
        score += 50 * sum(sum(group) / len(group) for group in groups.values()) / len(groups)

    found = documents(year, *published)

    assert found is not None
    assert found.low - 1e-9 <= score <= found.high + 1e-9


def test_the_overall_leaves_open_what_nobody_knows_and_takes_what_is_assumed(store: Store) -> None:
    parts = year_of(store, 2568).parts
    oit = Range(50, 60)

    # OIT weighs 40, IIT and EIT 30 each.
    assert measures.overall(parts, {"OIT": oit}) == pytest.approx((20, 24 + 60))
    assumed = {"OIT": oit, "IIT": Range(90, 90), "EIT": Range(80, 80)}
    assert measures.overall(parts, assumed) == pytest.approx((20 + 27 + 24, 24 + 27 + 24))


def test_the_years_to_tick_go_from_the_newest_back_to_the_newest_with_a_rule(store: Store) -> None:
    items = queries.typed(store, rows.ChecklistItems, agency_id=CLIMBER, instrument="OIT")
    parts = queries.typed(store, rows.ChecklistParts, agency_id=CLIMBER)

    found = checklist.years(items, parts)

    assert [(one.fiscal_year, one.is_known, one.has_result) for one in found] == [
        (2569, False, False),
        (2568, True, True),
    ]


def test_what_was_scored_before_stands_beside_an_item_by_its_topic(store: Store) -> None:
    before = {
        row["node"]: (row["previous_year"], row["previous_score"]) for row in year_of(store, 2569).items
    }
    scores = frame(store, rows.QuestionRanking, agency_id=CLIMBER, fiscal_year=2568).set_index("node")[
        "score"
    ]

    assert before["o2"] == (2568, scores["o2"])
