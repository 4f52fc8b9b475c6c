"""Texts of one file to checked scores: every cell cleaned, every agency, year and code known, nothing contradicted."""

from contextlib import suppress
from dataclasses import replace

import pandas as pd

from ita.contracts import FIRST_YEAR, LAST_YEAR, Refusal, forbidden
from ita.errors import ChoiceError
from ita.ingest import clean
from ita.ingest.agencies import roster
from ita.ingest.cells import cleaned
from ita.ingest.contradictions import uncontradicted
from ita.ingest.known import KEY, SCORE_COLUMNS, Checked, Known, agencies_of
from ita.ingest.points import without_points
from ita.ingest.sources import Source
from ita.ingest.understood import Understood
from ita.register import Register
from ita.terms import Status
from ita.words.language import N_
from ita.words.told import tell


def checked(known: Known, source: Source, tables: list[Understood]) -> Checked:
    """Clean and check every table of a file. With any refusal the scores and agencies are of no use."""
    result = Checked()
    _refuse_forbidden_letters(source, tables, result)
    _refuse_doubled_columns(tables, result)
    rosters = [roster(known, source, table, result) for table in tables]
    result.agencies = pd.concat([result.agencies, *rosters], ignore_index=True).drop_duplicates("agency_id")
    new = agencies_of(result.agencies)
    register = Register((known.agencies | new).values()) if new else known.register
    pieces = [
        _scores(known, register, source, table, result) for table in tables if table.layout != "agencies"
    ]
    if pieces and not result.refusals:
        scores = without_points(pd.concat(pieces, ignore_index=True), known, source, result)
        result.scores = uncontradicted(scores, known, source, result)
        result.figures = len(scores.drop_duplicates(KEY))
    for table in tables:
        for said in table.notes:
            result.warnings.append(
                Refusal(
                    table.sheet,
                    table.address(0, table.header_row),
                    said,
                    "",
                    tell(N_("ตรวจว่าตรงกับที่ต้องการ")),
                    "warning",
                )
            )
        if table.ignored:
            result.warnings.append(
                Refusal(
                    table.sheet,
                    table.address(0, table.header_row),
                    ", ".join(table.ignored),
                    tell(N_("หัวคอลัมน์ที่โปรแกรมรู้จัก")),
                    tell(N_("คอลัมน์เหล่านี้ไม่ได้ถูกอ่าน")),
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
    "former_names",
    "level",
    "source",
)


def _refuse_forbidden_letters(source: Source, tables: list[Understood], result: Checked) -> None:
    """Names of file and sheet and every text that would be kept, with the code of the letter and its cell."""
    if code := forbidden(source.name):
        expected, hint = N_("ชื่อไฟล์ที่ไม่มีอักขระควบคุม {code}"), N_("เปลี่ยนชื่อไฟล์แล้วนำเข้าใหม่")
        result.refusals.append(Refusal("", "", source.name, tell(expected, code=code), tell(hint)))
    for table in tables:
        if code := forbidden(table.sheet):
            expected, hint = N_("ชื่อชีตที่ไม่มีอักขระควบคุม {code}"), N_("เปลี่ยนชื่อชีตแล้วนำเข้าใหม่")
            result.refusals.append(
                Refusal(table.sheet, "", table.sheet, tell(expected, code=code), tell(hint))
            )
    for table in tables:
        for name in KEPT:
            codes = {found: code for found in table.table[name].unique() if (code := forbidden(found))}
            wrong = table.table[table.table[name].isin(codes)] if codes else table.table[:0]
            for row in wrong.drop_duplicates("row").to_dict("records"):
                result.refusals.append(
                    Refusal(
                        table.sheet,
                        table.address(table.columns.get(name, 0), row["row"]),
                        row[name],
                        tell(N_("ข้อความที่ไม่มีอักขระควบคุม {codes}"), codes=codes[row[name]]),
                        tell(N_("อักขระนี้มองไม่เห็นหรือกลับทิศข้อความ ลบข้อความในเซลล์แล้วพิมพ์ใหม่ อย่าวางที่คัดลอกมา")),
                    )
                )


def _refuse_doubled_columns(tables: list[Understood], result: Checked) -> None:
    """Two columns that mean the same and differ are refused; where the second says nothing else, its owner is told."""
    for table in tables:
        for one in table.doubled:
            (first, second), (first_place, second_place) = one.headings, one.places
            headings = tell(
                N_("“{first}” ({first_place}) และ “{second}” ({second_place})"),
                first=first,
                first_place=first_place,
                second=second,
                second_place=second_place,
            )
            differs = any(one.cells)
            if differs:
                value, other_value = (text or tell(N_("ว่าง")) for text in one.found)
                found = tell(
                    N_("{headings} {cell} = {value} {other_cell} = {other_value}"),
                    headings=headings,
                    cell=one.cells[0],
                    value=value,
                    other_cell=one.cells[1],
                    other_value=other_value,
                )
            refusal = Refusal(
                table.sheet,
                one.cells[1] or one.places[1],
                found if differs else headings,
                tell(N_("คอลัมน์เดียวต่อหนึ่งความหมาย")),
                tell(N_("ตรวจว่าคอลัมน์ใดถูก แล้วลบหรือเปลี่ยนหัวของอีกคอลัมน์")),
            )
            if differs:
                result.refusals.append(refusal)
            else:
                hint = tell(N_("สองคอลัมน์มีความหมายเดียวกันและไม่ขัดกัน ใช้คอลัมน์แรก"))
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
    scores["node"] = cleaned(rows, "node", clean.node, tell(N_("รหัสคะแนน")), table, result)
    scores["score"] = cleaned(
        rows,
        "score",
        clean.score,
        tell(N_("ตัวเลข 0–100")),
        table,
        result,
        hint=tell(N_("คะแนนต้องเป็นตัวเลข 0–100 ถ้าไม่มีคะแนนให้เว้นว่าง")),
    ).astype(float)
    scores["level"] = rows["level"].map(lambda found: None if clean.is_blank(found) else clean.text(found))
    scores["status"] = _statuses(rows, source, table, result)
    scores["source_file"] = source.name
    scores["source_sheet"] = table.sheet
    scores["source_cell"] = [
        table.address(column, row) for column, row in zip(rows["score_column"], rows["row"], strict=True)
    ]
    scores["of_hundred"] = cleaned(
        rows, "of_hundred", clean.score, tell(N_("ตัวเลข 0–100")), table, result, blank=None
    ).astype(float)
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
                        table.address(column, row),
                        written or tell(N_("ว่าง")),
                        unclear.what if named else tell(N_("ชื่อหรือรหัสหน่วยงาน")),
                        unclear.hint
                        if named
                        else tell(N_("ระบุหน่วยงานของไฟล์นี้ (--agency) หรือเติมคอลัมน์หน่วยงาน")),
                        ask="agency" if named else "file_agency",
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
    expected = tell(N_("ปีงบประมาณ พ.ศ. {first}–{last}"), first=FIRST_YEAR, last=LAST_YEAR)
    years = cleaned(rows, "fiscal_year", clean.fiscal_year, expected, table, result, blank=spare)
    missing = years.isna() & rows["fiscal_year"].map(clean.is_blank)
    if missing.any():
        first = rows[missing].iloc[0]
        result.refusals.append(
            Refusal(
                table.sheet,
                table.address(table.columns.get("fiscal_year", 0), first["row"]),
                tell(N_("ไม่มีปีงบประมาณ")),
                expected,
                tell(N_("เติมคอลัมน์ ปีงบประมาณ ตั้งชื่อชีตเป็นปี หรือระบุ --fiscal-year")),
                ask="fiscal_year",
            )
        )
    for year in sorted(set(years.dropna()) - known.nodes.keys()):
        first = rows[years == year].iloc[0]
        result.refusals.append(
            Refusal(
                table.sheet,
                table.address(table.columns.get("fiscal_year", 0), first["row"]),
                str(year),
                tell(N_("ปีที่มีในสมุดกฎ: {years}"), years=", ".join(map(str, sorted(known.nodes)))),
                tell(N_("เพิ่มปีนี้ใน data/reference/fiscal_years.csv และไฟล์อื่นของสมุดกฎ")),
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
                table.address(column, table.header_row if wide else row["row"]),
                str(node),
                tell(N_("รหัสที่มีในสมุดกฎปี {year}"), year=year),
                tell(N_("ตรวจว่าเป็นรหัสของปีนี้ รหัสเดียวกันเป็นคนละข้อในต่างปี")),
            )
        )
