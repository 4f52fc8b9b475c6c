"""Writing into the data folder so that it lasts: a file whole or not at all, one change at a time, faults in words.

A file is written under a passing name in its own folder, flushed to the disk, and renamed; the rename is the moment it
is there. Whoever changes the folder holds its lock meanwhile, against other threads and other processes alike.
"""

import errno
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ita.errors import DiskError
from ita.words.language import N_
from ita.words.told import tell

WAIT_SECONDS = 60.0
PASSING = ".*.part"  # files that are not whole yet; what an interrupted write leaves
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def alone(data: Path, what: str) -> Iterator[None]:
    """Nobody else changes the `what` of this data folder meanwhile; who holds it may ask for it again.

    Raises DiskError where somebody else does for WAIT_SECONDS, and in place of any OSError inside.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data / f".{what}.lock", is_singleton=True)
        lock.acquire(timeout=WAIT_SECONDS)
    except Timeout:
        raise DiskError(
            tell(N_("มีการนำเข้า ยกเลิก สร้างฐานข้อมูล หรือบันทึกอื่นกำลังทำอยู่ จึงยังไม่ได้ทำ")),
            tell(N_("รอให้เสร็จ แล้วสั่งอีกครั้ง")),
        ) from None
    except OSError as failure:
        raise in_words(failure, data) from failure
    try:
        yield
    except OSError as failure:
        raise in_words(failure, data) from failure
    finally:
        lock.release()


def in_words(failure: OSError, place: Path) -> DiskError:
    """What a failed write means for its reader; `place` where the failure itself names no file."""
    where = failure.filename2 or failure.filename or place
    if failure.errno in _FULL:
        return full(Path(str(where)))
    if failure.errno in _FORBIDDEN:
        return DiskError(
            tell(N_("ไม่มีสิทธิ์เขียน {place} จึงไม่มีอะไรเปลี่ยน"), place=where),
            tell(N_("ให้สิทธิ์เขียนโฟลเดอร์ data แก่ผู้ที่เปิดโปรแกรม แล้วสั่งอีกครั้ง")),
        )
    return DiskError(
        tell(
            N_("เขียนหรืออ่าน {place} ไม่ได้ ({reason}) จึงไม่มีอะไรเปลี่ยน"),
            place=where,
            reason=failure.strerror or failure,
        ),
        tell(N_("ตรวจว่าดิสก์ยังต่ออยู่และไม่เต็ม แล้วสั่งอีกครั้ง")),
    )


def full(place: Path) -> DiskError:
    """The sentence for a disk without room."""
    return DiskError(
        tell(N_("ดิสก์เต็ม เขียน {place} ไม่ได้ จึงไม่มีอะไรเปลี่ยน"), place=place),
        tell(N_("ลบไฟล์ที่ไม่ใช้เพื่อให้มีที่ว่าง แล้วสั่งอีกครั้ง")),
    )


def write(path: Path, content: bytes | str) -> None:
    """The file with this content, whole, in place of any former one; its folder is made. Raises OSError."""
    part = _part(path, content)
    try:
        part.replace(path)
    except BaseException:
        remove(part)
        raise
    _flush_folder(path.parent)


def claim(path: Path, content: bytes | str) -> bool:
    """As `write`, but a file of this name is never replaced: False where there is one. Raises OSError."""
    part = _part(path, content)
    try:
        try:
            path.hardlink_to(part)
        except FileExistsError:
            return False
        except OSError:  # a file system without hard links; whoever holds the lock writes alone
            if path.exists():
                return False
            part.rename(path)
    finally:
        remove(part)
    _flush_folder(path.parent)
    return True


def move(path: Path, target: Path) -> None:
    """The file under its new name in one step, in place of any former one. Raises OSError."""
    with path.open("rb+" if os.name == "nt" else "rb") as file:  # Windows flushes only what may be written
        os.fsync(file.fileno())
    path.replace(target)
    for folder in {path.parent, target.parent}:
        _flush_folder(folder)


def remove(path: Path) -> None:
    """Take a file or a whole folder away, as far as the disk lets us: what stays is an orphan that means nothing."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def sweep(folder: Path, *patterns: str) -> None:
    """Remove what interrupted writes left in a folder. Only for who holds the lock: nobody is writing it."""
    for pattern in (PASSING, *patterns):
        for left in folder.glob(pattern):
            remove(left)


def as_json(told: Any) -> str:
    """The text of a JSON file, Thai as Thai."""
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_json(path: Path) -> dict[str, Any]:
    """What a JSON file says; ValueError for every way in which it cannot be read or says nothing of ours."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, RecursionError) as unreadable:
        raise ValueError(f"{path.name}: {unreadable}") from unreadable
    if not isinstance(told, dict):
        raise ValueError(f"{path.name}: {type(told).__name__}")
    return told


def _part(path: Path, content: bytes | str) -> Path:
    """The content beside its place under a passing name, on the disk. Raises OSError and leaves nothing then."""
    _make_folder(path.parent)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        remove(part)
        raise
    return part


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    """Let a renaming survive a loss of power. It is done already: a disk that refuses leaves the old or the new, whole."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
