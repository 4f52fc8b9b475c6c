"""A frame as a table people read: which columns, under which headings, how each number is written.

Screen, CSV and Excel are all made from one `Table`, so they cannot differ.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.headings import COLUMNS, TABLES, Kind, heading_of, title_of
from ita.measures.plan import numbered
from ita.measures.proposals import nobody
from ita.wording import _
from ita.words import thai

# What a spreadsheet takes for the beginning of a formula, wide letters among them, and what it skips before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _count(number: Any) -> str:
    return wording.NO_SCORE if pd.isna(number) else f"{int(number):,}"


def _year(number: Any) -> str:
    return wording.NO_SCORE if pd.isna(number) else wording.year(int(number))


def _percent(share: Any) -> str:
    return wording.NO_SCORE if pd.isna(share) else wording.score(float(share) * 100)


def _text(found: Any) -> str:
    return "" if found is None or found is pd.NA or found != found else str(found)


WRITERS: dict[Kind, Callable[[Any], str]] = {
    "text": _text,
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
    frame = named(rows, columns)[columns].rename(columns=headings).reset_index(drop=True)
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


def weak_lists(rows: pd.DataFrame, about: dict[str, str]) -> list[Table]:
    """What is below target: one list for one agency; for several a summary first and then a list for each.

    Where nothing is, a table that says so.
    """
    if rows.empty:
        title = title_of("weak_indicators")
        return [plain("weak_indicators", title, [title], [(_("ไม่มีตัวชี้วัดหรือข้อใดต่ำกว่าเป้าหมาย"),)], about)]
    if rows["agency_id"].nunique() < 2:
        return [shown("weak_indicators", rows, about)]
    groups = [group for _agency, group in rows.groupby("agency_id", sort=False)]
    summary = pd.DataFrame([_weak_summary(group) for group in groups])
    tables = [shown("weak_summary", summary, about)]
    for group in groups:
        table = shown("weak_indicators", group, about)
        table.title = str(group["short_name"].iloc[0])
        tables.append(table)
    return tables


def _weak_summary(group: pd.DataFrame) -> dict[str, Any]:
    first = group.iloc[0].to_dict()
    weakest = group.sort_values("score", kind="stable").iloc[0].to_dict()
    return {
        "short_name": first["short_name"],
        "district": first["district"],
        "province": first["province"],
        "indicator_count": int((group["kind"] == "indicator").sum()),
        "weak_question_count": int((group["kind"] == "question").sum()),
        "weakest": sentences.node_full_name(weakest),
        "weakest_score": weakest["score"],
    }


def window(last: int, years: list[int] | None = None) -> list[int]:
    """The five consecutive fiscal years that end with `last`, oldest first; more where `years` begin earlier."""
    first = min([*(years or []), last - sentences.HISTORY_YEARS + 1])
    return list(range(first, last + 1))


def by_year(name: str, rows: pd.DataFrame, years: list[int], about: dict[str, str]) -> Table:
    """Scores with one row per node and one column per fiscal year; a year without a score stays blank."""
    told = named(rows, ["node_name"])
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


def named(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The rows with those of the columns that are texts in the language in use: names, levels, marks, places."""
    told = sentences.rows_of(rows)
    return rows.assign(
        **{column: [_TEXTS[column](row) for row in told] for column in columns if column in _TEXTS}
    )


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


def _strength(row: dict[Any, Any]) -> str:
    if wording.is_missing(row["gap_to_target"]):
        return wording.NO_SCORE
    return _("● ผ่านเป้า") if row["gap_to_target"] >= 0 else _("▼ ต่ำกว่าเป้า")


def _condition(row: dict[Any, Any]) -> str:
    if pd.isna(row["min_instrument"]):
        return wording.NO_SCORE
    return _("{instruments} ทุกตัวตั้งแต่ {score}").format(
        instruments=row["instruments"], score=wording.score(row["min_instrument"])
    )


def _layouts(row: dict[Any, Any]) -> str:
    return " + ".join(_(wording.LAYOUTS.get(name, name)) for name in row["layout"].split("+") if name)


