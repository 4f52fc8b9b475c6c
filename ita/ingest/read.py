"""Files to raw cells with their addresses. Says what cannot be read and how to mend it; understands nothing."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ita.contracts import MAX_CELLS, MAX_FILE_BYTES, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES, READABLE
from ita.errors import SourceError
from ita.ingest import clean

WORKBOOK_SECONDS = 60
BEGINNING_BYTES = 64 * 2**10
# UTF-8 read as Latin-1 shows Thai as à¸ or à¹ again and again.
_GARBLED = ("à¸", "à¹")
_RESAVE = "เปิดไฟล์ใน Excel แล้วบันทึกใหม่เป็น CSV UTF-8 หรือ .xlsx"


@dataclass(frozen=True)
class Sheet:
    """Raw cells as text. `rows[r][c]` stands in row r + 1, column c + 1; rows may differ in length.

    `notes` tell what was mended or left out; `uncached` are cells with a formula and no stored value.
    """

    name: str
    rows: list[list[str]]
    notes: tuple[str, ...] = ()
    uncached: tuple[str, ...] = ()


def sheets(path: Path) -> list[Sheet]:
    """Every sheet of a CSV or workbook; raises SourceError when the file cannot be read."""
    suffix = path.suffix.casefold()
    if suffix not in READABLE:
        raise SourceError(f"ไม่รู้จักไฟล์ชนิด {suffix or 'ไม่มีนามสกุล'}", "ใช้ไฟล์ .csv .xlsx .xls หรือ .ods")
    if suffix in (".csv", ".tsv"):
        if path.stat().st_size > MAX_TEXT_BYTES:
            raise SourceError(
                f"ไฟล์ใหญ่เกิน {MAX_TEXT_BYTES // 2**20} MB", "แบ่งเป็นหลายไฟล์ หรือวางใน data/scores แล้วสั่งสร้างใหม่"
            )
        return [_noted(Sheet("", _delimited(path.read_bytes(), "\t" if suffix == ".tsv" else ",")))]
    return [_noted(sheet) for sheet in _workbook(path)]


def beginning(path: Path) -> list[Sheet]:
    """As `sheets`, of a text file only its first lines."""
    if path.suffix.casefold() not in (".csv", ".tsv"):
        return sheets(path)
    with path.open("rb") as file:
        start = file.read(BEGINNING_BYTES)
    whole = start if len(start) < BEGINNING_BYTES else start[: start.rfind(b"\n")]
    try:
        return [Sheet("", _delimited(whole, "\t" if path.suffix.casefold() == ".tsv" else ","))]
    except SourceError:
        return []


def _noted(sheet: Sheet) -> Sheet:
    """With a note where Thai Windows text had been read as Latin-1; raises SourceError where UTF-8 had been."""
    for row in sheet.rows:
        for cell in row:
            if any(mark in cell for mark in _GARBLED):
                raise SourceError("ตัวอักษรไทยในไฟล์เพี้ยน (à¸…)", _RESAVE)
            if not cell.isascii() and clean.is_latin(cell):
                note = "ตัวอักษรไทยถูกอ่านผิดรหัส (TIS-620 เป็น Latin-1) แปลงกลับให้แล้ว"
                return replace(sheet, notes=(*sheet.notes, note))
    return sheet


def decoded(content: bytes) -> str:
    """UTF-8 with or without BOM, else Thai Windows (CP874); raises SourceError for anything else."""
    for encoding in ("utf-8-sig", "cp874"):
        try:
            found = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(mark in found for mark in _GARBLED):
            raise SourceError("ตัวอักษรไทยในไฟล์เพี้ยน (à¸…)", _RESAVE)
        return found
    raise SourceError("อ่านรหัสอักษรของไฟล์ไม่ได้", _RESAVE)


def _delimited(content: bytes, separator: str) -> list[list[str]]:
    written = decoded(content)
    if "\x00" in written:
        raise SourceError("ไฟล์นี้ไม่ใช่ CSV", _RESAVE)
    first_line = written.partition("\n")[0]
    if separator == "," and first_line.count(";") > first_line.count(","):
        separator = ";"
    try:
        return list(csv.reader(io.StringIO(written), delimiter=separator, strict=True))
    except csv.Error as broken:
        raise SourceError(f"ไฟล์ CSV เสียหาย ({broken})", _RESAVE) from broken


def _workbook(path: Path) -> list[Sheet]:
    if path.stat().st_size > MAX_FILE_BYTES:
        raise SourceError(f"ไฟล์ใหญ่เกิน {MAX_FILE_BYTES // 2**20} MB", "แบ่งเป็นหลายไฟล์ หรือบันทึกเป็น CSV")
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        unpacked = 0  # no zip, or a damaged one: the reader will tell
    if unpacked > MAX_UNPACKED_BYTES:
        raise SourceError("ไฟล์คลายออกแล้วใหญ่ผิดปกติ", "บันทึกเฉพาะชีตคะแนนเป็นไฟล์ใหม่")
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    if digest not in _read_before:
        _read_before.clear()  # one at a time: what is asked again is the file just read
        _read_before[digest] = _in_a_process_of_its_own(path)
    told = _read_before[digest]
    notes = [f"ชีตที่ซ่อนไว้ไม่ถูกอ่าน: {', '.join(told['hidden'])}"] if told["hidden"] else []
    return [
        Sheet(name, rows, tuple(notes) if place == 0 else (), tuple(told["uncached"].get(name, ())))
        for place, (name, rows) in enumerate(told["sheets"])
    ]


_read_before: dict[str, dict[str, Any]] = {}


def _in_a_process_of_its_own(path: Path) -> dict[str, Any]:
    """The cells of a workbook; a crafted one can abort the reader's whole process, and takes only that one along."""
    with tempfile.TemporaryFile() as written:
        try:
            child = subprocess.run(
                [sys.executable, "-m", "ita.ingest.workbook_reader", str(path), str(MAX_CELLS)],
                stdout=written,
                stderr=subprocess.DEVNULL,
                timeout=WORKBOOK_SECONDS,
                check=False,
                cwd=Path(__file__).resolve().parents[2],
            )
        except subprocess.TimeoutExpired as slow:
            raise SourceError("อ่านไฟล์ไม่เสร็จในเวลาที่กำหนด", "บันทึกเฉพาะชีตคะแนนเป็นไฟล์ใหม่") from slow
        if child.returncode != 0:
            raise SourceError(
                "เปิดไฟล์ Excel ไม่ได้: ไฟล์เสียหาย มีรหัสผ่าน หรือใหญ่ผิดปกติ",
                "เปิดใน Excel เอารหัสผ่านออก แล้วบันทึกเฉพาะชีตคะแนนเป็น .xlsx ใหม่",
            )
        written.seek(0)
        told: dict[str, Any] = json.load(written)
        return told
