"""How well findings catch a slip of the pen, and how often they name the right cell: `make skill` → docs/skill.md.

From consistent made-up agencies one published figure each gets one wrong digit or two neighbouring digits swapped. The
other half stays clean. Nothing of the reader's path is left out: scores in, the same build steps, findings out.
"""

import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import pandas as pd

from ita.ingest import derive, reference
from ita.ingest.known import Known
from ita.samples import nation
from ita.store import Build
from ita.wording import rounded

ROOT = Path(__file__).resolve().parent.parent
ERRORS = 2_000
MOVES = 0.02
YEARS = range(2564, 2569)
SEED = 7
PUBLISHED = {
    "indicators and overall": ("overall", "indicator"),
    "with instruments": ("overall", "indicator", "instrument"),
    "with questions": ("overall", "indicator", "instrument", "sub_indicator", "question"),
}
AIMS = {
    "indicators and overall": (0.50, 0.75),
    "with instruments": (0.65, 0.90),
    "with questions": (0.90, 0.99),
}

WHY = [
    "## Why not more",
    "",
    "- Not detected: a wrong last digit of an indicator moves the overall by at most 0.005–0.02, inside what rounding may do.",
    "  Where instruments are not published the tolerance is 0.02, so a few slips of 0.02–0.03 stay inside it.",
    "- Not first: figures of equal weight below one node that could all have lost the same digit. Only their plausibility",
    "  (neighbours, other agencies, the year before) tells them apart, and only where the slip is large.",
    "- One year alone does about as well as five: the history adds little to neighbours and other agencies.",
    "- The agencies are made up, each with its own strong and weak questions. Real figures may be less regular.",
    "",
]


