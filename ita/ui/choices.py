"""One of several choices by its name, in a list or in a row of buttons, kept in the link."""

from collections.abc import Mapping
from typing import Literal, TypeVar

from ita.ui import link
from ita.ui.screen import st
from ita.wording import _

Choice = TypeVar("Choice", str, int)


def pick(key: str, names: Mapping[str, str], label: str, first: str, width: int = 300) -> str:
    """One of the codes by its name, from a list to type into; kept in the link as `_keep` says."""
    _adopt(key, names, first)
    chosen = st.selectbox(
        label, list(names), format_func=names.__getitem__, key=key, persist_state="session", width=width
    )
    _keep(key, chosen, first)
    return str(chosen or first)


def press(
    key: str,
    names: Mapping[Choice, str],
    label: str,
    first: Choice,
    *,
    label_visibility: Literal["visible", "collapsed"] = "visible",
    is_always_linked: bool = False,
) -> Choice:
    """One of a few by its name, all of them in sight; kept in the link as `_keep` says, or always."""
    _adopt(key, names, first)
    chosen: Choice | None = st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        required=True,
        persist_state="session",
        label_visibility=label_visibility,
    )
    found = first if chosen is None else chosen
    _keep(key, found, None if is_always_linked else first)
    return found


def linked(key: str, names: Mapping[str, str], first: str) -> str:
    """One of the codes, chosen by the link alone; the first where it names none, or one that nobody knows, which is said."""
    named = st.query_params.get(key, first)
    if named in names:
        return named
    _say_unknown(named, names[first])
    return first


def _say_unknown(named: str, shown: str) -> None:
    st.warning(
        _("ไม่รู้จัก “{named}” ที่อยู่ในลิงก์ จึงแสดง “{shown}” แทน").format(named=named[:40], shown=shown),
        icon=":material/search_off:",
    )


def _keep(key: str, chosen: Choice | None, first: Choice | None) -> None:
    """Write the choice into the link. The first is not written where no choice stands, as that would be one more press
    of the back button; a link that names it goes on naming it, whatever comes first when a colleague opens it."""
    if chosen != first or key in st.query_params:
        link.write(**{key: chosen})


def _adopt(key: str, names: Mapping[Choice, str], first: Choice) -> None:
    """The link's choice, else the session's, else the first; the first also where there is no such choice."""
    by_text = {str(choice): choice for choice in names}
    unknown = link.adopt(key, by_text.get, first)
    if unknown is not None:
        _say_unknown(unknown, names[first])
    if st.session_state[key] not in names:
        st.session_state[key] = first
