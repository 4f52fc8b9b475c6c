"""What does one question say, what would raise it, who has done it, and how did it move?"""

from ita import queries, rows, sentences
from ita.ui import glossary, notices, page, scope
from ita.ui.views import question as view

store = page.open_page("question")
chosen = scope.choose(store, "question")

ranking = queries.typed(store, rows.QuestionRanking, **chosen.key)
if not ranking:
    notices.no_questions(chosen.described, chosen.fiscal_year)

row = view.choose_question(ranking)
question = row["node"]
about = chosen.about | view.named(row)
advised = queries.typed(store, rows.QuestionAdvice, fiscal_year=chosen.fiscal_year, question_id=question)
view.advice(advised, ranking)
peers = queries.typed(store, rows.PeerRanking, **chosen.key, node=question)
levels = queries.typed(store, rows.LevelsOfYear, fiscal_year=chosen.fiscal_year)
if levels and view.has_room(row):
    least = levels[0]["min_overall"]
    reached = queries.typed(store, rows.RisenPeers, **chosen.key, node=question, least=least)
    view.who_has_done_it(reached, levels[0], peers, question)
view.among_peers(sentences.apart(peers), about)
topics = queries.typed(store, rows.TopicTrend, agency_id=chosen.agency_id)
if history := view.of_question(topics, question, chosen.fiscal_year):
    changed = sentences.changes_by_year(queries.typed(store, rows.RuleChanges))
    moved = (chosen.fiscal_year, row["score_change"])
    view.through_the_years(history, changed, chosen.years[0], moved, about)
view.pairs(queries.typed(store, rows.QuestionPairs, **chosen.key), question)
glossary.used("IIT", "EIT", "EIT1", "EIT2", "OIT", "points_lost", "peers", "middle", "middle_half", "topic")
page.foot(store.data_version)
