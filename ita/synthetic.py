"""A made-up province: scores that follow each year's rule, the same every time. Never to be mistaken for real ones."""

import csv
import random
import shutil
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from ita import queries, wording
from ita.config import ROOT
from ita.ingest import load, reference
from ita.store import Store
from ita.terms import Kind

YEARS = (2564, 2565, 2566, 2567, 2568)
PROVINCE = "สมมตินคร"
SEED = 2568

# Qualities are wanted means of IIT, EIT part 1, EIT part 2 and OIT in each of the years; None is a year without result.
Qualities = tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Fictitious:
    """One agency that does not exist, and the story its scores tell."""

    agency_id: str
    agency_name: str
    agency_type: str
    district: str
    qualities: tuple[Qualities, ...]
    question_years: tuple[int, ...] = YEARS
    successor_id: str = ""
    successor_from: str = ""
    source: str = "ข้อมูลสมมติ สร้างโดยโปรแกรม"


def _flat(*means: float) -> tuple[Qualities, ...]:
    return tuple((mean, mean, mean, mean) for mean in means)


_DISTRICTS = ("เมืองสมมตินคร", "ธารฝัน", "ดอยหมอกขาว", "ทุ่งดาวเรือง")

# The stories come first, so that they are easy to find; the rest of each district is drawn by lot.
_STORIES = (
    Fictitious(
        "sample-sao-climber",
        "องค์การบริหารส่วนตำบลก้าวงาม",
        "อบต.",
        "ธารฝัน",
        _flat(71, 77, 83, 89, 95.5),
    ),
    Fictitious(
        "sample-tt-faller",
        "เทศบาลตำบลเงาจันทร์",
        "เทศบาลตำบล",
        "ธารฝัน",
        _flat(95, 92.5, 88, 82, 74),
    ),
    Fictitious(
        "sample-tt-oit",
        "เทศบาลตำบลม่านเมฆ",
        "เทศบาลตำบล",
        "ดอยหมอกขาว",
        ((93, 92, 92, 93), (94, 93, 93, 94), (95, 94, 94, 92), (96, 95, 95, 90), (97, 96, 96, 80)),
    ),
    Fictitious(
        "sample-sao-ceiling",
        "องค์การบริหารส่วนตำบลฟ้าใส",
        "อบต.",
        "ทุ่งดาวเรือง",
        _flat(99.2, 99.4, 99.6, 99.8, 100),
    ),
    Fictitious(
        "sample-sao-gap",
        "องค์การบริหารส่วนตำบลลานหมอก",
        "อบต.",
        "ดอยหมอกขาว",
        (*_flat(84, 86), None, *_flat(90, 92)),
    ),
    Fictitious(
        "sample-tt-lately",
        "เทศบาลตำบลสายรุ้งทอง",
        "เทศบาลตำบล",
        "ทุ่งดาวเรือง",
        _flat(82, 85, 87, 89, 91),
        question_years=(2568,),
    ),
    Fictitious(
        "sample-sao-rising",
        "องค์การบริหารส่วนตำบลตะวันทอ",
        "อบต.",
        "ธารฝัน",
        (*_flat(80, 84), None, None, None),
        successor_id="sample-tt-rising",
        successor_from="2566",
    ),
    Fictitious(
        "sample-tt-rising",
        "เทศบาลตำบลตะวันทอ",
        "เทศบาลตำบล",
        "ธารฝัน",
        (None, None, *_flat(87, 91, 94)),
    ),
    Fictitious("sample-sao-twin-1", "องค์การบริหารส่วนตำบลสวนฝัน", "อบต.", "ธารฝัน", _flat(78, 82, 85, 88, 90)),
    Fictitious(
        "sample-sao-twin-2", "องค์การบริหารส่วนตำบลสวนฝัน", "อบต.", "ดอยหมอกขาว", _flat(88, 87, 90, 92, 95)
    ),
    Fictitious(
        "sample-pao",
        "องค์การบริหารส่วนจังหวัดสมมตินคร",
        "อบจ.",
        "เมืองสมมตินคร",
        _flat(86, 88, 91, 93, 94),
    ),
    Fictitious("sample-tn", "เทศบาลนครสมมตินคร", "เทศบาลนคร", "เมืองสมมตินคร", _flat(83, 87, 90, 92, 95)),
    Fictitious("sample-tm-1", "เทศบาลเมืองธารฝัน", "เทศบาลเมือง", "ธารฝัน", _flat(85, 86, 89, 91, 93)),
    Fictitious("sample-tm-2", "เทศบาลเมืองเวียงหมอก", "เทศบาลเมือง", "ดอยหมอกขาว", _flat(79, 84, 88, 90, 89)),
)

