"""The DuckDB store: opening a build read-only, asking it, and making a new one. Nothing else knows DuckDB."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from ita import freshness
from ita.config import QUERIES, data_folder, program_version
from ita.errors import StoreError

_REBUILD = "กดปุ่ม “อ่านไฟล์ใหม่” ในหน้าเว็บ หรือสั่ง python -m ita build"
# What DuckDB raises once a database met a file it could not read or write, and for such a file itself.
_BROKEN = (duckdb.InternalException, duckdb.FatalException)
_UNREADABLE = (duckdb.IOException, duckdb.SerializationException, *_BROKEN)
_UNWRITTEN = (duckdb.OperationalError, duckdb.TransactionException, *_BROKEN)
Answer = TypeVar("Answer")
# Answers a store remembers, in cells: some 50 bytes each. One answer larger than its share is not remembered.
REMEMBERED_CELLS = 1_000_000
LARGEST_REMEMBERED = REMEMBERED_CELLS // 10
# Pages take many small frames apart; for those Python's own strings are quicker than Arrow's, and hold the same.
pd.set_option("mode.string_storage", "python")
_SAFE: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "threads": "1",
}


def current_build(data: Path | None = None) -> Path:
    """The build that serves; raises StoreError when there is none."""
    folder = data or data_folder()
    build = freshness.serving(folder)
    if build is not None:
        return build
    if not any(path.is_file() for path in (folder / "scores").rglob("*")):
        raise StoreError(
            f"ยังไม่มีไฟล์คะแนนใน {folder.name}/scores",
            f"วางไฟล์คะแนน CSV หรือ Excel และทะเบียน agencies.csv ในโฟลเดอร์นี้ แล้ว{_REBUILD}",
        )
    raise StoreError("ยังไม่มีฐานข้อมูลคะแนน", _REBUILD)


@cache
def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@cache
def _statement(name: str) -> duckdb.Statement:
    """The query read by DuckDB once: a fifth of what a small question costs."""
    (statement,) = duckdb.extract_statements(_sql(name))
    return statement


def query_names() -> list[str]:
    """Every question a reader may put to the store: the files directly in queries/ that take no part in a build."""
    return sorted(path.stem for path in QUERIES.glob("*.sql"))


def parameters(name: str) -> set[str]:
    """The named parameters of queries/<name>.sql."""
    return set(_statement(name).named_parameters)


def _plain_rows(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class _Answers:
    """What was asked last and what came of it, as much as `REMEMBERED_CELLS` cells hold. Safe between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], tuple[Any, int]] = OrderedDict()
        self._cells = 0
        self._lock = threading.Lock()

    def get(self, question: tuple[str, ...]) -> Any:
        """The answer, None where it is not remembered."""
        with self._lock:
            found = self._kept.get(question)
            if found is None:
                return None
            self._kept.move_to_end(question)
            return found[0]

    def keep(self, question: tuple[str, ...], answer: Any, cells: int) -> None:
        """Remember an answer of so many cells; those not asked for the longest are forgotten."""
        if cells > LARGEST_REMEMBERED:
            return
        cells += 1  # an empty answer takes room too
        with self._lock:
            if question not in self._kept:
                self._kept[question] = (answer, cells)
                self._cells += cells
            while self._cells > REMEMBERED_CELLS:
                _question, (_answer, forgotten) = self._kept.popitem(last=False)
                self._cells -= forgotten