def main() -> None:
    lines = [
        "# Skill of the findings",
        "",
        f"Made by `make skill`: {ERRORS:,} made-up agencies with one slip each (a digit, or two neighbouring digits swapped, at",
        f"a random published node of one of the years {YEARS[0]}–{YEARS[-1]}) and as many clean ones, through the same build",
        f"as real files. “Moves” counts slips that move the overall, printed or recomputed, by more than {MOVES}.",
        "",
    ]
    for name, kinds in PUBLISHED.items():
        lines += report(name, *measured(kinds, YEARS), AIMS[name])
    name = "indicators and overall"
    lines += report(f"{name}, one year alone", *measured(PUBLISHED[name], YEARS[-1:]), AIMS[name])
    lines += WHY
    text = "\n".join(lines)
    (ROOT / "docs" / "skill.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def measured(kinds: tuple[str, ...], years: range) -> tuple[pd.DataFrame, int, float]:
    """One row per slip with what was found; false alarms among the clean agencies; seconds of the search."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        build = Build(Path(folder) / "skill.duckdb")
        reference.load(build, ROOT / "data" / "reference")
        Known.of(build)
        kind_of = {(r["fiscal_year"], r["node"]): r["kind"] for r in build.rows("lookup/tree_nodes")}
        figures = {
            year: {
                node: [rounded_text(score) for score in scores]
                for node, scores in nodes.items()
                if kind_of[year, node] in kinds
            }
            for year, nodes in nation.years(ROOT / "data", years, 2 * ERRORS, SEED)
        }
        slips = []
        for agency in range(ERRORS):
            year = chance.choice(years)
            node = chance.choice(list(figures[year]))
            right = figures[year][node][agency]
            wrong = slip(right, chance)
            figures[year][node][agency] = wrong
            slips.append((agency, year, node, kind_of[year, node], float(right), float(wrong)))
        agencies = nation.register(2 * ERRORS)
        register = agencies.assign(
            short_name=agencies["agency_name"], is_local=True, source_file="agencies.csv"
        )
        build.append("agency", register)
        for year, nodes in figures.items():
            build.append("score", as_rows(agencies["agency_id"].to_numpy(), year, nodes))
        started = time.perf_counter()
        derive.everything(build, ["skill"])
        seconds = time.perf_counter() - started
        findings = build.rows("rules/finding_does_not_follow")
        suspects = build.rows("lookup/suspected")
        weights = {(r["fiscal_year"], r["leaf"]): r["weight"] for r in build.rows("lookup/overall_weights")}
        build.close()
    found = {(row["agency_id"], row["fiscal_year"]) for row in findings}
    places: dict[tuple[str, int], dict[str, tuple[int, float]]] = defaultdict(dict)
    for row in suspects:
        places[row["agency_id"], row["fiscal_year"]][row["node"]] = (row["place"], row["proposed"])
    table = []
    ids = agencies["agency_id"].tolist()
    for agency, year, node, kind, right, wrong in slips:
        key = (ids[agency], year)
        weight = 1.0 if node == "overall" else weights.get((year, node), 0.0)
        place, proposed = places[key].get(node, (None, None))
        table.append(
            (kind, node, abs(right - wrong) * weight > MOVES, key in found, place, proposed == right)
        )
    wrong_keys = {(ids[agency], year) for agency, year, *_ in slips}
    columns = ["kind", "node", "moves", "detected", "place", "figure"]
    return pd.DataFrame(table, columns=columns), len(found - wrong_keys), seconds


def rounded_text(score: float) -> str:
    return str(rounded(score))


def as_rows(ids: np.ndarray, year: int, nodes: dict[str, list[str]]) -> pd.DataFrame:
    """One row per score, as the loader would have read them."""
    rows = pd.DataFrame(nodes, index=pd.Index(ids, name="agency_id")).reset_index()
    tidy = rows.melt("agency_id", var_name="node", value_name="score").astype({"score": float})
    return tidy.assign(fiscal_year=year, status="synthetic", source_file="skill")


def slip(right: str, chance: random.Random) -> str:
    """The figure with one other digit, or with two different neighbouring digits swapped; still a score."""
    digits = [place for place, mark in enumerate(right) if mark != "."]
    while True:
        marks = list(right)
        if chance.random() < 0.5:
            place = chance.choice(digits)
            marks[place] = chance.choice([digit for digit in "0123456789" if digit != marks[place]])
        else:
            first, second = chance.choice(list(zip(digits, digits[1:], strict=False)))
            marks[first], marks[second] = marks[second], marks[first]
        wrong = "".join(marks)
        if float(wrong) != float(right) and float(wrong) <= 100:
            return wrong


def report(
    name: str, slips: pd.DataFrame, false_alarms: int, seconds: float, aims: tuple[float, float]
) -> list[str]:
    """A table per kind of node, and one line for all slips that move the overall."""
    lines = [
        f"## Published: {name}",
        "",
        "| node | slips | move | detected of those that move | detected of all | first | first three | right figure first |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    groups = [("all", slips), *sorted(slips.groupby("kind"), key=lambda one: str(one[0]))]
    for kind, rows in groups:
        moving = rows[rows["moves"]]
        seen = rows[rows["detected"]]
        shares = [
            f"{part.mean():.1%}" if len(part) else "–"
            for part in (
                moving["detected"],
                rows["detected"],
                seen["place"] == 1,
                seen["place"] <= 3,
                (seen["place"] == 1) & seen["figure"],
            )
        ]
        lines.append(f"| {kind} | {len(rows)} | {len(moving)} | {' | '.join(shares)} |")
    moving = slips[slips["moves"] & slips["detected"]]
    first, three = (moving["place"] == 1).mean(), (moving["place"] <= 3).mean()
    lines += [
        "",
        f"Of those that move the overall: true cell first {first:.1%} (aim {aims[0]:.0%}), among the first three {three:.1%} "
        f"(aim {aims[1]:.0%}). False alarms on clean agency-years: {false_alarms}. Build steps and search {seconds:.1f} s.",
        "",
    ]
    return lines


if __name__ == "__main__":
    main()
