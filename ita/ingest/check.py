"""Texts of one file to checked scores: every cell cleaned, every agency, year and code known, nothing contradicted."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ita.contracts import FIRST_YEAR, LAST_YEAR, Refusal
from ita.errors import ChoiceError
from ita.ingest import clean
from ita.ingest.layout import Understood, address
from ita.ingest.sources import Source
from ita.register import Agency, Register
from ita.store import Draft
from ita.terms import Status

KEY = ["agency_id", "fiscal_year", "node"]
_AGENCY_COLUMNS = [
    "agency_id",
    "agency_name",
    "short_name",
    "agency_type",
    "district",
    "province",
    "is_local",
    "successor_id",
    "successor_from",
    "source",
    "source_file",
]
_SCORE_COLUMNS = [
    *KEY,
    "score",
    "level",
    "status",
    "source_file",
    "source_sheet",
    "source_cell",
    "source",
]


@dataclass
class Checked:
    """One file's agencies and new scores, ready for their tables, or what is wrong with it.

    `figures` counts every figure of the file, also those that a file before it holds with the same value.
    """

    agencies: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_AGENCY_COLUMNS))
    scores: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=_SCORE_COLUMNS))
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    figures: int = 0


@dataclass
class Known:
    """What is already loaded: the register, the trees of the years, and the scores of the files before."""

    agencies: dict[str, Agency]
    prefixes: list[dict[str, Any]]
    nodes: dict[int, set[str]]
    scores: list[pd.DataFrame] = field(default_factory=list)

    @classmethod
    def of(cls, draft: Draft) -> "Known":
        """An empty register over the rule book in the draft; makes the draft's tree."""
        for name in ("build/10_node", "build/20_edge"):
            draft.run(name)
        nodes: dict[int, set[str]] = {}
        for row in draft.rows("build/tree_nodes"):
            nodes.setdefault(row["fiscal_year"], set()).add(row["node"])
        return cls({}, draft.rows("build/type_prefixes"), nodes)

    def take(self, found: Checked) -> None:
        """Remember a file that was loaded."""
        for row in found.agencies.to_dict("records"):
            self.agencies[row["agency_id"]] = Agency.of(row)
        if len(found.scores):
            self.scores.append(found.scores)


def checked(known: Known, source: Source, tables: list[Understood]) -> Checked:
    """Clean and check every table of a file. With any refusal the scores and agencies are of no use."""
    result = Checked()
    rosters = [_roster(known, source, table, result) for table in tables]
    result.agencies = pd.concat([result.agencies, *rosters], ignore_index=True).drop_duplicates("agency_id")
    agencies = known.agencies | {
        row["agency_id"]: Agency.of(row) for row in result.agencies.to_dict("records")
    }
    register = Register(agencies.values())
    pieces = [
        _scores(known, register, source, table, result) for table in tables if table.layout != "agencies"
    ]
    if pieces and not result.refusals:
        scores = pd.concat(pieces, ignore_index=True)
        result.scores = _uncontradicted(scores, known, result)
        result.figures = len(scores.drop_duplicates(KEY))
    for table in tables:
        if table.ignored:
            result.warnings.append(
                Refusal(
                    table.sheet,
                    address(0, table.header_row),
                    ", ".join(table.ignored),
                    "หัวคอลัมน์ที่โปรแกรมรู้จัก",
                    "คอลัมน์เหล่านี้ไม่ได้ถูกอ่าน",
                    "warning",
                )
            )
    return result


def _short_name(known: Known, agency_name: str) -> str:
    for prefix in known.prefixes:
        if agency_name.startswith(prefix["name_prefix"]):
            return str(prefix["short_prefix"] + agency_name.removeprefix(prefix["name_prefix"]))
    return agency_name


def _roster(known: Known, source: Source, table: Understood, result: Checked) -> pd.DataFrame:
    """The agencies a table introduces: rows with an id, a name and a type that the register does not have yet."""
    texts = table.table
    named = (texts["agency_id"] != "") & (texts["agency_name"] != "") & (texts["agency_type"] != "")
    rows = texts[named].drop_duplicates("agency_id")
    rows = rows[~rows["agency_id"].isin(known.agencies)]
    if table.layout == "agencies":
        _refuse_repeated_agencies(texts[named], known, table, result)
    types = {prefix["agency_type"] for prefix in known.prefixes}
    roster = pd.DataFrame(columns=_AGENCY_COLUMNS, index=rows.index, dtype=object)
    roster["agency_id"] = rows["agency_id"].map(str.strip)
    for name in ("agency_name", "agency_type", "district", "province", "source", "successor_id"):
        roster[name] = rows[name].map(lambda found: clean.text(found) or None)
    roster["short_name"] = roster["agency_name"].map(lambda name: _short_name(known, name))
    roster["is_local"] = _cleaned(rows, "is_local", clean.yes_or_no, "yes หรือ no", table, result, blank=None)
    roster["is_local"] = [
        kind in types if local is None else local
        for kind, local in zip(roster["agency_type"], roster["is_local"], strict=True)
    ]
    years = _cleaned(rows, "successor_from", clean.fiscal_year, "ปี พ.ศ. สี่หลัก", table, result, blank=None)
    roster["successor_from"] = pd.array(years.tolist(), dtype="Int64")
    roster["source_file"] = source.name
    return roster


