"""The comparison page's choices: the set with its reason, an own list, twins by whose measure, and what is shown of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from ita import queries, rows, sentences, wording
from ita.store import Store
from ita.ui import choices, link
from ita.ui.scope import Chosen
from ita.ui.screen import SMALL, st
from ita.wording import _

OWN, TWINS = "own", "twins"
MOST_WEIGHT = 5
PLACES = ("district", "province")


@dataclass(frozen=True)
class Peers:
    """The agencies compared, ours among them, and why these; `place` where they are all of a `district` or `province`."""

    reason: str
    members: list[str]
    missing: list[str]
    place: str = ""

    @property
    def about(self) -> dict[str, str]:
        """The set for an exported file."""
        return {_("เทียบกับ"): f"{self.reason} ({len(self.members)})"}


def choose_set(store: Store, chosen: Chosen) -> Peers:
    """The set by its reason; an own list, its name, and the measure of the twins stand in the link."""
    measure = _linked_measure()
    sets = queries.typed(store, rows.Comparators, **chosen.key, **_weighed(measure))
    members: dict[str, list[str]] = {}
    for row in sets:
        members.setdefault(row["set_name"], []).append(row["agency_id"])
    options = [*(name for name in wording.SETS if name in members), OWN]
    first = next((row["set_name"] for row in sets if row["is_peer_set"]), options[0])
    names = {one: _label(one, members) for one in options}
    name = choices.pick("set", names, _("เทียบกับ"), first, 420)
    if name == OWN:
        return _own_list(queries.typed(store, rows.Agencies, include_synthetic=True), chosen)
    if name == TWINS:
        _choose_measure(store, chosen, measure)
    elif TWINS not in members:
        _no_twins(store, chosen, measure)
    without = [row["short_name"] for row in sets if row["set_name"] == name and not row["has_result"]]
    place = name if name in PLACES else ""
    return Peers(_(wording.SETS[name]), members[name], without, place)


def _weighed(measure: dict[str, int]) -> dict[str, Any]:
    """The measure as queries take it."""
    weights = [float(weight) for weight in measure.values()]
    return {"nodes": list(measure) or None, "weights": weights or None}


def _no_twins(store: Store, chosen: Chosen, measure: dict[str, int]) -> None:
    """Why twins are not among the sets; by another measure there may be some."""
    st.markdown(
        SMALL.format(
            sentences.too_few_twins(queries.typed(store, rows.Twins, **chosen.key, **_weighed(measure)))
        )
    )
    if measure:
        _choose_measure(store, chosen, measure)


def summary(store: Store, chosen: Chosen, peers: Peers) -> rows.SetSummary | None:
    """What the set has in common this year and our place in it; None where nobody has an overall."""
    found = queries.typed(store, rows.SetSummary, agency_ids=peers.members, **chosen.key)
    return next(iter(found), None)


def _label(name: str, members: dict[str, list[str]]) -> str:
    if name == OWN:
        return _(wording.SETS[name])
    return _("{set} ({count} แห่ง)").format(set=_(wording.SETS[name]), count=len(members[name]))


def _own_list(agencies: Sequence[rows.Agencies], chosen: Chosen) -> Peers:
    names = {
        row["agency_id"]: f"{row['short_name']} {row['district'] or ''}"
        for row in agencies
        if row["is_synthetic"] == chosen.is_synthetic and row["is_local"]
    }
    link.adopt("with", lambda text: [one for one in text.split(",") if one in names], [])
    link.adopt("called", str, "")
    st.session_state["with"] = [one for one in st.session_state["with"] or [] if one in names]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        own = st.multiselect(
            _("หน่วยงานที่จะเทียบ"),
            [one for one in names if one != chosen.agency_id],
            format_func=names.__getitem__,
            key="with",
            placeholder=_("พิมพ์ชื่อ อำเภอ หรือจังหวัด"),
            persist_state="session",
        )
        called = st.text_input(
            _("ชื่อกลุ่ม"), key="called", max_chars=60, persist_state="session", width=260
        ).strip()
    link.write(**{"with": ",".join(own) or None, "called": called or None})
    st.markdown(SMALL.format(_("กลุ่มนี้อยู่ในที่อยู่ของหน้า คัดลอกไว้เปิดอีกครั้งหรือส่งให้ผู้อื่นได้")))
    return Peers(called or _(wording.SETS[OWN]), [chosen.agency_id, *own], [])


def _linked_measure() -> dict[str, int]:
    """Indicators and their weights by which twins are found; none means all alike."""
    link.adopt("measure", _measure, {})
    return dict(st.session_state["measure"])


def _measure(text: str) -> dict[str, int]:
    pairs = [pair.partition(":") for pair in text.split(",")]
    return {
        node: min(int(weight), MOST_WEIGHT)
        for node, _colon, weight in pairs
        if node.isdecimal() and weight.isdecimal() and int(weight)
    }


def _choose_measure(store: Store, chosen: Chosen, measure: dict[str, int]) -> None:
    """Which indicators twins are alike in, and how much each counts."""
    ranking = queries.typed(store, rows.IndicatorRanking, **chosen.key)
    names = {
        row["node"]: sentences.node_name(row)
        for row in sorted(ranking, key=lambda row: row["indicator_id"] or 0)
    }
    with st.popover(_("ใกล้เคียงด้วยตัวชี้วัดใด"), icon=":material/tune:"):
        st.markdown(_("น้ำหนัก 0 คือไม่นำมาเทียบ ทุกข้อเท่ากันคือค่าเริ่มต้น"))
        for node, name in names.items():
            st.number_input(
                name,
                0,
                MOST_WEIGHT,
                measure.get(node, 0) if measure else 1,
                key=f"weight_{node}",
                on_change=_set_measure,
                args=(list(names),),
            )


def _set_measure(nodes: list[str]) -> None:
    given = {node: int(st.session_state[f"weight_{node}"]) for node in nodes}
    measure = {} if len(set(given.values())) == 1 else {node: one for node, one in given.items() if one}
    st.session_state["measure"] = measure
    link.write(measure=",".join(f"{node}:{one}" for node, one in measure.items()) or None)


def nobody(agency: str, year: int) -> NoReturn:
    """There is nobody to compare with yet, or none is chosen."""
    if st.session_state.get("set") == OWN:
        st.info(_("ยังไม่ได้เลือกหน่วยงานที่จะเทียบ พิมพ์ชื่อในช่องด้านบน"), icon=":material/group_add:")
        st.stop()
    st.info(
        _("ปี {year} ยังไม่มีหน่วยงานอื่นให้เทียบกับ {agency} เลือกหน่วยงานเองได้ด้านบน").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/group_off:",
    )
    st.stop()
