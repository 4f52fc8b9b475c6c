"""Where does this agency stand this year, and against its target?"""

from ita import charts, queries, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import overview as view

store = page.open_page("overview")
chosen = scope.choose(store, "overview")

standing = queries.overall_standing(store, **chosen.key)
instruments = queries.instrument_breakdown(store, **chosen.key)
ranking = queries.indicator_ranking(store, **chosen.key)
missing = queries.next_level(store, **chosen.key)
trend = queries.overall_trend(store, agency_id=chosen.agency_id)

if standing.empty:
    notices.no_overall(chosen.described, chosen.fiscal_year)

now = standing.iloc[0].to_dict()
view.standing_figures(now, missing)
history = sentences.history(trend, chosen.fiscal_year)
unscored = sentences.indicators_missing(queries.nodes(store), ranking, chosen.fiscal_year)
pieces.paragraph(
    sentences.standing(now, chosen.name, instruments), history, sentences.indicators(ranking), unscored
)
view.ways_on(store, chosen, queries.findings(store, **chosen.key))

window = scope.window(chosen.fiscal_year)
recent = scope.in_window(trend, window)
if recent["score"].notna().any():
    pieces.chart_and_table(
        charts.overall_trend(recent, window, queries.rule_changes(store)),
        tables.shown("overall_trend", recent, chosen.about),
        sentences.rule_changes(queries.rule_changes(store), window),
        recent,
        leads="overview",
    )

parts = sentences.top_parts(instruments)
if parts["score"].notna().any():
    pieces.chart_and_table(
        charts.contributions(parts),
        tables.shown("instrument_breakdown", instruments, chosen.about),
        sentences.contribution(parts),
        instruments,
        leads="instruments",
    )
    pieces.computed_note(instruments)

if len(ranking):
    peers = queries.peer_scores(store, **chosen.key)
    nodes = scope.in_window(queries.node_trend(store, agency_id=chosen.agency_id), window)
    pieces.chart_over_table(
        charts.indicator_rows(ranking, nodes, peers, chosen.agency_id, window),
        tables.shown("indicator_peers", ranking.sort_values("indicator_id"), chosen.about),
        sentences.strongest_and_weakest(ranking),
        ranking,
        leads="indicators",
    )
page.foot(store.data_version)
