"""Queries: figures worked out by hand or printed in a real document."""

import threading
from collections.abc import Callable

import pytest
from conftest import frame
from registers import figures, register

from ita.rows import (
    Agencies,
    IndicatorRanking,
    InstrumentBreakdown,
    NextLevel,
    OverallStanding,
    OverallTrend,
    PeerRanking,
    Scores,
    Tree,
)
from ita.store import Store

NONGWAENG = "sao-nongwaeng-kanthararom-sisaket"
SOKKAM = "sao-sokkam-seka-buengkan"
KAENG = "sao-kaeng-detudom-ubon"
ROIET = "tm-roiet-mueang-roiet"
OpenData = Callable[[dict[str, str | bytes]], Store]


def test_the_indicators_of_nongwaeng_2565_rank_as_its_document_prints_them(store: Store) -> None:
    ranking = frame(store, IndicatorRanking, agency_id=NONGWAENG, fiscal_year=2565)

    found = list(zip(ranking["rank_in_year"], ranking["indicator_id"], ranking["score"], strict=True))
    assert found == [
        (1, 1, 100.00),
        (1, 3, 100.00),
        (3, 5, 99.51),
        (4, 4, 96.27),
        (5, 2, 94.12),
        (6, 10, 87.50),
        (7, 6, 86.24),
        (8, 9, 85.92),
        (9, 7, 85.43),
        (10, 8, 79.01),
    ]
    assert ranking["tied"].tolist()[:3] == [2, 2, 1]
    assert ranking["label_th"].iloc[0] == "การปฏิบัติหน้าที่"
    assert ranking["label_th"].iloc[9] == "การปรับปรุงการทำงาน"
    assert int((ranking["gap_to_target"] >= 0).sum()) == 9


@pytest.mark.parametrize(
    ("agency_id", "year", "published", "computed"),
    [
        (KAENG, 2563, 76.43, 76.4242),
        (NONGWAENG, 2565, 89.15, 89.146),
        (SOKKAM, 2568, 99.64, 99.6385),
        (ROIET, 2568, 93.14, 92.8994),
    ],
)
def test_an_overall_is_shown_as_published_with_our_recomputation_beside_it(
    store: Store, agency_id: str, year: int, published: float, computed: float
) -> None:
    (row,) = frame(store, OverallStanding, agency_id=agency_id, fiscal_year=year).to_dict("records")

    assert row["score"] == published
    assert row["computed_score"] == pytest.approx(computed, abs=1e-9)


def test_instruments_nobody_published_are_computed_and_marked_so(store: Store) -> None:
    rows = frame(store, InstrumentBreakdown, agency_id=NONGWAENG, fiscal_year=2565).to_dict("records")

    found = {row["instrument"]: (round(row["score"], 6), row["is_computed"]) for row in rows}
    assert found == {"IIT": (97.98, True), "EIT": (83.56, True), "OIT": (86.71, True)}


def test_what_the_instruments_of_sokkam_2568_add_follows_from_the_printed_scores(store: Store) -> None:
    rows = frame(store, InstrumentBreakdown, agency_id=SOKKAM, fiscal_year=2568).set_index("instrument")

    # 0.30 x 98.96, 0.15 x 100.00, 0.15 x 99.67, 0.40 x 100.00
    assert rows.loc["IIT", "contribution"] == pytest.approx(29.688)
    assert rows.loc["EIT1", "contribution"] == pytest.approx(15.0)
    assert rows.loc["EIT2", "contribution"] == pytest.approx(14.9505)
    assert rows.loc["OIT", "contribution"] == pytest.approx(40.0)


def test_the_level_of_roiet_is_held_back_by_oit_alone(store: Store) -> None:
    (row,) = frame(store, NextLevel, agency_id=ROIET, fiscal_year=2568).to_dict("records")

    assert (row["level_th"], row["node"], row["required"]) == ("ผ่านดี", "OIT", 85)
    assert row["points_short"] == pytest.approx(1.75)


