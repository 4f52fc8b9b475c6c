"""What will be done about the weak points next year, by whom and when?"""

from ita import planner, queries
from ita.rows import LevelsOfYear, Levers, MeasureProposals, NextLevel
from ita.ui import menu, page, scope
from ita.ui.screen import st
from ita.ui.views import measures as view
from ita.ui.views import plan_editor, plan_papers
from ita.wording import _

store = page.open_page("measures")
chosen = scope.choose(store, "measures")

rows = queries.typed(store, MeasureProposals, **chosen.key)
levers = queries.typed(store, Levers, **chosen.key)
levels = queries.typed(store, LevelsOfYear, fiscal_year=chosen.fiscal_year)
_ways, plan, _is_sure = planner.to_next_level(levers, queries.typed(store, NextLevel, **chosen.key), levels)
plan_edit = plan_editor.opened(chosen)

above = st.container()
view.edit(plan_edit)
view.choose_units(plan_edit)
view.propose(above, plan_edit, rows, planner.raised(levers, plan))
plan_editor.save(plan_edit, wrong=[])
plan_papers.take_along(plan_edit, chosen.about)
plan_papers.revisions(plan_edit, chosen.about)
menu.page_link("follow_up", _("รายงานผลตามแผนนี้ →"))
page.foot(store.data_version)
