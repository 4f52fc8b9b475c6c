"""A made-up nation for measuring: as many agencies, years and scores as the real one, the same every time."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from ita.contracts import HIGHEST_SCORE
from ita.samples.province import Tree, trees
from ita.samples.stories import SEED

AGENCIES = 8_300
PROVINCES = 77
DISTRICTS_PER_PROVINCE = 12
YEARS = range(2562, 2569)
CHOICES = 3  # an answer scores 0, 1, 2 or 3 thirds
CREDIT_STEP = 10.0

Points = npt.NDArray[np.float64]


def register(count: int = AGENCIES) -> pd.DataFrame:
    """One row per agency that does not exist, spread over provinces and districts of numbers for names."""
    number = np.arange(count)
    province = number % PROVINCES + 1
    district = number // PROVINCES % DISTRICTS_PER_PROVINCE + 1
    small = number % 3 > 0
    kind = np.where(small, "อบต.", "เทศบาลตำบล")
    prefix = np.where(small, "องค์การบริหารส่วนตำบล", "เทศบาลตำบล")
    return pd.DataFrame(
        {
            "agency_id": [f"made-up-{one:04d}" for one in number],
            "agency_name": [f"{text}สมมติ {one:04d}" for text, one in zip(prefix, number, strict=True)],
            "agency_type": kind,
            "district": [f"สมมติ {p:02d}-{d:02d}" for p, d in zip(province, district, strict=True)],
            "province": [f"สมมติ {p:02d}" for p in province],
            "is_local": "yes",
            "source": "ข้อมูลสมมติ สร้างโดยโปรแกรม",
        }
    )


def years(
    data: Path, wanted: range = YEARS, count: int = AGENCIES, seed: int = SEED
) -> Iterator[tuple[int, dict[str, Points]]]:
    """Unrounded scores (0–100) of every node of each year, one array entry per agency; all follow the year's rule.

    An agency has its own quality and its own strong and weak questions, which stay from year to year; everybody asked
    answers every question of an instrument. Documents are there or not, with partial credit where the year gives it.
    """
    known = trees(data)
    chance = np.random.default_rng(seed)
    quality = chance.normal(82, 7, count)
    habits: dict[str, Points] = {}
    for place, year in enumerate(wanted):
        tree = known[year]
        level = np.clip(quality + 1.8 * place + chance.normal(0, 2, count), 30, 99.5)
        yield year, _year(tree, level, habits, chance)


def _year(
    tree: Tree, level: Points, habits: dict[str, Points], chance: np.random.Generator
) -> dict[str, Points]:
    """Scores of one year around each agency's `level`."""
    count = len(level)
    scores: dict[str, Points] = {}
    documents = set(tree.leaf_weights("OIT"))
    asked: dict[str, npt.NDArray[np.int64]] = {}
    for node in tree.nodes:
        if node in tree.children:
            continue
        habit = habits.setdefault(node, chance.normal(0, 3.5, count))
        mean = level + habit + chance.normal(0, 1.5, count)
        if node in documents:
            scores[node] = _documents(mean, chance, tree.partial_credit)
            continue
        group = node.partition("@")[2] or node[0]
        if group not in asked:
            asked[group] = chance.integers(20, 250, count) * CHOICES
        thirds = np.clip(np.rint(mean / HIGHEST_SCORE * asked[group]), 0, asked[group])
        scores[node] = thirds / asked[group] * HIGHEST_SCORE

    def made(node: str) -> Points:
        if node not in scores:
            parts = [weight * made(child) for child, weight in tree.children[node]]
            scores[node] = np.sum(parts, axis=0)
        return scores[node]

    return {node: made(node) for node in tree.nodes}


def _documents(mean: Points, chance: np.random.Generator, partial_credit: bool) -> Points:
    """A document is published or not, as often as the agency is good; where credit is partial, some are half done."""
    there = chance.random(len(mean)) * HIGHEST_SCORE < mean
    credit = chance.integers(0, 10, len(mean)) * CREDIT_STEP if partial_credit else 0.0
    return np.where(there, HIGHEST_SCORE, credit)


def write(folder: Path, data: Path, count: int = AGENCIES) -> int:
    """Write register and one wide CSV a year into `folder`; returns how many scores were written."""
    folder.mkdir(parents=True, exist_ok=True)
    agencies = register(count)
    agencies.to_csv(folder / "agencies.csv", index=False, lineterminator="\n")
    written = 0
    for year, scores in years(data, count=count):
        frame = pd.DataFrame({"agency_id": agencies["agency_id"], "fiscal_year": year} | scores)
        frame.to_csv(folder / f"scores-{year}.csv", index=False, float_format="%.2f", lineterminator="\n")
        written += count * len(scores)
    return written
