"""Which questions drag the score down?"""

from ita import charts, queries, sentences, tables
from ita.ui import asking, blocks, frame, scope

store = frame.open_page("questions")
chosen = scope.choose(store, "questions")

ranking = queries.question_ranking(store, **chosen.key)
if ranking.empty:
    blocks.no_questions(chosen.described, chosen.fiscal_year)

blocks.paragraph(sentences.questions(ranking))
blocks.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
shown = asking.choose_questions(ranking)
about = chosen.about | asking.limits()
if len(shown):
    blocks.chart_over_table(
        charts.losses(asking.as_losses(shown)),
        tables.shown("question_ranking", shown, about),
        sentences.questions_shown(shown, len(ranking)),
        shown,
        leads="question",
    )
else:
    asking.none_left()
pairs = queries.question_pairs(store, **chosen.key)
if len(pairs):
    blocks.table(tables.shown("question_pairs", pairs, about), note=sentences.pairs(pairs))
blocks.foot(store.data_version)
