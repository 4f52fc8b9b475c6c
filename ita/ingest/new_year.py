"""A fiscal year of the rule book begun as a copy of another: rows in the CSV files, all of them or none.

What is copied is assumed until a person has confirmed it, and says so.
"""

import csv
import io
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ita import disk
from ita.errors import ItaError
from ita.ingest import load, reference
from ita.words.language import N_
from ita.words.told import tell

# Files of the rule book with rows of a year; fiscal_years comes last: with its row the year is there.
COPIED = (
    "instruments",
    "indicators",
    "sub_indicators",
    "questions",
    "question_scales",
    "issues",
    "crosswalk",
    "levels",
    "fiscal_years",
)
# What happened in a year is never copied.
OWN = ("national", "rule_changes")
ASSUMED = "assumed"
Row = dict[str, str]


@dataclass(frozen=True)
class Copied:
    """One file of the rule book: how many rows the new year has in it, 0 where the year before has none."""

    file: str
    rows: int


def begin(data: Path, fiscal_year: int, like: int) -> list[Copied]:
    """Write the rows of `like` under `fiscal_year`, each with the confidence "assumed".

    Raises ItaError where `like` has no known rule, the year is there already or a file is not UTF-8, RuleBookError where
    the whole would contradict itself, and DiskError; nothing is written then.
    """
    with disk.alone(data, load.SCORES):
        folder = data / "reference"
        before = {stem: _text(folder / f"{stem}.csv") for stem in COPIED}
        added = {stem: _rows_of(stem, before[stem], fiscal_year, like) for stem in COPIED}
        after = {stem: _with(before[stem], rows) for stem, rows in added.items()}
        _try(data, after)
        written = []
        try:
            for stem, text in after.items():
                written.append(stem)
                disk.write(folder / f"{stem}.csv", text)
        except BaseException:
            for stem in written:
                disk.write(folder / f"{stem}.csv", before[stem])
            raise
    return [Copied(f"{stem}.csv", len(rows)) for stem, rows in added.items()]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise ItaError(
            tell(N_("{file} ไม่ใช่ UTF-8"), file=path.name), tell(N_("บันทึกไฟล์เป็น CSV UTF-8 แล้วสั่งอีกครั้ง"))
        ) from None


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def _rows_of(stem: str, text: str, fiscal_year: int, like: int) -> list[Row]:
    """The rows of one year as another's; raises ItaError where the other has rows of its own."""
    rows = _rows(text)
    copies = [_copy(row, fiscal_year, like) for row in rows if _is_of(row, like)]
    there = [row for row in rows if _is_of(row, fiscal_year)]
    if stem == "fiscal_years":
        if not copies or copies[0]["rule"] == "unknown":
            raise ItaError(tell(N_("ไม่ทราบกติกาของปี {year}"), year=like), tell(N_("เลือกปีที่ทราบกติกาใน --like")))
        copies[0]["rule"] = ASSUMED
    if there and there != copies:
        raise ItaError(
            tell(N_("{file} มีแถวของปี {year} แล้ว จึงไม่ได้เขียนอะไร"), file=f"{stem}.csv", year=fiscal_year),
            tell(N_("แก้แถวของปีนั้นในไฟล์โดยตรง หรือลบแล้วสั่งอีกครั้ง")),
        )
    return copies


def _is_of(row: Row, fiscal_year: int) -> bool:
    first, last = row.get("fiscal_year_from"), row.get("fiscal_year_to")
    if first and last:
        return int(first) <= fiscal_year <= int(last)
    return row.get("fiscal_year") == str(fiscal_year)


def _copy(row: Row, fiscal_year: int, like: int) -> Row:
    """The row under the other year; of a rule it names no more than that one year."""
    told = {"confidence": ASSUMED, "source": f"คัดลอกจากปี {like} ยังไม่ยืนยัน"}
    told |= dict.fromkeys(("fiscal_year", "fiscal_year_from", "fiscal_year_to"), str(fiscal_year))
    return row | {name: value for name, value in told.items() if name in row}


def _with(text: str, rows: list[Row]) -> str:
    """The file with these rows at its end, once; its lines stay as they are."""
    there = _rows(text)
    if all(row in there for row in rows):
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    if not text.endswith(("\n", "\r")):
        text += end
    written = io.StringIO(newline="")
    csv.DictWriter(written, list(rows[0]), lineterminator=end).writerows(rows)
    return text + written.getvalue()


def _try(data: Path, after: dict[str, str]) -> None:
    """Load the rule book as it would be; raises RuleBookError."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(data / "reference", folder / "reference")
        for stem, text in after.items():
            (folder / "reference" / f"{stem}.csv").write_bytes(text.encode())
        reference.begin(folder / "tried.duckdb", folder).close()
