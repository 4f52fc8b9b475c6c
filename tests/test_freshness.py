"""Which build serves: damage is noticed and mended from the files, and figures whose files have changed say so everywhere."""

import io
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from conftest import ROOT, frame
from streamlit.testing.v1 import AppTest

from ita import freshness, rows
from ita.cli import app as commands
from ita.config import POINTER_FILE, program_version
from ita.errors import StoreError
from ita.ingest import load
from ita.store import Store, open_current

HEAD = "agency_id,fiscal_year,node,score\n"
NOTICE = "ไฟล์ในโฟลเดอร์ data เปลี่ยนไปหลังจากทำข้อมูลชุดนี้"
MOMENT = 1_700_000_000  # long ago, so that a file of this time has rested


def build_of(data: Path) -> Path:
    (build,) = (data / "build").glob("ita-*.duckdb")
    return build


def drop_in(data: Path, score: str = "95.5") -> None:
    (data / "scores" / "y.csv").write_text(HEAD + f"a1,2566,overall,{score}\n", encoding="utf-8")


def scores(store: Store) -> list[float]:
    return frame(store, rows.Scores)["score"].tolist()


def run(*words: str) -> int:
    return int(commands(list(words), standalone_mode=False) or 0)


def opened(page: str = "overview", **link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, chosen in link.items():
        app.query_params[name] = chosen
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    written = [str(part.value) for part in [*app.markdown, *app.warning, *app.error]]
    return "\n".join([*written, *(part.proto.body for part in app.main.get("html"))])


def empty(whole: bytes) -> bytes:
    return b""


def cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def one_bit_flipped(whole: bytes) -> bytes:
    place = len(whole) // 2
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def overwritten(whole: bytes) -> bytes:
    return b"\xff" * len(whole)


DAMAGE = pytest.mark.parametrize("damage", [empty, cut, one_bit_flipped, overwritten])
Damage = Callable[[bytes], bytes]


def hurt(data: Path, damage: Damage) -> Path:
    build = build_of(data)
    build.write_bytes(damage(build.read_bytes()))
    return build


@DAMAGE
def test_a_damaged_build_is_not_read(office: Path, damage: Damage) -> None:
    hurt(office, damage)

    with pytest.raises(StoreError, match="เสียหาย"):
        open_current(office)


@DAMAGE
def test_a_build_damaged_while_it_serves_is_not_read_any_further(office: Path, damage: Damage) -> None:
    open_current(office)
    hurt(office, damage)

    with pytest.raises(StoreError, match="เสียหาย"):
        open_current(office)


@DAMAGE
def test_build_makes_a_damaged_build_anew(office: Path, damage: Damage) -> None:
    damaged = hurt(office, damage)

    assert run("build") == 0

    assert scores(open_current(office)) == [91.25]
    assert not damaged.is_file() or freshness.is_whole(damaged)


def test_read_mends_a_damaged_build_by_itself_and_says_so(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hurt(office, cut)

    assert run("read", "scores", "--csv") == 0

    told = capsys.readouterr()
    assert "91.25" in told.out
    assert "กำลังอ่านไฟล์ใหม่" in told.err


def test_the_page_of_a_damaged_build_says_what_to_do_and_doing_it_helps(office: Path) -> None:
    hurt(office, one_bit_flipped)
    app = opened()
    assert "อ่านไฟล์ใหม่" in said(app)

    app.button(key="rebuild").click().run()

    assert not app.error
    assert "91.25" in said(app)


def test_a_block_that_cannot_be_read_in_the_middle_of_a_page_is_a_sentence_and_the_next_page_is_mended(
    office: Path,
) -> None:
    reading = open_current(office)
    hurt(office, overwritten)

    with pytest.raises(StoreError, match="เสียหาย"):
        frame(reading, rows.Scores)

    assert run("build") == 0
    assert scores(open_current(office)) == [91.25]


@pytest.mark.parametrize("content", [None, b"", bytes(range(256)), b"../../etc/passwd", b"ita-x.duckdb"])
def test_a_pointer_that_is_gone_or_names_nothing_costs_nothing(office: Path, content: bytes | None) -> None:
    pointer = office / "build" / POINTER_FILE
    pointer.unlink()
    if content is not None:
        pointer.write_bytes(content)

    assert scores(open_current(office)) == [91.25]
    assert freshness.is_current(office)


def test_without_a_pointer_a_build_of_other_files_does_not_come_back(office: Path) -> None:
    (office / "build" / POINTER_FILE).unlink()
    drop_in(office)

    with pytest.raises(StoreError, match="ยังไม่มีฐานข้อมูล"):
        open_current(office)


def test_what_killed_builds_left_is_taken_away_and_disturbs_nobody(office: Path) -> None:
    folder = office / "build"
    build = build_of(office)
    mine = folder / f".making-{os.getpid()}.duckdb.wal"
    spill = folder / ".making-1.duckdb.tmp"
    spill.mkdir()
    (spill / "block").write_bytes(b"x")
    old = [folder / ".making-1.duckdb", folder / ".making-1.duckdb.wal", folder / f".{POINTER_FILE}-1"]
    for path in [mine, *old, build.with_name(build.name + ".wal")]:
        path.write_bytes(bytes(range(256)) * 20)
    for path in [*old, spill]:
        os.utime(path, (MOMENT, MOMENT))
    assert scores(open_current(office)) == [91.25]
    drop_in(office)

    assert load.make(office).exit_code == 0

    assert scores(open_current(office)) == [91.25, 95.5]
    assert [path for path in (mine, spill, *old) if path.exists()] == []


def test_an_empty_office_is_told_what_to_do_and_doing_it_helps(office: Path) -> None:
    shutil.rmtree(office / "build")
    given = (office / "scores" / "x.csv").read_bytes()
    register = (office / "scores" / "agencies.csv").read_bytes()
    shutil.rmtree(office / "scores")
    with pytest.raises(StoreError, match=r"agencies\.csv") as nothing:
        open_current(office)
    assert "python -m ita build" in nothing.value.hint
    (office / "scores").mkdir()
    (office / "scores" / "x.csv").write_bytes(given)
    (office / "scores" / "agencies.csv").write_bytes(register)

    assert run("build") == 0
    assert scores(open_current(office)) == [91.25]


def test_a_changed_file_of_the_same_size_and_time_is_seen(office: Path) -> None:
    path = office / "scores" / "x.csv"
    os.utime(path, (MOMENT, MOMENT))
    before = freshness.fingerprint(office)
    path.write_bytes(path.read_bytes().replace(b"91.25", b"91.52"))
    os.utime(path, (MOMENT, MOMENT))

    assert freshness.fingerprint(office) != before


def asked_of_the_system(act: Callable[[], object]) -> Counter[str]:
    """How often the act opened, listed or looked at something on the disk, by the name of the call."""
    counted: Counter[str] = Counter()

    def count(_frame: FrameType, event: str, called: object) -> None:
        if event == "c_call" and called in (io.open, os.scandir, os.stat):
            counted[called.__name__] += 1

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return counted


def test_of_a_hundred_files_only_those_that_have_changed_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "RESTED_SECONDS", 0.0)
    program_version()  # reads the program's own files, once
    (tmp_path / "scores").mkdir()
    for number in range(100):
        (tmp_path / "scores" / f"{number}.csv").write_bytes(b"a")

    at_first = asked_of_the_system(lambda: freshness.fingerprint(tmp_path))
    unchanged = asked_of_the_system(lambda: freshness.fingerprint(tmp_path))
    (tmp_path / "scores" / "7.csv").write_bytes(b"ab")
    one_changed = asked_of_the_system(lambda: freshness.fingerprint(tmp_path))

    assert [counted["open"] for counted in (at_first, unchanged, one_changed)] == [100, 0, 1]
    # is it a regular file, and is it still the one that was read
    assert unchanged["stat"] <= 2 * 100 + 10
    assert unchanged["scandir"] <= 3
