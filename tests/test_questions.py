"""The questions of an agency against figures worked out in plain Python from the same scores."""

import statistics
from collections.abc import Callable

import pytest
from test_queries import SOKKAM

from ita import queries, sentences
from ita.store import Store

OpenData = Callable[[dict[str, str | bytes]], Store]
HEAD = "agency_id,fiscal_year,node,score\n"


def scores_of(store: Store, year: int, node: str) -> dict[str, float]:
    rows = queries.scores(store, fiscal_year=year, node=node)
    return dict(zip(rows["agency_id"], rows["score"], strict=True))


def test_the_median_and_the_best_are_those_of_the_others_in_the_district(store: Store) -> None:
    chosen = "sample-sao-climber"
    rows = queries.question_ranking(store, agency_id=chosen, fiscal_year=2567).set_index("node")
    agencies = queries.agencies(store, include_synthetic=True).set_index("agency_id")
    home = agencies.loc[chosen, "district"]

    for node in ("i1", "o25", "i15"):
        others = [
            score
            for agency, score in scores_of(store, 2567, node).items()
            if agency != chosen and agencies.loc[agency, "district"] == home
        ]
        assert rows.loc[node, "peer_count"] == len(others)
        assert rows.loc[node, "peer_median"] == pytest.approx(statistics.median(others))
        assert rows.loc[node, "peer_best"] == max(others)


def test_the_change_follows_the_topic_and_names_the_code_of_then(store: Store) -> None:
    rows = queries.question_ranking(store, agency_id="sample-sao-climber", fiscal_year=2567).set_index("node")

    # t04, bribes demanded: i4 until 2566, i3 since 2567
    assert (rows.loc["i3", "previous_year"], rows.loc["i3", "previous_node"]) == (2566, "i4")
    before = scores_of(store, 2566, "i4")["sample-sao-climber"]
    now = scores_of(store, 2567, "i3")["sample-sao-climber"]
    assert rows.loc["i3", "score_change"] == pytest.approx(now - before)


def test_points_lost_are_the_weight_above_times_what_is_missing(store: Store) -> None:
    rows = queries.question_ranking(store, agency_id=SOKKAM, fiscal_year=2568).set_index("node")

    assert rows.loc["i2", "points_lost"] == pytest.approx(0.30 / 5 / 3 * (100 - 97.78))
    assert rows.loc["o1", "points_lost"] != rows.loc["o1", "points_lost"]


def test_an_agency_alone_in_its_province_has_no_others(store: Store) -> None:
    rows = queries.question_ranking(store, agency_id=SOKKAM, fiscal_year=2568)

    assert rows["peer_count"].isna().all()


def test_equal_scores_share_a_rank_on_one_question(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,i1,90\na2,2565,i1,95\na3,2565,i1,90\na4,2565,i1,70\n"})

    rows = queries.question_peers(store, agency_id="a3", fiscal_year=2565, question_id="i1")

    assert rows["rank_in_year"].tolist() == [1, 2, 2, 4]
    assert sentences.question_peers(rows).startswith("อันดับ 2 จาก 4 (เท่ากัน 2 แห่ง) ในจังหวัด · ค่ากลาง 90.00")


def test_synthetic_agencies_are_no_peers_of_real_ones(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2565,i1,90\n", "sample/y.csv": HEAD + "a2,2565,i1,95\n"})

    rows = queries.question_ranking(store, agency_id="a1", fiscal_year=2565)

    assert rows["peer_count"].isna().all()


def test_pairs_are_the_parts_of_a_question_and_what_staff_and_public_say_of_one_matter(
    open_data: OpenData,
) -> None:
    scores = {"i2": 98, "e2": 91, "e1@EIT1": 80, "e1@EIT2": 86.5, "i1": 90}
    store = open_data(
        {"x.csv": HEAD + "".join(f"a1,2568,{node},{score}\n" for node, score in scores.items())}
    )

    rows = queries.question_pairs(store, agency_id="a1", fiscal_year=2568)

    # e1 is the mean of its parts, 83.25: 6.75 below i1
    told = {
        (row["closeness"], row["node_a"], row["node_b"]): row["difference"] for row in sentences.rows_of(rows)
    }
    assert told == {
        ("same", "i1", "e1"): -6.75,
        ("same", "i2", "e2"): -7,
        ("parts", "e1@EIT1", "e1@EIT2"): 6.5,
    }
    assert sentences.pairs(rows).startswith("เรื่องที่ถามสองทาง 3 คู่ ต่างกันตั้งแต่ 5 คะแนน 3 คู่")


def test_a_difference_under_five_points_asks_nothing(open_data: OpenData) -> None:
    store = open_data({"x.csv": HEAD + "a1,2568,i2,95\na1,2568,e2,90.01\n"})

    (row,) = sentences.rows_of(queries.question_pairs(store, agency_id="a1", fiscal_year=2568))

    assert not sentences.is_apart(row)
    assert sentences.pair(row).endswith("ต่างกัน 4.99")


def test_every_topic_of_the_newest_years_has_advice_with_documents_of_that_year(store: Store) -> None:
    for year in (2567, 2568):
        for row in queries.nodes(store).to_dict("records"):
            if row["fiscal_year"] != year or row["kind"] != "question" or "@" in row["node"]:
                continue
            advice = queries.question_advice(store, fiscal_year=year, question_id=row["node"])
            assert len(advice), (year, row["node"])
            assert advice["proof"].notna().any(), (year, row["node"])


def test_questions_below_the_target_come_first_also_where_their_cost_is_not_known(store: Store) -> None:
    rows = queries.question_ranking(store, agency_id="sample-sao-climber", fiscal_year=2568)

    assert rows["node"].tolist()[:4] == ["o2", "o5", "o14", "e7"]
    assert rows["points_lost"].isna().tolist()[:3] == [True, True, True]
    assert "ต่ำกว่าเป้าหมาย: ข้อ o2 ข้อมูลผู้บริหาร (0.00)" in sentences.questions(rows)
