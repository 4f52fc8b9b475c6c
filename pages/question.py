"""What does one question say, how did it move, how do others stand on it, and what would raise it?"""

from ita import charts, queries, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import question as view

store = page.open_page("question")
chosen = scope.choose(store, "question")

ranking = queries.question_ranking(store, **chosen.key)
if ranking.empty:
    notices.no_questions(chosen.described, chosen.fiscal_year)

question = view.choose_question(ranking)
row = ranking[ranking["node"] == question].iloc[0].to_dict()
about = chosen.about | view.named(row)
peers = sentences.told_apart(queries.peer_ranking(store, **chosen.key, node=question))
topics = queries.question_topic(store, fiscal_year=chosen.fiscal_year, question_id=question)
history = queries.topic_trend(store, agency_id=chosen.agency_id)
history = history[history["node"].isin(topics["topic_id"]) & history["score"].notna()]
view.one_question(row)
view.pairs(queries.question_pairs(store, **chosen.key), question)
view.advice(queries.question_advice(store, fiscal_year=chosen.fiscal_year, question_id=question), ranking)
if len(history):
    first = history[history["node"] == history["node"].iloc[0]]
    years = scope.window(chosen.years[0], first["fiscal_year"].tolist())
    pieces.chart_and_table(
        charts.small_multiples(first, years, queries.rule_changes(store), 1),
        tables.shown("topic_trend", first, about),
        sentences.topic_note(first),
    )
if len(peers) > 1:
    pieces.chart_and_table(
        charts.strip(peers),
        tables.shown("peer_ranking", peers, about),
        sentences.peers(peers),
        peers,
        leads="question",
    )
page.foot(store.data_version)
