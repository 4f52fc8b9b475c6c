"""Where does this agency stand this year, and against its target?"""

from ita import queries, rows, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import notes
from ita.ui.views import overview as view

store = page.open_page("overview")
chosen = scope.choose(store, "overview")

voice = page.voice(store)
standing = queries.typed(store, rows.OverallStanding, **chosen.key)
instruments = queries.typed(store, rows.InstrumentBreakdown, **chosen.key)
ranking = queries.typed(store, rows.IndicatorRanking, **chosen.key)
trend = queries.typed(store, rows.OverallTrend, agency_id=chosen.agency_id)

if not standing:
    notices.no_overall(chosen.described, chosen.fiscal_year)

now = standing[0]
window = scope.window(chosen.fiscal_year)
recent = scope.in_window(trend, window)
missing = queries.typed(store, rows.NextLevel, **chosen.key)
standing_said = sentences.standing(voice, now, chosen.name, instruments)
history_said = sentences.history(voice, trend, chosen.fiscal_year)
view.headline(now, sentences.next_level(voice, missing, instruments), [standing_said, history_said])
view.line_and_drags(
    recent,
    window,
    queries.typed(store, rows.LevelsOfYear, fiscal_year=chosen.fiscal_year),
    queries.typed(store, rows.RuleChanges),
    queries.typed(store, rows.QuestionRanking, **chosen.key),
)
view.ways_on(store, chosen, queries.typed(store, rows.Findings, **chosen.key))

notes.show(chosen.agency_id)

about, parts = chosen.about, sentences.top_parts(instruments)
if any(part["score"] is not None for part in parts):
    view.contributions(parts, sentences.costs(voice, parts), pieces.computed(instruments))
if ranking:
    unscored = sentences.unscored_indicators(queries.typed(store, rows.Nodes), ranking, chosen.fiscal_year)
    nodes = scope.in_window(queries.typed(store, rows.NodeTrend, agency_id=chosen.agency_id), window)
    peers = queries.typed(store, rows.PeerScores, **chosen.key)
    view.indicator_rows(ranking, nodes, peers, chosen, window, voice, unscored)

pieces.numbers("overall_trend", lambda: tables.shown("overall_trend", recent, about), recent)
pieces.numbers(
    "instrument_breakdown",
    lambda: tables.shown("instrument_breakdown", instruments, about),
    instruments,
)
by_number = sorted(ranking, key=lambda row: row["indicator_id"] or 0)
pieces.numbers("indicator_peers", lambda: tables.shown("indicator_peers", by_number, about), by_number)
page.foot(store.data_version)
