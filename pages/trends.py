"""How did the scores move over the last five fiscal years?"""

from ita import charts, queries, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import trends as view

store = page.open_page("trends")
chosen = scope.choose(store, "trends")

trend = queries.overall_trend(store, agency_id=chosen.agency_id)
nodes = queries.node_trend(store, agency_id=chosen.agency_id)
changes = queries.rule_changes(store)

if trend["score"].isna().all():
    notices.no_overall(chosen.described, chosen.fiscal_year)

newest = chosen.years[0]
window = scope.window(newest, chosen.years)
pieces.paragraph(sentences.history(trend, newest), sentences.gaps(window, trend))
national = queries.national_means(store)
pieces.chart_and_table(
    charts.overall_trend(trend, window, changes, national),
    tables.shown("overall_history", tables.with_national(trend, national), chosen.about),
    sentences.rule_changes(changes, window),
    trend,
    leads="overview",
)
view.national_note(national, window)
for name, kind, leads in (
    ("instrument_trend", "instrument", "instruments"),
    ("indicator_trend", "indicator", "indicators"),
):
    part = nodes[nodes["kind"] == kind]
    if len(part):
        years = scope.window(newest, part["fiscal_year"].tolist())
        pieces.chart_over_table(
            charts.small_multiples(part, years, changes, 2),
            tables.by_year(name, part, years, chosen.about),
            sentences.largest_moves(part),
            part,
            leads=leads,
        )

issues = queries.issue_trend(store, agency_id=chosen.agency_id)
if len(issues):
    years = scope.window(newest, issues["fiscal_year"].tolist())
    pieces.chart_over_table(
        charts.small_multiples(issues, years, changes, 2),
        tables.by_year("issue_trend", issues, years, chosen.about),
        sentences.issues_note(issues),
    )
topics = view.choose_topic(queries.topic_trend(store, agency_id=chosen.agency_id))
if len(topics):
    years = scope.window(newest, topics["fiscal_year"].tolist())
    pieces.chart_and_table(
        charts.small_multiples(topics, years, changes, 1),
        tables.shown("topic_trend", topics, chosen.about),
        sentences.topic_note(topics),
    )
page.foot(store.data_version)
