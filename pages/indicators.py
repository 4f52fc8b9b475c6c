"""Which indicators are strengths and which are weaknesses, here and across the district, and which questions make one up?"""

from ita import charts, queries, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import indicators as view

store = page.open_page("indicators")
chosen = scope.choose(store, "indicators")

ranking = queries.indicator_ranking(store, **chosen.key)
if len(ranking):
    unscored = sentences.indicators_missing(queries.nodes(store), ranking, chosen.fiscal_year)
    pieces.paragraph(sentences.indicators(ranking), unscored)
    pieces.chart_and_table(
        charts.ranking_bars(ranking),
        tables.shown("indicator_ranking", ranking, chosen.about),
        sentences.strongest_and_weakest(ranking),
        ranking,
        leads="indicators",
    )
    view.weak_list(
        queries.weak_indicators(store, agency_ids=[chosen.agency_id], fiscal_year=chosen.fiscal_year),
        chosen.about,
    )
else:
    notices.only_overall_note(chosen.described, chosen.fiscal_year)

node = view.choose_node(ranking)
about = chosen.about | view.node_named(node, ranking)
view.indicator_crumbs(ranking, node)
questions = queries.question_ranking(store, **chosen.key)
questions = questions[questions["indicator_id"].astype(str) == node]
if len(questions):
    ordered = questions.sort_values("score", ascending=False, kind="stable")
    pieces.chart_over_table(
        charts.ranking_bars(view.with_codes(ordered)),
        tables.shown("indicator_questions", ordered, about),
        sentences.questions(questions),
        questions,
        leads="question",
    )
peers = queries.peer_ranking(store, **chosen.key, node=node)
if len(peers) > 1:
    pieces.chart_and_table(
        charts.ranking_bars(peers),
        tables.shown("peer_ranking", peers, about),
        sentences.peers(peers),
        peers,
        leads="indicators",
    )
else:
    view.nobody_beside(chosen.described, chosen.fiscal_year)
page.foot(store.data_version)
