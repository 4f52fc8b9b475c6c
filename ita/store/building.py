"""A build in the making."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from ita.config import QUERIES
from ita.errors import StoreError
from ita.store.statements import BROKEN, plain_rows, sql
from ita.words.language import N_
from ita.words.told import tell

# Most tables are small, and each takes a block at least: with DuckDB's own of 256 kB a province would take three times the room.
_NEW: dict[str, str | bool | int | float | list[str]] = {"default_block_size": "65536"}
_UNWRITTEN = (duckdb.OperationalError, duckdb.TransactionException, *BROKEN)


class Build:
    """A build in the making: a database under a temporary name that readers do not see; new where there is no such file.

    Every method raises StoreError where the file cannot be written. A name is used once: DuckDB remembers, as long as
    the process lives, that it failed on a file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        is_new = not path.exists()
        with self._in_words():
            self._connection = duckdb.connect(str(path), config=_NEW)
        try:
            if is_new:
                with self._in_words():
                    for part in sorted((QUERIES / "schema").glob("*.sql")):
                        self._connection.execute(sql(f"schema/{part.stem}"))
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except _UNWRITTEN as failure:
            raise StoreError(
                tell(
                    N_("เขียนฐานข้อมูลใน {folder} ไม่ได้ ดิสก์เต็มหรือเขียนไม่ได้ ข้อมูลชุดก่อนหน้ายังใช้ได้ตามเดิม"),
                    folder=self.path.parent,
                ),
                tell(N_("ลบไฟล์ที่ไม่ใช้เพื่อให้ดิสก์มีที่ว่าง ตรวจสิทธิ์เขียนโฟลเดอร์นี้ แล้วสั่งอีกครั้ง")),
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
            for step in duckdb.extract_statements(sql(name)):
                wanted = {one: params[one] for one in step.named_parameters}
                self._connection.execute(step, wanted or None)

    def collect(self, table: str, name: str) -> None:
        """Add what queries/<name>.sql returns to a table, column by name."""
        with self._in_words():
            self._connection.sql(sql(name)).select(*self.columns(table)).insert_into(table)

    def rows(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        """The rows queries/<name>.sql returns."""
        with self._in_words():
            return plain_rows(self._connection.execute(sql(name), params or None))

    def read(self, name: str, /, **params: Any) -> pd.DataFrame:
        """As `rows`, as a frame."""
        with self._in_words():
            return self._connection.execute(sql(name), params or None).df()

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
        """A delimited text file as the table `incoming`: its lines after the first as texts, `line_number` counting from 2.

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
            told.create_view("received")
            self._connection.execute(sql("bulk/incoming_received"))
        except duckdb.Error as broken:
            raise StoreError(
                tell(N_("อ่าน {file} ไม่ได้"), file=path.name), tell(N_("ไฟล์จะถูกอ่านทีละเซลล์แทน"))
            ) from broken

    def close(self) -> None:
        """Write everything to the file and let go of it, whatever happened before."""
        try:
            with self._in_words():
                self._connection.execute("checkpoint")
        finally:
            self._connection.close()
