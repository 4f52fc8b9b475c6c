"""How far are the measures, what is late, and how did the same subjects score afterwards?"""

from ita import queries, rows
from ita.ui import page, scope
from ita.ui.screen import st
from ita.ui.views import follow_up as view
from ita.ui.views import plan_editor, plan_papers

store = page.open_page("follow_up")
chosen = scope.choose(store, "follow_up")

plan_edit = plan_editor.opened(chosen)
if not plan_edit.plan.measures:
    view.no_plan(plan_edit.plan)

above = st.container()
after = view.choose_round()
wrong = view.edit(plan_edit, after)
plan_editor.save(plan_edit, wrong)
with above:
    view.how_far(plan_edit.plan, chosen.about)
view.late(plan_edit.plan, chosen.about)
view.afterwards(
    plan_edit.plan,
    queries.typed(store, rows.MeasureAfterwards, **chosen.key),
    queries.typed(store, rows.IssueTrend, agency_id=chosen.agency_id),
    chosen.about,
)
plan_papers.revisions(plan_edit, chosen.about)
page.foot(store.data_version)
