"""Paths and settings, read from the environment when asked for."""

import hashlib
import os
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"
TAB_PICTURE = ROOT / "static" / "icon.png"
POINTER_FILE = "current.txt"
HOST_NAMES = "ITA_HOST_NAMES"


def data_folder() -> Path:
    """The folder of reference, scores and build: `ITA_DATA`, else the project's own `data/`."""
    named = os.environ.get("ITA_DATA", "").strip()
    return Path(named).resolve() if named else ROOT / "data"


def host_names() -> set[str]:
    """The names a browser may call this server by: this machine's own, and those in `ITA_HOST_NAMES` (by spaces)."""
    return {"localhost", "127.0.0.1", "[::1]", *os.environ.get(HOST_NAMES, "").casefold().split()}


def office_agency() -> str | None:
    """The agency this office works for, as id or name: `ITA_AGENCY`, else `office.csv` in the data folder."""
    named = os.environ.get("ITA_AGENCY", "").strip()
    if named:
        return named
    office = data_folder() / "office.csv"
    if not office.is_file():
        return None
    # Letters of another encoding make a name nobody has; the register then says so, and which names are near.
    lines = [line.strip() for line in office.read_text(encoding="utf-8-sig", errors="replace").splitlines()]
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
    made_by += [ROOT / "ita" / "contracts.py", ROOT / "ita" / "words" / "thai.py"]
    for path in sorted(made_by):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
