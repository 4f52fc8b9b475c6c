"""The reader's choices in the URL, so that a link shows a colleague the same page.

Agency, year and language always stand there; a choice that only one page has stands there once the reader made it.

A value that stands in the URL and was not written by this session came from a link or the browser's back button,
and wins. Everything is written in one step: each step would be one more press of the back button.
"""

from collections.abc import Callable
from typing import Any

from ita.ui.screen import st

# Choices that go along to every page, in the order of the link.
SHARED = ("agency", "fiscal_year", "sample", "lang")


def adopt(key: str, understood: Callable[[str], Any], default: Any) -> str | None:
    """Put a choice into the session: the link's, else the session's own, else the default.

    Returns the link's value when `understood` makes None of it: nobody knows it.
    """
    linked = st.query_params.get(key)
    if linked is not None and linked != st.session_state.get(f"{key}_in_url"):
        st.session_state[f"{key}_in_url"] = linked
        st.session_state[key] = understood(linked)
        return linked if st.session_state[key] is None else None
    if key not in st.session_state:
        st.session_state[key] = default
    return None


def write(**chosen: object) -> None:
    """Write these choices into the URL beside those already there; None takes a choice out."""
    for key, found in chosen.items():
        st.session_state[f"{key}_in_url"] = None if found is None else str(found)
    wanted = {key: text for key in SHARED if (text := st.session_state.get(f"{key}_in_url")) is not None}
    present = st.query_params.to_dict()
    wanted |= {key: text for key, text in present.items() if key not in SHARED}
    wanted |= {key: str(found) for key, found in chosen.items() if found is not None}
    wanted = {key: text for key, text in wanted.items() if chosen.get(key, text) is not None}
    if wanted != present:
        st.query_params.from_dict(wanted)


def go(stem: str, chosen: dict[str, str]) -> None:
    """Ask for another page with these choices; `page.open_page` turns to it when the script runs next."""
    st.session_state["going"] = (stem, chosen)


def going() -> tuple[str, dict[str, str]] | None:
    """The page asked for by `go`, once."""
    asked: tuple[str, dict[str, str]] | None = st.session_state.pop("going", None)
    return asked


def shared() -> dict[str, str]:
    """The choices that go along to another page."""
    present = st.query_params.to_dict()
    return {key: present[key] for key in SHARED if key in present}


def choose(key: str, chosen: Any) -> None:
    """Choose for the reader, at the press of a button."""
    st.session_state[key] = chosen
