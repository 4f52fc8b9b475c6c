"""Paths and settings, read from the environment when asked for."""

import hashlib
import os
from functools import cache
from importlib import metadata
from pathlib import Path

from ita.contracts import decoded
from ita.errors import ChoiceError
from ita.words.language import N_
from ita.words.told import tell

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"
TAB_PICTURE = ROOT / "static" / "icon.png"
POINTER_FILE = "current.txt"
HOST_NAMES = "ITA_HOST_NAMES"
# What files are read by besides the rooms that read them: headings and ranges, whom a name means, statuses, Thai digits, how a refusal is kept.
BELOW_INGEST = ("contracts.py", "register.py", "terms.py", "words/thai.py", "words/told.py")


def data_folder() -> Path:
    """The folder of reference, scores and build: `ITA_DATA`, else the project's own `data/`."""
    named = os.environ.get("ITA_DATA", "").strip()
    return Path(named).resolve() if named else ROOT / "data"


def host_names() -> set[str]:
    """The names a browser may call this server by: this machine's own, and those in `ITA_HOST_NAMES` (by spaces)."""
    return {"localhost", "127.0.0.1", "[::1]", *os.environ.get(HOST_NAMES, "").casefold().split()}


def office_agency() -> str | None:
    """The agency this office works for, as id or name: `ITA_AGENCY`, else `office.csv` in the data folder.

    Raises ChoiceError where that file cannot be read.
    """
    named = os.environ.get("ITA_AGENCY", "").strip()
    if named:
        return named
    office = data_folder() / "office.csv"
    if not office.is_file():
        return None
    try:
        lines = [line.strip() for line in decoded(office.read_bytes()).splitlines()]
    except (OSError, UnicodeDecodeError) as unreadable:
        raise ChoiceError(
            tell(N_("อ่าน {file} ไม่ได้ จึงไม่ทราบว่าเป็นสำนักงานของหน่วยงานใด"), file=office),
            tell(N_("เปิดไฟล์ใน Excel แล้วบันทึกใหม่เป็น CSV UTF-8 หรือลบไฟล์นี้แล้วเลือกหน่วยงานในหน้าเว็บ")),
        ) from unreadable
    named_lines = [line for line in lines if line and line != "agency"]
    return named_lines[0].strip('"') if named_lines else None


@cache
def program_version() -> str:
    """A fingerprint of everything that decides what a build holds; a build of another version is not opened."""
    # Another DuckDB may not read what this one wrote.
    digest = hashlib.sha256(metadata.version("duckdb").encode())
    made_by = [*(ROOT / "ita" / "ingest").rglob("*.py")]
    for folder in ("schema", "build", "lookup", "bulk", "rules"):
        made_by += (QUERIES / folder).glob("*.sql")
    made_by += (ROOT / "ita" / "reader").glob("*.py")
    made_by += [ROOT / "ita" / name for name in BELOW_INGEST]
    for path in sorted(made_by):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
