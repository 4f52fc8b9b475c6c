"""What do IIT, EIT and OIT each contribute, down to their indicators?"""

from ita import queries, rows, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import instruments as view

store = page.open_page("instruments")
chosen = scope.choose(store, "instruments")

instruments = queries.typed(store, rows.InstrumentBreakdown, **chosen.key)
ranking = queries.typed(store, rows.IndicatorRanking, **chosen.key)
pairs = queries.typed(store, rows.PartComparison, **chosen.key)

if not ranking and all(row["score"] is None for row in instruments):
    notices.only_overall(chosen.described, chosen.fiscal_year)

instrument = view.choose_instrument(instruments)
view.crumbs(instrument)
voice = page.voice(store)
view.contributions(instruments, instrument, voice)
inside = [row for row in ranking if instrument in (None, row["instrument"])]
view.indicators(inside, instrument, voice)
shows_parts = bool(pairs) and instrument in (None, pairs[0]["instrument"])
if shows_parts:
    view.parts(pairs)
suspects = queries.typed(store, rows.Suspects, **chosen.key)
view.checks(queries.typed(store, rows.Findings, **chosen.key))

about = chosen.about
pieces.numbers(
    "instrument_breakdown",
    lambda: tables.shown("instrument_breakdown", instruments, about),
    instruments,
)
if inside:
    pieces.numbers("instrument_indicators", lambda: view.indicator_table(inside, about), inside)
if shows_parts:
    pieces.numbers(
        "part_comparison",
        lambda: tables.shown("part_comparison", pairs, about),
        pairs,
    )
if suspects:
    likely = [{**row, "likelihood": row["share"]} for row in suspects]
    pieces.numbers("suspects", lambda: tables.shown("suspects", likely, about))
recomputed = queries.typed(store, rows.Recomputation, **chosen.key)
if recomputed:
    pieces.numbers("recomputation", lambda: tables.shown("recomputation", recomputed, about))
page.foot(store.data_version)