class Store:
    """One build, opened read-only. Safe to share between threads: every read has a cursor of its own.

    A build never changes, so what was asked is remembered as long as the store lives, within bounds.

    The file is let go when nobody holds the store any longer. Raises StoreError for a build that is damaged or was made
    by another version of the program.
    """

    def __init__(self, build: Path) -> None:
        self._answers = _Answers()
        self._build = build
        self._seen = _identity(build)
        if not freshness.is_whole(build):
            raise _damaged()
        try:
            self._connection = duckdb.connect(str(build), read_only=True, config=_SAFE)
            row = self._connection.execute("from build").fetchone()
        except duckdb.Error as broken:
            raise _damaged() from broken
        self.data_version, made_by = row or ("", "")
        if made_by != program_version():
            self._connection.close()
            raise StoreError("ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นเก่า", f"{_REBUILD} (ไฟล์เดิมยังอยู่ครบ)")

    @property
    def is_of(self) -> tuple[Path, tuple[int, ...]]:
        """The file this store was opened on, as it was then."""
        return self._build, self._seen

    @property
    def stale_notice(self) -> str:
        """A sentence where the files have changed since this build was made; empty where they have not."""
        return freshness.notice(self._build.parent.parent, self.data_version)

    @property
    def version_label(self) -> str:
        """The version of the data as papers and tables name it, with the notice where there is one."""
        return " · ".join(filter(None, [self.data_version, self.stale_notice]))

    def read(self, query_name: str, /, **params: Any) -> pd.DataFrame:
        """Run queries/<query_name>.sql. DuckDB refuses a missing parameter and one the file does not have.

        The frame is the caller's own: what is changed in it reaches nobody else.
        """
        question = (query_name, "frame", repr(sorted(params.items())))
        frame = self._answers.get(question)
        if frame is None:
            frame = self._asked(query_name, params, lambda cursor: cursor.df())
            self._answers.keep(question, frame, frame.size)
        own: pd.DataFrame = frame.copy()
        return own

    def rows(self, query_name: str, /, **params: Any) -> list[dict[str, Any]]:
        """As `read`, as plain rows; missing values are None. Raises StoreError for a value the query cannot take."""
        question = (query_name, "rows", repr(sorted(params.items())))
        rows = self._answers.get(question)
        if rows is None:
            try:
                rows = self._asked(query_name, params, _plain_rows)
            except duckdb.Error as wrong:
                raise StoreError(
                    f"ถาม {query_name} ไม่ได้ด้วยค่าที่ให้: {params}", "ตรวจชนิดของค่า เช่น ปีเป็นตัวเลข"
                ) from wrong
            self._answers.keep(question, rows, sum(map(len, rows)))
        return [dict(row) for row in rows]

    def _asked(
        self, query_name: str, params: dict[str, Any], take: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        """What `take` makes of the answer. Raises StoreError where the file no longer holds what was written into it."""
        try:
            return take(self._connection.cursor().execute(_statement(query_name), params))
        except duckdb.Error as broken:
            # DuckDB has no class of its own for a corrupt block.
            if type(broken) is not duckdb.Error and not isinstance(broken, _UNREADABLE):
                raise
            _let_go(self)
            freshness.forget()
            if freshness.is_whole(self._build):
                raise StoreError(
                    "อ่านฐานข้อมูลคะแนนไม่ได้", "โหลดหน้านี้หรือสั่งใหม่ ถ้ายังไม่ได้ ตรวจพื้นที่ว่างของดิสก์"
                ) from broken
            raise _damaged() from broken

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


_open: dict[Path, Store] = {}
_opening = threading.Lock()


def open_current(data: Path | None = None) -> Store:
    """The store of the build that serves, opened once per process and build; raises StoreError.

    Only the newest is kept: readers of a former build finish undisturbed, and the last of them lets its file go.
    """
    folder = data or data_folder()
    while True:
        build = current_build(folder)
        seen = _identity(build)
        try:
            return _opened(folder, build)
        except StoreError:
            # Another process may have switched builds, and taken this one away, since the pointer was read.
            if (build, seen) == (freshness.serving(folder), _identity(build)):
                raise


def _opened(folder: Path, build: Path) -> Store:
    with _opening:
        held = _open.get(folder)
        if held is None or held.is_of != (build, _identity(build)):
            held = _open[folder] = Store(build)
        return held


def _let_go(store: Store) -> None:
    """The next reader opens the build anew."""
    with _opening:
        for folder in [folder for folder, held in _open.items() if held is store]:
            del _open[folder]


def _identity(build: Path) -> tuple[int, ...]:
    """What changes when a file is written over or replaced; nothing where there is no file."""
    try:
        found = build.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _damaged() -> StoreError:
    return StoreError("เปิดฐานข้อมูลคะแนนไม่ได้: ไฟล์เสียหาย", f"{_REBUILD} (ไฟล์คะแนนยังอยู่ครบ)")


class Build:
    """A build in the making: a database under a temporary name that readers do not see; new where there is no such file.

    Every method raises StoreError where the file cannot be written. A name is used once: DuckDB remembers, as long as
    the process lives, that it failed on a file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        is_new = not path.exists()
        with self._in_words():
            self._connection = duckdb.connect(str(path))
        try:
            if is_new:
                with self._in_words():
                    for part in sorted((QUERIES / "schema").glob("*.sql")):
                        self._connection.execute(_sql(f"schema/{part.stem}"))
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except _UNWRITTEN as failure:
            raise StoreError(
                f"เขียนฐานข้อมูลใน {self.path.parent} ไม่ได้ ดิสก์เต็มหรือเขียนไม่ได้ ข้อมูลชุดก่อนหน้ายังใช้ได้ตามเดิม",
                "ลบไฟล์ที่ไม่ใช้เพื่อให้ดิสก์มีที่ว่าง ตรวจสิทธิ์เขียนโฟลเดอร์นี้ แล้วสั่งอีกครั้ง",
            ) from failure

    def columns(self, table: str) -> dict[str, str]:
        """The table's columns and their types, in order."""
        relation = self._connection.table(table)
        return {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}

    def append(self, table: str, rows: pd.DataFrame) -> None:
        """Add rows to a table; columns the frame does not have stay null."""
        if len(rows):
            with self._in_words():
                self._connection.append(table, rows, by_name=True)

    def run(self, name: str, **params: Any) -> None:
        """Run queries/<name>.sql for what it makes."""
        with self._in_words():
            self._connection.execute(_sql(name), params or None)

    def collect(self, table: str, name: str) -> None:
        """Add what queries/<name>.sql returns to a table, column by name."""
        with self._in_words():
            self._connection.sql(_sql(name)).select(*self.columns(table)).insert_into(table)

    def rows(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        """The rows queries/<name>.sql returns."""
        with self._in_words():
            return _plain_rows(self._connection.execute(_sql(name), params or None))

    def read(self, name: str, /, **params: Any) -> pd.DataFrame:
        """As `rows`, as a frame."""
        with self._in_words():
            return self._connection.execute(_sql(name), params or None).df()

    @contextmanager
    def beside(self, build: Path) -> Iterator[None]:
        """Another build readable as the database `former` meanwhile."""
        with self._in_words():
            self._connection.execute("attach $build as former (read_only)", {"build": str(build)})
            try:
                yield
            finally:
                self._connection.execute("detach former")

    def receive(self, path: Path, separator: str, names: list[str]) -> None:
        """A delimited text file as the table `incoming`: its lines after the first as texts, `line` counting from 2.

        Empty lines are left out. Raises StoreError where the lines do not have as many cells as there are names.
        """
        try:
            told = self._connection.read_csv(
                str(path),
                header=False,
                skiprows=1,
                names=names,
                all_varchar=True,
                delimiter=separator,
                quotechar='"',
                escapechar='"',
            )
            told.select("*, row_number() over () + 1 as line").create("incoming")
        except duckdb.Error as broken:
            raise StoreError(f"อ่าน {path.name} ไม่ได้", "ไฟล์จะถูกอ่านทีละเซลล์แทน") from broken

    def close(self) -> None:
        """Write everything to the file and let go of it, whatever happened before."""
        try:
            with self._in_words():
                self._connection.execute("checkpoint")
        finally:
            self._connection.close()
