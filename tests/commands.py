"""A command as a shell runs it, in this process: a new Python takes a second or more to start."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

from ita.cli import main


@dataclass
class Done:
    """What a command left: its exit code and what it said."""

    returncode: int
    stdout: str
    stderr: str


def ita(data: Path, *words: str) -> Done:
    """`python -m ita` with these words on this data folder."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.setenv("ITA_DATA", str(data))
        patched.chdir(ROOT)
        patched.setattr(sys, "argv", ["ita", *words])
        code = main()
    return Done(code, out.getvalue(), err.getvalue())
