"""Which build serves, whether it is whole, and whether the files are still those it was made of. Plain Python only.

A build's name says what it was made of and what it holds, `ita-<fingerprint>-<checksum>.duckdb`: one that was cut or
written over is told from a whole one, and another content never has the same name.
"""

import hashlib
import os
import re
import stat
import threading
import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ita.config import POINTER_FILE, program_version
from ita.wording import _

CHECK_SECONDS = 3.0
# A file may be written twice within one tick of the file system's clock: only one that has rested is remembered.
RESTED_SECONDS = 2.0
REMEMBERED_FILES = 20_000
_BUILD_NAME = re.compile(r"ita-([0-9a-f]{16})-([0-9a-f]{16})\.duckdb")
_RULE_BOOK_NAME = re.compile(r"rulebook-([0-9a-f]{16})-([0-9a-f]{16})\.duckdb")


def sha256(path: Path) -> str:
    """The fingerprint of a file's bytes; of a file that has not changed it is remembered. Raises OSError."""
    found = path.stat()
    now = time.time()
    seen = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    if min(abs(now - found.st_mtime), abs(now - found.st_ctime)) < RESTED_SECONDS:
        return _read(path)
    return _remembered(path, seen)


def _read(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@lru_cache(REMEMBERED_FILES)
def _remembered(path: Path, seen: tuple[int, ...]) -> str:
    return _read(path)


def forget() -> None:
    """Read every file anew the next time: what a disk gives back may differ from what it gave."""
    _remembered.cache_clear()


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def visible_files(folder: Path) -> list[Path]:
    """Every regular file under a folder, in order; hidden ones and those that Excel and Word lay beside an open file left out."""
    return sorted(_walk(folder))


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        for name in names:
            path = Path(place, name)
            if not _is_hidden(name) and _is_regular(path):
                yield path


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def fingerprint(
    data: Path, coming: Mapping[str, str] | None = None, leaving: frozenset[str] = frozenset()
) -> str:
    """Names what these files make: same files and same program, same fingerprint. A file that cannot be read counts as such.

    `coming` are files on their way in, name → content's sha256, `leaving` the names of those on their way out. Decisions
    without the file they are of count for nothing.
    """
    contents = _contents(data, ("reference", "scores"), leaving)
    if not coming and not leaving:
        _checked.pop(data, None)
    return _digest(contents | dict(coming or {}))


def rule_book_fingerprint(data: Path) -> str:
    """Names the rule book: same files under `reference` and same program, same fingerprint."""
    return _digest(_contents(data, ("reference",)))


def _contents(data: Path, parts: tuple[str, ...], leaving: frozenset[str] = frozenset()) -> dict[str, str]:
    """Name → sha256 of the files in these folders; empty where one cannot be read."""
    contents: dict[str, str] = {}
    for path in [path for part in parts for path in visible_files(data / part)]:
        name = path.relative_to(data).as_posix()
        is_orphan = path.suffix == ".json" and not path.with_suffix("").is_file()
        if is_orphan or name.removesuffix(".json") in leaving:
            continue
        try:
            contents[name] = sha256(path)
        except FileNotFoundError:  # taken away since the folder was listed
            continue
        except OSError:
            contents[name] = ""
    return contents


def _digest(contents: Mapping[str, str]) -> str:
    digest = hashlib.sha256(program_version().encode())
    for name, content in sorted(contents.items()):
        digest.update(os.fsencode(name) + b"\0" + bytes.fromhex(content))
    return digest.hexdigest()[:16]


def build_name(data_version: str, made: Path) -> str:
    """The file name of a build of this fingerprint that was made under another name."""
    return f"ita-{data_version}-{sha256(made)[:16]}.duckdb"


def rule_book_name(fingerprint: str, made: Path) -> str:
    """The file name of a rule book of this fingerprint that was made under another name."""
    return f"rulebook-{fingerprint}-{sha256(made)[:16]}.duckdb"


def is_whole(build: Path) -> bool:
    """The build, or the rule book kept for builds, holds what its name says it holds."""
    named = _BUILD_NAME.fullmatch(build.name) or _RULE_BOOK_NAME.fullmatch(build.name)
    try:
        return named is not None and sha256(build).startswith(named[2])
    except OSError:
        return False


def serving(data: Path) -> Path | None:
    """The build the pointer names. Where there is no such pointer or file, the build of the files as they are, if there is one."""
    folder = data / "build"
    named = _pointed(folder)
    while named is not None:
        if (folder / named).is_file():
            return folder / named
        # Another process may have switched builds since the pointer was read.
        last, named = named, _pointed(folder)
        if named == last:
            break
    return next(iter(sorted(folder.glob(f"ita-{fingerprint(data)}-*.duckdb"))), None)


def _pointed(folder: Path) -> str | None:
    try:
        name = (folder / POINTER_FILE).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return None
    return name if _BUILD_NAME.fullmatch(name) else None


def is_current(data: Path) -> bool:
    """The build that serves is whole and was made of exactly these files by this program."""
    build = serving(data)
    return build is not None and build.name.startswith(f"ita-{fingerprint(data)}-") and is_whole(build)


_checked: dict[Path, tuple[str, float, bool]] = {}
_checking = threading.Lock()


def is_stale(data: Path, data_version: str) -> bool:
    """The files are no longer those of this build; looked at anew when the last look is `CHECK_SECONDS` old."""
    with _checking:
        version, looked_at, stale = _checked.get(data, ("", 0.0, False))
        if version != data_version or time.monotonic() - looked_at > CHECK_SECONDS:
            stale = fingerprint(data) != data_version
            _checked[data] = (data_version, time.monotonic(), stale)
        return stale


def notice(data: Path, data_version: str) -> str:
    """What is said wherever figures of a build stand whose files have changed since; empty while they have not."""
    if not is_stale(data, data_version):
        return ""
    return _("ไฟล์ในโฟลเดอร์ data เปลี่ยนไปหลังจากทำข้อมูลชุดนี้ ตัวเลขอาจไม่ใช่ชุดล่าสุด")
