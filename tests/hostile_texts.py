"""A data folder whose names, places, sources, questions and files are full of Markdown, addresses, tags and formulas."""

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from conftest import own_files

from ita import measures
from ita.ingest import load
from ita.measures import FollowUp, Measure, Plan

# Each with "zq" in it, so that the raw text is known again; a page shows it letter by letter or not at all.
TEXTS = (
    "![zq](http://127.0.0.1:9/zq.png)",
    "[zq](http://evil.example/zq)",
    "**zqb** __zqb__ *zqi* ~~zqs~~ `zqc`",
    "$zq^2$ $$zq$$",
    ":red[zq] :blue-badge[zq] :small[zq]",
    ":material/zq: :material_home: :smile: :zq: :streamlit:",
    "<img src=x onerror=zq> <a href='http://evil.example'>zq</a> <b>zq</b>",
    "http://bare.example/zq https://bare.example/zq HTTP://BARE.example",
    "www.bare.example/zq WWW.zq.example",
    "zq@mail.example mailto:zq@mail.example",
    "zq | zq -- zq -> zq <- zq >= zq &lt; &#58; {zq} \\zq",
    "=1+zq",
)
NAME = " ".join(TEXTS)
PLACE = "[zq](http://evil.example/p) **zq** $zq$ http://bare.example :red[zq] zq@mail.example"
# What Markdown would be made of, as written above. The gate leaves none of it in one piece.
RAW = (
    "![zq",
    "[zq](",
    "**zq",
    "__zq",
    "*zqi*",
    "~~zq",
    "`zq",
    "$zq",
    ":red[",
    ":blue-badge[",
    ":material/zq",
    ":material_home",
    ":smile:",
    ":streamlit:",
    "<img",
    "<a ",
    "<b>",
    "http://bare",
    "https://bare",
    "HTTP://BARE",
    "www.bare",
    "WWW.zq",
    "zq@mail",
    "zq | zq",
    "-- zq",
    "-> zq",
    "<- zq",
    "&lt;",
)
AGENCY = "sample-sao-climber"
YEAR = 2568


def folder(data: Path) -> Path:
    """The project's data with hostile texts in every place a person can write, built, and a plan of one agency."""
    own_files(data)
    for path in (data / "scores").rglob("agencies.csv"):
        _append(path, {"agency_name": NAME, "district": PLACE, "province": PLACE, "source": NAME})
    _append(data / "scores" / "published" / "scores.csv", {"source": NAME})
    _append(data / "reference" / "questions.csv", {"label_th": NAME, "label_en": NAME})
    _append(data / "reference" / "advice.csv", {"action_th": NAME, "action_en": NAME, "unit_th": PLACE})
    for name in ("fiscal_years", "instruments", "national", "levels"):
        _append(data / "reference" / f"{name}.csv", {"source": NAME})
    (data / "scores" / "published" / "scores.csv").rename(
        data / "scores" / "published" / "**zq** $zq$ :red[zq] www.bare.example.csv"
    )
    (data / "scores" / "published" / "<b>zq <img.csv").write_text("[zq](evil),**zq**\n$zq$,:red[zq]\n")
    assert load.make(data).build is not None
    text = f"{NAME}\n# zq\n1. zq\n- zq\n> zq"
    measure = Measure("m1", "own", "", NAME, None, text, text, PLACE, "ตุลาคม 2567 – กันยายน 2568", text)
    report = FollowUp("m1", 6, "", "doing", None, text, text, text)
    plan = Plan(AGENCY, YEAR + 1, by=PLACE, measures=(measure,), follow_ups=(report,))
    measures.save(data, plan)
    notes = measures.notes(AGENCY)
    measures.keep(data, notes, replace(notes.empty, by=PLACE).having({str(YEAR): NAME}))
    return data


def _append(path: Path, texts: dict[str, str]) -> None:
    """Put these texts behind what stands in the columns of this name."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    for name, text in texts.items():
        if name in head:
            for row in rows:
                row[head.index(name)] += f" {text}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


# The tags of our own pictures, and how an address of ours begins.
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "button",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "footer",
        "h2",
        "h3",
        "h4",
        "i",
        "img",
        "input",
        "label",
        "li",
        "nav",
        "ol",
        "p",
        "section",
        "small",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
OURS = re.compile(r"\./|[a-z_]+(\?|$)|data:image/svg\+xml,")


def foreign_tags(written: str) -> list[str]:
    """Tags and addresses of HTML that a text of somebody else has brought in."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            if tag not in TAGS:
                found.append(tag)
            for name, given in attributes:
                if name in ("href", "src") and not OURS.match(given or ""):
                    found.append(f"{tag} {name}={given}")
                if name.startswith("on") or (name == "style" and "zq" in (given or "")):
                    found.append(f"{tag} {name}={given}")

    Reader(convert_charrefs=True).feed(written)
    return found