_NAMES = (
    ("ดาวล้อมเดือน", "หินแก้วใส", "ร่มไม้หอม", "น้ำค้างพราว", "บึงบัวเงิน", "เนินลมเย็น", "ท่าเรือฝัน"),
    ("ธารแก้วมณี", "ไพรขจี", "ดงดอกแก้ว", "ศาลาลมโชย"),
    ("เขาพระจันทร์น้อย", "หุบเหมยขาว", "สนสองใบเรียง", "ผาเมฆลอย", "น้ำพุหยก", "ยอดหญ้าพลิ้ว"),
    ("ดาวเรืองงาม", "นาข้าวทอง", "คลองแสงแรก", "ทุ่งหญ้าไหว", "สระบัวขาว", "โคกลมหวน", "หนองดาวตก", "ไร่ตะวันยิ้ม"),
)


def fictitious_agencies() -> list[Fictitious]:
    """Every agency of the made-up province, the stories first."""
    chance = random.Random(SEED)
    drawn = []
    for place, (district, names) in enumerate(zip(_DISTRICTS, _NAMES, strict=True), start=1):
        for number, name in enumerate(names, start=1):
            small = chance.random() < 0.65
            start = chance.gauss(80, 5)
            means = [min(98.5, start + step * chance.uniform(1.5, 4)) for step in range(len(YEARS))]
            qualities = tuple(
                (
                    min(99.0, mean + chance.gauss(0, 2.5)),
                    min(99.0, mean + chance.gauss(0, 2.5)),
                    min(99.0, mean + chance.gauss(0, 2.5)),
                    min(99.0, mean + chance.gauss(0, 2.5)),
                )
                for mean in means
            )
            drawn.append(
                Fictitious(
                    f"sample-{'sao' if small else 'tt'}-{place}{number:02d}",
                    ("องค์การบริหารส่วนตำบล" if small else "เทศบาลตำบล") + name,
                    "อบต." if small else "เทศบาลตำบล",
                    district,
                    qualities,
                )
            )
    return [*_STORIES, *drawn]


@dataclass
class Tree:
    """The nodes of one year in order, and what each parent is made of: children with weights that add to 1.

    `partial_credit` holds where the rule of an indicator is unknown: its items may then score between 0 and 100.
    """

    nodes: list[str] = field(default_factory=list)
    children: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    partial_credit: bool = False

    def leaf_weights(self, node: str) -> dict[str, float]:
        """How much of a point of `node` each leaf below it gives per point of its own."""
        if node not in self.children:
            return {node: 1.0}
        weights: dict[str, float] = defaultdict(float)
        for child, weight in self.children[node]:
            for leaf, share in self.leaf_weights(child).items():
                weights[leaf] += weight * share
        return dict(weights)


def trees(data: Path) -> dict[int, Tree]:
    """The tree of every year of the rule book in `data`; raises RuleBookError.

    Where the rule of an indicator is unknown it is made of its sub-indicators, as in the years before.
    """
    with tempfile.TemporaryDirectory() as folder:
        draft = reference.begin(Path(folder) / "tree.duckdb", data)
        nodes = draft.rows("build/tree_nodes")
        edges = draft.rows("build/tree_edges")
        draft.close()
    found: dict[int, Tree] = defaultdict(Tree)
    for row in nodes:
        if row["kind"] == Kind.ISSUE:
            continue  # another grouping of the same questions
        found[row["fiscal_year"]].nodes.append(row["node"])
    preferred: dict[tuple[int, str], int] = {}
    for row in edges:
        key = (row["fiscal_year"], row["parent"])
        if preferred.setdefault(key, row["preference"]) == row["preference"]:
            tree = found[row["fiscal_year"]]
            tree.children.setdefault(row["parent"], []).append((row["child"], row["weight"]))
    for tree in found.values():
        for node in tree.nodes:
            under = [other for other in tree.nodes if other.startswith(f"{node}.")]
            if under and node not in tree.children:
                tree.children[node] = [(other, 1 / len(under)) for other in under]
                tree.partial_credit = True
    return found