def _refuse_repeated_agencies(rows: pd.DataFrame, known: Known, table: Understood, result: Checked) -> None:
    again = rows["agency_id"].duplicated() | rows["agency_id"].isin(known.agencies)
    for row in rows[again].to_dict("records"):
        result.refusals.append(
            Refusal(
                table.sheet,
                address(table.columns["agency_id"], row["row"]),
                row["agency_id"],
                "agency_id ที่ยังไม่มีในทะเบียน",
                "ลบแถวที่ซ้ำ หรือใช้รหัสอื่นหากเป็นคนละหน่วยงาน",
            )
        )


def _cleaned(
    rows: pd.DataFrame,
    name: str,
    cleaner: Callable[[str], Any],
    expected: str,
    table: Understood,
    result: Checked,
    *,
    blank: Any = ...,
    hint: str = "แก้ค่าในเซลล์นี้แล้วนำเข้าใหม่",
) -> pd.Series:
    """A column through a cleaner, each different text once. Every cell that will not clean is refused by address."""
    values: dict[str, Any] = {}
    wrong = set()
    for found in rows[name].unique():
        if blank is not ... and clean.is_blank(found):
            values[found] = blank
            continue
        try:
            values[found] = cleaner(found)
        except ValueError:
            wrong.add(found)
            values[found] = None
    if wrong:
        for row in rows[rows[name].isin(wrong)].to_dict("records"):
            column = row["score_column"] if name in ("score", "node") else table.columns.get(name, 0)
            place = table.header_row if name == "node" and table.layout == "wide" else row["row"]
            if name == "node" and table.layout == "tidy":
                column = table.columns["node"]
            result.refusals.append(Refusal(table.sheet, address(column, place), row[name], expected, hint))
    return rows[name].map(values).astype(object).where(lambda kept: kept.notna(), None)


def _scores(
    known: Known, register: Register, source: Source, table: Understood, result: Checked
) -> pd.DataFrame:
    rows = table.table
    blank = rows["score"].map(clean.is_blank).astype(bool) & rows["level"].map(clean.is_blank).astype(bool)
    rows = rows[~blank].copy()
    if rows.empty:
        return pd.DataFrame(columns=_SCORE_COLUMNS).astype({"score": float})
    scores = pd.DataFrame(index=rows.index)
    scores["agency_id"] = _agency_ids(rows, register, source, table, result)
    scores["fiscal_year"] = _fiscal_years(rows, known, source, table, result)
    scores["node"] = _cleaned(rows, "node", clean.node, "รหัสคะแนน", table, result)
    scores["score"] = _cleaned(
        rows,
        "score",
        clean.score,
        "ตัวเลข 0–100",
        table,
        result,
        hint="คะแนนต้องเป็นตัวเลข 0–100 ถ้าไม่มีคะแนนให้เว้นว่าง",
    ).astype(float)
    scores["level"] = rows["level"].map(lambda found: None if clean.is_blank(found) else clean.text(found))
    scores["status"] = _statuses(rows, source, table, result)
    scores["source_file"] = source.name
    scores["source_sheet"] = table.sheet
    scores["source_cell"] = [
        address(column, row) for column, row in zip(rows["score_column"], rows["row"], strict=True)
    ]
    scores["source"] = rows["source"].map(lambda found: clean.text(found) or None)
    _refuse_foreign_nodes(scores, rows, known, table, result)
    return scores


def _agency_ids(
    rows: pd.DataFrame, register: Register, source: Source, table: Understood, result: Checked
) -> pd.Series:
    """Who each row is about: its own id or name, else the agency given with the file."""
    found: dict[tuple[str, str, str], str | None] = {}
    answers = []
    naming = zip(
        rows["agency_id"], rows["agency_name"], rows["district"], rows["province"], rows["row"], strict=True
    )
    for agency_id, agency_name, district, province, row in naming:
        named = clean.text(agency_id) or clean.text(agency_name) or source.agency or ""
        wanted = (named, clean.text(district), clean.text(province))
        if wanted not in found:
            try:
                found[wanted] = register.find(*wanted)
            except ChoiceError as unclear:
                found[wanted] = None
                column = table.columns.get("agency_id" if agency_id else "agency_name", 0)
                result.refusals.append(
                    Refusal(
                        table.sheet,
                        address(column, row),
                        named or "ว่าง",
                        unclear.what if named else "ชื่อหรือรหัสหน่วยงาน",
                        unclear.hint,
                    )
                )
        answers.append(found[wanted])
    return pd.Series(answers, index=rows.index, dtype=object)


