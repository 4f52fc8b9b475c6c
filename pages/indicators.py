"""Which indicators are strengths and which are weaknesses, here and across the district?"""

from ita import charts, queries, sentences, tables
from ita.ui import blocks, frame, scope

store = frame.open_page("indicators")
chosen = scope.choose(store, "indicators")

ranking = queries.indicator_ranking(store, **chosen.key)
if len(ranking):
    blocks.paragraph(sentences.indicators(ranking))
    blocks.chart_and_table(
        charts.ranking_bars(ranking),
        tables.shown("indicator_ranking", ranking, chosen.about),
        sentences.strongest_and_weakest(ranking),
        ranking,
    )
else:
    blocks.only_overall_note(chosen.described, chosen.fiscal_year)

node = scope.choose_node(ranking)
peers = queries.district_ranking(store, **chosen.key, node=node)
if len(peers) > 1:
    blocks.chart_and_table(
        charts.ranking_bars(peers),
        tables.shown("district_ranking", peers, chosen.about | scope.node_named(node, ranking)),
        sentences.district(peers),
        peers,
    )
else:
    blocks.nobody_beside(chosen.described, chosen.fiscal_year)
blocks.weak_list(queries.weak_indicators(store, **chosen.key), chosen.about)
blocks.foot(store.data_version)
