"""How did the scores move over the last five fiscal years?"""

from ita import queries, rows, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import notes
from ita.ui.views import trends as view

store = page.open_page("trends")
chosen = scope.choose(store, "trends")

trend = queries.frame(store, rows.OverallTrend, agency_id=chosen.agency_id)
nodes = queries.frame(store, rows.NodeTrend, agency_id=chosen.agency_id)
changes = queries.frame(store, rows.RuleChanges)
about = chosen.about

if trend["score"].isna().all():
    notices.no_overall(chosen.described, chosen.fiscal_year)

newest = chosen.years[0]
window = scope.window(newest, chosen.years)
voice, overall = page.voice(store), sentences.rows_of(trend)
changed = sentences.changes_by_year(changes)
pieces.paragraph(sentences.history(voice, overall, newest), sentences.gaps(voice, window, overall))
national = queries.frame(store, rows.NationalMeans)
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
    part = nodes[nodes["kind"] == kind]
    view.through_the_years(name, part, newest, changed, leads, sentences.largest_moves(part), about)
issues = queries.frame(store, rows.IssueTrend, agency_id=chosen.agency_id)
view.through_the_years("issue_trend", issues, newest, changed, "issues", sentences.issues_note(issues), about)
topics = view.choose_topic(queries.frame(store, rows.TopicTrend, agency_id=chosen.agency_id))
if len(topics):
    view.topic(topics, scope.window(newest, topics["fiscal_year"].tolist()), changed)
    pieces.numbers("topic_trend", lambda: tables.shown("topic_trend", topics, about))
page.foot(store.data_version)
