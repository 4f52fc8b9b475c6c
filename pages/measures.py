"""What will be done about the weak points next year, by whom and when?"""

from ita import planner, queries
from ita.ui import blocks, drafting, frame, measuring, scope
from ita.ui.screen import st
from ita.wording import _

store = frame.open_page("measures")
chosen = scope.choose(store, "measures")

rows = queries.measure_proposals(store, **chosen.key)
levers = queries.levers(store, **chosen.key)
levels = queries.levels_of_year(store, fiscal_year=chosen.fiscal_year)
_ways, plan, _is_sure = planner.to_next_level(levers, queries.next_level(store, **chosen.key), levels)
draft = drafting.opened(chosen)

above = st.container()
measuring.edit(draft)
measuring.choose_units(draft)
measuring.propose(above, draft, rows, planner.raised(levers, plan))
drafting.save(draft, wrong=[])
drafting.take_along(draft, chosen.about)
drafting.revisions(draft, chosen.about)
frame.page_link("follow_up", _("รายงานผลตามแผนนี้ →"))
blocks.foot(store.data_version)
