"""Which questions drag the score down?"""

from ita import charts, queries, sentences, tables
from ita.ui import notices, page, pieces, scope
from ita.ui.views import questions as view

store = page.open_page("questions")
chosen = scope.choose(store, "questions")

ranking = queries.question_ranking(store, **chosen.key)
if ranking.empty:
    notices.no_questions(chosen.described, chosen.fiscal_year)

pieces.paragraph(sentences.questions(ranking))
pieces.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
shown = view.choose_questions(ranking)
about = chosen.about | view.limits()
if len(shown):
    pieces.chart_over_table(
        charts.losses(view.as_losses(shown)),
        tables.shown("question_ranking", shown, about),
        sentences.questions_shown(shown, len(ranking)),
        shown,
        leads="question",
    )
else:
    view.none_left()
pairs = queries.question_pairs(store, **chosen.key)
if len(pairs):
    pieces.table(tables.shown("question_pairs", pairs, about), note=sentences.pairs(pairs))
page.foot(store.data_version)
