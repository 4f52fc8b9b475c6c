"""How did the scores move over the last five fiscal years?"""

from ita import queries, rows, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import notes
from ita.ui.views import trends as view

store = page.open_page("trends")
chosen = scope.choose(store, "trends")

trend = queries.typed(store, rows.OverallTrend, agency_id=chosen.agency_id)
nodes = queries.typed(store, rows.NodeTrend, agency_id=chosen.agency_id)
changes = queries.typed(store, rows.RuleChanges)
about = chosen.about

if all(row["score"] is None for row in trend):
    notices.no_overall(chosen.described, chosen.fiscal_year)

newest = chosen.years[0]
window = scope.window(newest, chosen.years)
voice = page.voice(store)
changed = sentences.changes_by_year(changes)
pieces.paragraph(sentences.history(voice, trend, newest), sentences.gaps(voice, window, trend))
national = queries.typed(store, rows.NationalMeans)
levels = queries.typed(store, rows.LevelsOfYear, fiscal_year=newest)
view.overall(trend, window, sentences.level_bands(levels), changed, national)
pieces.numbers(
    "overall_history",
    lambda: tables.shown("overall_history", tables.with_national(trend, national), about),
    trend,
)
notes.show(chosen.agency_id)
notes.edit(chosen.agency_id, window)
for name, kind, leads in (
    ("instrument_trend", "instrument", "instruments"),
    ("indicator_trend", "indicator", "indicators"),
):
    part = [row for row in nodes if row["kind"] == kind]
    view.through_the_years(name, part, newest, changed, leads, sentences.largest_moves(part), about)
issues = queries.typed(store, rows.IssueTrend, agency_id=chosen.agency_id)
view.through_the_years("issue_trend", issues, newest, changed, "issues", sentences.issues_note(issues), about)
topics = view.choose_topic(queries.typed(store, rows.TopicTrend, agency_id=chosen.agency_id))
if topics:
    view.topic(topics, scope.window(newest, [row["fiscal_year"] for row in topics]), changed)
    pieces.numbers("topic_trend", lambda: tables.shown("topic_trend", topics, about))
page.foot(store.data_version)
