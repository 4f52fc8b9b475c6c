"""What is written lasts or was never there: full and broken disks, killed and simultaneous processes, clocks that go back."""

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import failing_disk
import pytest
from conftest import ROOT, frame
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from ita import disk, measures
from ita.errors import DiskError, ItaError, StoreError
from ita.ingest import imports, kept, load, sources
from ita.ingest.sources import Said
from ita.rows import Refusals, Scores
from ita.store import Store, current_build

HEAD = "agency_id,fiscal_year,node,score\n"
GOOD = HEAD + "a1,2565,overall,91.25\n"
FULL = failing_disk.fails(errno.ENOSPC)
Figures = dict[tuple[str, int], float]


@pytest.fixture(scope="module")
def office(small_build: Path) -> Path:
    """A data folder with its build, to be copied."""
    return small_build


@pytest.fixture
def data(office: Path, tmp_path: Path) -> Path:
    return shutil.copytree(office, tmp_path / "data")


def a_file(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def take(data: Path, path: Path, **said: Any) -> imports.Proposal:
    (one,) = imports.take_in(data, [imports.given(path, Said(**said))])
    return one


def figures(data: Path) -> Figures:
    """Every figure readers see, each agency's overall by year."""
    store = Store(current_build(data))
    rows = frame(store, Scores).to_dict("records")
    store.close()
    return {(row["agency_id"], row["fiscal_year"]): row["score"] for row in rows}


def leftovers(data: Path) -> list[str]:
    hidden = [path for path in data.rglob(".*") if path.suffix != ".lock"]
    return [path.name for path in [*hidden, *data.rglob("*.wal"), *data.rglob("*.tmp")]]


# Clocks


@dataclass
class Paper:
    """An import as a plain list of figures, the way an office would keep it on paper."""

    rows: Figures
    revise: bool
    id: str = ""


@dataclass
class Ledger:
    """What must be readable, worked out from the imports that were neither refused nor undone, in their order."""

    start: Figures = field(default_factory=lambda: {("a1", 2565): 91.25})
    papers: list[Paper] = field(default_factory=list)

    def figures(self, papers: list[Paper]) -> Figures | None:
        """All figures; None where a paper contradicts one before it without revising it."""
        known = dict(self.start)
        for paper in papers:
            if not paper.revise and any(known.get(key, value) != value for key, value in paper.rows.items()):
                return None
            known |= paper.rows
        return known


MOMENTS = st.integers(min_value=-3000, max_value=3000).map(
    lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)
ROWS = st.dictionaries(
    st.tuples(st.sampled_from(["a1", "a2", "a3"]), st.sampled_from([2564, 2565])),
    st.sampled_from([50.0, 60.0, 91.25]),
    min_size=1,
    max_size=4,
)
STEPS = st.lists(
    st.one_of(
        st.tuples(MOMENTS, ROWS, st.booleans()),
        st.tuples(MOMENTS, st.integers(min_value=0, max_value=3)),
    ),
    min_size=2,
    max_size=7,
)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SIX = {(agency, year): 50.0 for agency in ("a2", "a3", "a4") for year in (2564, 2565)}


def _follow(office: Path, folder: Path, steps: list[tuple[Any, ...]]) -> None:
    """Do the steps with the clock each names; after each, what is read is what the ledger says."""
    data, ledger = shutil.copytree(office, folder / "data"), Ledger()
    for number, (moment, what, *revise) in enumerate(steps):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(kept, "now", lambda moment=moment: moment)
            if isinstance(what, int):
                if not ledger.papers:
                    continue
                gone = ledger.papers[what % len(ledger.papers)]
                rest = [paper for paper in ledger.papers if paper is not gone]
                if ledger.figures(rest) is None:
                    with pytest.raises(ItaError, match="ยกเลิกไม่ได้"):
                        imports.undo(data, gone.id)
                else:
                    imports.undo(data, gone.id)
                    ledger.papers = rest
            else:
                paper = Paper(what, *revise)
                lines = [f"{agency},{year},overall,{value}\n" for (agency, year), value in what.items()]
                one = take(data, a_file(folder, f"{number}.csv", HEAD + "".join(lines)), revise=paper.revise)
                fits = ledger.figures([*ledger.papers, paper]) is not None
                is_again = any(
                    list(paper.rows.items()) == list(other.rows.items()) for other in ledger.papers
                )
                assert one.is_known == is_again
                assert bool(one.report.refusals) == (not fits and not is_again), one.report.refusals
                if fits and not is_again:
                    ledger.papers.append(replace(paper, id=one.source.said.id))
        assert figures(data) == ledger.figures(ledger.papers)
        assert sources.is_current(data)
    open_ones = [one["id"] for one in imports.journal(data) if not one["undone_at"]]
    assert open_ones == [paper.id for paper in reversed(ledger.papers)]


def a_law_of_any_clock(test: Callable[..., None]) -> Callable[..., None]:
    minutes_back, days_back = NOON - timedelta(minutes=5), NOON - timedelta(days=2)
    test = example([(NOON, SIX, False), (minutes_back, {("a2", 2565): 60.0}, True)])(test)
    return example(
        [(NOON, {("a1", 2565): 50.0}, True), (days_back, {("a1", 2565): 60.0}, True), (days_back, 0)]
    )(test)


@settings(phases=[Phase.explicit], deadline=None)
@a_law_of_any_clock
@given(STEPS)
def test_a_clock_that_goes_back_takes_no_figure_away(
    office: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    _follow(office, tmp_path_factory.mktemp("clock"), steps)


@pytest.mark.attack
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_no_order_of_imports_revisions_and_undos_under_any_clock_loses_a_figure(
    office: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    _follow(office, tmp_path_factory.mktemp("clock"), steps)


def test_imports_of_before_they_were_numbered_keep_the_order_of_their_times(data: Path) -> None:
    folder = data / "scores" / "imported"
    folder.mkdir()
    for name, points, at in (("bb-late", 93, "2026-03-01"), ("cc-early", 92, "2026-02-01")):
        a_file(folder, f"{name}.csv", GOOD.replace("91.25", str(points)))
        a_file(folder, f"{name}.csv.json", f'{{"revise": true, "at": "{at}T10:00:00+07:00"}}')
    numbered = a_file(folder, "aa-numbered.csv", GOOD.replace("91.25", "94"))
    a_file(folder, "aa-numbered.csv.json", '{"revise": true, "number": 1, "at": "2020-01-01T10:00:00+07:00"}')
    load.make(data)
    assert figures(data) == {("a1", 2565): 94}

    numbered.unlink()
    load.make(data)

    assert figures(data) == {("a1", 2565): 93}


# An import takes nothing away from others


REGISTER = "agency_id,agency_name,agency_type,district,province\nb9,องค์การบริหารส่วนตำบลปลายน้ำ,อบต.,ใต้,ทดลอง\n"


def test_an_import_that_would_make_another_file_refused_is_refused_and_the_rest_of_its_batch_is_kept(
    data: Path, tmp_path: Path
) -> None:
    take(data, a_file(tmp_path, "by-name.csv", "หน่วยงาน,ปี,คะแนน ITA\nอบต.ปลายน้ำ,2566,70\n"))
    batch = [
        a_file(tmp_path, "agencies-new.csv", REGISTER),
        a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n"),
    ]

    register, good = sorted(
        imports.take_in(data, [imports.given(path) for path in batch]), key=lambda one: one.source.path.name
    )

    assert "by-name.csv" in register.report.refusals[0].expected
    assert register.report.accepted == 0
    assert good.report.refusals == []
    assert figures(data) == {("a1", 2565): 91.25, ("a3", 2566): 70, ("a2", 2565): 80}
    assert len(imports.journal(data)) == 2


# One at a time


def test_another_process_that_tidies_between_decision_and_file_waits_and_takes_nothing(
    data: Path, tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from ita.ingest import imports\n"
        "print('ready', flush=True); imports.tidy_up(Path(sys.argv[1]))"
    )
    others: list[subprocess.Popen[str]] = []
    plain = os.replace

    def interrupted(path: Any, target: Any) -> None:
        plain(path, target)
        if str(target).endswith(".csv.json"):
            other = subprocess.Popen(
                [sys.executable, "-c", script, str(data)], cwd=ROOT, stdout=subprocess.PIPE, text=True
            )
            others.append(other)
            assert other.stdout is not None
            assert other.stdout.readline() == "ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                other.wait(0.7)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", interrupted)
        one = take(data, a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n"))

    with others[0]:
        assert others[0].wait(30) == 0
    assert [entry["id"] for entry in imports.journal(data)] == [one.source.said.id]
    assert figures(data) == {("a1", 2565): 91.25, ("a2", 2565): 80}


@pytest.mark.parametrize("act", ["take", "undo", "build", "save_plan", "tidy"])
def test_who_waits_too_long_is_told_in_a_sentence(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    script = (
        "import sys; from pathlib import Path; from ita import disk\n"
        "with disk.alone(Path(sys.argv[1]), 'scores'), disk.alone(Path(sys.argv[1]), 'measures'):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    action = failing_disk.ACTIONS.get(act, lambda folder, _path: imports.tidy_up(folder))
    if act == "undo":
        action = lambda folder, _path: imports.undo(folder, "1")  # noqa: E731
    monkeypatch.setattr(disk, "WAIT_SECONDS", 0.1)
    with subprocess.Popen([sys.executable, "-c", script, str(data)], cwd=ROOT, **pipes) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()

        with pytest.raises(DiskError, match="กำลังทำอยู่"):
            action(data, a_file(tmp_path, "y.csv", GOOD))

        holder.communicate()


# Disks that fail


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file may grow beyond this many bytes, as on a disk that is nearly full; also DuckDB's."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@dataclass(frozen=True)
class Seen:
    """What readers of a data folder can see of it."""

    figures: Figures
    journal: tuple[tuple[str, bool], ...]
    kept: tuple[int, ...]  # revisions of a plan, of notes and of a checklist
    is_current: bool


def seen(data: Path) -> Seen:
    entries = tuple((one["file"], bool(one["undone_at"])) for one in imports.journal(data))
    shelves = (measures.plans("a1", 2569), measures.notes("a1"), measures.checklist("a1", 2569))
    kept = tuple(len(measures.kept(data, shelf)) for shelf in shelves)
    return Seen(figures(data), entries, kept, sources.is_current(data))


NOTHING = (0, 0, 0)
PLAIN = {("a1", 2565): 91.25}
MORE = PLAIN | {("a2", 2565): 80.0}
KEPT = {"save_plan": (1, 0, 0), "save_notes": (0, 1, 0), "save_checklist": (0, 0, 1)}
BEFORE = {
    "take": Seen(PLAIN, (), NOTHING, True),
    "undo": Seen(MORE, (("y.csv", False),), NOTHING, True),
    "build": Seen(PLAIN, (), NOTHING, False),
} | dict.fromkeys(KEPT, Seen(PLAIN, (), NOTHING, True))
AFTER = {
    "take": Seen(MORE, (("y.csv", False),), NOTHING, True),
    "undo": Seen(PLAIN, (("y.csv", True),), NOTHING, True),
    "build": Seen(MORE, (), NOTHING, True),
} | {act: Seen(PLAIN, (), kept, True) for act, kept in KEPT.items()}


@pytest.fixture(scope="module")
def begin(
    office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], tuple[Path, Path, Callable[[], None]]]:
    """A folder just before an action, the file it takes, and the action."""
    path = a_file(tmp_path_factory.mktemp("given"), "y.csv", HEAD + "a2,2565,overall,80\n")
    taken = shutil.copytree(office, tmp_path_factory.mktemp("taken") / "data")
    failing_disk.take(taken, path)

    def start(act: str) -> tuple[Path, Path, Callable[[], None]]:
        data = shutil.copytree(taken if act == "undo" else office, tmp_path_factory.mktemp(act) / "data")
        if act == "build":
            shutil.copy(path, data / "scores" / "y.csv")
        assert seen(data) == BEFORE[act]
        return data, path, lambda: failing_disk.ACTIONS[act](data, path)

    return start


Begin = Callable[[str], tuple[Path, Path, Callable[[], None]]]


def _failure(action: Callable[[], None]) -> ItaError | None:
    """What the reader is told; anything but such a sentence is not caught."""
    try:
        action()
    except ItaError as told:
        return told
    return None


def _fails_and_succeeds(begin: Begin, act: str, number: int, code: int) -> bool:
    """The n-th wish fails: nothing changed, or all did; then the same succeeds. False where there is no n-th wish."""
    data, _path, action = begin(act)
    with failing_disk.nth(number, failing_disk.fails(code)) as count:
        told = _failure(action)
    assert seen(data) == (BEFORE[act] if told else AFTER[act]), number
    assert not told or code != errno.ENOSPC or "ดิสก์" in told.what + told.hint
    action()
    assert seen(data) == AFTER[act], number
    assert leftovers(data) == []
    return count.wishes >= number


@pytest.mark.parametrize("act", list(KEPT))
def test_every_failed_write_of_what_is_kept_in_revisions_leaves_all_or_nothing(
    begin: Begin, act: str
) -> None:
    number = 1
    while _fails_and_succeeds(begin, act, number, errno.ENOSPC):
        number += 1
    assert number > 4


@pytest.mark.parametrize("act", ["take", "undo"])
def test_a_disk_that_is_full_at_the_very_last_leaves_everything_as_it_was(begin: Begin, act: str) -> None:
    data, _path, action = begin(act)
    plain = os.replace

    def full(path: Any, target: Any) -> None:
        if Path(target).name == "current.txt":
            FULL()
        plain(path, target)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(DiskError, match="ดิสก์เต็ม"):
            action()

    assert seen(data) == BEFORE[act]
    action()
    assert seen(data) == AFTER[act]
    assert leftovers(data) == []


@pytest.mark.attack
@pytest.mark.parametrize(
    ("act", "code"),
    [*((act, errno.ENOSPC) for act in AFTER), ("undo", errno.EIO)],
)
def test_every_failed_write_leaves_all_or_nothing_and_can_be_repeated(
    begin: Begin, act: str, code: int
) -> None:
    number = 1
    while _fails_and_succeeds(begin, act, number, code):
        number += 1
    assert number > 4


@pytest.mark.attack
@pytest.mark.skipif(os.name == "nt", reason="ไม่มีสัญญาณ KILL บน Windows")
@pytest.mark.parametrize("act", list(AFTER))
def test_a_process_killed_at_any_write_leaves_all_or_nothing_and_can_be_repeated(
    begin: Begin, act: str
) -> None:
    for number in range(1, 40):
        data, path, action = begin(act)
        command = [sys.executable, failing_disk.__file__, act, str(data), str(path), str(number)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        after = seen(data)
        assert after.figures in (BEFORE[act].figures, AFTER[act].figures), number
        assert after.kept in (BEFORE[act].kept, AFTER[act].kept), number
        action()
        if not sources.is_current(data):  # files moved, build not: said as such, and one build away
            load.make(data)
        assert seen(data) == AFTER[act], number
        assert leftovers(data) == []
        if run.returncode == 0:
            return
    pytest.fail("ไม่จบใน 40 ครั้ง")


def _without_room(begin: Begin, act: str, size: int) -> bool:
    data, _path, action = begin(act)
    with little_room(size):
        told = _failure(action)
    assert seen(data) == (BEFORE[act] if told else AFTER[act])
    assert not told or (isinstance(told, StoreError | DiskError) and "ดิสก์เต็ม" in told.what)
    action()
    assert seen(data) == AFTER[act]
    assert leftovers(data) == []
    return told is not None


def test_a_disk_without_room_for_the_database_is_named_and_the_same_succeeds_when_there_is(
    begin: Begin,
) -> None:
    assert _without_room(begin, "take", 100_000)


@pytest.mark.attack
@pytest.mark.parametrize("act", ["take", "undo", "build"])
def test_a_disk_filled_to_any_level_leaves_all_or_nothing(begin: Begin, act: str) -> None:
    sizes = [0, 300, 20_000, 800_000, 3_000_000, 50_000_000]

    failed = [_without_room(begin, act, size) for size in sizes]

    assert failed[0]
    assert not failed[-1]


# What is damaged


DAMAGE = [b"", b'{"revise": tr', b"\x00\xff\xfe", b"[1]", b'{"number": "x"}', b'{"at": "x"}', b"[" * 100_000]


@pytest.mark.parametrize("content", DAMAGE)
def test_a_damaged_note_is_never_taken_for_decisions(data: Path, content: bytes) -> None:
    folder = data / "scores" / "imported"
    folder.mkdir()
    a_file(folder, "abc.csv", GOOD)
    (folder / "abc.csv.json").write_bytes(content)

    assert [source.is_damaged for source in sources.score_files(data) if source.name.endswith("abc.csv")] == [
        True
    ]
    (entry,) = imports.journal(data)
    assert entry["file"] == "abc.csv (บันทึกข้างไฟล์เสียหาย)"


def test_a_damaged_note_beside_an_import_costs_one_sentence(begin: Begin, tmp_path: Path) -> None:
    data, path, _action = begin("undo")
    (note,) = (data / "scores" / "imported").glob("*.json")
    note.write_bytes(note.read_bytes()[:40])

    one = take(data, a_file(tmp_path, "z.csv", HEAD + "a3,2565,overall,70\n"))

    assert one.report.refusals == []
    assert figures(data) == PLAIN | {("a3", 2565): 70}
    store = Store(current_build(data))
    assert frame(store, Refusals)["found"].tolist() == ["บันทึกข้างไฟล์เสียหาย"]
    store.close()
    (damaged,) = [entry for entry in imports.journal(data) if "เสียหาย" in entry["file"]]
    assert damaged["id"] in take(data, path).report.refusals[0].hint

    imports.undo(data, damaged["id"])
    take(data, path)

    assert figures(data) == MORE | {("a3", 2565): 70}


@pytest.mark.parametrize("flaw", [{"score": 120.0}, {"score": float("nan")}, {"subject_kind": "?"}])
def test_a_plan_that_could_not_be_read_again_is_not_written(tmp_path: Path, flaw: dict[str, Any]) -> None:
    failing_disk.save_plan(tmp_path, tmp_path)
    plan = measures.newest(tmp_path, "a1", 2569)
    assert plan is not None
    wrong = replace(plan, measures=(replace(plan.measures[0], **flaw),), based_on=1)

    with pytest.raises(ItaError, match="เปิดอ่านอีกไม่ได้"):
        measures.save(tmp_path, wrong)

    assert [path.name for path in (tmp_path / "measures" / "a1" / "2569").iterdir()] == ["0001.json"]


def test_what_a_killed_save_left_is_removed_by_the_next_one(tmp_path: Path) -> None:
    folder = tmp_path / "measures" / "a1" / "2569"
    folder.mkdir(parents=True)
    for name in (".0001-abcd.tmp", ".abcd.part"):
        (folder / name).write_text("{")

    failing_disk.save_plan(tmp_path, tmp_path)

    assert [path.name for path in folder.iterdir()] == ["0001.json"]


def test_a_broken_revision_from_the_future_does_not_keep_anybody_waiting(tmp_path: Path) -> None:
    folder = tmp_path / "measures" / "a1" / "2569"
    folder.mkdir(parents=True)
    (folder / "0001.json").write_text("{")
    os.utime(folder / "0001.json", (4e9, 4e9))

    failing_disk.save_plan(tmp_path, tmp_path)

    assert (folder / "0002.json").is_file()


def test_an_import_undone_twice_stands_twice_in_the_journal(data: Path, tmp_path: Path) -> None:
    path = a_file(tmp_path, "y.csv", HEAD + "a2,2565,overall,80\n")
    for _ in range(2):
        imports.undo(data, take(data, path).source.said.id)

    assert [bool(entry["undone_at"]) for entry in imports.journal(data)] == [True, True]
    assert len({entry["id"] for entry in imports.journal(data)}) == 2
