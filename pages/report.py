"""How to put it to the executive: the memo of an agency and year, read here and taken along as Word or PDF."""

from ita import measures, memo
from ita.config import data_folder
from ita.ui import blocks, composing, frame, scope
from ita.ui.screen import st

store = frame.open_page("report")
chosen = scope.choose(store, "report")

with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = composing.choose_kind()
    digits = composing.choose_digits()

plan = measures.after(data_folder(), chosen.agency_id, chosen.fiscal_year)
made = memo.document(
    store,
    **chosen.key,
    kind=kind,
    digits=digits,
    measures=plan.frame if plan else None,
    follow_ups=plan.follow_up_frame if plan else None,
)
composing.downloads(store, chosen, plan, made, kind)
composing.on_screen(made)
blocks.foot(store.data_version)