def test_a_change_names_the_newest_earlier_year_when_the_year_before_is_missing(store: Store) -> None:
    (row,) = frame(store, OverallStanding, agency_id=SOKKAM, fiscal_year=2568).to_dict("records")

    assert (row["previous_year"], row["previous_score"]) == (2565, 99.15)
    assert row["score_change"] == pytest.approx(0.49)


def test_a_score_of_the_former_scale_is_not_compared_with_one_of_today(open_data: OpenData) -> None:
    store = open_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2561,overall,80\na1,2562,overall,90\n"})

    (row,) = frame(store, OverallStanding, agency_id="a1", fiscal_year=2562).to_dict("records")

    assert row["score_change"] is None or row["score_change"] != row["score_change"]


def test_the_ranks_of_thalang_2561_are_those_of_the_published_table(store: Store) -> None:
    rows = frame(store, PeerRanking, agency_id="tt-pakhlok-phuket", fiscal_year=2561, node="overall").to_dict(
        "records"
    )

    assert [(row["rank_in_year"], row["short_name"], row["score"]) for row in rows] == [
        (1, "ทต.เชิงทะเล", 74.35),
        (2, "ทต.ป่าคลอก", 70.01),
        (3, "ทต.ศรีสุนทร", 62.58),
        (4, "อบต.สาคู", 60.42),
        (5, "อบต.เชิงทะเล", 56.57),
    ]


def test_equal_scores_share_the_better_rank_and_are_counted(open_data: OpenData) -> None:
    points = {"p1": 90, "p2": 95, "p3": 90, "p4": 70, "p5": 60}
    scores = {agency: {"overall": score} for agency, score in points.items()}

    store = open_data({"agencies.csv": register({"เหนือ": 5}), "x.csv": figures(2565, scores)})

    (row,) = frame(store, OverallStanding, agency_id="p3", fiscal_year=2565).to_dict("records")
    assert (row["peer_rank"], row["peer_count"], row["peer_tied"]) == (2, 5, 2)


def test_synthetic_figures_never_enter_a_published_rank(open_data: OpenData) -> None:
    real = {f"p{number}": {"overall": 90.0 - number} for number in range(1, 6)}
    made_up = {"p6": {"overall": 95.0}}

    store = open_data(
        {
            "agencies.csv": register({"เหนือ": 6}),
            "x.csv": figures(2565, real),
            "sample/y.csv": figures(2565, made_up),
        }
    )

    (row,) = frame(store, OverallStanding, agency_id="p1", fiscal_year=2565).to_dict("records")
    assert (row["peer_rank"], row["peer_count"]) == (1, 5)


def test_bodies_that_are_not_local_are_ranked_nowhere(store: Store) -> None:
    (row,) = frame(store, OverallStanding, agency_id="avg-trat", fiscal_year=2564).to_dict("records")

    assert row["peer_count"] is None or row["peer_count"] != row["peer_count"]


def test_a_history_continues_under_the_successor(store: Store) -> None:
    trend = frame(store, OverallTrend, agency_id="sample-tt-rising")

    assert list(zip(trend["fiscal_year"], trend["agency_id"], strict=True)) == [
        (2564, "sample-sao-rising"),
        (2565, "sample-sao-rising"),
        (2566, "sample-tt-rising"),
        (2567, "sample-tt-rising"),
        (2568, "sample-tt-rising"),
    ]
    assert trend["previous_year"].tolist()[2] == 2565


def test_a_missing_child_leaves_its_parent_uncomputed(open_data: OpenData) -> None:
    store = open_data(
        {"x.csv": "agency_id,fiscal_year,node,score\n" + "".join(f"a1,2565,{n},90\n" for n in (1, 2, 3, 4))}
    )

    rows = frame(store, InstrumentBreakdown, agency_id="a1", fiscal_year=2565).set_index("instrument")

    assert rows["score"].isna().all()


def test_questions_without_their_part_never_make_eit_in_a_year_of_parts(open_data: OpenData) -> None:
    scores = "".join(f"a1,2568,e{number},90\n" for number in range(1, 10))

    store = open_data({"x.csv": "agency_id,fiscal_year,node,score\n" + scores})

    rows = frame(store, InstrumentBreakdown, agency_id="a1", fiscal_year=2568).set_index("instrument")
    assert rows["score"].isna().all()


