"""What will be done about the weak points next year, by whom and when?"""

from ita import queries
from ita.ui import menu, page, scope
from ita.ui.screen import st
from ita.ui.views import measures as view
from ita.ui.views import plan_editor, plan_papers
from ita.wording import _

store = page.open_page("measures")
chosen = scope.choose(store, "measures")

rows = queries.measure_proposals(store, **chosen.key)
draft = plan_editor.opened(chosen)

above = st.container()
view.edit(draft)
view.choose_units(draft)
view.propose(above, draft, rows)
plan_editor.save(draft, wrong=[])
plan_papers.take_along(draft, chosen.about)
plan_papers.revisions(draft, chosen.about)
menu.page_link("follow_up", _("รายงานผลตามแผนนี้ →"))
page.foot(store.data_version)
