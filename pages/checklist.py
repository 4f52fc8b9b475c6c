"""What do the documents published so far make sure of, before the result is announced?

A page of its own: it is about a year without results, where follow-up is about measures after one, and it is ticked by
whoever keeps the web site, not by whoever reports on the plan.
"""

from ita import queries, rows
from ita.terms import DOCUMENTS
from ita.ui import menu, page, scope
from ita.ui.screen import st
from ita.ui.views import checklist as view
from ita.wording import _

store = page.open_page("checklist")
chosen = scope.choose(store, "checklist")

items = queries.typed(store, rows.ChecklistItems, agency_id=chosen.agency_id, instrument=DOCUMENTS)
parts = queries.typed(store, rows.ChecklistParts, agency_id=chosen.agency_id)
if not items:
    view.nothing_to_tick()

with st.container(horizontal=True, vertical_alignment="bottom"):
    year = view.choose_year(view.years(items, parts))
    assumption = view.choose_assumption(year)
edit = view.ticking(chosen.agency_id, year)
above = st.container()
with st.container(key="ticks"):
    view.tick(edit, year)
with above:
    view.first_look(year, list(edit.texts), assumption)
view.save(edit, year)
menu.page_link("planner", _("วางแผนจากผลปีล่าสุด →"))
page.foot(store.data_version)
