"""Which questions drag the score down?"""

from ita import queries, rows, sentences
from ita.ui import glossary, notices, page, pieces, scope
from ita.ui.views import questions as view

store = page.open_page("questions")
chosen = scope.choose(store, "questions")

ranking = queries.typed(store, rows.QuestionRanking, **chosen.key)
if not ranking:
    view.found(store, chosen, view.words_asked())
    notices.no_questions(chosen.described, chosen.fiscal_year)

pieces.paragraph(sentences.questions(ranking))
shown = view.choose_and_search(store, chosen, ranking)
about = chosen.about | view.limits()
view.costs(shown, len(ranking), about)
if pairs := queries.typed(store, rows.QuestionPairs, **chosen.key):
    view.pairs(pairs, about)
glossary.used("IIT", "EIT", "EIT1", "EIT2", "OIT", "points_lost", "target", "topic")
page.foot(store.data_version)
