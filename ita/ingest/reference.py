"""The rule book from data/reference into its tables, refused with file and row where it does not hold together.

What it makes is kept as a database beside the builds, `rulebook-<fingerprint>-<checksum>.duckdb`, and every build
starts as a copy of it.
"""

import shutil
from contextlib import suppress
from pathlib import Path

import pandas as pd

from ita import disk, freshness
from ita.config import QUERIES
from ita.contracts import forbidden, without_invisible
from ita.errors import RuleBookError, SourceError
from ita.ingest.read import sheets
from ita.store import Build
from ita.words.language import N_
from ita.words.told import tell

# File → table and the columns that name a row.
TABLES = {
    "fiscal_years": ("fiscal_year", ["fiscal_year"]),
    "instruments": ("instrument", ["fiscal_year", "instrument"]),
    "indicators": ("indicator", ["fiscal_year", "indicator_id"]),
    "sub_indicators": ("sub_indicator", ["fiscal_year", "sub_indicator"]),
    "questions": ("question", ["fiscal_year", "question_id"]),
    "question_scales": ("question_scale", ["fiscal_year", "question_id"]),
    "levels": ("level", ["fiscal_year_from", "level_order"]),
    "issues": ("issue", ["fiscal_year", "issue_id"]),
    "topics": ("topic", ["topic_id"]),
    "crosswalk": ("crosswalk", ["topic_id", "fiscal_year", "question_id"]),
    "other_names": ("other_name", ["node", "name"]),
    "advice": ("advice", ["topic_id"]),
    "pairs": ("pair", ["topic_a", "topic_b"]),
    "national": ("national", ["fiscal_year"]),
    "rule_changes": ("rule_change", ["fiscal_year", "kind"]),
    "size_bands": ("size_band", ["size_band"]),
    "country_bounds": ("country_bound", ["bound"]),
    "agency_types": ("agency_type", ["agency_type"]),
    "printed_conflicts": ("printed_conflict", []),
    "provinces": ("province", ["province"]),
    "sentences": ("sentence", ["section", "condition"]),
}

# The steps of queries/build that read nothing but the rule book.
STEPS = ("10_node", "20_edge", "25_leaf_weight", "26_leverage", "28_question", "29_same_thing")
CONFIDENCES = ("high", "medium", "low", "assumed", "unknown")
_UNKNOWN = ("", "unknown")


def begin(making: Path, data: Path, *, keep: bool = False) -> Build:
    """A build in the making at `making` that holds the rule book of `data` and all that follows from it alone.

    With `keep`, only for who holds the lock of the scores, the rule book is kept for the next build and those of other
    files are swept. Raises RuleBookError, StoreError where the file cannot be written, and OSError where a kept one
    cannot be copied.
    """
    fingerprint = freshness.rule_book_fingerprint(data)
    for kept in sorted((data / "build").glob(f"rulebook-{fingerprint}-*.duckdb")):
        # Another process may sweep it meanwhile, and what was copied is what counts.
        with suppress(FileNotFoundError):
            shutil.copyfile(kept, making)
            if freshness.rule_book_name(fingerprint, making) == kept.name:
                return Build(making)
        disk.remove(making)
    build = Build(making)
    try:
        load(build, data / "reference")
    except BaseException:
        build.close()
        raise
    if keep:
        build.close()
        # Files that changed while they were read are of neither fingerprint.
        if freshness.rule_book_fingerprint(data) == fingerprint:
            _keep(making, data / "build", fingerprint)
        build = Build(making)
    return build


def _keep(made: Path, folder: Path, fingerprint: str) -> None:
    """The rule book for the next build, in place of former ones; where the disk refuses there is none."""
    part = made.with_suffix(".part")
    with suppress(OSError):
        for former in folder.glob("rulebook-*.duckdb"):
            disk.remove(former)
        shutil.copyfile(made, part)
        disk.move(part, folder / freshness.rule_book_name(fingerprint, part))
    disk.remove(part)


def load(build: Build, folder: Path) -> None:
    """Fill the tables of the rule book and derive nodes, edges and weights.

    Raises RuleBookError listing every fault with its file and row.
    """
    faults: list[str] = []
    for stem, (table, key) in TABLES.items():
        rows, found = _rows(folder / f"{stem}.csv", build.columns(table), key)
        faults += found
        if not found:
            build.append(table, rows)
    if not faults:
        for rule in sorted((QUERIES / "rules").glob("reference_*.sql")):
            faults += [
                tell(
                    N_("{file} แถว {row} ({place}): พบ {found} ควรเป็น {expected}"),
                    file=row["source_file"],
                    row=row["file_row"],
                    place=row["place"],
                    found=row["found"],
                    expected=row["expected"],
                )
                for row in build.rows(f"rules/{rule.stem}")
            ]
    if faults:
        raise RuleBookError(
            tell(N_("สมุดกฎใน data/reference ขัดกันเอง: {faults}"), faults=tuple(faults)),
            tell(N_("แก้แถวที่บอกแล้วสั่งสร้างใหม่ ข้อมูลชุดก่อนหน้ายังใช้ได้ตามเดิม")),
        )
    for step in STEPS:
        build.run(f"build/{step}")


