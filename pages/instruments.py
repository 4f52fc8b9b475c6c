"""What do IIT, EIT and OIT each contribute, down to their indicators?"""

from ita import charts, queries, sentences, tables
from ita.ui import asking, blocks, frame, scope

store = frame.open_page("instruments")
chosen = scope.choose(store, "instruments")

instruments = queries.instrument_breakdown(store, **chosen.key)
ranking = queries.indicator_ranking(store, **chosen.key)
pairs = queries.part_comparison(store, **chosen.key)

if instruments["score"].isna().all() and ranking.empty:
    blocks.only_overall(chosen.described, chosen.fiscal_year)

parts = sentences.top_parts(instruments)
blocks.chart_and_table(
    charts.contributions(parts),
    tables.shown("instrument_breakdown", instruments, chosen.about),
    sentences.contribution(parts),
    instruments,
    leads="instruments",
)
blocks.computed_note(instruments)
blocks.weights_note(instruments["instrument"], instruments["weight_confidence"])

instrument = scope.choose_instrument(instruments)
asking.instrument_crumbs(instrument)
inside = ranking if instrument is None else ranking[ranking["instrument"] == instrument]
if len(inside):
    grouped = inside.sort_values("indicator_id")
    blocks.chart_and_table(
        charts.ranking_bars(grouped),
        tables.shown("instrument_indicators", grouped, chosen.about),
        sentences.indicators(inside),
        grouped,
        leads="indicators",
    )
if len(pairs) and instrument in (None, *pairs["instrument"]):
    blocks.chart_and_table(
        charts.part_dumbbells(pairs),
        tables.shown("part_comparison", pairs, chosen.about),
        sentences.parts(pairs),
        pairs,
    )
recomputed = queries.recomputation(store, **chosen.key)
suspects = queries.suspects(store, **chosen.key)
findings = queries.findings(store, **chosen.key)
if len(findings):
    blocks.finding_list(findings)
if len(suspects):
    blocks.table(tables.shown("suspects", suspects.rename(columns={"share": "likelihood"}), chosen.about))
if len(recomputed):
    blocks.table(tables.shown("recomputation", recomputed, chosen.about))
blocks.foot(store.data_version)
