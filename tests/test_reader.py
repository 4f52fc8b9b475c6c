"""Files of strangers are opened in processes of their own, with bounds, and nothing they hold reaches the program."""

import os
import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import frame
from hostile_files import HOSTILE, slow_pdf, two_far_cells, varied_pdf

from ita import queries, rows, sentences
from ita.ingest.read import sheets
from ita.reader import limits, service
from ita.reader.pool import Pool
from ita.reader.reasons import REASONS, UnreadableError
from ita.store import Store


@pytest.fixture
def pool() -> Iterator[Pool]:
    opened = Pool()
    yield opened
    opened.close()


def _memory_peak(process_id: int) -> int:
    """Bytes the process has held at most."""
    for line in Path(f"/proc/{process_id}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no peak told")


@pytest.mark.parametrize(
    ("name", "make"),
    # these two take as long as the others together
    [
        pytest.param(name, make, marks=[pytest.mark.slow] if name in ("slow.pdf", "blank sheet.xlsx") else [])
        for name, make in HOSTILE
    ],
)
def test_a_hostile_file_ends_soon_in_an_answer_or_a_sentence_and_within_its_memory(
    name: str, make: Callable[[], bytes], pool: Pool
) -> None:
    content = make()
    ending = service.ending_of(name)
    pool.ask("table", b"a\n", ending=".csv")
    (worker,) = pool.idle
    watch = threading.Thread(target=_watch, args=(worker.process_id, peaks := [0]), daemon=True)
    watch.start()
    program_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()

    job = "table" if ending in (".csv", ".xlsx") else "paper"
    told: list[str] = []
    try:
        told.append(str(pool.ask(job, content, ending=ending)))
    except UnreadableError as refused:
        told.append(service.source_error(refused).hint)

    assert told[0]
    assert time.monotonic() - began < 10 * limits.PATIENCE
    assert max(peaks) <= limits.MEMORY_BYTES
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - program_before) * 1024
    assert grown <= 4 * limits.MAX_ANSWER_BYTES


def _watch(process_id: int, peaks: list[int]) -> None:
    """Note what the process holds until it ends or the test does."""
    for _ in range(3_000):
        try:
            peaks.append(_memory_peak(process_id))
        except (OSError, AssertionError):
            return
        time.sleep(0.005)


def test_a_file_that_kills_its_process_takes_only_that_one_along(pool: Pool) -> None:
    pool.ask("table", b"a,b\n1,2\n", ending=".csv")
    (first,) = pool.idle
    os.kill(first.process_id, 9)

    read = pool.ask("table", b"a,b\n1,2\n", ending=".csv")

    assert read["sheets"] == [["", [["a", "b"], ["1", "2"]]]]
    with pytest.raises(UnreadableError, match="too_much"):
        pool.ask("table", two_far_cells(), ending=".xlsx")
    assert pool.ask("table", b"c\n", ending=".csv")["sheets"] == [["", [["c"]]]]


