"""Text stays text on every screen: nothing a person wrote is taken for Markdown, a link, a picture or a tag."""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hostile_texts as hostile
import pytest
from google.protobuf.message import Message
from serving import CHROMIUM, browser, server, settled
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from ita import charts
from ita.ui.menu import PAGE_TITLES
from ita.ui.screen import READ_AS_MARKDOWN, Marked

ROOT = Path(__file__).resolve().parent.parent
SCREENS = [*(ROOT / "pages").glob("*.py"), *(ROOT / "ita" / "ui").rglob("*.py")]
GATE, OUTSIDE = "screen.py", ("screen.py", "server.py", "edge.py")
# The gate's `st`, and what has functions of an element's name without being a part of a page.
NO_PARTS = ("st", "menu", "page", "pieces", "view", "memo", "measures", "telling", "LOGGER", "clean")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.folder(tmp_path_factory.mktemp("hostile") / "data")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("99.64", "99.64"),
        ("+14.64 จากปี 2565", "+14.64 จากปี 2565"),
        ("**b** _i_ `c` [l](u)", r"\*\*b\*\* \_i\_ \`c\` \[l\](u)"),
        ("a|b & <i>", r"a\|b \& \<i\>"),
        ("http://a.b", r"http\::small[]//a.b"),
        ("WWW.a.b", "WWW:small[].a.b"),
        ("a@b.c", "a:small[]@b.c"),
        (":smile:", r"\::small[]smile\::small[]"),
        ("ก -- ข -> ค", r"ก -:small[]- ข -:small[]\> ค"),
        ("- ก", r"\- ก"),
        ("1. ก", r"1\. ก"),
        ("ก\n\n# ข", r"ก \# ข"),
        ("    ก", " ก"),
        ("ก: ข", r"ก\: ข"),
    ],
)
def test_a_text_is_marked_so_that_exactly_its_letters_show(text: str, marked: str) -> None:
    assert str(Marked.escape(text)) == marked


def test_only_what_is_marked_keeps_its_marks_when_texts_are_put_together() -> None:
    said = Marked("**{}** {}").format("a*", Marked("`c`")) + Marked("\n").join(["#", Marked("# d")])

    assert str(said) == "**a\\*** `c`\\#\n# d"


def test_a_name_in_a_picture_holds_no_tag_and_a_click_on_it_still_leads_where_it_did() -> None:
    rows = [
        {
            "node": "1",
            "short_name": "<a href='http://x'>ก</a>",
            "score": 80.0,
            "target": 85.0,
            "gap_to_target": -5.0,
        },
        {"node": "2", "short_name": "ข & ค", "score": 90.0, "target": 85.0, "gap_to_target": 5.0},
    ]

    drawn = charts.score_rows(rows, lambda row: "./?agency=" + ("a&1" if row["score"] < 85 else "a2"))

    assert "&lt;a href=&#39;http://x&#39;&gt;ก&lt;/a&gt;" in drawn
    assert "ข &amp; ค" in drawn
    assert hostile.foreign_tags(drawn) == []
    assert re.findall(r'href="(.*?)"', drawn) == ["./?agency=a&amp;1", "./?agency=a2"]


@pytest.mark.parametrize("element", ["markdown", "title", "error", "button", "expander", "checkbox", "radio"])
def test_an_element_shows_a_text_as_it_is_and_what_is_marked_as_meant(element: str) -> None:
    def page(element: str) -> None:
        from ita.ui.screen import Marked, st

        options = {"options": ["**a**"]} if element == "radio" else {}
        getattr(st, element)("**zq** http://a.b", **options)
        getattr(st, element)(Marked("**{}**").format("b*"), **options)

    app = AppTest.from_function(page, args=(element,)).run()

    assert not app.exception
    read = [*_read_as_markdown(app)]
    assert r"\*\*zq\*\* http\::small[]//a.b" in read
    assert r"**b\***" in read
    if element == "radio":
        assert list(app.radio[0].options) == [r"\*\*a\*\*"]


def test_no_screen_asks_streamlit_past_the_gate() -> None:
    """`st` comes from the gate, and whatever reads Markdown is called on `st` alone, not on a part of the page."""
    elements = {
        name
        for name in dir(DeltaGenerator)
        if not name.startswith("_") and READ_AS_MARKDOWN & _parameters(getattr(DeltaGenerator, name))
    }
    assert {"markdown", "error", "selectbox", "expander", "progress"} <= elements
    past = []
    for path in SCREENS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_import = isinstance(node, ast.Import) and any(one.name == "streamlit" for one in node.names)
            called = node.func if isinstance(node, ast.Call) else None
            of_part = (
                isinstance(called, ast.Attribute)
                and called.attr in elements
                and ast.unparse(called.value) not in NO_PARTS
            )
            if path.name not in OUTSIDE and (is_import or of_part):
                past.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
    assert past == []


def _parameters(element: Any) -> set[str]:
    return set(inspect.signature(element).parameters) if callable(element) else set()


