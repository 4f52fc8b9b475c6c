"""A build carried on from the former one holds what a build from all files would hold, whatever came, left or was revised."""

import random
import shutil
import tempfile
from pathlib import Path

import duckdb
import pytest
from conftest import LayRuleBook, WriteData, draws
from hypothesis import given, settings
from hypothesis import strategies as some

from ita.errors import ItaError
from ita.ingest import imports, load
from ita.ingest.sources import Said
from ita.store import current_build

HEAD = "agency_id,fiscal_year,node,score,level\n"
YEARS = (2564, 2565, 2566)
NODES = (
    "overall",
    "IIT",
    "EIT",
    "OIT",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "i1",
    "i2",
    "i3",
    "e1",
    "e2",
    "o1",
)
INDICATORS = NODES[4:14]
# Two districts of one province with five agencies and more, one elsewhere, one of no place, and one that became another.
REGISTER = (
    "agency_id,agency_name,agency_type,district,province,is_local,successor_id,successor_from\n"
    + "".join(
        f"a{n},องค์การบริหารส่วนตำบลทดลอง{n},อบต.,{'เหนือ' if n < 7 else 'ใต้'},ทดลอง,yes,,\n" for n in range(1, 9)
    )
    + "b1,องค์การบริหารส่วนตำบลไกล,อบต.,ไกล,ห่าง,yes,,\n"
    + "b2,เทศบาลตำบลไกล,เทศบาลตำบล,ไกล,ห่าง,yes,,\n"
    + "c1,กรมทดลอง,กรม,,,no,,\n"
    + "d1,องค์การบริหารส่วนตำบลเก่า,อบต.,ใต้,ทดลอง,yes,a8,2566\n"
)
AGENCIES = [line.partition(",")[0] for line in REGISTER.splitlines()[1:]]


