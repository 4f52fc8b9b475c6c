"""A short run of tests/fuzz.py: whatever a file holds, the reader gets refusals with a cure, never an exception."""

from pathlib import Path

from fuzz import run

COUNT = 150


def test_no_mutated_file_raises_or_gets_past_the_checks(tmp_path: Path) -> None:
    seen = run(COUNT, 2568, tmp_path)

    assert seen["refused"] + seen["would be taken"] + seen["taken"] + seen["refused unread"] == COUNT
    assert min(seen["refused"], seen["would be taken"]) > COUNT // 10
