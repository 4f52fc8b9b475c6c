"""Laws that hold for every tree and all scores, and a year of the rule book that nobody has heard of."""

import csv
import random
import shutil
from pathlib import Path

import pandas as pd
import pytest
from conftest import AGENCIES, REFERENCE, draws, frame
from hypothesis import given, settings
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest
from test_pages import charts, figures, texts

from ita.ingest import derive, load
from ita.rows import OverallStanding
from ita.store import Build, open_current
from ita.ui.menu import PAGE_TITLES

ROOT = Path(__file__).resolve().parent.parent
YEAR = 2565
seeds = some.integers(0, 10**9)


class RandomTree:
    """A tree of up to four levels with random weights, and random scores on its leaves."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.heights: dict[str, int] = {}
        self.edges: list[tuple[str, str, float]] = []
        self._grow("overall", self.chance.randint(1, 4))
        parents = {parent for parent, _child, _weight in self.edges}
        self.leaves = [node for node in self.heights if node not in parents]
        self.scores = {leaf: self.chance.uniform(0, 100) for leaf in self.leaves}

    def _grow(self, node: str, height: int) -> None:
        self.heights[node] = height
        if height == 0 or (height < 3 and self.chance.random() < 0.2):
            return
        shares = [self.chance.uniform(0.1, 1) for _ in range(self.chance.randint(1, 4))]
        for number, share in enumerate(shares):
            child = f"{node}-{number}"
            self.edges.append((node, child, share / sum(shares)))
            self._grow(child, height - 1)

    def computed(self, scores: dict[str, float], shuffle: bool = False) -> dict[str, float]:
        """Every node as queries/build/33_computed_score.sql makes it."""
        with _build(self, scores, shuffle) as build:
            for step in ("07_lineage", "09_touched"):
                build.run(f"build/{step}")
            build.run("build/11_scope", fiscal_years=[YEAR])
            derive.computed(build)
            return {row["node"]: row["score"] for row in build.rows("lookup/computed")}

    def leaf_weights(self) -> dict[tuple[str, str], float]:
        """Every leaf's weight in every node above it, as queries/build/25_leaf_weight.sql makes it."""
        with _build(self, {}) as build:
            build.run("build/25_leaf_weight")
            return {
                (row["ancestor"], row["leaf"]): row["weight"] for row in build.rows("lookup/leaf_weights")
            }


class _build:  # noqa: N801 - read as a verb
    def __init__(self, tree: RandomTree, scores: dict[str, float], shuffle: bool = False) -> None:
        self.build = Build(Path(":memory:"))
        nodes = pd.DataFrame(
            [(YEAR, n, h) for n, h in tree.heights.items()], columns=["fiscal_year", "node", "height"]
        )
        words = {"kind": "question", "label_th": "", "label_en": "", "confidence": "high"}
        self.build.append("node", nodes.assign(sort_order=0, scored=True, **words))
        edges = pd.DataFrame(tree.edges, columns=["parent", "child", "weight"])
        edges = edges.assign(fiscal_year=YEAR, basis="questions", preference=1, confidence="high")
        rows = pd.DataFrame(scores.items(), columns=["node", "score"])
        rows = rows.assign(agency_id="a1", fiscal_year=YEAR, status="published", source_file="x")
        if shuffle:
            edges, rows = edges.sample(frac=1, random_state=1), rows.sample(frac=1, random_state=1)
        self.build.append("edge", edges)
        self.build.append("score", rows)
        agency = {"agency_name": "ก", "short_name": "ก", "agency_type": "อบต.", "is_local": True}
        self.build.append("agency", pd.DataFrame([{"agency_id": "a1", "source_file": "x"} | agency]))
        derive.changed(self.build, ["x"])

    def __enter__(self) -> Build:
        return self.build

    def __exit__(self, *_: object) -> None:
        self.build.close()


laws = settings(max_examples=draws(15), deadline=None)


@laws
@given(seeds)
def test_the_weights_of_the_leaves_in_each_node_add_to_one(seed: int) -> None:
    weights = RandomTree(seed).leaf_weights()

    for ancestor in {ancestor for ancestor, _leaf in weights}:
        assert sum(weight for (above, _), weight in weights.items() if above == ancestor) == pytest.approx(1)


@laws
@given(seeds)
def test_a_node_lies_between_the_lowest_and_the_highest_of_its_children(seed: int) -> None:
    tree = RandomTree(seed)

    scores = tree.scores | tree.computed(tree.scores)

    for parent in {parent for parent, _child, _weight in tree.edges}:
        below = [scores[child] for above, child, _weight in tree.edges if above == parent]
        assert min(below) - 1e-9 <= scores[parent] <= max(below) + 1e-9


@laws
@given(seeds)
def test_recomputation_is_linear(seed: int) -> None:
    tree = RandomTree(seed)
    other = {leaf: tree.chance.uniform(0, 100) for leaf in tree.leaves}
    mixed = {leaf: 0.3 * tree.scores[leaf] + 0.7 * other[leaf] for leaf in tree.leaves}

    one, two, both = tree.computed(tree.scores), tree.computed(other), tree.computed(mixed)

    assert {node: 0.3 * one[node] + 0.7 * two[node] for node in one} == pytest.approx(both)


@laws
@given(seeds)
def test_recomputation_does_not_depend_on_the_order_of_rows(seed: int) -> None:
    tree = RandomTree(seed)

    assert tree.computed(tree.scores) == pytest.approx(tree.computed(tree.scores, shuffle=True))


