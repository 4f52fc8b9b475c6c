"""Sets of agencies against figures worked out in plain Python from the same scores."""

import statistics
from collections.abc import Callable

import pandas as pd
import pytest
from registers import figures, register

from ita import charts, comparison, queries, sentences, wording
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


def test_each_year_of_a_set_agrees_with_plain_arithmetic(store: Store) -> None:
    district = sorted(members(store, US, 2568)["district"])
    history = queries.set_history(store, agency_ids=district)

    years = comparison.years(history, len(district)).set_index("fiscal_year")

    for year in range(2564, 2569):
        told = scores(store, year)
        before = scores(store, year - 1)
        for past in (told, before):
            # the town that came from a sub-district keeps its past
            past |= {
                ("sample-tt-rising", node): score
                for (one, node), score in past.items()
                if one == "sample-sao-rising"
            }
        overall = {one: told[one, "overall"] for one in district if (one, "overall") in told}
        assert years.loc[year, "scored"] == len(overall)
        assert years.loc[year, "share"] == pytest.approx(
            sum(score >= 85 for score in overall.values()) / len(overall)
        )
        assert years.loc[year, "mean"] == pytest.approx(statistics.mean(overall.values()))
        assert years.loc[year, "median"] == pytest.approx(statistics.median(overall.values()))
        rises = {
            one: told[one, "overall"] - before[one, "overall"]
            for one in overall
            if (one, "overall") in before
        }
        if year > 2564:
            assert years.loc[year, "risen"][0]["agency_id"] == max(rises, key=lambda one: rises[one])
        weak = {
            number: sum(told[one, str(number)] < 85 for one in district if (one, str(number)) in told)
            for number in range(1, 11)
        }
        most = years.loc[year, "weak"]
        assert (most[0]["weak_count"] if most else 0) == max(weak.values())


def test_moves_are_the_difference_of_two_years_most_risen_first(store: Store) -> None:
    province = sorted(members(store, US, 2568)["province"])
    history = queries.set_history(store, agency_ids=province)

    moved = comparison.moves(history, "9", 2566, 2568)

    then, now = scores(store, 2566), scores(store, 2568)
    # the town that came from a sub-district keeps its past
    then |= {
        ("sample-tt-rising", node): score for (one, node), score in then.items() if one == "sample-sao-rising"
    }
    wanted = {
        one: now[one, "9"] - then[one, "9"] for one in province if (one, "9") in now and (one, "9") in then
    }
    assert dict(zip(moved["agency_id"], moved["score_change"], strict=True)) == pytest.approx(wanted)
    assert moved["score_change"].is_monotonic_decreasing


def test_lines_begin_with_us_and_then_the_highest(open_data: OpenData) -> None:
    rows = "".join(
        f"{agency},{year},overall,{score}\n"
        for agency, year, score in (
            ("a1", 2564, 70), ("a1", 2565, 75), ("a2", 2565, 90), ("a3", 2565, 80), ("a3", 2564, 99),
        )
    )  # fmt: skip
    history = queries.set_history(open_data({"x.csv": HEAD + rows}), agency_ids=["a1", "a2", "a3"])

    lines = comparison.lines(history, "overall", "a1", 2565, 2)

    assert lines["node"].tolist() == ["a1", "a1", "a2"]