def _child(row: dict[Any, Any]) -> str:
    return f"{row['child']} · {sentences.name_of(row, 'label')}"


# Text column → how a row writes it.
_TEXTS: dict[str, Callable[[dict[Any, Any]], str]] = {
    "node_name": sentences.node_name,
    "instrument": sentences.instrument_name,
    "level_name": sentences.level_name,
    "strength": _strength,
    "place": sentences.short_place,
    "status_name": lambda row: _(wording.STATUS[row["status"]]),
    "layout_name": lambda row: _layouts(row),
    "layouts_name": lambda row: _layouts(row),
    "at_name": lambda row: thai.moment(row["at"]),
    "undone_name": lambda row: thai.moment(row["undone_at"]),
    "revised_name": lambda row: thai.moment(_text(row["revised_at"])),
    "loaded_name": lambda row: _("● รับแล้ว") if row["loaded"] else _("▼ ไม่รับ"),
    "confidence_name": lambda row: sentences.confidence(row["confidence"]),
    "sureness_name": sentences.sureness_name,
    "parent_name": lambda row: f"{row['parent']} · {sentences.name_of(row, 'parent')}",
    "child_name": _child,
    "basis_name": lambda row: _(wording.BASES[row["basis"]]),
    "condition": _condition,
    "rule_name": lambda row: _(wording.RULES[row["rule"]]),
    "indicator_name": lambda row: f"{row['indicator_id']} {sentences.name_of(row, 'indicator')}",
    "weak_share": sentences.weak_share,
    "agencies": sentences.weak_agencies,
    "issue_name": lambda row: f"{row['issue_id']} {sentences.name_of(row, 'issue')}",
    "severity_name": sentences.severity_name,
    "finding_text": sentences.finding,
    "full_name": sentences.node_full_name,
    "reason_text": sentences.reason,
    "lever_name": sentences.lever_name,
    "match_name": lambda row: _(wording.MATCHES[row["match_kind"]]),
    "same_name": lambda row: (
        _(wording.MATCHES[row["match_kind"]]) if isinstance(row["match_kind"], str) else ""
    ),
    "action": lambda row: sentences.name_of(row, "action"),
    "unit_name": lambda row: sentences.name_of(row, "unit") or nobody(),
    "issues_name": lambda row: _text(row["issues"]),
    "indicator_full_name": lambda row: (
        ""
        if pd.isna(row["indicator_id"])
        else f"{int(row['indicator_id'])} {sentences.name_of(row, 'indicator')}"
    ),
    "under_name": lambda row: f"{row['instrument']} {row['indicator_id']}",
    "passed_of": sentences.passed_of,
    "middle_half": lambda row: wording.span(row["first_quartile"], row["third_quartile"]),
    "whole_span": lambda row: wording.span(row["lowest"], row["highest"]),
    "levels_reached": sentences.levels_reached,
    "common_weakness": sentences.common_weakness,
    "most_risen": sentences.most_risen,
    "matter_name": lambda row: sentences.name_of(row, "matter"),
    "pair_name": lambda row: _(wording.PAIRS[row["closeness"]]),
    "ask_name": lambda row: _("ถามว่าเพราะเหตุใด") if sentences.is_apart(row) else "",
    "difference_name": sentences.rule_difference,
    "subject_kind_name": lambda row: _(wording.MEASURE_SUBJECTS[row["subject_kind"]]),
    "subject_code": lambda row: str(row["subject"]),
    "steps_text": lambda row: numbered(row["steps"]),
    "progress_name": lambda row: _(wording.PROGRESS[row["status"]]),
    "done_on_text": lambda row: thai.day(row["done_on"]),
    "ended_text": lambda row: thai.day(row["ended"]),
    "open_steps": lambda row: _("{open} จาก {count} ขั้น").format(
        open=row["open_count"], count=row["step_count"]
    ),
    "saved_name": lambda row: thai.moment(row["at"]),
    "draft_kind": lambda row: _(wording.DRAFT_KINDS[row["kind"]]),
    "draft_place": lambda row: _text(row["place"]),
}
