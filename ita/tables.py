"""A frame as a table people read: which columns, under which headings, how each number is written.

Screen, CSV and Excel are all made from one `Table`, so they cannot differ.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ita import sentences, texts, wording
from ita.contracts import HIGHEST_SCORE
from ita.headings import COLUMNS, TABLES, Kind, heading_of, title_of
from ita.rows import WeakIndicators
from ita.wording import _

# What a spreadsheet takes for the beginning of a formula, wide letters among them, and what it skips before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _count(number: Any) -> str:
    return wording.NO_SCORE if pd.isna(number) else f"{int(number):,}"


def _year(number: Any) -> str:
    return wording.NO_SCORE if pd.isna(number) else wording.year(int(number))


def _percent(share: Any) -> str:
    return wording.NO_SCORE if pd.isna(share) else wording.score(float(share) * 100)


WRITERS: dict[Kind, Callable[[Any], str]] = {
    "text": texts.cell,
    "score": wording.score,
    "points": wording.score,
    "change": wording.moved,
    "gap": wording.change,
    "count": _count,
    "year": _year,
    "percent": _percent,
    "leverage": wording.leverage,
}


@dataclass
class Table:
    """Rows under readers' headings. `about` says what the rows are limited to and where they come from."""

    name: str
    title: str
    frame: pd.DataFrame
    kinds: dict[str, Kind]
    about: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> pd.DataFrame:
        """Every cell as it is written on screen."""
        return pd.DataFrame(
            {
                heading: [WRITERS[kind](cell) for cell in self.frame[heading]]
                for heading, kind in self.kinds.items()
            }
        )


def about_agency(agency: sentences.Row, fiscal_year: int, version_label: str) -> dict[str, str]:
    """What an export of one agency and fiscal year is limited to: whose figures, published or made up, of which build."""
    status = "synthetic" if agency["is_synthetic"] else "published"
    return {
        _("หน่วยงาน"): sentences.described(agency),
        _("ปีงบประมาณ"): str(fiscal_year),
        _("สถานะข้อมูล"): _(wording.STATUS[status]),
        _("รุ่นข้อมูล"): version_label,
    }


def file_name(stem: str, about: dict[str, str], ending: str) -> str:
    """What a file is called that is about one agency and fiscal year: `จุดอ่อน-อบต.ก้าวงาม-อ.ธารฝัน-จ.สมมตินคร-2568.xlsx`."""
    parts = [stem, about.get(_("หน่วยงาน"), ""), about.get(_("ปีงบประมาณ"), "")]
    return "-".join(word for part in parts for word in re.findall(r"[\w.\u0e31-\u0e4e]+", part)) + ending


def shown(name: str, rows: pd.DataFrame, about: dict[str, str]) -> Table:
    """The named table of a query's rows, under its title and headings in the language in use."""
    columns = TABLES[name][1]
    headings = {column: heading_of(column) for column in columns}
    frame = texts.named(rows, columns)[columns].rename(columns=headings).reset_index(drop=True)
    kinds = {headings[column]: COLUMNS[column][1] for column in columns}
    return Table(name, title_of(name), frame, kinds, about)


def by_agency(rows: pd.DataFrame, shown_column: str) -> pd.DataFrame:
    """Agencies down, each node across in the order of the tree, one column of the rows in the cells.

    The rows are those of queries/set_matrix.sql, whose order of agencies is kept.
    """
    nodes = [*dict.fromkeys(rows.sort_values("sort_order", kind="stable")["node"].map(str))]
    cells = rows.pivot(index="agency_id", columns="node", values=shown_column)
    agencies = rows.drop_duplicates("agency_id").set_index("agency_id")["short_name"]
    cells = cells.reindex(index=agencies.index, columns=nodes)
    cells.insert(0, "short_name", agencies)
    return cells.reset_index()


def matrix(cells: pd.DataFrame, rows: pd.DataFrame, shown_column: str, about: dict[str, str]) -> Table:
    """Agencies down and the overall and indicators across, as `by_agency` gives them."""
    kind: Kind = "score" if shown_column == "score" else "gap"
    first = rows.drop_duplicates("node").set_index("node")
    headings = {"short_name": heading_of("short_name")}
    for node in cells.columns[2:]:
        row = first.loc[node].to_dict()
        headings[node] = (
            _("ภาพรวม") if row["kind"] == "overall" else f"{node} {sentences.name_of(row, 'label')}"
        )
    frame = cells.drop(columns="agency_id").rename(columns=headings)
    kinds: dict[str, Kind] = {heading: kind for heading in headings.values()}
    kinds[headings["short_name"]] = "text"
    return Table("matrix", title_of("matrix"), frame, kinds, about)


