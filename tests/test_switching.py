"""Readers open builds while others are made, and never take one for damaged."""

import threading
from pathlib import Path

import pytest
from test_freshness import build_of, drop_in, scores

from ita.ingest import load
from ita.store import open_current


def switch(data: Path, name: str, whole: bytes) -> None:
    """What a build does when it is made: under its name, pointed to, and the former one taken away."""
    making = data / "build" / ".making-test"
    making.write_bytes(whole)
    load.switch(data / "build", making, data / "build" / name)


@pytest.fixture
def two_builds(office: Path) -> list[tuple[str, bytes]]:
    first = build_of(office)
    kept = [(first.name, first.read_bytes())]
    drop_in(office)
    load.make(office)
    second = build_of(office)
    return [*kept, (second.name, second.read_bytes())]


def read_while_switched(data: Path, builds: list[tuple[str, bytes]], switches: int) -> tuple[int, list[str]]:
    """Two readers open the build again and again while it is switched so often: the number of reads, and what went wrong."""
    wrong: list[str] = []
    reads = [0, 0]
    is_over = threading.Event()

    def read(reader: int) -> None:
        while not is_over.is_set():
            reads[reader] += 1
            try:
                if scores(open_current(data)) not in ([91.25], [91.25, 95.5]):
                    wrong.append("other figures")
            except Exception as failure:
                wrong.append(f"{type(failure).__name__}: {failure}")

    readers = [threading.Thread(target=read, args=(reader,)) for reader in range(2)]
    for reader in readers:
        reader.start()
    for number in range(switches):
        switch(data, *builds[number % 2])
    is_over.set()
    for reader in readers:
        reader.join()
    return sum(reads), wrong


def test_readers_never_call_a_build_damaged_that_is_being_switched(
    office: Path, two_builds: list[tuple[str, bytes]]
) -> None:
    reads, wrong = read_while_switched(office, two_builds, switches=20)

    assert wrong == []
    assert reads >= 2


@pytest.mark.attack
def test_hundreds_of_reads_while_builds_are_switched(
    office: Path, two_builds: list[tuple[str, bytes]]
) -> None:
    reads, wrong = read_while_switched(office, two_builds, switches=200)

    assert wrong == []
    assert reads > 100
