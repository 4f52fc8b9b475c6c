"""The questions of an agency against figures worked out in plain Python from the same scores."""

import csv
import statistics
from collections.abc import Callable

import pytest
from conftest import ROOT, frame
from registers import figures, register
from test_queries import SOKKAM

from ita import queries, sentences, wording
from ita.rows import (
    Agencies,
    AgencyYears,
    IndicatorRanking,
    Issues,
    IssueTrend,
    Nodes,
    OverallStanding,
    PeerRanking,
    QuestionAdvice,
    QuestionPairs,
    QuestionRanking,
    Scores,
    WeakIndicators,
)
from ita.store import Store

OpenData = Callable[[dict[str, str | bytes]], Store]
HEAD = "agency_id,fiscal_year,node,score\n"


def scores_of(store: Store, year: int, node: str) -> dict[str, float]:
    rows = frame(store, Scores, fiscal_year=year, node=node)
    return dict(zip(rows["agency_id"], rows["score"], strict=True))


def test_the_median_and_the_best_are_those_of_the_district_with_the_agency_in_it(store: Store) -> None:
    chosen = "sample-sao-climber"
    rows = frame(store, QuestionRanking, agency_id=chosen, fiscal_year=2567).set_index("node")
    agencies = frame(store, Agencies, include_synthetic=True).set_index("agency_id")
    home = agencies.loc[chosen, "district"]

    for node in ("i1", "o25", "i15"):
        district = [
            score
            for agency, score in scores_of(store, 2567, node).items()
            if agencies.loc[agency, "district"] == home
        ]
        assert len(district) >= 5
        assert rows.loc[node, "peer_count"] == len(district)
        assert rows.loc[node, "peer_median"] == pytest.approx(statistics.median(district))
        assert rows.loc[node, "peer_best"] == max(district)


@pytest.mark.parametrize(
    ("districts", "scored", "scope", "place"),
    [
        ({"เหนือ": 5, "ใต้": 3}, 8, "district", "อันดับ 2 จาก 5 แห่งที่มีข้อมูลในอำเภอนี้"),
        ({"เหนือ": 4, "ใต้": 4}, 8, "province", "อันดับ 2 จาก 8 แห่งที่มีข้อมูลในจังหวัดนี้"),
        ({"เหนือ": 4, "ใต้": 4}, 6, "province", "อันดับ 2 จาก 6 แห่งที่มีข้อมูล (จากทั้งหมด 8 แห่งของจังหวัดนี้)"),
        ({"เหนือ": 7, "ใต้": 1}, 5, "district", "อันดับ 2 จาก 5 แห่งที่มีข้อมูล (จากทั้งหมด 7 แห่งของอำเภอนี้)"),
        ({"เหนือ": 2, "ใต้": 2}, 4, "province", ""),
        ({"เหนือ": 2, "ใต้": 6}, 2, "province", ""),
    ],
)
def test_peers_are_the_district_the_province_where_it_is_small_and_nobody_where_that_is_too(
    open_data: OpenData, districts: dict[str, int], scored: int, scope: str, place: str
) -> None:
    scores = {f"p{number}": {"overall": 99.0 - number} for number in range(1, scored + 1)}
    store = open_data({"agencies.csv": register(districts), "x.csv": figures(2565, scores)})

    (row,) = queries.typed(store, OverallStanding, agency_id="p2", fiscal_year=2565)

    assert row["peer_scope"] == scope
    assert sentences.place(row) == place
    if not place:
        assert sentences.too_few_peers(row).startswith(f"มีข้อมูล {scored} แห่งในจังหวัดนี้")


def test_fewer_than_five_have_no_rank_median_or_quartile_anywhere(open_data: OpenData) -> None:
    scores = {f"p{number}": {"overall": 90.0, "1": 90.0, "i1": 80.0} for number in range(1, 5)}
    store = open_data({"agencies.csv": register({"เหนือ": 4}), "x.csv": figures(2565, scores)})

    key = {"agency_id": "p1", "fiscal_year": 2565}
    ranks = queries.typed(store, PeerRanking, **key, node="i1")
    assert [(row["rank_in_year"], row["middle"]) for row in ranks] == [(None, None)] * 4
    assert frame(store, QuestionRanking, **key)["peer_median"].isna().all()
    assert frame(store, IndicatorRanking, **key)["peer_rank"].isna().all()
    assert frame(store, WeakIndicators, agency_ids=["p1"], fiscal_year=2565)["peer_median"].isna().all()
    assert "อันดับ" not in sentences.peers(ranks).replace("จัดอันดับ", "")


