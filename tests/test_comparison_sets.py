"""Sets of few, of equals, of one name and of the made-up: what is told of them."""

import statistics
from typing import Any

import pytest
from conftest import frame
from registers import figures, register
from test_comparison import HEAD, US, OpenData, members, scores, summary

from ita import charts, queries, rows, sentences, wording
from ita.rows import (
    Comparators,
    QuestionRanking,
    SetLines,
    SetMatrix,
    SetMoves,
    SetNeeds,
    SetScores,
    SetSpine,
    SetYears,
)
from ita.store import Store


def test_each_year_of_a_set_agrees_with_plain_arithmetic(store: Store) -> None:
    district = sorted(members(store, US, 2568)["district"])

    years = frame(store, SetYears, agency_ids=district).set_index("fiscal_year")

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

    moved = frame(store, SetMoves, agency_ids=province, node="9", previous_year=2566, fiscal_year=2568)

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

    lines = frame(store, SetLines, **of, most=2)

    assert lines["node"].tolist() == ["a1", "a1", "a2"]
    assert set(lines["scored_count"]) == {3}


def test_an_agency_without_a_result_is_named_and_in_no_count(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,80\na2,2565,overall,90\n"})

    sets = frame(store, Comparators, agency_id="a1", fiscal_year=2565)

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

    sets = frame(store, Comparators, agency_id=US, fiscal_year=2568, nodes=["9", "10"], weights=[3.0, 1.0])

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
            queries.typed(store, SetNeeds, **of),
            queries.typed(store, SetSpine, **of, agency_id="a1"),
        )
        return sentences.matrix_note(queries.typed(store, SetMatrix, **of, by="name"), needs, spine, "score")

    assert note(["a1", "a2", "a3"]).startswith("จุดอ่อนที่พบมากที่สุดเท่ากัน 2 ตัวชี้วัด ต่ำกว่าเป้าหมายตัวละ 2 แห่ง")
    assert note(["a1", "a2"]) == "มีแห่งเดียวที่มีตัวชี้วัดต่ำกว่าเป้าหมาย: อบต.ต้นน้ำ 2 ตัวชี้วัด"
    assert note(["a2"]) == "ไม่มีตัวชี้วัดใดต่ำกว่าเป้าหมายในกลุ่มนี้"


def test_agencies_of_one_name_are_told_apart_by_their_district(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,overall,80\na2,2565,overall,90\na4,2565,overall,70\n"})

    rows = sentences.apart(queries.typed(store, SetScores, agency_ids=["a1", "a2", "a4"], fiscal_year=2565))

    named = {row["agency_id"]: row["short_name"] for row in rows}
    assert named == {"a1": "อบต.ต้นน้ำ อ.เหนือ", "a2": "ทต.กลางน้ำ", "a4": "อบต.ต้นน้ำ อ.ใต้"}


def test_the_median_of_two_scores_is_rounded_as_on_paper(open_data: OpenData) -> None:
    scores = {"p1": 80.0, "p2": 90.62, "p3": 90.71, "p4": 90.0, "p5": 91.0, "p6": 99.0}
    told = {agency: {"overall": score, "i1": score} for agency, score in scores.items()}
    store = open_data({"agencies.csv": register({"เหนือ": 6}), "x.csv": figures(2565, told)})

    (row,) = frame(store, QuestionRanking, agency_id="p1", fiscal_year=2565).to_dict("records")

    # (90.62 + 90.71) / 2 = 90.665, half a cent up
    assert wording.score(row["peer_median"]) == "90.67"
    assert wording.score(summary(store, list(scores), 2565)["median"]) == "90.67"


def test_the_comparison_opens_on_the_peers(open_data: OpenData) -> None:
    told = figures(2565, {f"p{n}": {"overall": 90} for n in (1, 2, 3, 4, 5, 6, 7, 8)})
    store = open_data({"agencies.csv": register({"เหนือ": 5, "ใต้": 3}), "x.csv": told})

    def usual(agency: str) -> set[str]:
        sets = frame(store, Comparators, agency_id=agency, fiscal_year=2565)
        return set(sets.loc[sets["is_peer_set"], "set_name"])

    assert usual("p1") == {"district"}
    # three of the district are too few
    assert usual("p6") == {"province"}
