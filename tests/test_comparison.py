"""Sets of agencies against figures worked out in plain Python from the same scores."""

import statistics
from collections.abc import Callable
from typing import Any

import pytest
from registers import figures, register

from ita import charts, queries, rows, sentences, tables, wording
from ita.rows import (
    Agencies,
    Comparators,
    QuestionRanking,
    Scores,
    SetLines,
    SetMatrix,
    SetMoves,
    SetNeeds,
    SetScores,
    SetSpine,
    SetSpread,
    SetSummary,
    SetYears,
    Twins,
)
from ita.store import Store

OpenData = Callable[[dict[str, str | bytes]], Store]
HEAD = "agency_id,fiscal_year,node,score\n"
US = "sample-sao-climber"


def members(store: Store, agency: str, year: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in queries.frame(store, Comparators, agency_id=agency, fiscal_year=year).to_dict("records"):
        found.setdefault(row["set_name"], set()).add(row["agency_id"])
    return found


def scores(store: Store, year: int) -> dict[tuple[str, str], float]:
    rows = queries.frame(store, Scores, fiscal_year=year)
    return dict(zip(zip(rows["agency_id"], rows["node"], strict=True), rows["score"], strict=True))


def summary(store: Store, agencies: list[str], year: int, agency: str | None = None) -> dict[str, Any]:
    """The one row of the summary."""
    (row,) = sentences.rows_of(
        queries.frame(store, SetSummary, agency_ids=agencies, fiscal_year=year, agency_id=agency)
    )
    return row


def test_the_sets_are_those_of_the_register(store: Store) -> None:
    agencies = queries.frame(store, Agencies, include_synthetic=True).set_index("agency_id")
    with_result = {agency for agency, node in scores(store, 2568) if node == "overall"}
    made_up = {
        one for one in with_result if agencies.loc[one, "is_synthetic"] and agencies.loc[one, "is_local"]
    }

    found = members(store, US, 2568)

    assert found["province"] == made_up
    assert found["district"] == {one for one in made_up if agencies.loc[one, "district"] == "ธารฝัน"}
    assert found["type"] == {one for one in made_up if agencies.loc[one, "agency_type"] == "อบต."}


def test_twins_are_the_ten_nearest_by_mean_squared_difference_and_at_most_five_points_away(
    store: Store,
) -> None:
    told = scores(store, 2568)
    province = members(store, US, 2568)["province"] - {US}

    def apart(other: str) -> float:
        return statistics.mean((told[US, str(n)] - told[other, str(n)]) ** 2 for n in range(1, 11))

    nearest = sorted(province, key=lambda one: (apart(one), one))[:10]
    assert members(store, US, 2568)["twins"] - {US} == {one for one in nearest if apart(one) <= 5**2}


@pytest.mark.parametrize(("points", "twins"), [(5.0, 5), (5.01, 0), (6.0, 0)])
def test_an_agency_six_points_away_is_never_a_twin(open_data: OpenData, points: float, twins: int) -> None:
    others = {f"p{n}": {str(i): 90 - points for i in range(1, 6)} for n in range(2, 7)}
    rows = figures(2565, {"p1": {str(i): 90 for i in range(1, 6)}} | others)
    store = open_data({"agencies.csv": register({"เหนือ": 6}), "x.csv": rows})

    assert len(queries.frame(store, Twins, agency_id="p1", fiscal_year=2565)) == twins
    assert ("twins" in members(store, "p1", 2565)) == (twins == 5)


def test_fewer_than_five_twins_are_no_set_and_that_is_said(open_data: OpenData) -> None:
    others = {f"p{n}": {str(i): 90 - n for i in range(1, 6)} for n in range(2, 6)}
    rows = figures(2565, {"p1": {str(i): 90 for i in range(1, 6)}} | others)
    store = open_data({"agencies.csv": register({"เหนือ": 5}), "x.csv": rows})

    twins = queries.frame(store, Twins, agency_id="p1", fiscal_year=2565)

    assert twins["points_apart"].tolist() == pytest.approx([2, 3, 4, 5])
    assert "twins" not in members(store, "p1", 2565)
    assert sentences.too_few_twins(twins).startswith("มีเพียง 4 แห่งที่คะแนนรายตัวชี้วัดห่างจากเราโดยเฉลี่ยไม่เกิน 5 คะแนน")


def test_the_summary_and_the_spine_agree_with_plain_arithmetic(store: Store) -> None:
    told = scores(store, 2568)
    district = sorted(members(store, US, 2568)["district"])

    found = summary(store, district, 2568, US)
    spine = queries.frame(store, SetSpine, agency_ids=district, fiscal_year=2568, agency_id=US)
    spine = spine.set_index("indicator_id")

    overall = [told[one, "overall"] for one in district]
    above = sum(score >= 85 for score in overall)
    assert (found["scored_count"], found["passed_count"]) == (len(overall), above)
    assert found["share"] == pytest.approx(above / len(overall))
    assert found["median"] == pytest.approx(statistics.median(overall))
    assert found["mean"] == pytest.approx(statistics.mean(overall))
    assert [found["first_quartile"], found["median"], found["third_quartile"]] == pytest.approx(
        statistics.quantiles(overall, n=4, method="inclusive")
    )
    assert (found["lowest"], found["highest"]) == (min(overall), max(overall))
    assert found["rank_in_set"] == 1 + sum(score > told[US, "overall"] for score in overall)
    for number in range(1, 11):
        mine = [told[one, str(number)] for one in district]
        quartiles = statistics.quantiles(mine, n=4, method="inclusive")
        assert spine.loc[number, ["first_quartile", "middle", "third_quartile"]].tolist() == pytest.approx(
            quartiles
        )
        assert (spine.loc[number, "worst"], spine.loc[number, "best"]) == (min(mine), max(mine))
        assert spine.loc[number, "score"] == told[US, str(number)]


def test_who_needs_help_with_what_counts_only_those_with_a_score_the_most_common_first(
    open_data: OpenData,
) -> None:
    store = open_data(
        {
            "x.csv": HEAD
            + "a1,2565,2,80\na1,2565,1,90\na2,2565,2,70\na3,2565,2,86\na3,2565,1,84.99\na1,2565,3,80\n"
            + "a2,2565,3,60\na3,2565,3,70\n"
        }
    )

    needs = queries.frame(store, SetNeeds, agency_ids=["a1", "a2", "a3"], fiscal_year=2565)

    found = zip(needs["indicator_id"], needs["weak_count"], needs["scored_count"], strict=True)
    assert list(found) == [(3, 3, 3), (2, 2, 3), (1, 1, 2)]
    named = [sentences.weak_agencies(row) for row in sentences.rows_of(needs)]
    assert named == ["ทต.กลางน้ำ · อบต.ปลายน้ำ · อบต.ต้นน้ำ", "ทต.กลางน้ำ · อบต.ต้นน้ำ", "อบต.ปลายน้ำ"]
    assert needs["weakest_score"].tolist() == [60, 70, 84.99]


def test_an_agency_without_a_figure_is_blank_in_the_matrix_and_never_zero_or_ranked(
    open_data: OpenData,
) -> None:
    store = open_data(
        {"x.csv": HEAD + "a1,2565,overall,80\na1,2565,1,80\na2,2565,1,90\na3,2565,overall,90\n"}
    )
    members = ["a1", "a2", "a3"]

    rows = queries.frame(store, SetMatrix, agency_ids=members, fiscal_year=2565, by="overall")
    cells = tables.by_agency(rows, "score").set_index("agency_id")

    assert cells.index.tolist() == ["a1", "a3", "a2"]
    assert cells.columns.tolist() == ["short_name", "overall", "1"]
    assert cells.loc["a2", "overall"] != cells.loc["a2", "overall"]
    assert sentences.set_place(summary(store, members, 2565, "a2")) == ""


def test_the_matrix_begins_with_the_weakest_of_one_column_or_is_in_the_order_of_the_names(
    open_data: OpenData,
) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,1,70\na1,2565,2,90\na2,2565,1,80\na3,2565,2,95\n"})

    def order(by: str) -> list[str]:
        rows = queries.frame(store, SetMatrix, agency_ids=["a1", "a2", "a3"], fiscal_year=2565, by=by)
        return tables.by_agency(rows, "score")["agency_id"].tolist()

    assert order("1") == ["a1", "a2", "a3"]
    assert order("2") == ["a1", "a3", "a2"]
    # ทต.กลางน้ำ อบต.ต้นน้ำ อบต.ปลายน้ำ
    assert order("name") == ["a2", "a1", "a3"]


SIX = {"p1": 98, "p2": 98, "p3": 99, "p4": 97.5, "p5": 97.5, "p6": 97.5}


def six(open_data: OpenData) -> Store:
    files = figures(2565, {agency: {"overall": score, "1": score} for agency, score in SIX.items()})
    return open_data({"agencies.csv": register({"เหนือ": 6}), "x.csv": files})


def test_equal_scores_share_the_place_and_small_spans_are_called_small(open_data: OpenData) -> None:
    found = summary(six(open_data), list(SIX), 2565, "p1")

    assert sentences.set_place(found) == "เราได้ 98.00 อันดับ 2 จาก 6 (เท่ากัน 2 แห่ง)"
    assert "ความต่างจึงน้อย" in sentences.set_summary(found, "district")


def test_five_agencies_are_enough_for_rank_median_and_share_and_four_are_not(open_data: OpenData) -> None:
    store = six(open_data)
    of_few = ("share", "median", "mean", "first_quartile", "third_quartile", "rank_in_set", "tied")

    def known(agencies: list[str]) -> tuple[set[bool], set[bool], set[bool]]:
        key = {"agency_ids": agencies, "fiscal_year": 2565, "agency_id": "p1"}
        row = summary(store, agencies, 2565, "p1")
        (year,) = sentences.rows_of(queries.frame(store, SetYears, agency_ids=agencies))
        (line,) = sentences.rows_of(queries.frame(store, SetSpine, **key))
        spread = sentences.rows_of(queries.frame(store, SetSpread, **key, node="overall"))
        return (
            {not wording.is_missing(row[name]) for name in of_few}
            | {not wording.is_missing(year[name]) for name in of_few[:5]},
            {not wording.is_missing(line[name]) for name in ("first_quartile", "middle", "third_quartile")},
            {
                not wording.is_missing(one[name])
                for one in spread
                for name in ("rank_in_year", "tied", "middle")
            },
        )

    assert known(["p1", "p2", "p3", "p4", "p5"]) == ({True}, {True}, {True})
    assert known(["p1", "p2", "p3", "p4"]) == ({False}, {False}, {False})


def test_a_set_of_few_is_told_by_its_scores_alone(open_data: OpenData) -> None:
    found = summary(six(open_data), ["p1", "p3", "p4"], 2565, "p1")

    said = sentences.set_summary(found, "อำเภอเดียวกัน", "district")

    assert (
        said
        == "อำเภอเดียวกัน: จาก 3 แห่งที่มีข้อมูล (จากทั้งหมด 3 แห่งของอำเภอ): ทต.ที่3 99.00 · ทต.ที่1 98.00 · ทต.ที่4 97.50"
    )
    assert sentences.set_place(found) == "เราได้ 98.00 (น้อยแห่งเกินกว่าจะจัดอันดับหรือหาค่ากลาง)"


def test_each_year_of_a_set_agrees_with_plain_arithmetic(store: Store) -> None:
    district = sorted(members(store, US, 2568)["district"])

    years = queries.frame(store, SetYears, agency_ids=district).set_index("fiscal_year")

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
        assert years.loc[year, "scored_count"] == len(overall)
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
        assert (most[0]["weak_count"] if len(most) else 0) == max(weak.values())


def test_moves_are_the_difference_of_two_years_most_risen_first(store: Store) -> None:
    province = sorted(members(store, US, 2568)["province"])

    moved = queries.frame(
        store, SetMoves, agency_ids=province, node="9", previous_year=2566, fiscal_year=2568
    )

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
    store = open_data({"x.csv": HEAD + rows})
    of = {"agency_ids": ["a1", "a2", "a3"], "agency_id": "a1", "node": "overall", "fiscal_year": 2565}

    lines = queries.frame(store, SetLines, **of, most=2)

    assert lines["node"].tolist() == ["a1", "a1", "a2"]
    assert set(lines["scored_count"]) == {3}


def test_an_agency_without_a_result_is_named_and_in_no_count(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,80\na2,2565,overall,90\n"})

    sets = queries.frame(store, Comparators, agency_id="a1", fiscal_year=2565)

    district = sets[sets["set_name"] == "district"].set_index("agency_id")["has_result"].to_dict()
    assert district == {"a1": True, "a2": True, "a3": False}
    said = sentences.set_summary(summary(store, list(district), 2565), "อำเภอเดียวกัน", "district")
    assert said == "อำเภอเดียวกัน: จาก 2 แห่งที่มีข้อมูล (จากทั้งหมด 3 แห่งของอำเภอ): ทต.กลางน้ำ 90.00 · อบต.ต้นน้ำ 80.00"
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

    sets = queries.frame(
        store, Comparators, agency_id=US, fiscal_year=2568, nodes=["9", "10"], weights=[3.0, 1.0]
    )

    twins = set(sets[sets["set_name"] == "twins"]["agency_id"]) - {US}
    nearest = sorted(province, key=lambda one: (apart(one), one))[:10]
    assert twins == {one for one in nearest if apart(one) <= 5**2}


def test_a_set_at_the_ceiling_shows_what_is_missing_to_full_marks(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,98.5\na2,2565,overall,99\na3,2565,overall,99.5\n"})
    of = {"agency_ids": ["a1", "a2", "a3"], "fiscal_year": 2565, "node": "overall", "agency_id": "a1"}

    drawn = charts.strip_row(queries.typed(store, rows.SetSpread, **of), 87.57, is_narrow=True)

    assert not any(f">{tick}</span>" in drawn for tick in range(95))
    assert "เป้า" not in drawn
    assert "ขาดจาก 100 1.50" in drawn


def test_real_and_made_up_agencies_are_never_in_one_set(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,90\n", "sample/y.csv": HEAD + "a2,2565,overall,95\n"})

    assert members(store, "a1", 2565) == {}


def test_an_average_is_in_no_set(store: Store) -> None:
    for found in members(store, "tt-pakhlok-phuket", 2561).values():
        assert not any(one.startswith("avg-") for one in found)


def test_a_tie_of_weaknesses_and_a_single_weak_agency_are_told_as_such(open_data: OpenData) -> None:
    two = "a1,2565,1,80\na1,2565,2,80\na2,2565,1,90\na2,2565,2,90\na3,2565,1,70\na3,2565,2,70\n"
    store = open_data({"x.csv": HEAD + two})

    def note(agencies: list[str]) -> str:
        of: dict[str, Any] = {"agency_ids": agencies, "fiscal_year": 2565}
        needs, spine = (
            queries.frame(store, SetNeeds, **of),
            queries.frame(store, SetSpine, **of, agency_id="a1"),
        )
        return sentences.matrix_note(queries.frame(store, SetMatrix, **of, by="name"), needs, spine, "score")

    assert note(["a1", "a2", "a3"]).startswith("จุดอ่อนที่พบมากที่สุดเท่ากัน 2 ตัวชี้วัด ต่ำกว่าเป้าหมายตัวละ 2 แห่ง")
    assert note(["a1", "a2"]) == "มีแห่งเดียวที่มีตัวชี้วัดต่ำกว่าเป้าหมาย: อบต.ต้นน้ำ 2 ตัวชี้วัด"
    assert note(["a2"]) == "ไม่มีตัวชี้วัดใดต่ำกว่าเป้าหมายในกลุ่มนี้"


def test_agencies_of_one_name_are_told_apart_by_their_district(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,80\na2,2565,overall,90\na4,2565,overall,70\n"})

    rows = sentences.told_apart(
        queries.frame(store, SetScores, agency_ids=["a1", "a2", "a4"], fiscal_year=2565)
    )

    named = dict(zip(rows["agency_id"], rows["short_name"], strict=True))
    assert named == {"a1": "อบต.ต้นน้ำ อ.เหนือ", "a2": "ทต.กลางน้ำ", "a4": "อบต.ต้นน้ำ อ.ใต้"}


def test_the_median_of_two_scores_is_rounded_as_on_paper(open_data: OpenData) -> None:
    scores = {"p1": 80.0, "p2": 90.62, "p3": 90.71, "p4": 90.0, "p5": 91.0, "p6": 99.0}
    told = {agency: {"overall": score, "i1": score} for agency, score in scores.items()}
    store = open_data({"agencies.csv": register({"เหนือ": 6}), "x.csv": figures(2565, told)})

    (row,) = queries.frame(store, QuestionRanking, agency_id="p1", fiscal_year=2565).to_dict("records")

    # (90.62 + 90.71) / 2 = 90.665, half a cent up
    assert wording.score(row["peer_median"]) == "90.67"
    assert wording.score(summary(store, list(scores), 2565)["median"]) == "90.67"


def test_the_comparison_opens_on_the_peers(open_data: OpenData) -> None:
    told = figures(2565, {f"p{n}": {"overall": 90} for n in (1, 2, 3, 4, 5, 6, 7, 8)})
    store = open_data({"agencies.csv": register({"เหนือ": 5, "ใต้": 3}), "x.csv": told})

    def usual(agency: str) -> set[str]:
        sets = queries.frame(store, Comparators, agency_id=agency, fiscal_year=2565)
        return set(sets.loc[sets["is_peer_set"], "set_name"])

    assert usual("p1") == {"district"}
    # three of the district are too few
    assert usual("p6") == {"province"}