@pytest.mark.parametrize("year", [2561, 2569])
def test_a_year_whose_rule_is_unknown_computes_nothing(store: Store, year: int) -> None:
    assert frame(store, Tree, fiscal_year=year).empty


@pytest.mark.parametrize("year", range(2562, 2569))
def test_the_weights_below_every_node_add_to_one_in_each_basis(store: Store, year: int) -> None:
    tree = frame(store, Tree, fiscal_year=year)

    whole = tree[tree["basis"] != "questions"].groupby(["parent", "basis"])["weight"].sum()
    assert len(whole) > 5
    assert (whole - 1).abs().max() < 1e-9


def test_the_level_word_needs_every_instrument_and_is_unknown_where_one_is_missing(
    open_data: OpenData,
) -> None:
    head = "agency_id,fiscal_year,node,score\n"
    whole = "a1,2568,overall,96\na1,2568,IIT,96\na1,2568,EIT1,96\na1,2568,EIT2,96\na1,2568,OIT,96\n"
    lacking = "a2,2568,overall,96\na2,2568,IIT,96\na2,2568,OIT,96\n"
    failing = "a3,2568,overall,96\na3,2568,OIT,80\n"

    store = open_data({"x.csv": head + whole + lacking + failing})

    levels = {
        agency: frame(store, OverallStanding, agency_id=agency, fiscal_year=2568)["level_computed"].iloc[0]
        for agency in ("a1", "a2", "a3")
    }
    assert levels["a1"] == "EXCELLENT"
    assert levels["a2"] is None or levels["a2"] != levels["a2"]
    assert levels["a3"] == "PASS"


def test_the_letters_of_2565_change_at_their_edges(open_data: OpenData) -> None:
    letters = {
        95: "AA",
        94.99: "A",
        85: "A",
        84.99: "B",
        75: "B",
        65: "C",
        55: "D",
        50: "E",
        49.99: "F",
        0: "F",
    }
    scores = {f"p{number}": {"overall": points} for number, points in enumerate(letters, start=1)}

    store = open_data({"agencies.csv": register({"เหนือ": len(letters)}), "x.csv": figures(2565, scores)})

    levels = {
        of["overall"]: frame(store, OverallStanding, agency_id=agency, fiscal_year=2565)[
            "level_computed"
        ].item()
        for agency, of in scores.items()
    }
    assert levels == letters


def test_many_threads_reading_at_once_each_get_their_own_agency(store: Store) -> None:
    agencies = frame(store, Agencies, include_synthetic=True)["agency_id"].tolist()[:40]
    wrong: list[str] = []

    def read(agency_id: str) -> None:
        for _ in range(5):
            found = set(frame(store, Scores, agency_id=agency_id)["agency_id"])
            if found != {agency_id}:
                wrong.append(agency_id)

    threads = [threading.Thread(target=read, args=(agency_id,)) for agency_id in agencies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_thai_names_are_in_dictionary_order(store: Store) -> None:
    agencies = frame(store, Agencies, include_synthetic=False)
    local = agencies[agencies["is_local"] & agencies["province"].notna()]

    provinces = list(dict.fromkeys(local["province"]))

    assert (
        provinces.index("กาญจนบุรี")
        < provinces.index("เชียงราย")
        < provinces.index("บึงกาฬ")
        < provinces.index("สงขลา")
    )


def test_the_district_is_the_set_from_five_on_and_the_province_below(open_data: OpenData) -> None:
    scores = {f"p{number}": {"overall": 90.0 - number} for number in range(1, 10)}

    store = open_data({"agencies.csv": register({"เหนือ": 5, "ใต้": 4}), "x.csv": figures(2565, scores)})

    counts = {
        agency: frame(store, OverallStanding, agency_id=agency, fiscal_year=2565)["peer_count"].item()
        for agency in ("p5", "p6")
    }
    assert counts == {"p5": 5, "p6": 9}