def test_only_texts_of_the_code_are_marked() -> None:
    """`Marked(…)` and `Markup(…)` take what stands in the code, in either language; what a person wrote comes in by `format`."""
    wrong = []
    for path in [one for one in [*SCREENS, *(ROOT / "ita" / "charts").glob("*.py")] if one.name != GATE]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            is_marked = ast.unparse(node.func) in ("Marked", "Markup")
            given = node.args[0] if is_marked and node.args else ast.Constant("")
            if isinstance(given, ast.Call) and ast.unparse(given.func) in ("_", "_n"):
                given = given.args[0]
            is_handed_on = any(ast.unparse(one) in ("Marked", "Markup") for one in node.args)
            if is_handed_on or not isinstance(given, ast.Constant):
                wrong.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
    assert wrong == []


@pytest.mark.parametrize("page", PAGE_TITLES)
def test_no_page_gives_streamlit_markdown_that_a_person_wrote(
    data: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("ITA_DATA", str(data))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params["agency"], app.query_params["fiscal_year"] = hostile.AGENCY, str(hostile.YEAR)
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    read = [*_read_as_markdown(app)]
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    pictures = [*app.main.get("html"), *app.sidebar.get("html")]

    assert any("zq" in text for text in [*read, *(picture.proto.body for picture in pictures)])
    assert [found for picture in pictures for found in hostile.foreign_tags(picture.proto.body)] == []
    assert [(raw, text) for raw in hostile.RAW for text in read if re.search(_unescaped(raw), text)] == []
    assert [
        tag for tag in ("<img", "<a ", "<b>zq") for spec in charts if tag in json.dumps(json.loads(spec))
    ] == []


def test_html_takes_a_text_in_as_text_and_keeps_only_what_stands_in_the_code() -> None:
    def page() -> None:
        from markupsafe import Markup

        from ita.ui.screen import st

        st.html("<img src=x> & ก")
        st.html(Markup("<b>{}</b>").format("<i>"))

    app = AppTest.from_function(page).run()

    assert not app.exception
    assert [part.proto.body for part in app.get("html")] == ["&lt;img src=x&gt; &amp; ก", "<b>&lt;i&gt;</b>"]


def test_markdown_is_never_written_as_html() -> None:
    def page() -> None:
        from ita.ui.screen import Marked, st

        st.html(Marked("**a**"))

    assert AppTest.from_function(page).run().exception


def _unescaped(raw: str) -> str:
    return r"(?<!\\)" + re.escape(raw)


def _read_as_markdown(app: AppTest) -> Iterator[str]:
    """Every text of the page that Streamlit's browser part reads as Markdown."""
    nodes = [app._tree]
    while nodes:
        node = nodes.pop()
        nodes += list(getattr(node, "children", {}).values())
        if isinstance(proto := getattr(node, "proto", None), Message):
            yield from _texts(proto)


def _texts(proto: Message) -> Iterator[str]:
    if proto.DESCRIPTOR.name == "Html":
        return
    for field, found in proto.ListFields():
        parts = found if isinstance(found, list | tuple) or hasattr(found, "append") else [found]
        for part in parts:
            if isinstance(part, Message):
                yield from _texts(part)
            elif isinstance(part, str) and field.name in READ_AS_MARKDOWN | {"content"}:
                yield part


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="ไม่มี chromium ในเครื่องนี้: ข้ามการทดสอบในเบราว์เซอร์")
def test_no_browser_makes_anything_of_hostile_texts_on_any_page(data: Path) -> None:
    made = """() => [...document.querySelectorAll('a[href*=example], a[href^=mailto], img[src*="127.0.0.1:9"], ' +
        '.katex, del, [data-testid=stMain] code, [aria-label="home icon"], [aria-label="zq icon"], svg a, ' +
        '.stMarkdownBadge, .stMarkdownColoredText > .stMarkdownColoredText')]
        .filter(one => one.tagName !== 'A' || one.closest('svg') || one.host !== location.host)
        .filter(one => !/badge/i.test(one.className) || one.textContent.includes('zq'))
        .map(one => one.outerHTML.slice(0, 200))"""
    strong = "() => [...document.querySelectorAll('strong')].map(one => one.textContent).filter(one => /^zq/.test(one))"
    with server(data) as address, browser() as one, one.new_context() as chromium:
        for page in ("", *list(PAGE_TITLES)[1:]):
            opened = chromium.new_page()
            asked: list[str] = []
            opened.on("request", lambda one, asked=asked: asked.append(one.url))
            opened.goto(f"{address}/{page}?agency={hostile.AGENCY}&fiscal_year={hostile.YEAR}")
            settled(opened)

            assert opened.evaluate(made) == [], page
            assert opened.evaluate(strong) == [], page
            assert [url for url in asked if not url.startswith((address, "ws", "data:", "blob:"))] == [], page
            shown = opened.evaluate("() => document.body.textContent")
            if page not in ("imports", "method"):  # tags are taken out of a file's cells when they are read
                assert [text for text in hostile.TEXTS if text not in shown and "<img" not in text] == [], (
                    page
                )
            assert "😄" not in shown, page
            opened.close()
