"""How do the seven issues of the yearly measures stand, and which of their questions to keep or to raise?"""

import pandas as pd

from ita import charts, queries, sentences, tables
from ita.ui import page, pieces, scope
from ita.ui.views import issues as view

store = page.open_page("issues")
chosen = scope.choose(store, "issues")

questions = queries.issue_questions(store, **chosen.key)
if questions.empty or questions["score"].isna().all():
    view.no_issues(chosen.described, chosen.fiscal_year)

issues = view.issue_means(questions)
pieces.paragraph(sentences.issues(issues))
known = issues[issues["score"].notna()]
if len(known):
    pieces.chart_and_table(
        charts.ranking_bars(view.short_named(known.sort_values("score", ascending=False))),
        tables.shown("issues", issues, chosen.about),
        sentences.issues_missing(issues),
        questions,
        leads="questions",
    )
for _issue, group in questions.groupby("issue_id", sort=True):
    view.keep_and_raise(pd.DataFrame(group))
pieces.table(tables.shown("issue_questions", questions, chosen.about))
trend = queries.issue_trend(store, agency_id=chosen.agency_id)
if len(trend):
    years = scope.window(chosen.years[0], trend["fiscal_year"].tolist())
    pieces.chart_over_table(
        charts.small_multiples(trend, years, queries.rule_changes(store), 2),
        tables.by_year("issue_trend", trend, years, chosen.about),
        sentences.issues_note(trend),
    )
page.foot(store.data_version)
