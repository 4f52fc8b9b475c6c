"""Which indicators are strengths and which are weaknesses, here and across the district, and which questions make one up?"""

from ita import charts, queries, sentences, tables
from ita.ui import asking, blocks, frame, scope

store = frame.open_page("indicators")
chosen = scope.choose(store, "indicators")

ranking = queries.indicator_ranking(store, **chosen.key)
if len(ranking):
    unscored = sentences.indicators_missing(queries.nodes(store), ranking, chosen.fiscal_year)
    blocks.paragraph(sentences.indicators(ranking), unscored)
    blocks.chart_and_table(
        charts.ranking_bars(ranking),
        tables.shown("indicator_ranking", ranking, chosen.about),
        sentences.strongest_and_weakest(ranking),
        ranking,
        leads="indicators",
    )
    blocks.weak_list(
        queries.weak_indicators(store, agency_ids=[chosen.agency_id], fiscal_year=chosen.fiscal_year),
        chosen.about,
    )
else:
    blocks.only_overall_note(chosen.described, chosen.fiscal_year)

node = scope.choose_node(ranking)
about = chosen.about | scope.node_named(node, ranking)
asking.indicator_crumbs(ranking, node)
questions = queries.question_ranking(store, **chosen.key)
questions = questions[questions["indicator_id"].astype(str) == node]
if len(questions):
    ordered = questions.sort_values("score", ascending=False, kind="stable")
    blocks.chart_over_table(
        charts.ranking_bars(asking.with_codes(ordered)),
        tables.shown("indicator_questions", ordered, about),
        sentences.questions(questions),
        questions,
        leads="question",
    )
peers = queries.peer_ranking(store, **chosen.key, node=node)
if len(peers) > 1:
    blocks.chart_and_table(
        charts.ranking_bars(peers),
        tables.shown("peer_ranking", peers, about),
        sentences.peers(peers),
        peers,
        leads="indicators",
    )
else:
    blocks.nobody_beside(chosen.described, chosen.fiscal_year)
blocks.foot(store.data_version)
