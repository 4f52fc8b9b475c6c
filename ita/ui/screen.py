"""Streamlit behind one gate: text stands on the screen letter by letter, and only what is `Marked` may hold Markdown.

Pages and this package use `st` from here. Names, sources, file names, cells and errors are plain `str`: the gate
escapes them wherever Streamlit would read Markdown. `Marked` is written out in the code and takes text in as text:

    st.markdown(Marked("**{name}** · {count}").format(name=agency, count=3))
"""

import functools
import inspect
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

import markupsafe

if TYPE_CHECKING:
    import streamlit as st

__all__ = ["BOLD", "LINES", "QUIET", "SMALL", "Marked", "st"]

# Parameters in which Streamlit reads Markdown, and the elements that also read their options so.
READ_AS_MARKDOWN = frozenset({"body", "label", "text", "title", "help", "caption", "captions"})
MARKDOWN_OPTIONS = frozenset({"radio", "segmented_control", "pills"})

# An element that shows nothing and leaves nothing in copied text. Addresses, icons, emoji and arrows are looked for in
# text whose escapes are already taken away; parted by this they are not found.
_PARTED = ":small[]"
_PARTS = re.compile(r"(?<=:)(?=\S|$)|(?=@)|(?<=www)(?=\.)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE)
_LINES = re.compile(r"\s*[\n\r\v\f\u2028\u2029\x85]\s*")
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$&:]")
_LIST_OR_RULE = re.compile(r"^( ?)(?:([0-9]+)(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|=))")
# Texts that hold nothing of the above; nearly all do.
_MEANT = re.compile(
    r"[\\`*_{}\[\]<>#|~$&:@\n\r\v\f\u2028\u2029\x85]|www\.|-[-=]|^[\s+=-]|^[0-9]+[.)]", re.IGNORECASE
)


class Marked(markupsafe.Markup):
    """Markdown that is meant. What is formatted, joined or added into it is escaped unless it is `Marked` itself."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Self:
        """The text as Markdown that shows exactly its letters; a line break is a space."""
        if isinstance(s, Marked):
            return cls(s)
        text = str(s)
        if not _MEANT.search(text):
            return cls(text)
        text = re.sub(r"^[ \t]+", " ", _LINES.sub(" ", text))
        pieces = [_MARKS.sub(r"\\\g<0>", piece) for piece in _PARTS.split(text)]
        return cls(_LIST_OR_RULE.sub(r"\1\2\\", _PARTED.join(pieces), count=1))


BOLD = Marked("**{}**")
QUIET = Marked(":gray[{}]")
SMALL = Marked(":gray[:small[{}]]")
LINES = Marked("  \n")


def _gated(name: str, element: Callable[..., Any]) -> Callable[..., Any]:
    """The element with text given to it as text."""
    parameters = inspect.signature(element).parameters
    read = READ_AS_MARKDOWN & parameters.keys()
    if not read:
        return element
    named = list(parameters)
    counted = [parameters[one].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD for one in named]
    by_place = named[: counted.index(False) if False in counted else len(named)]

    @functools.wraps(element)
    def shown(*args: Any, **kwargs: Any) -> Any:
        given = dict(zip(by_place, args, strict=False))
        if len(given) < len(args) or given.keys() & kwargs.keys():
            raise TypeError(f"st.{name}: {args} {kwargs}")
        given |= kwargs
        for parameter in read & given.keys():
            given[parameter] = _marked(given[parameter])
        if name in MARKDOWN_OPTIONS:
            said = given.get("format_func", str)
            given["format_func"] = lambda option: str(Marked.escape(said(option)))
        return element(**given)

    return shown


def _marked(found: Any) -> Any:
    if isinstance(found, str):
        return str(Marked.escape(found))
    return [_marked(one) for one in found] if isinstance(found, list | tuple) else found


def _pictures_only(element: Callable[..., Any]) -> Callable[..., Any]:
    """Streamlit's HTML, for what is `markupsafe.Markup`: there everything taken in is escaped. A plain text stands as text."""

    @functools.wraps(element)
    def shown(body: str, **kwargs: Any) -> Any:
        if isinstance(body, Marked):
            raise TypeError("st.html: Markdown")
        return element(str(markupsafe.escape(body)), **kwargs)

    return shown


class _Gate:
    """Streamlit's elements, each gated when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        import streamlit

        found = getattr(streamlit, name)
        if name == "html":
            found = _pictures_only(found)
            setattr(self, name, found)
        elif inspect.isfunction(found) or inspect.ismethod(found):
            found = _gated(name, found)
            setattr(self, name, found)
        return found


if not TYPE_CHECKING:
    st = _Gate()
