"""How far are the measures, what is late, and how did the same subjects score afterwards?"""

from ita import queries
from ita.ui import page, scope
from ita.ui.views import follow_up as view
from ita.ui.views import plan_editor, plan_papers

store = page.open_page("follow_up")
chosen = scope.choose(store, "follow_up")

draft = plan_editor.opened(chosen)
if not draft.plan.measures:
    view.no_plan(draft.plan)

after = view.choose_round()
wrong = view.edit(draft, after)
plan_editor.save(draft, wrong)
view.how_far(draft.plan, chosen.about)
view.late(draft.plan, chosen.about)
view.afterwards(
    draft.plan,
    queries.measure_afterwards(store, **chosen.key),
    queries.issue_trend(store, agency_id=chosen.agency_id),
    chosen.about,
)
plan_papers.revisions(draft, chosen.about)
page.foot(store.data_version)
