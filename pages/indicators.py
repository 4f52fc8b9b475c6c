"""Which indicators are strengths and which are weaknesses, which questions make one up, and how the peers stand on it?"""

from ita import queries, rows, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import indicators as view

store = page.open_page("indicators")
chosen = scope.choose(store, "indicators")

ranking = queries.typed(store, rows.IndicatorRanking, **chosen.key)
weakest_first = sorted(ranking, key=lambda row: (row["score"] or 0, row["indicator_id"] or 0))
node = view.choose_node(weakest_first)
about = chosen.about | view.node_named(node, ranking)

view.crumbs(ranking, node)
if ranking:
    voice = page.voice(store)
    unscored = sentences.unscored_indicators(queries.typed(store, rows.Nodes), ranking, chosen.fiscal_year)
    questions = queries.typed(store, rows.QuestionRanking, **chosen.key)
    view.ranked(weakest_first, node, questions, voice, unscored)
    pieces.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
else:
    notices.only_overall_note(chosen.described, chosen.fiscal_year)
peers = queries.typed(store, rows.PeerRanking, **chosen.key, node=node)
if len(peers) > 1:
    view.beside(peers, node, ranking)
else:
    view.nobody_beside(chosen.described, chosen.fiscal_year)

if ranking:
    pieces.numbers(
        "indicator_ranking",
        lambda: tables.shown("indicator_ranking", ranking, chosen.about),
        ranking,
    )
    mine = view.questions_of(node, questions)
    if mine:
        pieces.numbers("indicator_questions", lambda: view.question_table(mine, about), mine)
    pieces.numbers("weak_indicators", lambda: view.weak_table(store, chosen))
if len(peers) > 1:
    pieces.numbers("peer_ranking", lambda: tables.shown("peer_ranking", peers, about), peers)
page.foot(store.data_version)
