"""How to put it to the executive: the memo of an agency and year, read here and taken along as Word or PDF."""

from ita import measures
from ita.config import data_folder
from ita.ui import page, scope
from ita.ui.screen import st
from ita.ui.views import memo as view

store = page.open_page("memo")
chosen = scope.choose(store, "memo")

with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = view.choose_kind()
    digits = view.choose_digits()

plan = measures.after(data_folder(), chosen.agency_id, chosen.fiscal_year)
made, text = view.written(store, chosen, plan, kind, digits)
view.downloads(store, chosen, plan, made, kind)
view.on_screen(text)
page.foot(store.data_version)