def _fiscal_years(
    rows: pd.DataFrame, known: Known, source: Source, table: Understood, result: Checked
) -> pd.Series:
    """The year of each row: its own, else the sheet's name, else the one given with the file."""
    spare = source.fiscal_year
    with suppress(ValueError):
        spare = clean.fiscal_year(table.sheet)
    expected = f"ปีงบประมาณ พ.ศ. {FIRST_YEAR}–{LAST_YEAR}"
    years = _cleaned(rows, "fiscal_year", clean.fiscal_year, expected, table, result, blank=spare)
    missing = years.isna() & rows["fiscal_year"].map(clean.is_blank)
    if missing.any():
        first = rows[missing].iloc[0]
        result.refusals.append(
            Refusal(
                table.sheet,
                address(table.columns.get("fiscal_year", 0), first["row"]),
                "ไม่มีปีงบประมาณ",
                expected,
                "เติมคอลัมน์ ปีงบประมาณ ตั้งชื่อชีตเป็นปี หรือระบุ --fiscal-year",
            )
        )
    for year in sorted(set(years.dropna()) - known.nodes.keys()):
        first = rows[years == year].iloc[0]
        result.refusals.append(
            Refusal(
                table.sheet,
                address(table.columns.get("fiscal_year", 0), first["row"]),
                str(year),
                "ปีที่มีในสมุดกฎ: " + ", ".join(map(str, sorted(known.nodes))),
                "เพิ่มปีนี้ใน data/reference/fiscal_years.csv และไฟล์อื่นของสมุดกฎ",
            )
        )
    return years


def _statuses(rows: pd.DataFrame, source: Source, table: Understood, result: Checked) -> pd.Series:
    """The file's own word, but a file in a folder of synthetic or draft scores stays what the folder says."""
    if source.status is not Status.PUBLISHED:
        return pd.Series(str(source.status), index=rows.index, dtype=object)
    expected = ", ".join(Status)
    return _cleaned(
        rows,
        "status",
        lambda found: str(Status(clean.text(found).casefold())),
        expected,
        table,
        result,
        blank=str(source.status),
    )


def _refuse_foreign_nodes(
    scores: pd.DataFrame, rows: pd.DataFrame, known: Known, table: Understood, result: Checked
) -> None:
    told = set()
    for index, year, node in zip(scores.index, scores["fiscal_year"], scores["node"], strict=True):
        if node is None or year not in known.nodes or node in known.nodes[year] or (year, node) in told:
            continue
        told.add((year, node))
        row = rows.loc[index]
        wide = table.layout == "wide"
        column = row["score_column"] if wide else table.columns["node"]
        result.refusals.append(
            Refusal(
                table.sheet,
                address(column, table.header_row if wide else row["row"]),
                str(node),
                f"รหัสที่มีในสมุดกฎปี {year}",
                "ตรวจว่าเป็นรหัสของปีนี้ รหัสเดียวกันเป็นคนละข้อในต่างปี",
            )
        )


def _uncontradicted(scores: pd.DataFrame, known: Known, result: Checked) -> pd.DataFrame:
    """The figures that are new, each once. Two values for one node, in this file or against one loaded before, are refused."""
    years = set(scores["fiscal_year"])
    earlier = pd.concat(
        [
            pd.DataFrame(columns=_SCORE_COLUMNS),
            *(kept[kept["fiscal_year"].isin(years)] for kept in known.scores),
        ],
        ignore_index=True,
    ).astype({"score": float})
    first = pd.concat([earlier, scores], ignore_index=True).drop_duplicates(KEY)
    both = scores.merge(first, on=KEY, suffixes=("", "_before"))
    same_score = (both["score"] == both["score_before"]) | (
        both["score"].isna() & both["score_before"].isna()
    )
    same_level = (both["level"] == both["level_before"]) | both["level"].isna() | both["level_before"].isna()
    for row in both[~(same_score & same_level)].to_dict("records"):
        place = ":".join(filter(None, [row["source_sheet_before"], row["source_cell_before"]]))
        result.refusals.append(
            Refusal(
                row["source_sheet"],
                row["source_cell"],
                f"{row['agency_id']} {row['fiscal_year']} {row['node']} = {_said(row, '')}",
                f"{_said(row, '_before')} ตาม {row['source_file_before']} {place}".strip(),
                "สองค่าขัดกัน ตรวจกับเอกสารที่ประกาศ แล้วเหลือค่าเดียว",
            )
        )
    new = scores.drop_duplicates(KEY).merge(earlier[KEY], on=KEY, how="left", indicator=True)
    return new[new["_merge"] == "left_only"][_SCORE_COLUMNS]


def _said(row: dict[Any, Any], which: str) -> str:
    score = row[f"score{which}"]
    return str(row[f"level{which}"]) if score != score else f"{score:g}"