def tables(build: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of a build, in the order of their texts."""
    copy = shutil.copyfile(
        build, build.parent.parent / "copy.duckdb"
    )  # the process holds the build itself open
    with duckdb.connect(str(copy)) as opened:
        names = [name for (name,) in opened.execute("select table_name from duckdb_tables()").fetchall()]
        assert {"score", "figure", "standing", "peer_score", "finding"} <= {*names, "standing"}
        return {name: sorted(opened.table(name).fetchall(), key=repr) for name in names}


def from_scratch(data: Path, lay_rule_book: LayRuleBook) -> Path:
    """The build that the same files make where there was none before."""
    again = Path(tempfile.mkdtemp(dir=data.parent)) / "again"
    lay_rule_book(again)
    shutil.copytree(data / "scores", again / "scores")
    load.make(again)
    return current_build(again)


def assert_as_from_scratch(data: Path, lay_rule_book: LayRuleBook) -> None:
    carried, scratch = tables(current_build(data)), tables(from_scratch(data, lay_rule_book))
    assert carried.keys() == scratch.keys()
    for name, rows in scratch.items():
        assert carried[name] == rows, name


def some_scores(chance: random.Random) -> str:
    """Figures of a few agencies in a year or two, some copied, some with slips, with points or levels alone."""
    lines = []
    for agency in chance.sample(AGENCIES, chance.randint(1, 9)):
        for year in chance.sample(YEARS, chance.randint(1, 2)):
            mean = chance.choice([70.25, 85, 95.5])
            if chance.random() < 0.5:  # all follows but one figure, with two digits swapped
                slip = chance.choice(INDICATORS)
                scores = dict.fromkeys(NODES[:14], mean) | {slip: {70.25: 72.05, 85: 58, 95.5: 59.5}[mean]}
                lines += [f"{agency},{year},{node},{score},\n" for node, score in scores.items()]
                continue
            for node in chance.sample(NODES, chance.randint(1, len(NODES))):
                score = chance.choice([mean, round(chance.uniform(60, 100), 2), 0])
                lines.append(f"{agency},{year},{node},{score},{'A' if node == 'overall' else ''}\n")
    return HEAD + "".join(lines)


def some_change(data: Path, chance: random.Random, number: int) -> None:
    """One import, revision, undoing or change of the register, as an office would make them; it may be refused."""
    path = data.parent / f"{number}.csv"
    undoable = [one["id"] for one in imports.journal(data) if not one["undone_at"]]
    what = chance.choice(
        ["import", "import", "revise", "revise", "undo last", "undo any", "register", "two files"]
    )
    if what == "two files":
        other = data.parent / f"{number}-other.csv"
        other.write_text(some_scores(chance), encoding="utf-8")
        path.write_text(some_scores(chance), encoding="utf-8")
        imports.take_in(data, [imports.given(one, Said(revise=True)) for one in (path, other)])
    elif what.startswith("undo"):
        if undoable:
            wanted = undoable[0] if what == "undo last" else chance.choice(undoable)
            try:
                imports.undo(data, wanted)
            except ItaError:
                return
    elif what == "register":
        kind = f"n{number},องค์การบริหารส่วนตำบลใหม่{number},อบต.,เหนือ,ทดลอง,yes,,,{chance.randint(1, 9)}000\n"
        known = f"a{chance.randint(1, 8)}"
        known = f"{known},องค์การบริหารส่วนตำบลทดลอง{known[1:]},อบต.,,,,,,{chance.randint(1, 9)}000\n"
        rows = "".join(chance.sample([kind, known], chance.randint(1, 2)))
        path.write_text(REGISTER.splitlines()[0] + ",population\n" + rows, encoding="utf-8")
        imports.take_in(data, [imports.given(path)])
    else:
        path.write_text(some_scores(chance), encoding="utf-8")
        imports.take_in(data, [imports.given(path, Said(revise=what == "revise"))])


@settings(max_examples=draws(6), deadline=None)
@given(seed=some.integers(0, 10**9))
def test_whatever_happens_the_build_is_the_one_of_the_files(lay_rule_book: LayRuleBook, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        lay_rule_book(data)
        (data / "scores").mkdir()
        (data / "scores" / "agencies.csv").write_text(REGISTER, encoding="utf-8")
        (data / "scores" / "x.csv").write_text(some_scores(chance), encoding="utf-8")
        load.make(data)
        for number in range(3):
            some_change(data, chance, number)

        assert_as_from_scratch(data, lay_rule_book)


@pytest.fixture
def data(write_data: WriteData, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A province with figures, built; from here on nothing may be built from all files."""
    chance = random.Random(1)
    data = write_data(
        {"agencies.csv": REGISTER, "x.csv": some_scores(chance), "y.csv": HEAD + "a1,2566,1,81,\n"}
    )
    load.make(data)
    monkeypatch.setattr(load, "_from_all_files", lambda *_: pytest.fail("built from all files"))
    return data


def take(data: Path, text: str) -> imports.Proposal:
    path = data.parent / "z.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    (one,) = imports.take_in(data, [imports.given(path, Said(revise=True))])
    assert one.report.refusals == []
    return one


def test_a_file_of_scores_is_taken_in_and_back_without_reading_the_others(
    data: Path, lay_rule_book: LayRuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(current_build(data))

    one = take(data, "a1,2566,1,82.5,\na1,2566,2,83.5,\n")
    imports.undo(data, one.source.said.id)

    assert tables(current_build(data)) == before
    monkeypatch.undo()
    assert_as_from_scratch(data, lay_rule_book)


@pytest.mark.parametrize(
    "agency",
    [
        "n1,องค์การบริหารส่วนตำบลใหม่,อบต.,เหนือ,ทดลอง,yes,,\n",
        ",องค์การบริหารส่วนตำบลใหม่,อบต.,เหนือ,ทดลอง,yes,,\n",
    ],
    ids=["with an id", "without"],
)
def test_a_register_is_taken_in_without_reading_the_files_that_name_agencies_by_id(
    data: Path, lay_rule_book: LayRuleBook, monkeypatch: pytest.MonkeyPatch, agency: str
) -> None:
    path = data.parent / "r.csv"
    path.write_text(REGISTER.splitlines()[0] + "\n" + agency, encoding="utf-8")

    imports.take_in(data, [imports.given(path)])

    monkeypatch.undo()
    assert_as_from_scratch(data, lay_rule_book)


def test_a_register_that_names_a_successor_is_read_with_all_others(data: Path) -> None:
    path = data.parent / "r.csv"
    agency = "n1,เทศบาลตำบลใหม่,เทศบาลตำบล,เหนือ,ทดลอง,yes,a1,2566\n"
    path.write_text(REGISTER.splitlines()[0] + "\n" + agency, encoding="utf-8")

    with pytest.raises(pytest.fail.Exception, match="built from all files"):
        imports.take_in(data, [imports.given(path)])


def test_an_import_that_others_came_after_is_not_taken_out_of_the_middle(data: Path) -> None:
    first = take(data, "a1,2566,1,82.5,\n")
    take(data, "a1,2566,1,83.5,\n")

    with pytest.raises(pytest.fail.Exception, match="built from all files"):
        imports.undo(data, first.source.said.id)