def test_the_change_follows_the_topic_and_names_the_code_of_then(store: Store) -> None:
    rows = frame(store, QuestionRanking, agency_id="sample-sao-climber", fiscal_year=2567).set_index("node")

    # t04, bribes demanded: i4 until 2566, i3 since 2567
    assert (rows.loc["i3", "previous_year"], rows.loc["i3", "previous_node"]) == (2566, "i4")
    before = scores_of(store, 2566, "i4")["sample-sao-climber"]
    now = scores_of(store, 2567, "i3")["sample-sao-climber"]
    assert rows.loc["i3", "score_change"] == pytest.approx(now - before)


def test_points_lost_are_the_weight_above_times_what_is_missing(store: Store) -> None:
    rows = frame(store, QuestionRanking, agency_id=SOKKAM, fiscal_year=2568).set_index("node")

    low, high = rows["points_lost_low"], rows["points_lost_high"]
    assert low["i2"] == high["i2"] == pytest.approx(0.30 / 5 / 3 * (100 - 97.78))


def test_an_item_whose_rule_is_unknown_costs_between_two_bounds_and_its_group_what_the_indicators_lose(
    store: Store,
) -> None:
    rows = frame(store, QuestionRanking, agency_id="sample-sao-climber", fiscal_year=2568).set_index("node")

    # indicator 9 weighs 0.20: o2 is one of 4 items of one of 5 sub-indicators, or one of 20 items; o5 one of 7
    told = rows.loc[["o2", "o5"], ["points_lost_low", "points_lost_high"]].to_numpy().tolist()
    assert told == [
        [pytest.approx(0.20 * 100 / 20), pytest.approx(0.20 * 100 / 20)],
        [pytest.approx(0.20 * 100 / 35), pytest.approx(0.20 * 100 / 20)],
    ]
    # indicator 9 was published as 90.81 and 10 as 100
    assert rows.loc["o2", "group_points_lost"] == pytest.approx(0.20 * (100 - 90.81))
    assert "o2 o5 และ o14 รวมกันเสีย 1.84 (แยกรายข้อได้ไม่แน่นอน) · ข้อ e7" in sentences.questions(
        queries.typed(store, QuestionRanking, agency_id="sample-sao-climber", fiscal_year=2568)
    )


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.slow)])
def test_what_items_cost_holds_what_their_indicator_costs(store: Store, step: int) -> None:
    checked = 0
    leaves: dict[tuple[int, int], list[str]] = {}
    with (ROOT / "data" / "reference" / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["scored"] == "yes" and row["indicator_id"]:
                of = (int(row["fiscal_year"]), int(row["indicator_id"]))
                leaves.setdefault(of, []).append(row["question_id"])
    for agency_id in frame(store, Agencies, include_synthetic=True)["agency_id"].tolist()[::step]:
        for fiscal_year in frame(store, AgencyYears, agency_id=agency_id)["fiscal_year"]:
            key = {"agency_id": agency_id, "fiscal_year": int(fiscal_year)}
            indicators = frame(store, IndicatorRanking, **key).set_index("indicator_id")
            questions = frame(store, QuestionRanking, **key)
            for indicator, rows in questions.groupby("indicator_id"):
                if indicator not in indicators.index or not set(leaves[fiscal_year, indicator]) <= set(
                    rows["node"]
                ):
                    continue
                own = indicators.loc[indicator, "points_lost_high"]
                counted = rows[rows["node"].isin(leaves[fiscal_year, indicator])]
                if own != own:
                    assert counted["points_lost_high"].isna().all()
                    continue
                # a published mean and its questions are each rounded to two decimals
                assert counted["points_lost_low"].sum() <= own + 0.003, (key, indicator)
                assert own <= counted["points_lost_high"].sum() + 0.003, (key, indicator)
                checked += 1
    assert checked > 1_000 / step


def test_an_agency_alone_in_its_province_has_no_peers_to_speak_of(store: Store) -> None:
    rows = frame(store, QuestionRanking, agency_id=SOKKAM, fiscal_year=2568)

    assert rows["peer_median"].isna().all()


def test_equal_scores_share_a_rank_on_one_question(open_data: OpenData) -> None:
    scores = {"p1": 90.0, "p2": 95.0, "p3": 90.0, "p4": 70.0, "p5": 60.0}
    files = figures(2565, {agency: {"overall": 80.0, "i1": score} for agency, score in scores.items()})
    store = open_data({"agencies.csv": register({"เหนือ": 5}), "x.csv": files})

    rows = queries.typed(store, PeerRanking, agency_id="p3", fiscal_year=2565, node="i1")

    assert [row["rank_in_year"] for row in rows] == [1, 2, 2, 4, 5]
    assert sentences.peers(rows).startswith(
        "อันดับ 2 (เท่ากัน 2 แห่ง) จาก 5 แห่งที่มีข้อมูลในอำเภอนี้ · ค่ากลาง 90.00 สูงสุด ทต.ที่2 95.00"
    )


def test_synthetic_agencies_are_no_peers_of_real_ones(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,i1,90\n", "sample/y.csv": HEAD + "a2,2565,i1,95\n"})

    rows = frame(store, QuestionRanking, agency_id="a1", fiscal_year=2565)

    assert rows["peer_count"].isna().all()


def test_pairs_are_the_parts_of_a_question_and_what_staff_and_public_say_of_one_matter(
    open_data: OpenData,
) -> None:
    scores = {"i2": 98, "e2": 91, "e1@EIT1": 80, "e1@EIT2": 86.5, "i1": 90}
    store = open_data(
        {"x.csv": HEAD + "".join(f"a1,2568,{node},{score}\n" for node, score in scores.items())}
    )

    rows = queries.typed(store, QuestionPairs, agency_id="a1", fiscal_year=2568)

    # e1 is the mean of its parts, 83.25: 6.75 below i1
    told = {(row["closeness"], row["node_a"], row["node_b"]): row["difference"] for row in rows}
    assert told == {
        ("same", "i1", "e1"): -6.75,
        ("same", "i2", "e2"): -7,
        ("parts", "e1@EIT1", "e1@EIT2"): 6.5,
    }
    assert sentences.pairs(rows).startswith("เรื่องที่ถามสองทาง 3 คู่ ต่างกันตั้งแต่ 5 คะแนน 3 คู่")


def test_a_difference_under_five_points_asks_nothing(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2568,i2,95\na1,2568,e2,90.01\n"})

    (row,) = queries.typed(store, QuestionPairs, agency_id="a1", fiscal_year=2568)

    assert not sentences.is_apart(row)
    assert sentences.pair(row).endswith("ต่างกัน 4.99")


def test_every_topic_of_the_newest_years_has_advice_with_documents_of_that_year(store: Store) -> None:
    for year in (2567, 2568):
        for row in frame(store, Nodes).to_dict("records"):
            if row["fiscal_year"] != year or row["kind"] != "question" or "@" in row["node"]:
                continue
            advice = frame(store, QuestionAdvice, fiscal_year=year, question_id=row["node"])
            assert len(advice), (year, row["node"])
            assert advice["proof"].notna().any(), (year, row["node"])


def test_questions_below_the_target_come_first(store: Store) -> None:
    rows = queries.typed(store, QuestionRanking, agency_id="sample-sao-climber", fiscal_year=2568)

    assert [row["node"] for row in rows[:4]] == ["o2", "o5", "o14", "e7"]
    assert "ต่ำกว่าเป้าหมาย: ข้อ o2 ข้อมูลผู้บริหาร (0.00)" in sentences.questions(rows)


def test_a_mean_of_an_issue_that_lies_on_a_half_is_the_same_wherever_it_is_told(store: Store) -> None:
    # (98.45 + 96.67 + 96.77 + 100 + 100 + 80) / 6 = 95.315
    issues = frame(store, Issues, agency_id="sample-sao-climber", fiscal_year=2568)
    years = frame(store, IssueTrend, agency_id="sample-sao-climber")

    here = issues.loc[issues["issue_id"] == 6, "score"].iloc[0]
    there = years.loc[(years["issue_id"] == 6) & (years["fiscal_year"] == 2568), "score"].iloc[0]
    assert (wording.score(here), wording.score(there)) == ("95.32", "95.32")
