"""Figures: what Plotly would refuse, what is drawn and what is left open."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

import plotly.graph_objects as go
import pytest
from markupsafe import Markup

from ita import charts, measures, queries, rows, sentences, wording
from ita.measures import Measure, Plan
from ita.planner import WhatIf, raising, walk
from ita.planner import worth as worth_of
from ita.store import Store

WINDOW = [2564, 2565, 2566, 2567, 2568]
DISTRICT = ["sample-tt-201", "sample-tt-203", "sample-sao-202", "sample-tt-204"]
AGENCIES = [
    "sample-sao-climber",
    "sample-sao-gap",
    "sample-sao-ceiling",
    "sao-sokkam-seka-buengkan",
    "tm-roiet-mueang-roiet",
]


def lead(row: sentences.Row) -> str:
    return str(row.get("node"))


def year_line(store: Store, agency_id: str, years: list[int]) -> Markup:
    return charts.year_line(
        queries.typed(store, rows.OverallTrend, agency_id=agency_id),
        years,
        {85.0: "85 ผ่าน", 95.0: "95 ผ่านดีเยี่ยม"},
        sentences.changes_by_year(queries.typed(store, rows.RuleChanges)),
        lambda year: f"?fiscal_year={year}",
        {2565: 87.57},
    )


def paths(drawn: str) -> list[str]:
    """The lines of a picture, in its order."""
    return re.findall(r"<path d='(.*?)'/>", unquote(unescape(drawn)))


def assert_drawn(name: str, figure: charts.Figure | Markup) -> None:
    """Plotly accepts the figure; HTML closes what it opens."""
    if not isinstance(figure, Markup):
        assert go.Figure(**figure).data, name
        return
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
            if tag not in ("img", "input"):
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag, name

    Reader().feed(figure)
    assert opened == [], name


def figures(store: Store, agency_id: str) -> dict[str, charts.Figure | Markup]:
    key = {"agency_id": agency_id, "fiscal_year": 2568}
    nodes = queries.typed(store, rows.NodeTrend, agency_id=agency_id)
    ranking = queries.typed(store, rows.IndicatorRanking, **key)
    peers = queries.typed(store, rows.PeerScores, **key)
    pairs = queries.typed(store, rows.PartComparison, **key)
    drawn = {
        "overall": year_line(store, agency_id, WINDOW),
        "parts of the whole": charts.contribution_rows(
            queries.typed(store, rows.InstrumentBreakdown, **key), lead, "EIT"
        ),
        "scores": charts.score_rows(ranking, lead, "4"),
        "costs": charts.cost_rows(queries.typed(store, rows.QuestionRanking, **key), lead),
        "years": charts.year_table(nodes, WINDOW, lead, {2566: "เกณฑ์เปลี่ยน"}),
        "rows": charts.indicator_rows(ranking, nodes, peers, agency_id, WINDOW, lead),
    }
    issues = queries.typed(store, rows.IssueTrend, agency_id=agency_id)
    if len(issues):
        drawn["issues"] = charts.year_table(issues, WINDOW, lead, {})
    levers = queries.typed(store, rows.Levers, **key)
    ways = WhatIf.of(levers)
    worth = worth_of(levers, ways)
    drawn["gains"] = charts.gain_rows(worth, lead)
    levels = queries.typed(store, rows.LevelsOfYear, fiscal_year=2568)
    stages = walk(ways, [row["lever"] for row in worth[:2]], levels)
    raised = raising(levers, [stage.lever for stage in stages])
    drawn["steps"] = charts.step_rows(ways.scores()["overall"], None, stages, raised, 95.0, lead)
    drawn["ranges"] = charts.range_rows(
        [("OIT", "OIT", measures.Range(8.93, 10), ""), ("IIT", "IIT", None, "")]
    )
    if asked := queries.typed(store, rows.QuestionPairs, **key):
        drawn["pairs"] = charts.pair_rows(asked, lead, 6)
    reached = queries.typed(store, rows.RisenPeers, **key, node="i4", least=95.0)
    if risen := [row for row in reached if row["has_risen"]]:
        drawn["risen"] = charts.risen_rows(risen, lambda row: row["agency_id"], 8)
    drawn["tree"] = charts.tree(queries.typed(store, rows.RuleNodes, fiscal_year=2567))
    members = [agency_id, "sample-tt-faller"]
    of = {"agency_ids": members, "fiscal_year": 2568}
    cells = queries.typed(store, rows.SetMatrix, **of, by="overall")
    for shown in ("score", "gap_to_target", "score_change"):
        drawn[f"matrix {shown}"] = charts.matrix(cells, shown, agency_id, lead, 70.0)
    lines = queries.typed(store, rows.SetLines, **of, agency_id=agency_id, node="overall", most=12)
    drawn["lines"] = charts.line_rows(lines, WINDOW, agency_id, str)
    moved = queries.typed(store, rows.SetMoves, **of, node="overall", previous_year=2565)
    drawn["moves"] = charts.move_rows(moved, agency_id, lead)
    for name, several in (("few", of), ("many", of | {"agency_ids": [*members, *DISTRICT]})):
        whose = several | {"agency_id": agency_id}
        drawn[f"dots of {name}"] = charts.strip_row(
            queries.typed(store, rows.SetSpread, **whose, node="overall"), 93.82
        )
        drawn[f"spine of {name}"] = charts.spine_rows(queries.typed(store, rows.SetSpine, **whose), lead)
        years = queries.typed(store, rows.SetYears, agency_ids=several["agency_ids"])
        drawn[f"years of {name}"] = charts.spread_rows(years, 85.0, str, 2568)
    agencies = queries.typed(store, rows.RoomAgencies, province="สมมตินคร", district=None, fiscal_year=2568)
    levels = queries.typed(store, rows.LevelsOfYear, fiscal_year=2568)
    drawn["tiles"] = charts.agency_tiles(agencies, levels, lead)
    on_one = queries.typed(store, rows.PeerRanking, **key, node="i1")
    if len(on_one):
        drawn["among peers"] = charts.peer_row(on_one)
        drawn["peers"] = charts.peer_rows(on_one, lead)
    plan = Plan(
        "a1", 2569, by="ก", measures=(Measure("m1", "own", "", "เรื่อง", None, "ประชุม", "", "กองคลัง", "", ""),)
    )
    drawn["progress"] = charts.progress_rows(measures.progress(plan))
    if len(pairs):
        drawn["part rows"] = charts.part_rows(pairs, lead)
    return drawn


@pytest.mark.parametrize("agency_id", AGENCIES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_plotly_accepts_every_figure_we_show_unchecked(store: Store, agency_id: str, language: str) -> None:
    wording.speak(language)
    for name, figure in figures(store, agency_id).items():
        assert_drawn(name, figure)


def test_a_year_without_a_score_is_a_gap_and_is_named(store: Store) -> None:
    drawn = year_line(store, "sao-sokkam-seka-buengkan", WINDOW)

    # 2566 and 2567 have no result: two lines, from 2564 to 2565 and the point of 2568
    path = paths(drawn)[0]
    assert path.count("M") == 2
    assert path.count("L") == 1
    assert drawn.count("ไม่มีผล") == 2


def test_the_years_of_changed_rules_are_marked_by_number_and_told_below(store: Store) -> None:
    drawn = year_line(store, "sample-sao-climber", WINDOW)

    assert re.findall(r'<i class="ita-break" style="left:(.*?)%"><span>(.)</span>', drawn) == [
        ("40.0", "①"),
        ("60.0", "②"),
    ]
    assert "① 2566 · เกณฑ์ระดับเปลี่ยน · EIT แยกเป็น 2 ส่วน" in drawn
    assert "② 2567 · ข้อคำถามเปลี่ยน" in drawn


def test_scores_of_the_former_scale_stand_apart_and_unconnected(store: Store) -> None:
    drawn = year_line(store, "ipst", list(range(2558, 2568)))

    former = re.findall(r"ita-point former[^>]*><b>(.*?)</b>", drawn)
    today, pale = paths(drawn)[:2]
    assert former == ["79.69", "83.73", "91.35", "83.10"]
    assert len(re.findall(r"[ML]", pale)) == 4
    assert today.startswith("M44.4 ")  # from the fifth of ten years on


def test_a_score_below_target_stands_under_its_mark_in_the_place_of_its_share(store: Store) -> None:
    ranking = queries.typed(
        store, rows.IndicatorRanking, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    drawn = charts.score_rows(ranking, lead)

    below = re.findall(r'<li><a class="ita-row below".*?</a></li>', drawn)
    assert len(below) == 1
    assert "8 การปรับปรุงการทำงาน" in below[0]
    assert "▼</span> 79.01" in below[0]
    # The stem ends at the target, whose place the picture names once.
    target = float(re.search(r"--target:([\d.]+)%", drawn).group(1))
    left, width = map(
        float, re.search(r'class="stem" style="left:([\d.]+)%;width:([\d.]+)%', below[0]).groups()
    )
    assert left + width == pytest.approx(target, abs=0.02)


def test_what_may_be_lost_stands_beside_what_certainly_is(store: Store) -> None:
    ranking = queries.typed(store, rows.QuestionRanking, agency_id="sample-sao-climber", fiscal_year=2568)

    drawn = charts.cost_rows(ranking, lead)

    # o5 loses between 0.57 and 1.00 point, the most there is
    (row,) = re.findall(r'<li><a class="ita-row" href="o5">.*?</a></li>', drawn)
    assert re.findall(r'<i class="(\w+)" style="left:([\d.]+)%;width:([\d.]+)%">', row) == [
        ("bar", "0.0", "57.14"),
        ("maybe", "57.14", "42.86"),
    ]


def test_the_row_looked_at_opens_and_no_other_does(store: Store) -> None:
    ranking = queries.typed(
        store, rows.IndicatorRanking, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    drawn = charts.score_rows(ranking, lead, "8", Markup("<p>ข้อ</p>"))

    opened = re.findall(
        r'<a class="([^"]*)" href="(\w+)"( aria-current="true")?>(?:(?!</a>).)*</a><div class="ita-opened"><p>ข้อ</p>',
        drawn,
    )
    assert opened == [("ita-row below chosen", "8", ' aria-current="true"')]
    assert drawn.count("ita-opened") == drawn.count("chosen") == 1


def test_without_a_target_no_length_is_drawn(store: Store) -> None:
    peers = queries.typed(
        store, rows.PeerRanking, agency_id="tt-pakhlok-phuket", fiscal_year=2561, node="overall"
    )

    drawn = charts.peer_rows(peers, lambda row: "")

    assert drawn.count('<i class="us"') == 5
    assert "stem" not in drawn


def test_of_many_peers_the_ends_and_our_neighbours_are_drawn_and_the_others_counted() -> None:
    ranking = [
        {"short_name": f"อบต.{place}", "score": 100.0 - place, "target": 85.0, "gap_to_target": 15.0 - place,
         "score_change": None, "is_chosen": place == 12, "node": "a"}
        for place in range(20)
    ]  # fmt: skip

    drawn = charts.peer_rows(ranking, lambda row: str(row["short_name"]))

    # the first six, two on either side of ours, the last three: 6 to 9 and 15, 16 are left out
    shown = [int(place) for place in re.findall(r'href="อบต\.(\d+)"', drawn)]
    assert shown == [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 17, 18, 19]
    assert re.findall(r'<li class="ita-between">\D*(\d+)', drawn) == ["4", "2"]
    assert re.findall(r'<a class="ita-row chosen" href="(.*?)"', drawn) == ["อบต.12"]


def test_the_drawn_tree_gives_each_instrument_its_weight(store: Store) -> None:
    (icicle,) = charts.tree(queries.typed(store, rows.RuleNodes, fiscal_year=2565))["data"]

    sizes = dict(zip(icicle["ids"], icicle["values"], strict=True))
    assert (sizes["IIT"], sizes["EIT"], sizes["OIT"]) == pytest.approx((30, 30, 40))
    # 9 and 10 halve OIT; 9.1 is one of five sub-indicators
    assert sizes["9.1"] == pytest.approx(4)


def test_a_year_that_matches_only_in_part_says_so_beside_its_score(store: Store) -> None:
    issues = queries.typed(store, rows.IssueTrend, agency_id="sample-sao-climber")

    drawn = charts.year_table(issues, WINDOW, lead, {})

    # issue 4 (i10–i12) was asked alike in every year, issue 1 was not
    by_issue = {row.partition('"')[0]: row for row in drawn.split('href="issue')[1:]}
    assert "≈" not in by_issue["4"]
    assert "≈" in by_issue["1"]


def test_a_small_line_is_broken_where_years_have_no_result_and_ends_in_a_dot(store: Store) -> None:
    nodes = queries.typed(store, rows.NodeTrend, agency_id="sao-sokkam-seka-buengkan")
    overall = [row for row in nodes if row["node"] == "overall"]

    drawn = charts.year_table(overall, WINDOW, lead, {})

    # 2566 and 2567 have no result: a line from 2564 to 2565, and the point of 2568 at the far end
    assert [path.count("L") for path in paths(drawn)] == [1]
    assert re.findall(r'<i style="left:([\d.]+)%', drawn) == ["100.0"]
    assert re.findall(r'<td class="">([\d.]*)</td>', drawn) == ["95.53", "99.15", "", "", "99.64"]


def sides(scores: dict[int, float]) -> list[list[str]]:
    """On which sides of its point each score stands."""
    trend = [
        {"fiscal_year": year, "score": score, "scale": "ten_indicators", "target": 85.0, "level_symbol": None,
         "level_th": "ก", "level_en": "a", "level_printed": None}
        for year, score in scores.items()
    ]  # fmt: skip
    drawn = charts.year_line(trend, list(scores), {85.0: "85 ผ่าน"}, {}, lambda year: str(year))
    classes = [found.split() for found in re.findall(r'class="(ita-point[^"]*)"', drawn)]
    return [[side for side in ("under", "left", "right") if side in of_point] for of_point in classes]


def test_a_score_just_under_the_line_of_a_level_stands_below_its_point() -> None:
    assert sides({2567: 84.9, 2568: 85.4}) == [["under", "right"], ["left"]]


def test_scores_stand_where_a_steep_line_leaves_room() -> None:
    assert sides({2566: 99.0, 2567: 92.0, 2568: 70.0}) == [["right"], ["right"], ["right"]]
    assert sides({2566: 90.0, 2567: 99.0, 2568: 90.0}) == [["left"], [], ["right"]]
