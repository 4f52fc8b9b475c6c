"""Sets of agencies against figures worked out in plain Python from the same scores."""

import statistics
from collections.abc import Callable

import pytest

from ita import comparison, queries, sentences
from ita.store import Store

OpenData = Callable[[dict[str, str | bytes]], Store]
HEAD = "agency_id,fiscal_year,node,score\n"
US = "sample-sao-climber"


def members(store: Store, agency: str, year: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in queries.comparators(store, agency_id=agency, fiscal_year=year).to_dict("records"):
        found.setdefault(row["set_name"], set()).add(row["agency_id"])
    return found


def scores(store: Store, year: int) -> dict[tuple[str, str], float]:
    rows = queries.scores(store, fiscal_year=year)
    return dict(zip(zip(rows["agency_id"], rows["node"], strict=True), rows["score"], strict=True))


def test_the_sets_are_those_of_the_register(store: Store) -> None:
    agencies = queries.agencies(store, include_synthetic=True).set_index("agency_id")
    with_result = {agency for agency, node in scores(store, 2568) if node == "overall"}
    made_up = {
        one for one in with_result if agencies.loc[one, "is_synthetic"] and agencies.loc[one, "is_local"]
    }

    found = members(store, US, 2568)

    assert found["province"] == made_up
    assert found["district"] == {one for one in made_up if agencies.loc[one, "district"] == "ธารฝัน"}
    assert found["type"] == {one for one in made_up if agencies.loc[one, "agency_type"] == "อบต."}


def test_twins_are_the_ten_with_the_least_mean_squared_difference(store: Store) -> None:
    told = scores(store, 2568)
    province = members(store, US, 2568)["province"] - {US}

    def apart(other: str) -> float:
        return statistics.mean((told[US, str(n)] - told[other, str(n)]) ** 2 for n in range(1, 11))

    assert members(store, US, 2568)["twins"] - {US} == set(
        sorted(province, key=lambda one: (apart(one), one))[:10]
    )


def test_the_summary_and_the_spine_agree_with_plain_arithmetic(store: Store) -> None:
    told = scores(store, 2568)
    district = sorted(members(store, US, 2568)["district"])
    rows = queries.set_scores(store, agency_ids=district, fiscal_year=2568)

    found = comparison.summary(rows, len(district))
    spine = comparison.spine(rows, US).set_index("indicator_id")

    overall = [told[one, "overall"] for one in district]
    assert found is not None
    assert (found.scored, found.passed) == (len(overall), sum(score >= 85 for score in overall))
    assert found.median == pytest.approx(statistics.median(overall))
    assert (found.lowest, found.highest) == (min(overall), max(overall))
    for number in range(1, 11):
        mine = [told[one, str(number)] for one in district]
        quartiles = statistics.quantiles(mine, n=4, method="inclusive")
        assert spine.loc[number, ["first_quartile", "middle", "third_quartile"]].tolist() == pytest.approx(
            quartiles
        )
        assert (spine.loc[number, "worst"], spine.loc[number, "best"]) == (min(mine), max(mine))
        assert spine.loc[number, "score"] == told[US, str(number)]


def test_who_needs_help_with_what_counts_only_those_with_a_score(open_data: OpenData) -> None:
    store = open_data(
        {"x.csv": HEAD + "a1,2565,1,80\na1,2565,2,90\na2,2565,1,70\na3,2565,1,86\na3,2565,2,84.99\n"}
    )
    rows = queries.set_scores(store, agency_ids=["a1", "a2", "a3"], fiscal_year=2565)

    needs = comparison.needs(rows).set_index("indicator_id")

    assert needs.loc[1, ["weak_count", "scored_count", "agencies"]].tolist() == [2, 3, "ทต.กลางน้ำ · อบต.ต้นน้ำ"]
    assert needs.loc[2, ["weak_count", "scored_count", "weakest_score"]].tolist() == [1, 2, 84.99]


def test_an_agency_without_a_figure_is_blank_in_the_matrix_and_never_zero_or_ranked(
    open_data: OpenData,
) -> None:
    store = open_data(
        {"x.csv": HEAD + "a1,2565,overall,80\na1,2565,1,80\na2,2565,1,90\na3,2565,overall,90\n"}
    )
    rows = queries.set_scores(store, agency_ids=["a1", "a2", "a3"], fiscal_year=2565)

    cells = comparison.matrix(rows, "score").set_index("agency_id")

    assert cells.index.tolist() == ["a3", "a1", "a2"]
    assert cells.loc["a2", "overall"] != cells.loc["a2", "overall"]
    assert sentences.set_place(rows, "a1") == "เราได้ 80.00 อันดับ 2 จาก 2"
    assert sentences.set_place(rows, "a2") == ""


def test_equal_scores_share_the_place_and_small_spans_are_called_small(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,98\na2,2565,overall,98\na3,2565,overall,99\n"})
    rows = queries.set_scores(store, agency_ids=["a1", "a2", "a3"], fiscal_year=2565)

    assert sentences.set_place(rows, "a1") == "เราได้ 98.00 อันดับ 2 จาก 3 (เท่ากัน 2 แห่ง)"
    assert "ความต่างจึงน้อย" in sentences.set_summary(comparison.summary(rows, 3), "district")


def test_real_and_made_up_agencies_are_never_in_one_set(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,90\n", "sample/y.csv": HEAD + "a2,2565,overall,95\n"})

    assert members(store, "a1", 2565) == {}


def test_an_average_is_in_no_set(store: Store) -> None:
    for found in members(store, "tt-pakhlok-phuket", 2561).values():
        assert not any(one.startswith("avg-") for one in found)