@laws
@given(seeds)
def test_the_contributions_of_the_leaves_add_up_to_the_overall(seed: int) -> None:
    tree = RandomTree(seed)
    weights = tree.leaf_weights()

    added = sum(weights["overall", leaf] * score for leaf, score in tree.scores.items())

    assert added == pytest.approx((tree.scores | tree.computed(tree.scores))["overall"])


@laws
@given(seeds)
def test_the_weight_of_a_leaf_is_the_derivative_of_the_overall(seed: int) -> None:
    tree = RandomTree(seed)
    leaf = tree.chance.choice(tree.leaves)
    raised = tree.scores | {leaf: tree.scores[leaf] / 2}

    before = (tree.scores | tree.computed(tree.scores))["overall"]
    after = (raised | tree.computed(raised))["overall"]

    slope = (before - after) / (tree.scores[leaf] / 2)
    assert slope == pytest.approx(tree.leaf_weights()["overall", leaf], abs=1e-6)


@laws
@given(seeds)
def test_a_node_above_a_missing_leaf_is_not_computed(seed: int) -> None:
    tree = RandomTree(seed)
    if tree.leaves == ["overall"]:
        return
    missing = tree.chance.choice(tree.leaves)
    known = {leaf: score for leaf, score in tree.scores.items() if leaf != missing}

    computed = tree.computed(known)

    assert not [node for node in computed if missing.startswith(f"{node}-")]


NEW_YEAR = 2571
NEW_ROWS = {
    "fiscal_years.csv": ["2571,ten_indicators,known,85,high,ทดลอง,"],
    "instruments.csv": [
        "2571,IIT,,25,2,ภายใน,inside,ภายใน,inside,yes,,high,ทดลอง",
        "2571,OIT,,75,2,เอกสาร,documents,เอกสาร,documents,no,,high,ทดลอง",
    ],
    "indicators.csv": [
        "2571,1,IIT,questions,ความตั้งใจ,Will,high,ทดลอง",
        "2571,2,OIT,questions,ความครบถ้วน,Completeness,high,ทดลอง",
    ],
    "questions.csv": [
        f"2571,{code},{instrument},{indicator},,ข้อ {code},item {code},no,yes,high,ทดลอง"
        for code, instrument, indicator in (
            ("i1", "IIT", 1),
            ("i2", "IIT", 1),
            ("o1", "OIT", 2),
            ("o2", "OIT", 2),
        )
    ],
    "levels.csv": [
        "2571,2571,1,SHINE,ยอดเยี่ยม,Shining,★,90,90,IIT OIT,,high,ทดลอง",
        "2571,2571,2,FAIR,พอใช้,Fair,,0,,,,high,ทดลอง",
    ],
    "issues.csv": ["2571,1,เรื่องแรก,First,i1 o1,high,ทดลอง"],
    "rule_changes.csv": ["2571,levels,เกณฑ์ทดลอง,Trial levels,high"],
    "crosswalk.csv": ["t01,2571,i1,exact"],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose rule book has a year of two instruments, other weights and other levels."""
    scores = "i1,80\na1,2571,i2,90\na1,2571,o1,0\na1,2571,o2,100\n"
    data = tmp_path_factory.mktemp("new-year") / "data"
    shutil.copytree(REFERENCE, data / "reference")
    (data / "scores").mkdir()
    (data / "scores" / "agencies.csv").write_text(AGENCIES, encoding="utf-8")
    head = "agency_id,fiscal_year,node,score\na1,2571,"
    (data / "scores" / "x.csv").write_text(head + scores, encoding="utf-8")
    for name, lines in NEW_ROWS.items():
        path = data / "reference" / name
        path.write_text(
            path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines), encoding="utf-8"
        )
    assert load.make(data).exit_code == 0
    return data


@pytest.fixture
def with_a_new_year(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ITA_DATA", str(built))
    return built


def test_a_year_added_to_the_rule_book_is_computed_by_its_own_rule(with_a_new_year: Path) -> None:
    store = open_current(with_a_new_year)

    (row,) = frame(store, OverallStanding, agency_id="a1", fiscal_year=NEW_YEAR).to_dict("records")

    # 0.25 x (80 + 90) / 2 + 0.75 x (0 + 100) / 2
    assert row["score"] == pytest.approx(58.75)
    assert row["level_th"] == "พอใช้"


@pytest.mark.parametrize("page", list(PAGE_TITLES))
def test_a_year_added_to_the_rule_book_is_on_every_page(with_a_new_year: Path, page: str) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    link = {"agency": "a1", "fiscal_year": str(NEW_YEAR), "rule_year": str(NEW_YEAR)}
    for name, chosen in link.items():
        app.query_params[name] = chosen
    app.switch_page(f"pages/{page}.py").run()

    assert not app.exception
    said = texts(app) + "".join(figures(app))
    wanted = {
        "overview": "58.75",
        "trends": "58.75",
        "instruments": "37.50",
        "indicators": "ความครบถ้วน",
        "questions": "จาก 4 ข้อที่มีคะแนน",
        "question": "ข้อ ",
        "issues": "เรื่องแรก (40.00)",
        "planner": "ภาพรวม ได้ 58.75 ต้องได้ 90.00",
        "imports": "scores/x.csv",
        "method": "IIT OIT ทุกตัวตั้งแต่ 90.00",
    }
    assert wanted.get(page, str(NEW_YEAR)) in said
    if page == "method":
        assert max(charts(app)[0]["data"][0]["values"][1:]) == 75


def _header(name: str) -> list[str]:
    with (ROOT / "data" / "reference" / name).open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


@pytest.mark.parametrize("name", list(NEW_ROWS))
def test_the_added_rows_have_the_columns_of_their_file(name: str) -> None:
    for row in csv.reader(NEW_ROWS[name]):
        assert len(row) == len(_header(name))
