"""A disk that fails: counts what the program asks of it, and lets the n-th wish fail, half done, or kills the process.

`python tests/failing_disk.py ACTION DATA FILE N` does one action of `ACTIONS` and dies at the n-th wish; it prints how many
there were when it lives.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

WISHES = ("replace", "rename", "link", "fsync", "mkdir", "unlink", "rmdir")


@dataclass
class Count:
    """How many wishes there were."""

    wishes: int = 0


def fails(code: int) -> Callable[[], None]:
    """A failure with this error number."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


def dies() -> None:
    """The process is gone, as by `kill -9`."""
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def nth(number: int, happens: Callable[[], None]) -> Iterator[Count]:
    """At the n-th wish something else happens; before a flush that fails, half of the file is lost."""
    count = Count()
    plain: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in WISHES}

    def wish(name: str) -> Callable[..., Any]:
        def asked(*args: Any, **options: Any) -> Any:
            count.wishes += 1
            if count.wishes == number:
                if name == "fsync":
                    with suppress(OSError):
                        os.ftruncate(args[0], os.fstat(args[0]).st_size // 2)
                happens()
            return plain[name](*args, **options)

        return asked

    for name in WISHES:
        setattr(os, name, wish(name))
    try:
        yield count
    finally:
        for name, function in plain.items():
            setattr(os, name, function)


def take(data: Path, path: Path) -> None:
    from ita.ingest import imports

    imports.take_in(data, [imports.given(path)])


def undo(data: Path, _path: Path) -> None:
    from ita.ingest import imports

    open_ones = [one for one in imports.journal(data) if not one["undone_at"]]
    if open_ones:  # a repeated undo finds nothing left where the first one came through
        imports.undo(data, open_ones[0]["id"])


def build(data: Path, _path: Path) -> None:
    from ita.ingest import load

    load.make(data)


def save_plan(data: Path, _path: Path) -> None:
    from ita import measures
    from ita.measures.plan import Measure, Plan

    row = Measure("m1", "own", "", "", None, "ประชุม", "ก\nข", "กองคลัง", "ต.ค. 2568", "")
    plan = measures.newest(data, "a1", 2569) or Plan("a1", 2569)
    rows = (row, replace(row, measure_id="m2"))
    measures.save(data, replace(plan, by="ก", measures=rows, based_on=plan.revision))


def save_notes(data: Path, _path: Path) -> None:
    from ita import measures

    _keep(data, measures.notes("a1"), {"2566": "เปลี่ยนนายก"})


def save_checklist(data: Path, _path: Path) -> None:
    from ita import measures

    _keep(data, measures.checklist("a1", 2569), {"o1": measures.PUBLISHED})


def _keep(data: Path, shelf: Any, texts: dict[str, str]) -> None:
    from ita import measures

    newest = measures.newest_entries(data, shelf)
    measures.keep(data, shelf, replace(newest, by="ก", based_on=newest.revision).having(texts))


ACTIONS = {
    "take": take,
    "undo": undo,
    "build": build,
    "save_plan": save_plan,
    "save_notes": save_notes,
    "save_checklist": save_checklist,
}

if __name__ == "__main__":
    _name, action, data_folder, file, at = sys.argv
    with nth(int(at), dies) as counted:
        ACTIONS[action](Path(data_folder), Path(file))
    sys.stdout.write(str(counted.wishes))
