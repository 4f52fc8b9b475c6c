"""What do IIT, EIT and OIT each contribute, down to their indicators?"""

from ita import charts, queries, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import instruments as view

store = page.open_page("instruments")
chosen = scope.choose(store, "instruments")

instruments = queries.instrument_breakdown(store, **chosen.key)
ranking = queries.indicator_ranking(store, **chosen.key)
pairs = queries.part_comparison(store, **chosen.key)

if instruments["score"].isna().all() and ranking.empty:
    notices.only_overall(chosen.described, chosen.fiscal_year)

parts = sentences.top_parts(instruments)
pieces.chart_and_table(
    charts.contributions(parts),
    tables.shown("instrument_breakdown", instruments, chosen.about),
    sentences.contribution(parts),
    instruments,
    leads="instruments",
)
pieces.computed_note(instruments)
pieces.weights_note(instruments["instrument"], instruments["weight_confidence"])

instrument = view.choose_instrument(instruments)
view.instrument_crumbs(instrument)
inside = ranking if instrument is None else ranking[ranking["instrument"] == instrument]
if len(inside):
    grouped = inside.sort_values("indicator_id")
    pieces.chart_and_table(
        charts.ranking_bars(grouped),
        tables.shown("instrument_indicators", grouped, chosen.about),
        sentences.indicators(inside),
        grouped,
        leads="indicators",
    )
if len(pairs) and instrument in (None, *pairs["instrument"]):
    pieces.chart_and_table(
        charts.part_dumbbells(pairs),
        tables.shown("part_comparison", pairs, chosen.about),
        sentences.parts(pairs),
        pairs,
    )
recomputed = queries.recomputation(store, **chosen.key)
suspects = queries.suspects(store, **chosen.key)
findings = queries.findings(store, **chosen.key)
if len(findings):
    pieces.finding_list(findings)
if len(suspects):
    pieces.table(tables.shown("suspects", suspects.rename(columns={"share": "likelihood"}), chosen.about))
if len(recomputed):
    pieces.table(tables.shown("recomputation", recomputed, chosen.about))
page.foot(store.data_version)
