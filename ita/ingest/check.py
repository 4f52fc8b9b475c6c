"""Texts of one file to checked scores: every cell cleaned, every agency, year and code known, nothing contradicted."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pandas as pd

from ita.contracts import FIRST_YEAR, HIGHEST_SCORE, LAST_YEAR, Refusal, forbidden, visible
from ita.errors import ChoiceError
from ita.ingest import clean
from ita.ingest.cells import cleaned
from ita.ingest.grid import Understood, address
from ita.ingest.known import KEY, SCORE_COLUMNS, Checked, Known
from ita.ingest.roster import roster
from ita.ingest.sources import Source
from ita.register import Agency, Register
from ita.terms import OVERALL, Status

# Instruments rounded once and added up may miss the overall by this much.
ADDS_UP = 0.03
ROUNDED = 0.005


def checked(known: Known, source: Source, tables: list[Understood]) -> Checked:
    """Clean and check every table of a file. With any refusal the scores and agencies are of no use."""
    result = Checked()
    _refuse_forbidden_letters(source, tables, result)
    _refuse_doubled_columns(tables, result)
    rosters = [roster(known, source, table, result) for table in tables]
    result.agencies = pd.concat([result.agencies, *rosters], ignore_index=True).drop_duplicates("agency_id")
    agencies = known.agencies | {
        row["agency_id"]: Agency.of(row) for row in result.agencies.to_dict("records")
    }
    register = Register(agencies.values())
    pieces = [
        _scores(known, register, source, table, result) for table in tables if table.layout != "agencies"
    ]
    if pieces and not result.refusals:
        scores = _without_points(pd.concat(pieces, ignore_index=True), known, source, result)
        result.scores = _uncontradicted(scores, known, source, result)
        result.figures = len(scores.drop_duplicates(KEY))
    for table in tables:
        for said in table.notes:
            result.warnings.append(
                Refusal(table.sheet, address(0, table.header_row), said, "", "ตรวจว่าตรงกับที่ต้องการ", "warning")
            )
        if table.ignored:
            result.warnings.append(
                Refusal(
                    table.sheet,
                    address(0, table.header_row),
                    ", ".join(table.ignored),
                    "หัวคอลัมน์ที่โปรแกรมรู้จัก",
                    "คอลัมน์เหล่านี้ไม่ได้ถูกอ่าน",
                    "warning",
                    "headings",
                    tuple(table.ignored),
                )
            )
    return result


# Texts of a table that are kept as they stand; all others are kept as numbers or known codes.
KEPT = (
    "agency_id",
    "agency_name",
    "agency_type",
    "district",
    "province",
    "successor_id",
    "predecessor_id",
    "level",
    "source",
)


def _refuse_forbidden_letters(source: Source, tables: list[Understood], result: Checked) -> None:
    """Names of file and sheet and every text that would be kept, with the code of the letter and its cell."""
    for name, sheet, told in (
        (source.name, "", "ชื่อไฟล์"),
        *((table.sheet, table.sheet, "ชื่อชีต") for table in tables),
    ):
        if code := forbidden(name):
            result.refusals.append(
                Refusal(sheet, "", name, f"{told}ที่ไม่มีอักขระควบคุม {code}", f"เปลี่ยน{told}แล้วนำเข้าใหม่")
            )
    for table in tables:
        for name in KEPT:
            codes = {found: code for found in table.table[name].unique() if (code := forbidden(found))}
            wrong = table.table[table.table[name].isin(codes)] if codes else table.table[:0]
            for row in wrong.drop_duplicates("row").to_dict("records"):
                result.refusals.append(
                    Refusal(
                        table.sheet,
                        address(table.columns.get(name, 0), row["row"]),
                        row[name],
                        f"ข้อความที่ไม่มีอักขระควบคุม {codes[row[name]]}",
                        "อักขระนี้มองไม่เห็นหรือกลับทิศข้อความ ลบข้อความในเซลล์แล้วพิมพ์ใหม่ อย่าวางที่คัดลอกมา",
                    )
                )


def _refuse_doubled_columns(tables: list[Understood], result: Checked) -> None:
    """Two columns that mean the same and differ are refused; where the second says nothing else, its owner is told."""
    for table in tables:
        for one in table.doubled:
            headings = " และ ".join(
                f"“{heading}” ({place})" for heading, place in zip(one.headings, one.places, strict=True)
            )
            differing = " ".join(
                f"{cell} = {visible(found) or 'ว่าง'}"
                for cell, found in zip(one.cells, one.found, strict=True)
                if cell
            )
            refusal = Refusal(
                table.sheet,
                one.cells[1] or one.places[1],
                f"{headings} {differing}".strip(),
                "คอลัมน์เดียวต่อหนึ่งความหมาย",
                "ตรวจว่าคอลัมน์ใดถูก แล้วลบหรือเปลี่ยนหัวของอีกคอลัมน์",
            )
            if differing:
                result.refusals.append(refusal)
            else:
                hint = "สองคอลัมน์มีความหมายเดียวกันและไม่ขัดกัน ใช้คอลัมน์แรก"
                result.warnings.append(replace(refusal, hint=hint, severity="warning"))


def _scores(
    known: Known, register: Register, source: Source, table: Understood, result: Checked
) -> pd.DataFrame:
    rows = table.table
    blank = rows["score"].map(clean.is_blank).astype(bool) & rows["level"].map(clean.is_blank).astype(bool)
    rows = rows[~blank].copy()
    if rows.empty:
        return pd.DataFrame(columns=SCORE_COLUMNS).astype({"score": float})
    scores = pd.DataFrame(index=rows.index)
    scores["agency_id"] = _agency_ids(rows, register, source, table, result)
    scores["fiscal_year"] = _fiscal_years(rows, known, source, table, result)
    scores["node"] = cleaned(rows, "node", clean.node, "รหัสคะแนน", table, result)
    scores["score"] = cleaned(
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
    """Who each row is about: its own id or name, else the agency given with the file, else the one its title names."""
    found: dict[tuple[str, str, str], str | None] = {}
    answers = []
    spare = source.said.agency or table.agency
    decided = source.said.agencies
    naming = zip(
        rows["agency_id"], rows["agency_name"], rows["district"], rows["province"], rows["row"], strict=True
    )
    for agency_id, agency_name, district, province, row in naming:
        named = clean.text(agency_id) or clean.text(agency_name) or spare
        wanted = (named, clean.text(district), clean.text(province))
        if wanted not in found:
            written = " ".join(filter(None, wanted))
            try:
                found[wanted] = (
                    register.find(decided[written]) if written in decided else register.find(*wanted)
                )
            except ChoiceError as unclear:
                found[wanted] = None
                column = table.columns.get("agency_id" if agency_id else "agency_name", 0)
                result.refusals.append(
                    Refusal(
                        table.sheet,
                        address(column, row),
                        written or "ว่าง",
                        unclear.what if named else "ชื่อหรือรหัสหน่วยงาน",
                        unclear.hint if named else "ระบุหน่วยงานของไฟล์นี้ (--agency) หรือเติมคอลัมน์หน่วยงาน",
                        ask="agency",
                        choices=unclear.choices if named else (),
                    )
                )
        answers.append(found[wanted])
    return pd.Series(answers, index=rows.index, dtype=object)


def _fiscal_years(
    rows: pd.DataFrame, known: Known, source: Source, table: Understood, result: Checked
) -> pd.Series:
    """The year of each row: its own, else the one given with the file, else that of the sheet's name or the title."""
    spare = source.said.fiscal_year
    if spare is None:
        spare = table.fiscal_year
        with suppress(ValueError):
            spare = clean.fiscal_year(table.sheet)
    expected = f"ปีงบประมาณ พ.ศ. {FIRST_YEAR}–{LAST_YEAR}"
    years = cleaned(rows, "fiscal_year", clean.fiscal_year, expected, table, result, blank=spare)
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
                ask="fiscal_year",
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
    return cleaned(
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
    pairs = scores[["fiscal_year", "node"]].drop_duplicates()
    for index, year, node in zip(pairs.index, pairs["fiscal_year"], pairs["node"], strict=True):
        if node is None or year not in known.nodes or node in known.nodes[year]:
            continue
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


def _without_points(scores: pd.DataFrame, known: Known, source: Source, result: Checked) -> pd.DataFrame:
    """Weighted points as scores of 100 where the importer said yes; else as they stand, with a warning.

    Points are recognised where every part of the overall lies within its weight and together they make the overall.
    """
    bases: dict[tuple[int, str], dict[str, float]] = {}
    for part in known.parts:
        bases.setdefault((part["fiscal_year"], part["basis"]), {})[part["node"]] = part["weight"]
    concerned = scores["node"].isin({OVERALL} | {part["node"] for part in known.parts})
    # Whoever has a part above its weight has scores; that is nearly everybody, and seen at once.
    heaviest = {(part["fiscal_year"], part["node"]): part["weight"] for part in known.parts}
    weight = pd.Series(
        [heaviest.get(key, 1.0) for key in zip(scores["fiscal_year"], scores["node"], strict=True)],
        index=scores.index,
    )
    above = scores[scores["score"] > weight * HIGHEST_SCORE + ROUNDED][["agency_id", "fiscal_year"]]
    has_scores = set(above.itertuples(index=False, name=None))
    keys = zip(scores["agency_id"], scores["fiscal_year"], strict=True)
    concerned &= pd.Series([key not in has_scores for key in keys], index=scores.index, dtype=bool)
    for (agency_id, year), rows in scores[concerned].groupby(["agency_id", "fiscal_year"], sort=False):
        given = dict(zip(rows["node"], rows["score"], strict=True))
        overall = given.get(OVERALL)
        for (of_year, _basis), weights in bases.items():
            if of_year != year or overall is None or not weights.keys() <= given.keys():
                continue
            points = {node: given[node] for node in weights}
            if (
                not all(score <= weights[node] * HIGHEST_SCORE + ROUNDED for node, score in points.items())
                or abs(sum(points.values()) - overall) > ADDS_UP
                or overall <= ADDS_UP
            ):
                continue
            mine = (scores["agency_id"] == agency_id) & (scores["fiscal_year"] == year)
            mine &= scores["node"].isin(weights)
            first = scores[mine].iloc[0]
            if source.said.accept_points:
                scores.loc[mine, "source"] = [
                    f"แปลงจากคะแนนถ่วงน้ำหนัก {score:g} จาก {weights[node] * HIGHEST_SCORE:g}"
                    for node, score in zip(scores.loc[mine, "node"], scores.loc[mine, "score"], strict=True)
                ]
                shares = scores.loc[mine, "node"].map(weights).astype(float)
                scores.loc[mine, "score"] = (scores.loc[mine, "score"] / shares).clip(upper=HIGHEST_SCORE)
            else:
                result.warnings.append(
                    Refusal(
                        first["source_sheet"],
                        first["source_cell"],
                        f"{agency_id} {year}: " + " + ".join(f"{score:g}" for score in points.values()),
                        "คะแนนเต็ม 100 ของแต่ละเครื่องมือ",
                        "ค่าเหล่านี้รวมกันได้คะแนนภาพรวมพอดี จึงน่าจะเป็นคะแนนถ่วงน้ำหนัก แปลงให้ด้วย --accept-points",
                        "warning",
                        "points",
                    )
                )
            break
    return scores


def _uncontradicted(scores: pd.DataFrame, known: Known, source: Source, result: Checked) -> pd.DataFrame:
    """The figures that are new, each once.

    Two values for one node inside a file are refused. A value against one loaded before is refused too, unless the
    importer said that this file revises it.
    """
    earlier = known.earlier(scores)
    once = scores.drop_duplicates(KEY)
    _refuse_two_values(scores.merge(once, on=KEY, suffixes=("", "_before")), result)
    both = once.merge(earlier, on=KEY, suffixes=("", "_before"))
    changed = both[~_same(both)]
    if source.said.revise:
        result.revised = changed
    else:
        _refuse_two_values(changed, result, "revise")
    new = once.merge(earlier[KEY], on=KEY, how="left", indicator=True)
    return new[new["_merge"] == "left_only"][SCORE_COLUMNS]


def _same(both: pd.DataFrame) -> "pd.Series[bool]":
    score = (both["score"] == both["score_before"]) | (both["score"].isna() & both["score_before"].isna())
    level = (both["level"] == both["level_before"]) | both["level"].isna() | both["level_before"].isna()
    same: pd.Series[bool] = score & level
    return same


def _refuse_two_values(both: pd.DataFrame, result: Checked, ask: str = "") -> None:
    for row in both[~_same(both)].to_dict("records"):
        place = ":".join(filter(None, [row["source_sheet_before"], row["source_cell_before"]]))
        hint = "สองค่าขัดกัน ตรวจกับเอกสารที่ประกาศ แล้วเหลือค่าเดียว"
        if ask:
            hint = "ค่านี้ต่างจากที่มีอยู่ ถ้าไฟล์นี้ถูกต้องให้ยืนยันว่าแก้ไข (--revise) ค่าเดิมยังดูได้"
        result.refusals.append(
            Refusal(
                row["source_sheet"],
                row["source_cell"],
                f"{row['agency_id']} {row['fiscal_year']} {row['node']} = {_said(row, '')}",
                f"{_said(row, '_before')} ตาม {row['source_file_before']} {place}".strip(),
                hint,
                ask=ask,
            )
        )


def _said(row: dict[Any, Any], which: str) -> str:
    score = row[f"score{which}"]
    return str(row[f"level{which}"]) if score != score else f"{score:g}"
