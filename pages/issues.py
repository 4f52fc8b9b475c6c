"""How do the seven issues of the yearly measures stand, and which of their questions to keep or to raise?"""

from ita import queries, rows, sentences, tables
from ita.ui import page, pieces, scope
from ita.ui.views import issues as view
from ita.ui.views import trends

store = page.open_page("issues")
chosen = scope.choose(store, "issues")

questions = queries.typed(store, rows.IssueQuestions, **chosen.key)
if all(row["score"] is None for row in questions):
    view.no_issues(chosen.described, chosen.fiscal_year)

issues = queries.typed(store, rows.Issues, **chosen.key)
weakest_first = sorted(issues, key=lambda row: (row["score"] is None, row["score"] or 0))
issue = view.choose_issue(weakest_first)
view.crumbs(issues, issue)
view.ranked(weakest_first, issue, questions)
view.verdicts(page.voice(store), weakest_first, issue, questions)
about = chosen.about
trend = queries.typed(store, rows.IssueTrend, agency_id=chosen.agency_id)
changed = sentences.changes_by_year(queries.typed(store, rows.RuleChanges))
said = sentences.issues_note(trend)
trends.through_the_years("issue_trend", trend, chosen.years[0], changed, "issues", said, about)
pieces.numbers(
    "issues",
    lambda: tables.shown("issues", issues, about),
    questions,
)
pieces.numbers(
    "issue_questions",
    lambda: tables.shown("issue_questions", questions, about),
    questions,
)
page.foot(store.data_version)
