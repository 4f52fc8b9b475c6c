"""A Word form filled in with plain values. The form is a stranger's file: it may name its fields and nothing else.

A field is `{{ name }}`, a choice `{% if name %}`; both may compare texts and use four filters. There is no call, loop,
assignment, arithmetic or look into a value, so a form runs nothing and grows no further than its own marks allow.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ita.reader.form_faults import BODY, FILTERS, FormError

MOST_UNPACKED_BYTES = 64 * 2**20
MOST_TEXT_BYTES = 2 * 2**20  # of one part of text; a page of text with its settings takes some 20 KB
MOST_MARKS = 200  # {{ and {% of one part
LONGEST_MARK = 50_000  # letters from {{ to }} with the tags Word puts between them
MOST_LETTERS = 300  # of a mark without those tags
NEAR = 80  # letters quoted of the paragraph a fault stands in
_TAGS = "(?:<[^<>]*>)*"
_OPENS = re.compile(rf"\{{{_TAGS}[{{%#]")
_CLOSES = re.compile(rf"[}}%#]{_TAGS}\}}")
_MARK = re.compile(r"\{[{%#]")
_OF_TABLES = re.compile(r"\{%\s*(colspan|cellbg|vm|hm)\b")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Filter,
)


def render(form: bytes, values: Mapping[str, str | bool]) -> bytes:
    """The form with its fields filled in, as a Word file; BODY stands where `{{p body }}` stood. Raises FormError."""
    _need_size(form)
    try:
        filled = _Form(io.BytesIO(form), values)
        filled.fill()
        written = io.BytesIO()
        filled.save(written)
        Document(io.BytesIO(written.getvalue()))
    except FormError:
        raise
    except Exception as broken:  # a damaged package makes the readers of Word files raise anything
        raise FormError("unreadable") from broken
    return written.getvalue()


def _need_size(form: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(form)) as packed:
            parts = packed.infolist()
            texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES or any(
                part.file_size > MOST_TEXT_BYTES for part in texts
            ):
                raise FormError("too_large")
            for part in texts:
                _need_short_marks(packed.read(part).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        raise FormError("unreadable") from broken


def _need_short_marks(source: str) -> None:
    """Few marks, each ending soon: looking for the end of one must not mean reading the rest of the part every time."""
    for count, opened in enumerate(_OPENS.finditer(source), start=1):
        closed = _CLOSES.search(source, opened.end(), opened.end() + LONGEST_MARK)
        if closed is None:
            first = source.rfind("<w:p", 0, opened.start())
            raise FormError("syntax", {"near": _words(source[max(0, first) : opened.end() + NEAR])[:NEAR]})
        mark = _words(source[opened.start() : closed.end()])
        if count > MOST_MARKS or len(mark) > MOST_LETTERS:
            raise FormError("too_large")
        if asked := _OF_TABLES.match(mark):
            raise FormError("not_offered", {"near": mark[:NEAR], "name": asked[1]})


def _words(source: str) -> str:
    """Text without its tags."""
    return re.sub("<[^<>]*>?", "", source).strip()


class _Form(DocxTemplate):  # type: ignore[misc]
    """The form with its own environment for text inside XML and for the file's properties, which are no XML."""

    def __init__(self, file: io.BytesIO, values: Mapping[str, str | bool]) -> None:
        super().__init__(file)
        self._values = dict(values)

    def fill(self) -> None:
        body = Markup(f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>")  # noqa: S704 - our own letters
        self.render({**self._values, "body": body}, _Environment({*self._values, "body"}, autoescape=True))

    def render_properties(self, context: dict[str, Any], jinja_env: object = None) -> None:
        super().render_properties(context, _Environment({*context}, autoescape=False))


class _Environment(ImmutableSandboxedEnvironment):
    """Compiles only forms that name known fields."""

    def __init__(self, names: set[str], *, autoescape: bool) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=autoescape, cache_size=0)
        self._names = names
        self.globals = {}
        self.tests = {}
        self.filters = {name: self.filters[name] for name in FILTERS}

    def from_string(self, source: Any, *given: Any, **more: Any) -> Template:
        try:
            for node in _every(self.parse(source)):
                self._need_allowed(node, source)
            return super().from_string(source, *given, **more)
        except TemplateSyntaxError as wrong:
            raise FormError("syntax", {"near": _near(source, wrong.lineno)}) from wrong
        except (RecursionError, MemoryError, SyntaxError) as deep:
            raise FormError("too_large") from deep

    def _need_allowed(self, node: nodes.Node, source: str) -> None:
        near = {"near": _near(source, node.lineno)}
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in self._names:
            raise FormError("unknown_name", near | {"name": node.name})
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise FormError("not_offered", near | {"name": f"|{node.name}"})
        if not isinstance(node, _ALLOWED):
            raise FormError("not_offered", near)


def _every(tree: nodes.Node) -> list[nodes.Node]:
    """The node and all below it, outermost first."""
    found = [tree]
    for node in found:
        found += node.iter_child_nodes()
    return found


def _near(source: str, line: int | None) -> str:
    """The words of the paragraph on a line of the form's source, around its mark."""
    lines = source.splitlines()
    words = _words(lines[min(line or 1, len(lines)) - 1]) if lines else ""
    mark = _MARK.search(words)
    first = max(0, mark.start() - NEAR // 4) if mark else 0
    return words[first : first + NEAR]
