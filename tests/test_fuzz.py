"""A short run of tests/fuzz.py: whatever a file holds, the reader gets refusals with a cure, never an exception."""

from pathlib import Path

import pytest
from fuzz import run


@pytest.mark.parametrize("count", [60, pytest.param(600, marks=pytest.mark.slow)])
def test_no_mutated_file_raises_or_gets_past_the_checks(tmp_path: Path, count: int) -> None:
    seen = run(count, 2568, tmp_path)

    assert seen["refused"] + seen["would be taken"] + seen["taken"] + seen["refused unread"] == count
    assert min(seen["refused"], seen["would be taken"]) > count // 10
