"""Sets of agencies against figures worked out in plain Python from the same scores."""

import statistics
from collections.abc import Callable

import pytest
from conftest import frame
from registers import figures, register

from ita import queries, sentences, tables, wording
from ita.rows import (
    Agencies,
    Comparators,
    Scores,
    SetMatrix,
    SetNeeds,
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
    for row in frame(store, Comparators, agency_id=agency, fiscal_year=year).to_dict("records"):
        found.setdefault(row["set_name"], set()).add(row["agency_id"])
    return found


def scores(store: Store, year: int) -> dict[tuple[str, str], float]:
    rows = frame(store, Scores, fiscal_year=year)
    return dict(zip(zip(rows["agency_id"], rows["node"], strict=True), rows["score"], strict=True))


def summary(store: Store, agencies: list[str], year: int, agency: str | None = None) -> SetSummary:
    """The one row of the summary."""
    (row,) = queries.typed(store, SetSummary, agency_ids=agencies, fiscal_year=year, agency_id=agency)
    return row


def test_the_sets_are_those_of_the_register(store: Store) -> None:
    agencies = frame(store, Agencies, include_synthetic=True).set_index("agency_id")
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

    assert len(frame(store, Twins, agency_id="p1", fiscal_year=2565)) == twins
    assert ("twins" in members(store, "p1", 2565)) == (twins == 5)


def test_fewer_than_five_twins_are_no_set_and_that_is_said(open_data: OpenData) -> None:
    others = {f"p{n}": {str(i): 90 - n for i in range(1, 6)} for n in range(2, 6)}
    rows = figures(2565, {"p1": {str(i): 90 for i in range(1, 6)}} | others)
    store = open_data({"agencies.csv": register({"เหนือ": 5}), "x.csv": rows})

    twins = queries.typed(store, Twins, agency_id="p1", fiscal_year=2565)

    assert [row["points_apart"] for row in twins] == pytest.approx([2, 3, 4, 5])
    assert "twins" not in members(store, "p1", 2565)
    assert sentences.too_few_twins(twins).startswith("มีเพียง 4 แห่งที่คะแนนรายตัวชี้วัดห่างจากเราโดยเฉลี่ยไม่เกิน 5 คะแนน")


def test_the_summary_and_the_spine_agree_with_plain_arithmetic(store: Store) -> None:
    told = scores(store, 2568)
    district = sorted(members(store, US, 2568)["district"])

    found = summary(store, district, 2568, US)
    spine = frame(store, SetSpine, agency_ids=district, fiscal_year=2568, agency_id=US)
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

    needs = frame(store, SetNeeds, agency_ids=["a1", "a2", "a3"], fiscal_year=2565)

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

    rows = queries.typed(store, SetMatrix, agency_ids=members, fiscal_year=2565, by="overall")
    cells = tables.matrix(rows, "score", {}).texts

    assert cells.iloc[:, 0].tolist() == ["อบต.ต้นน้ำ", "อบต.ปลายน้ำ", "ทต.กลางน้ำ"]
    assert cells.columns.tolist() == ["หน่วยงาน", "ภาพรวม", "1 การปฏิบัติหน้าที่"]
    assert cells.iloc[2].tolist() == ["ทต.กลางน้ำ", "–", "90.00"]
    assert sentences.set_place(summary(store, members, 2565, "a2")) == ""


def test_the_matrix_begins_with_the_weakest_of_one_column_or_is_in_the_order_of_the_names(
    open_data: OpenData,
) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,1,70\na1,2565,2,90\na2,2565,1,80\na3,2565,2,95\n"})

    def order(by: str) -> list[str]:
        rows = queries.typed(store, SetMatrix, agency_ids=["a1", "a2", "a3"], fiscal_year=2565, by=by)
        return list(dict.fromkeys(row["agency_id"] for row in rows))

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
        (year,) = queries.typed(store, SetYears, agency_ids=agencies)
        (line,) = queries.typed(store, SetSpine, **key)
        spread = queries.typed(store, SetSpread, **key, node="overall")
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