def year_scores(
    tree: Tree, qualities: tuple[float, float, float, float], chance: random.Random
) -> dict[str, float]:
    """Unrounded scores (0–100) of every node: leaves by lot around the wanted means, the rest by the rule."""
    iit, eit_1, eit_2, oit = qualities
    wanted = {"IIT": iit, "EIT1": eit_1, "EIT2": eit_2, "EIT": (eit_1 + eit_2) / 2}
    scores = _documents(tree.leaf_weights("OIT"), oit, chance, tree.partial_credit)
    for branch, mean in wanted.items():
        if branch in tree.nodes:
            for leaf in tree.leaf_weights(branch):
                scores.setdefault(leaf, _perception(mean, chance))
    for node in tree.nodes:
        if node not in tree.children:  # a question that is asked and not scored
            scores.setdefault(node, _perception(eit_2, chance))

    def made(node: str) -> float:
        if node not in scores:
            scores[node] = sum(weight * made(child) for child, weight in tree.children[node])
        return scores[node]

    return {node: made(node) for node in tree.nodes}


def _perception(mean: float, chance: random.Random) -> float:
    """The share of full marks among some dozens of answers."""
    if mean >= 100:
        return 100.0
    answers = 3 * chance.randint(30, 90)
    share = max(0.0, min(1.0, chance.gauss(mean, 3.5) / 100))
    return int(share * answers + 0.5) / answers * 100


def _documents(
    weights: dict[str, float], mean: float, chance: random.Random, partial_credit: bool
) -> dict[str, float]:
    """Items are there or not: taken away by lot until their weighted mean comes down to the wanted one."""
    scores = dict.fromkeys(weights, 100.0)
    too_much = 100.0 - mean
    for leaf in chance.sample(sorted(weights), len(weights)):
        cost = weights[leaf] * 100
        if cost <= too_much:
            scores[leaf] = 0.0
            too_much -= cost
        elif partial_credit and too_much > 0.1 * cost:
            scores[leaf] = 10.0 * int(10 - 10 * too_much / cost)
            too_much = 0.0
    return scores


def write(folder: Path, data: Path = ROOT / "data") -> list[Path]:
    """Write the register and one CSV a year into `folder`, one row per agency; returns the files."""
    with tempfile.TemporaryDirectory() as scratch:
        trial = Path(scratch) / "data"
        shutil.copytree(data / "reference", trial / "reference")
        _write_once(trial / "scores" / "sample", data, {})
        report = load.make(trial)
        assert report.build is not None, report.files
        store = Store(report.build)
        levels = {
            (row["agency_id"], row["fiscal_year"]): row["level_th"]
            for agency in fictitious_agencies()
            for row in queries.overall_trend(store, agency_id=agency.agency_id).to_dict("records")
            if isinstance(row["level_th"], str)
        }
        store.close()
    return _write_once(folder, data, levels)


def _is_question(node: str) -> bool:
    return node[0] in "ieo" and node[1:2].isdigit()


def _write_once(folder: Path, data: Path, levels: dict[tuple[str, int], str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    agencies = fictitious_agencies()
    register = folder / "agencies.csv"
    fields = ("agency_id", "agency_name", "agency_type", "district", "province", "is_local")
    more = ("successor_id", "successor_from", "source")
    with register.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([*fields, *more])
        for one in agencies:
            told = (one.agency_id, one.agency_name, one.agency_type, one.district, PROVINCE, "yes")
            rows.writerow([*told, one.successor_id, one.successor_from, one.source])
    written = [register]
    known = trees(data)
    for place, year in enumerate(YEARS):
        tree = known[year]
        path = folder / f"scores-{year}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["agency_id", "agency_name", "fiscal_year", "level", "status", *tree.nodes])
            for one in agencies:
                qualities = one.qualities[place]
                if qualities is None:
                    continue
                chance = random.Random(f"{SEED}-{one.agency_id}-{year}")
                scores = year_scores(tree, qualities, chance)
                leaves = {node for node in tree.nodes if _is_question(node)}
                hidden = set() if year in one.question_years else leaves
                shown = ["" if node in hidden else wording.score(scores[node]) for node in tree.nodes]
                level = levels.get((one.agency_id, year), "")
                rows.writerow([one.agency_id, one.agency_name, year, level, "synthetic", *shown])
        written.append(path)
    return written