def test_a_file_that_takes_too_long_is_let_go(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_READER_SECONDS", "1")
    began = time.monotonic()

    with pytest.raises(UnreadableError) as refused:
        pool.ask("paper", slow_pdf(), ending=".pdf")

    assert refused.value.code == "too_slow"
    assert time.monotonic() - began < 5


def test_who_finds_the_queue_full_is_told_that_other_files_are_being_read() -> None:
    small = Pool(workers=1, most_waiting=0)
    held = threading.Event()
    content, _lines = varied_pdf(11)

    def keep_asking() -> None:
        while not held.is_set():
            small.ask("paper", content, ending=".pdf")

    def asked_until_refused() -> str:
        for _ in range(10_000):
            try:
                small.ask("paper", content, ending=".pdf")
            except UnreadableError as refused:
                return service.source_error(refused).what
        return ""

    other = threading.Thread(target=keep_asking)
    other.start()
    try:
        sentence = asked_until_refused()
    finally:
        held.set()
        other.join()
        small.close()

    assert sentence == "กำลังอ่านไฟล์อื่นอยู่"


def _wrong_answers(pool: Pool, readers: int, files: int) -> list[str]:
    """What readers were told that does not stand in the file they gave, each reading so many of its own."""
    wrong: list[str] = []

    def read(reader: int) -> None:
        for number in range(reader * files, (reader + 1) * files):
            content, lines = varied_pdf(number)
            try:
                pieces = pool.ask("paper", content, ending=".pdf")
            except UnreadableError as refused:
                wrong.append(f"{number}: {refused.code}")
                continue
            letters = "".join("".join(text.split()) for text, _end, _place in pieces)
            if letters != "".join("".join(line.split()) for line in lines):
                wrong.append(f"{number}: {letters[:80]}")

    threads = [threading.Thread(target=read, args=(reader,)) for reader in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_eight_readers_of_valid_papers_are_each_given_their_own(pool: Pool) -> None:
    assert _wrong_answers(pool, readers=8, files=12) == []


@pytest.mark.attack
def test_eight_readers_of_a_thousand_valid_papers_each_are_never_given_a_wrong_answer(pool: Pool) -> None:
    assert _wrong_answers(pool, readers=8, files=1_000) == []


def test_a_forked_process_does_not_speak_with_the_readers_of_its_parent() -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork on this system")
    service.tables("a.csv", b"a\n")
    child = os.fork()
    if child == 0:
        told = service.tables("b.csv", b"b\n")
        os._exit(0 if told["sheets"] == [["", [["b"]]]] else 1)

    _child, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert service.tables("c.csv", b"c\n")["sheets"] == [["", [["c"]]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_table_is_read_in_every_encoding_an_office_saves(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ผล.csv"
    path.write_bytes("หน่วยงาน\tคะแนน\nอบต.ต้นน้ำ\t70.25\n".encode(encoding))

    (sheet,) = sheets(path)

    assert sheet.rows == [["หน่วยงาน", "คะแนน"], ["อบต.ต้นน้ำ", "70.25"]]


def test_what_is_read_is_the_same_whatever_was_read_before(pool: Pool) -> None:
    content, _lines = varied_pdf(3)
    alone = pool.ask("paper", content, ending=".pdf")
    with pytest.raises(UnreadableError):
        pool.ask("paper", content[: len(content) // 2], ending=".pdf")

    assert pool.ask("paper", content, ending=".pdf") == alone


def test_every_reason_names_what_happened_and_what_to_do() -> None:
    codes = {
        call.split('"')[1]
        for path in (Path(service.__file__).parent).glob("*.py")
        for call in path.read_text(encoding="utf-8").split("UnreadableError(")[1:]
        if call.startswith('"')
    }

    assert codes
    assert codes <= set(REASONS)
    assert all(what and hint for what, hint in REASONS.values())


def test_a_reading_process_loads_nothing_of_pages_or_frames(pool: Pool) -> None:
    content, _lines = varied_pdf(1)
    pool.ask("paper", content, ending=".pdf")
    (worker,) = pool.idle
    maps = Path(f"/proc/{worker.process_id}/maps")
    if not maps.is_file():
        pytest.skip(f"{sys.platform} does not tell what a process has loaded")

    assert not {"pandas", "numpy", "duckdb", "streamlit"} & set(maps.read_text().replace("/", " ").split())


def _page_times(store: Store, seconds: float) -> list[float]:
    """How long one page's questions take, asked again and again for so long."""
    times = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        frame(store, rows.OverallStanding, agency_id="sample-sao-climber", fiscal_year=2568)
        sentences.questions(
            queries.typed(store, rows.QuestionRanking, agency_id="sample-sao-climber", fiscal_year=2568)
        )
        times.append(time.monotonic() - began)
    return sorted(times)


@pytest.mark.attack
def test_pages_stay_within_twice_their_time_while_a_file_is_being_refused(store: Store, pool: Pool) -> None:
    contents = [
        (name, content)
        for name, make in HOSTILE
        if name != "slow.pdf" and len(content := make()) < 10 * 2**20
    ]
    is_over = threading.Event()

    def refuse() -> None:
        while not is_over.is_set():
            for name, content in contents:
                ending = service.ending_of(name)
                with suppress(UnreadableError):
                    pool.ask("table" if ending in (".csv", ".xlsx") else "paper", content, ending=ending)

    _page_times(store, 1)
    alone = _page_times(store, 10)
    other = threading.Thread(target=refuse)
    other.start()
    try:
        beside = _page_times(store, 20)
    finally:
        is_over.set()
        other.join()

    assert beside[int(len(beside) * 0.95)] <= 2 * alone[int(len(alone) * 0.95)]