def with_national(trend: pd.DataFrame, national: pd.DataFrame) -> pd.DataFrame:
    """The rows with the nation's mean of their fiscal year, blank where it is not known."""
    return trend.assign(national=trend["fiscal_year"].map(national.set_index("fiscal_year")["mean_score"]))


def two_years(name: str, rows: pd.DataFrame, then: int, now: int, about: dict[str, str]) -> Table:
    """As `shown`, with the two fiscal years compared as headings of their scores."""
    table = shown(name, rows, about)
    years = {
        heading_of("score_then"): wording.year(then),
        heading_of("score_now"): wording.year(now),
    }
    kinds = {years.get(heading, heading): kind for heading, kind in table.kinds.items()}
    return Table(name, table.title, table.frame.rename(columns=years), kinds, about)


def weak_lists(rows: Sequence[WeakIndicators], about: dict[str, str]) -> list[Table]:
    """What is below target: one list for one agency; for several a summary first and then a list for each.

    Where nothing is, a table that says so.
    """
    if not rows:
        title = title_of("weak_indicators")
        return [plain("weak_indicators", title, [title], [(_("ไม่มีตัวชี้วัดหรือข้อใดต่ำกว่าเป้าหมาย"),)], about)]
    groups: dict[str, list[WeakIndicators]] = {}
    for row in rows:
        groups.setdefault(row["agency_id"], []).append(row)
    tables = []
    for group in groups.values():
        table = shown("weak_indicators", pd.DataFrame(group), about)
        if len(groups) > 1:
            table.title = group[0]["short_name"]
        tables.append(table)
    if len(groups) < 2:
        return tables
    summary = pd.DataFrame([_weak_summary(group) for group in groups.values()])
    return [shown("weak_summary", summary, about), *tables]


def _weak_summary(group: Sequence[WeakIndicators]) -> dict[str, str | int | float | None]:
    weakest = min(group, key=lambda row: HIGHEST_SCORE if row["score"] is None else row["score"])
    return {
        "short_name": weakest["short_name"],
        "district": weakest["district"],
        "province": weakest["province"],
        "indicator_count": sum(row["kind"] == "indicator" for row in group),
        "weak_question_count": sum(row["kind"] == "question" for row in group),
        "weakest": sentences.node_full_name(weakest),
        "weakest_score": weakest["score"],
    }


def window(last: int, years: list[int] | None = None) -> list[int]:
    """The five consecutive fiscal years that end with `last`, oldest first; more where `years` begin earlier."""
    first = min([*(years or []), last - sentences.HISTORY_YEARS + 1])
    return list(range(first, last + 1))


def by_year(name: str, rows: pd.DataFrame, years: list[int], about: dict[str, str]) -> Table:
    """Scores with one row per node and one column per fiscal year; a year without a score stays blank."""
    told = texts.named(rows, ["node_name"])
    nodes = sentences.in_order_of_the_newest_year(told)
    names = dict(zip(told["node"], told["node_name"], strict=True))
    found = {
        (node, year): score
        for node, year, score in zip(told["node"], told["fiscal_year"], told["score"], strict=True)
    }
    first = heading_of("node_name")
    frame = pd.DataFrame({first: [names[node] for node in nodes]})
    kinds: dict[str, Kind] = {first: "text"}
    for year in years:
        heading = wording.year(year)
        frame[heading] = [found.get((node, year)) for node in nodes]
        kinds[heading] = "score"
    return Table(name, title_of(name), frame, kinds, about)


def no_formula(text: str) -> str:
    """A text for a cell of CSV or Excel; one that a spreadsheet would take for a formula is marked as text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(
    name: str,
    title: str,
    headings: list[str],
    rows: Iterable[tuple[str, ...]],
    about: dict[str, str] | None = None,
) -> Table:
    """A table of texts under headings of its own."""
    kinds: dict[str, Kind] = dict.fromkeys(headings, "text")
    return Table(name, title, pd.DataFrame(rows, columns=headings), kinds, about or {})
