"""The command line. Exit codes everywhere: 0 done, 1 done with refusals, 2 nothing done."""

import sys

import typer

from ita.cli import files, measures, papers, planner
from ita.cli.asking import app
from ita.errors import ItaError
from ita.words.told import say

__all__ = ["app", "files", "main", "measures", "papers", "planner"]


def main() -> int:
    """Run one command; an expected failure is one Thai sentence on standard error and exit code 2."""
    # Thai must print whatever code page a Windows console has.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        result = app(standalone_mode=False)
    except typer.Abort:
        return 2
    except ItaError as failure:
        print(say(failure.what), say(failure.hint), sep="\n→ ", file=sys.stderr)
        for choice in getattr(failure, "choices", ()):
            print(f"  - {choice}", file=sys.stderr)
        return 2
    except OSError as failure:
        print(f"เขียนหรืออ่านไฟล์ไม่ได้: {failure.filename or failure}", file=sys.stderr)
        print("→ ตรวจว่ามีโฟลเดอร์นั้น เขียนได้ และไฟล์ไม่ได้เปิดค้างอยู่ใน Excel หรือ Word", file=sys.stderr)
        return 2
    except Exception as failure:
        show = getattr(failure, "show", None)  # a wrong option or argument
        if show is None:
            raise
        show()
        return 2
    return int(result or 0)