def _rows(path: Path, columns: dict[str, str], key: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """The file as a frame of its table's types, and what is wrong with it."""
    if not path.is_file():
        return pd.DataFrame(), [tell(N_("{file}: ไม่พบไฟล์"), file=path.name)]
    try:
        (sheet,) = sheets(path)
    except SourceError as unreadable:
        told = {"file": path.name, "what": unreadable.what, "hint": unreadable.hint}
        return pd.DataFrame(), [tell(N_("{file}: {what} {hint}"), **told)]
    header, *body = sheet.rows or [[]]
    wanted = [name for name in columns if name != "file_row"]
    if sorted(name.strip() for name in header) != sorted(wanted):
        unlike = N_("{file} แถว 1: พบหัวคอลัมน์ {found} ควรเป็น {expected}")
        return pd.DataFrame(), [tell(unlike, file=path.name, found=header, expected=wanted)]
    faults: list[str] = [
        tell(
            N_("{file} แถว {row}: พบ {count} ช่อง ควรเป็น {expected} (ข้อความที่มีจุลภาคต้องอยู่ในเครื่องหมายคำพูด)"),
            file=path.name,
            row=row,
            count=len(cells),
            expected=len(header),
        )
        for row, cells in enumerate(body, start=2)
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :])
    ]
    if faults:
        return pd.DataFrame(), faults
    body = [[*cells, *[""] * len(header)][: len(header)] for cells in body]
    faults = [
        tell(
            N_("{file} แถว {row}: {name} พบ “{cell}” ควรไม่มีอักขระควบคุม {code}"),
            file=path.name,
            row=row,
            name=name.strip(),
            cell=cell,
            code=code,
        )
        for row, cells in enumerate(body, start=2)
        for name, cell in zip(header, cells, strict=True)
        if (code := forbidden(cell))
    ]
    if faults:
        return pd.DataFrame(), faults
    body = [[without_invisible(cell) for cell in cells] for cells in body]
    texts = pd.DataFrame(body, columns=[name.strip() for name in header], dtype=object)
    texts["file_row"] = range(2, len(texts) + 2)
    texts = texts[(texts[wanted] != "").any(axis=1)]
    faults.clear()
    rows = pd.DataFrame({"file_row": texts["file_row"]})
    for name in wanted:
        given = texts[name].fillna("").str.strip()
        if columns[name] in ("INTEGER", "DOUBLE"):
            numbers = pd.to_numeric(given.where(~given.isin(_UNKNOWN)), errors="coerce")
            wrong = numbers.isna() & ~given.isin(_UNKNOWN)
            faults += [
                tell(
                    N_("{file} แถว {row}: {name} พบ “{found}” ควรเป็นตัวเลข"),
                    file=path.name,
                    row=row,
                    name=name,
                    found=found,
                )
                for row, found in zip(texts["file_row"][wrong], given[wrong], strict=True)
            ]
            rows[name] = numbers.astype("Int64" if columns[name] == "INTEGER" else "float64")
        else:
            rows[name] = given.where(given != "", None)
    if "confidence" in rows:
        wrong = ~rows["confidence"].isin(CONFIDENCES)
        faults += [
            tell(
                N_("{file} แถว {row}: confidence พบ “{found}” ควรเป็นหนึ่งใน {expected}"),
                file=path.name,
                row=row,
                found=found,
                expected=str(CONFIDENCES),
            )
            for row, found in zip(rows["file_row"][wrong], rows["confidence"][wrong], strict=True)
        ]
    if key:
        again = rows.duplicated(key, keep="first")
        faults += [
            tell(N_("{file} แถว {row}: ซ้ำกับแถวก่อนหน้า ({key})"), file=path.name, row=row, key=", ".join(key))
            for row in rows["file_row"][again]
        ]
        missing = rows[key[0]].isna()
        faults += [
            tell(N_("{file} แถว {row}: {name} ว่าง"), file=path.name, row=row, name=key[0])
            for row in rows["file_row"][missing]
        ]
    return rows, faults
