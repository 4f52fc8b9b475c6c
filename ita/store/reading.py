"""A build opened read-only and asked; its answers are remembered, as a build never changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from ita import freshness
from ita.config import data_folder, program_version
from ita.errors import StoreError
from ita.store.statements import BROKEN, parameters, plain_rows, statement
from ita.words.language import N_
from ita.words.told import tell

_REBUILD = tell(N_("กดปุ่ม “อ่านไฟล์ใหม่” ในหน้าเว็บ หรือสั่ง python -m ita build"))
_UNREADABLE = (duckdb.IOException, duckdb.SerializationException, *BROKEN)
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
            tell(N_("ยังไม่มีไฟล์คะแนนใน {folder}/scores"), folder=folder.name),
            tell(
                N_(
                    "วางไฟล์คะแนน CSV หรือ Excel และทะเบียน agencies.csv ในโฟลเดอร์นี้ "
                    "แล้วกดปุ่ม “อ่านไฟล์ใหม่” ในหน้าเว็บ หรือสั่ง python -m ita build"
                )
            ),
        )
    raise StoreError(tell(N_("ยังไม่มีฐานข้อมูลคะแนน")), _REBUILD)


class _Answers:
    """What was asked last and what came of it, as much as `REMEMBERED_CELLS` cells hold. Safe between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._cells = 0
        self._lock = threading.Lock()

    def get(self, question: Hashable) -> Any:
        """The answer, None where it is not remembered."""
        with self._lock:
            found = self._kept.get(question)
            if found is None:
                return None
            self._kept.move_to_end(question)
            return found[0]

    def keep(self, question: Hashable, answer: Any, cells: int) -> None:
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
            raise StoreError(
                tell(N_("ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นเก่า")),
                tell(N_("{rebuild} (ไฟล์เดิมยังอยู่ครบ)"), rebuild=_REBUILD),
            )

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
                rows = self._asked(query_name, params, plain_rows)
            except duckdb.Error as wrong:
                raise StoreError(
                    tell(N_("ถาม {query} ไม่ได้ด้วยค่าที่ให้: {values}"), query=query_name, values=params),
                    tell(N_("ตรวจชนิดของค่า เช่น ปีเป็นตัวเลข")),
                ) from wrong
            self._answers.keep(question, rows, sum(map(len, rows)))
        return [dict(row) for row in rows]

    def once(self, what: Hashable, make: Callable[[], Answer], cells: int) -> Answer:
        """What `make` makes of this build, made once and remembered as the answers are; it takes the room of so many cells.

        `what` names it with all it depends on besides the build. It is shared: only what nobody can change belongs here.
        """
        made: Answer | None = self._answers.get((what,))
        if made is None:
            made = make()
            self._answers.keep((what,), made, cells)
        return made

    def columns(self, query_name: str) -> dict[str, str]:
        """The columns a query returns and their DuckDB types, in order, in small letters."""
        nothing = dict.fromkeys(parameters(query_name))
        told = self._asked(query_name, nothing, lambda cursor: cursor.description or [])
        return {str(column[0]): str(column[1]).lower() for column in told}

    def _asked(
        self, query_name: str, params: dict[str, Any], take: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        """What `take` makes of the answer. Raises StoreError where the file no longer holds what was written into it."""
        try:
            return take(self._connection.cursor().execute(statement(query_name), params))
        except duckdb.Error as broken:
            # DuckDB has no class of its own for a corrupt block.
            if type(broken) is not duckdb.Error and not isinstance(broken, _UNREADABLE):
                raise
            _let_go(self)
            freshness.forget()
            if freshness.is_whole(self._build):
                raise StoreError(
                    tell(N_("อ่านฐานข้อมูลคะแนนไม่ได้")),
                    tell(N_("โหลดหน้านี้หรือสั่งใหม่ ถ้ายังไม่ได้ ตรวจพื้นที่ว่างของดิสก์")),
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
    return StoreError(
        tell(N_("เปิดฐานข้อมูลคะแนนไม่ได้: ไฟล์เสียหาย")), tell(N_("{rebuild} (ไฟล์คะแนนยังอยู่ครบ)"), rebuild=_REBUILD)
    )
