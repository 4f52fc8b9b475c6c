"""Figures: what Plotly would refuse, what is drawn and what is left open."""

import plotly.graph_objects as go
import pytest

from ita import charts, queries, tables, wording
from ita.store import Store
from ita.ui.views import questions

WINDOW = [2564, 2565, 2566, 2567, 2568]
DISTRICT = ["sample-tt-201", "sample-tt-203", "sample-sao-202", "sample-tt-204"]
AGENCIES = [
    "sample-sao-climber",
    "sample-sao-gap",
    "sample-sao-ceiling",
    "sao-sokkam-seka-buengkan",
    "tm-roiet-mueang-roiet",
]


def figures(store: Store, agency_id: str) -> dict[str, charts.Figure]:
    key = {"agency_id": agency_id, "fiscal_year": 2568}
    trend = queries.overall_trend(store, agency_id=agency_id)
    nodes = queries.node_trend(store, agency_id=agency_id)
    changes = queries.rule_changes(store)
    ranking = queries.indicator_ranking(store, **key)
    peers = queries.peer_scores(store, **key)
    pairs = queries.part_comparison(store, **key)
    drawn = {
        "overall": charts.overall_trend(trend, WINDOW, changes),
        "contributions": charts.contributions(queries.instrument_breakdown(store, **key)),
        "rows": charts.indicator_rows(ranking, nodes, peers, agency_id, WINDOW),
        "bars": charts.ranking_bars(ranking),
        "multiples": charts.small_multiples(nodes[nodes["kind"] == "indicator"], WINDOW, changes, 2),
    }
    issues = queries.issue_trend(store, agency_id=agency_id)
    if len(issues):
        drawn["issues"] = charts.small_multiples(issues, WINDOW, changes, 2)
    drawn["losses"] = charts.losses(questions.as_losses(queries.question_ranking(store, **key)))
    drawn["tree"] = charts.tree(queries.rule_nodes(store, fiscal_year=2567))
    members = [agency_id, "sample-tt-faller"]
    of = {"agency_ids": members, "fiscal_year": 2568}
    for shown in ("score", "gap_to_target"):
        cells = tables.by_agency(queries.set_matrix(store, **of, by="overall"), shown)
        drawn[f"matrix {shown}"] = charts.matrix(cells, shown, agency_id)
    lines = queries.set_lines(store, **of, agency_id=agency_id, node="overall", most=12)
    drawn["lines"] = charts.small_multiples(lines, WINDOW, changes, 3)
    moved = queries.set_moves(store, **of, node="overall", previous_year=2565)
    if len(moved):
        drawn["moves"] = charts.moves(moved, agency_id)
    for name, several in (("few", of), ("many", of | {"agency_ids": [*members, *DISTRICT]})):
        spread = queries.set_spread(store, **several, node="overall", agency_id=agency_id)
        drawn[f"dots of {name}"] = charts.strip(spread, 93.82)
        drawn[f"spine of {name}"] = charts.spine(queries.set_spine(store, **several, agency_id=agency_id))
    drawn["history"] = charts.overall_trend(trend, WINDOW, changes, queries.national_means(store))
    on_one = queries.peer_ranking(store, **key, node="i1")
    if len(on_one):
        drawn["strip"] = charts.strip(on_one)
    if len(pairs):
        drawn["parts"] = charts.part_dumbbells(pairs)
    return drawn


@pytest.mark.parametrize("agency_id", AGENCIES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_plotly_accepts_every_figure_we_show_unchecked(store: Store, agency_id: str, language: str) -> None:
    wording.speak(language)
    for name, figure in figures(store, agency_id).items():
        assert go.Figure(**figure).data, name


def test_a_year_without_a_score_is_a_gap_and_is_named(store: Store) -> None:
    figure = figures(store, "sample-sao-gap")["overall"]

    assert figure["data"][0]["y"][2] is None
    assert figure["data"][0]["connectgaps"] is False
    assert "ไม่มีผล" in [note["text"] for note in figure["layout"]["annotations"]]


def test_the_years_of_changed_rules_are_marked(store: Store) -> None:
    notes = [
        note["text"] for note in figures(store, "sample-sao-climber")["overall"]["layout"]["annotations"]
    ]

    assert "↓ เกณฑ์ระดับเปลี่ยน · EIT แยกเป็น 2 ส่วน" in notes
    assert "↓ ข้อคำถามเปลี่ยน" in notes


def test_scores_of_the_former_scale_stand_apart_and_unconnected(store: Store) -> None:
    trend = queries.overall_trend(store, agency_id="ipst")

    former, today = charts.overall_trend(trend, list(range(2558, 2568)), queries.rule_changes(store))["data"][
        ::-1
    ]

    assert former["y"][:4] == [79.69, 83.73, 91.35, 83.10]
    assert former["y"][4:] == [None] * 6
    assert today["y"][:4] == [None] * 4


def test_a_score_below_target_is_marked_by_sign_and_word_not_by_colour_alone(store: Store) -> None:
    ranking = queries.indicator_ranking(
        store, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    _bars, names, words, _leads = charts.ranking_bars(ranking)["data"]

    assert names["text"][0] == "8 การปรับปรุงการทำงาน"
    assert "▼" in words["text"][0]
    assert "▼" not in words["text"][1]


def test_bars_start_at_the_target_and_never_at_a_false_zero(store: Store) -> None:
    ranking = queries.indicator_ranking(
        store, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    bars = charts.ranking_bars(ranking)["data"][0]

    assert set(bars["base"]) == {85.0}
    assert bars["x"][0] == pytest.approx(79.01 - 85)


def test_the_drawn_tree_gives_each_instrument_its_weight(store: Store) -> None:
    (icicle,) = charts.tree(queries.rule_nodes(store, fiscal_year=2565))["data"]

    sizes = dict(zip(icicle["ids"], icicle["values"], strict=True))
    assert (sizes["IIT"], sizes["EIT"], sizes["OIT"]) == pytest.approx((30, 30, 40))
    # 9 and 10 halve OIT; 9.1 is one of five sub-indicators
    assert sizes["9.1"] == pytest.approx(4)


def test_a_year_that_matches_only_in_part_is_a_hollow_point(store: Store) -> None:
    issues = queries.issue_trend(store, agency_id="sample-sao-climber")

    drawn = charts.small_multiples(issues, WINDOW, queries.rule_changes(store), 2)

    # issue 4 (i10–i12) was asked alike in every year, issue 1 was not
    assert drawn["data"][3]["marker"]["symbol"] == ["circle"] * 5
    assert drawn["data"][0]["marker"]["symbol"][0] == "circle-open"


def test_a_small_line_has_its_score_on_the_first_and_the_newest_point_only(store: Store) -> None:
    nodes = queries.node_trend(store, agency_id="sao-sokkam-seka-buengkan")
    overall = nodes[nodes["node"] == "overall"]

    (line,) = charts.small_multiples(overall, WINDOW, queries.rule_changes(store), 2)["data"]

    # 2566 and 2567 have no result; 99.15 of 2565 stands between two that are written
    assert line["text"] == ["95.53", "", "", "", "99.64"]
