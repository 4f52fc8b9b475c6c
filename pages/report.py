"""How to put it to the executive: the memo of an agency and year, read here and taken along as Word or PDF."""

import streamlit as st

from ita import memo
from ita.ui import blocks, frame, reporting, scope

store = frame.open_page("report")
chosen = scope.choose(store, "report")

with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = reporting.choose_kind()
    digits = reporting.choose_digits()

made = memo.document(store, **chosen.key, kind=kind, digits=digits)
reporting.downloads(made, f"ita-{chosen.agency_id}-{chosen.fiscal_year}-{kind}")
reporting.on_screen(made)
blocks.foot(store.data_version)