def test_an_agency_without_a_result_is_named_and_in_no_count(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,80\na2,2565,overall,90\n"})

    sets = queries.comparators(store, agency_id="a1", fiscal_year=2565)

    district = sets[sets["set_name"] == "district"].set_index("agency_id")["has_result"].to_dict()
    assert district == {"a1": True, "a2": True, "a3": False}
    rows = queries.set_scores(store, agency_ids=list(district), fiscal_year=2565)
    said = sentences.set_summary(comparison.summary(rows, len(district)), "อำเภอเดียวกัน")
    assert "มีผล 2 จาก 3 แห่ง" in said
    assert sentences.set_missing(["อบต.ปลายน้ำ"]) == "ไม่มีผลปีนี้ 1 แห่ง (ไม่นับในอันดับและค่าเฉลี่ย): อบต.ปลายน้ำ"


def test_a_set_in_which_nobody_else_has_a_result_is_not_offered(open_data: OpenData) -> None:
    assert members(open_data({"x.csv": HEAD + "a1,2565,overall,80\n"}), "a1", 2565) == {}


def test_an_agency_that_became_another_is_in_no_set_of_later_years(store: Store) -> None:
    assert "sample-sao-rising" in members(store, US, 2564)["province"]
    assert "sample-tt-rising" not in members(store, US, 2564)["province"]
    assert "sample-sao-rising" not in members(store, US, 2566)["province"]


def test_agencies_of_the_same_type_and_size_are_a_set_only_where_populations_are_known(
    open_data: OpenData,
) -> None:
    register = (
        "agency_id,agency_name,agency_type,district,province,จำนวนประชากร\n"
        'b1,องค์การบริหารส่วนตำบลเล็ก,อบต.,เหนือ,ทดลอง,"๓,๐๐๐"\n'
        "b2,องค์การบริหารส่วนตำบลน้อย,อบต.,ใต้,ทดสอบ,5999\n"
        "b3,องค์การบริหารส่วนตำบลใหญ่,อบต.,ใต้,ทดสอบ,6000\n"
        "b4,เทศบาลตำบลเล็ก,เทศบาลตำบล,ใต้,ทดสอบ,4000\n"
        "b5,องค์การบริหารส่วนตำบลเงียบ,อบต.,ใต้,ทดสอบ,\n"
    )
    rows = "".join(f"b{number},2565,overall,90\n" for number in range(1, 6))
    store = open_data({"b.csv": register, "x.csv": HEAD + rows})

    assert members(store, "b1", 2565)["size"] == {"b1", "b2"}
    assert "size" not in members(store, "b5", 2565)


def test_twins_by_chosen_indicators_and_weights(store: Store) -> None:
    told = scores(store, 2568)
    province = members(store, US, 2568)["province"] - {US}

    def apart(other: str) -> float:
        return sum(w * (told[US, n] - told[other, n]) ** 2 for n, w in (("9", 3), ("10", 1))) / 4

    sets = queries.comparators(store, agency_id=US, fiscal_year=2568, nodes=["9", "10"], weights=[3.0, 1.0])

    twins = set(sets[sets["set_name"] == "twins"]["agency_id"]) - {US}
    assert twins == set(sorted(province, key=lambda one: (apart(one), one))[:10])


def test_a_set_at_the_ceiling_shows_what_is_missing_to_full_marks(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,98.5\na2,2565,overall,99\na3,2565,overall,99.5\n"})
    rows = queries.set_scores(store, agency_ids=["a1", "a2", "a3"], fiscal_year=2565)

    figure = charts.strip(comparison.dots(rows, "a1", "overall"), None, is_narrow=True)

    axis = figure["layout"]["xaxis"]
    assert axis["range"][0] > 95
    assert axis["ticktext"][-1] == "0.00"
    assert axis["ticktext"][0].startswith("−")


def test_real_and_made_up_agencies_are_never_in_one_set(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,90\n", "sample/y.csv": HEAD + "a2,2565,overall,95\n"})

    assert members(store, "a1", 2565) == {}


def test_an_average_is_in_no_set(store: Store) -> None:
    for found in members(store, "tt-pakhlok-phuket", 2561).values():
        assert not any(one.startswith("avg-") for one in found)


def test_a_tie_of_weaknesses_and_a_single_weak_agency_are_told_as_such(open_data: OpenData) -> None:
    two = "a1,2565,1,80\na1,2565,2,80\na2,2565,1,90\na2,2565,2,90\na3,2565,1,70\na3,2565,2,70\n"
    tied = queries.set_scores(
        open_data({"x.csv": HEAD + two}), agency_ids=["a1", "a2", "a3"], fiscal_year=2565
    )
    alone = tied[tied["agency_id"] != "a3"]

    assert sentences.matrix_note(tied, "score").startswith("จุดอ่อนที่พบมากที่สุดเท่ากัน 2 ตัวชี้วัด")
    assert sentences.matrix_note(alone, "score") == "มีแห่งเดียวที่มีตัวชี้วัดต่ำกว่าเป้าหมาย: อบต.ต้นน้ำ 2 ตัวชี้วัด"


def test_agencies_of_one_name_are_told_apart_by_their_district(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,80\na2,2565,overall,90\na4,2565,overall,70\n"})

    rows = sentences.told_apart(queries.set_scores(store, agency_ids=["a1", "a2", "a4"], fiscal_year=2565))

    named = dict(zip(rows["agency_id"], rows["short_name"], strict=True))
    assert named == {"a1": "อบต.ต้นน้ำ อ.เหนือ", "a2": "ทต.กลางน้ำ", "a4": "อบต.ต้นน้ำ อ.ใต้"}


def test_the_median_of_two_scores_is_rounded_as_on_paper(open_data: OpenData) -> None:
    scores = {"p1": 80.0, "p2": 90.62, "p3": 90.71, "p4": 90.0, "p5": 91.0, "p6": 99.0}
    files = figures(2565, {agency: {"overall": 80.0, "i1": score} for agency, score in scores.items()})
    store = open_data({"agencies.csv": register({"เหนือ": 6}), "x.csv": files})

    (row,) = queries.question_ranking(store, agency_id="p1", fiscal_year=2565).to_dict("records")

    # (90.62 + 90.71) / 2 = 90.665, half a cent up
    assert wording.score(row["peer_median"]) == "90.67"
    assert wording.score(comparison.middle(pd.Series([90.62, 90.71]))) == "90.67"
