"""The comparison page's choices: the set with its reason, an own list, and what the cells of the matrix show."""

from typing import NoReturn

import pandas as pd
import streamlit as st

from ita import wording
from ita.ui import link
from ita.ui.scope import Chosen
from ita.wording import _

OWN = "own"
CELLS = {"score": "คะแนน", "gap_to_target": "ห่างเป้า", "score_change": "เปลี่ยนจากปีก่อน"}


def choose_set(sets: pd.DataFrame, agencies: pd.DataFrame, chosen: Chosen) -> tuple[str, list[str]]:
    """The set's name and its members, ours among them; an own list stands in the link."""
    members: dict[str, list[str]] = {}
    for named, agency_id in zip(sets["set_name"], sets["agency_id"], strict=True):
        members.setdefault(str(named), []).append(str(agency_id))
    offered = [name for name in wording.SETS if name in members]
    options = [*offered, OWN]
    first = options[0]
    link.adopt("set", lambda text: text if text in options else first, first)
    if st.session_state["set"] not in options:
        st.session_state["set"] = first
    name = str(
        st.selectbox(
            _("เทียบกับ"),
            options,
            format_func=lambda one: _label(one, members),
            key="set",
            persist_state="session",
            width=420,
        )
    )
    link.write(set=None if name == first else name)
    if name != OWN:
        return name, members[name]
    same = agencies[agencies["is_synthetic"] == chosen.is_synthetic]
    names = dict(zip(same["agency_id"], same["short_name"] + " " + same["district"].fillna(""), strict=True))
    link.adopt("with", lambda text: [one for one in text.split(",") if one in names], [])
    st.session_state["with"] = [one for one in st.session_state["with"] or [] if one in names]
    own = st.multiselect(
        _("หน่วยงานที่จะเทียบ"),
        [one for one in names if one != chosen.agency_id],
        format_func=names.__getitem__,
        key="with",
        placeholder=_("พิมพ์ชื่อ อำเภอ หรือจังหวัด"),
        persist_state="session",
    )
    link.write(**{"with": ",".join(own) or None})
    return OWN, [chosen.agency_id, *own]


def _label(name: str, members: dict[str, list[str]]) -> str:
    if name == OWN:
        return _(wording.SETS[name])
    return _("{set} ({count} แห่ง)").format(set=_(wording.SETS[name]), count=len(members[name]))


def described(name: str, members: list[str]) -> dict[str, str]:
    """The set for an exported file."""
    return {_("เทียบกับ"): f"{_(wording.SETS[name])} ({len(members)})"}


def choose_cells() -> str:
    """What the cells of the matrix show."""
    link.adopt("cells", lambda text: text if text in CELLS else "score", "score")
    chosen = st.segmented_control(
        _("ในตารางแสดง"),
        list(CELLS),
        format_func=lambda one: _(CELLS[one]),
        key="cells",
        required=True,
        persist_state="session",
    )
    link.write(cells=None if chosen == "score" else chosen)
    return str(chosen or "score")


def nobody(agency: str, year: int) -> NoReturn:
    """There is nobody to compare with yet."""
    st.info(
        _("ปี {year} ยังไม่มีหน่วยงานอื่นให้เทียบกับ {agency} เลือกหน่วยงานเองได้ด้านบน").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/group_off:",
    )
    st.stop()
