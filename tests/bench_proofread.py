"""Slips seeded into right memos and read by the proofreader: `make bench-proofread` → docs/benchmarks-proofread.md.

Memos: as an officer types them (tests/drafts.py), and as this app makes them, Word and PDF. Each slip is put in alone;
it counts as found when a finding quotes the changed letters. A finding in a memo without a slip is a false one.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import drafts
from conftest import frame

from ita import memo, proofread, rows
from ita.proofread import Draft, gathering
from ita.proofread.facts import Facts
from ita.store import Store, open_current

ROOT = Path(__file__).resolve().parent.parent
SLIPS = 500
LETTERS_OF_A_PAGE = 1800
SOURCES = ("typed", "docx", "pdf")


@dataclass
class Score:
    """What came of the slips of one source and of its memos without a slip."""

    tried: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    pages: float = 0
    seconds: list[float] = field(default_factory=list)


def agency_years(store: Store) -> list[tuple[str, int]]:
    """Agencies with a district and questions' scores, each with each of its years, in an order of chance."""
    known = frame(store, rows.Agencies, include_synthetic=True)
    full = known[known["district"].notna() & known["province"].notna() & (known["score_count"] > 60)]
    found = [
        (agency_id, int(year))
        for agency_id in full["agency_id"]
        for year in frame(store, rows.AgencyYears, agency_id=agency_id)["fiscal_year"]
    ]
    random.Random(7).shuffle(found)
    return found


def draft_of(store: Store, known: Facts, source: str, key: dict) -> Draft:
    """A right memo as the proofreader reads it."""
    if source == "typed":
        return proofread.from_text(drafts.memo(known))
    made = memo.document(store, **key, kind="full", digits=random.Random(str(key)).choice(("thai", "arabic")))
    return proofread.read(f"memo.{source}", memo.docx(made) if source == "docx" else memo.pdf(made))


def with_slip(draft: Draft, slip: drafts.Slip) -> Draft:
    """The draft as it would have been read with the slip in it."""
    shift = len(slip.text) - len(draft.text)
    changed = Draft(kind=draft.kind)
    end = 0
    for block in draft.blocks:
        stop = block.end + (shift if block.end >= slip.end - shift and block.start <= slip.start else 0)
        start = block.start if block.start <= slip.start else block.start + shift
        stop = stop if block.start <= slip.start else block.end + shift
        changed.add(slip.text[end:start], "") if start > end else None
        changed.blocks = [one for one in changed.blocks if one.paragraph or one.table]
        place = {
            name: getattr(block, name) for name in ("page", "paragraph", "table", "row", "column", "part")
        }
        changed.add(slip.text[start:stop], "", **place)
        end = stop
    changed.add(slip.text[end:], "")
    changed.blocks = [one for one in changed.blocks if one.paragraph or one.table]
    return changed.close()


def measure(store: Store, source: str, slips: int) -> Score:
    """So many slips in memos of one source."""
    score, chance, kinds = Score(), random.Random(source), drafts.kinds()
    for agency_id, year in agency_years(store):
        if sum(score.tried.values()) >= slips:
            break
        key = {"agency_id": agency_id, "fiscal_year": year}
        known = gathering.gather(store, **key)
        draft = draft_of(store, known, source, key)
        started = time.perf_counter()
        report = proofread.proofread(store, draft, **key)
        score.seconds.append(time.perf_counter() - started)
        score.pages += (
            max((block.page for block in draft.blocks), default=0) or len(draft.text) / LETTERS_OF_A_PAGE
        )
        score.false += [
            f"{agency_id} {year} {one.kind}: {one.message} | {one.passage}" for one in report.findings
        ]
        for _place in range(11):
            slip = drafts.slip(next(kinds), draft.text, known, chance)
            if slip is None:
                continue
            score.tried[slip.kind] += 1
            told = proofread.proofread(store, with_slip(draft, slip), **key).findings
            if any(one.offset <= slip.end and slip.start <= one.offset + len(one.passage) for one in told):
                score.found[slip.kind] += 1
            else:
                around = slip.text[max(0, slip.start - 70) : slip.end + 50]
                score.missed.append(f"{agency_id} {year} {slip.kind}: {around}")
    return score


def lines(scores: dict[str, Score]) -> Iterator[str]:
    """The report."""
    yield "# Benchmarks of the proofreader"
    yield ""
    yield "Made by `make bench-proofread`. Slips are put one by one into right memos: typed as an officer types them, and made by this"
    yield "app as Word and as PDF. A slip is found when a finding quotes the changed letters; a finding in a memo without a slip is false."
    yield ""
    yield "| kind of slip | " + " | ".join(scores) + " | found |"
    yield "|---|" + "---:|" * (len(scores) + 1)
    totals: Counter[str] = Counter()
    for kind in drafts.MAKERS:
        cells = [
            f"{score.found[kind]} of {score.tried[kind]}" if score.tried[kind] else "–"
            for score in scores.values()
        ]
        found, tried = (
            sum(getattr(score, name)[kind] for score in scores.values()) for name in ("found", "tried")
        )
        totals.update(found=found, tried=tried)
        yield f"| {kind} | " + " | ".join(cells) + f" | {100 * found / tried if tried else 0:.1f} % |"
    cells = [f"{sum(score.found.values())} of {sum(score.tried.values())}" for score in scores.values()]
    yield "| **all** | " + " | ".join(cells) + f" | **{100 * totals['found'] / totals['tried']:.1f} %** |"
    yield ""
    yield "| memos without a slip | " + " | ".join(scores) + " |"
    yield "|---|" + "---:|" * len(scores)
    yield "| memos | " + " | ".join(str(len(score.seconds)) for score in scores.values()) + " |"
    yield "| pages | " + " | ".join(f"{score.pages:.0f}" for score in scores.values()) + " |"
    yield (
        "| false findings per page | "
        + " | ".join(f"{len(score.false) / score.pages:.3f}" for score in scores.values())
        + " |"
    )
    yield (
        "| seconds a memo (median) | "
        + " | ".join(f"{median(score.seconds):.2f}" for score in scores.values())
        + " |"
    )
    every = every_memo
    if every:
        yield ""
        yield f"Memos of every agency and year in the project's data, Word and PDF: {every[0]}; with a finding: {every[1]}."


every_memo: tuple[int, int] | None = None


def read_every_memo(store: Store) -> tuple[int, int]:
    """Memos of all agencies and years read back, and how many of them had a finding."""
    read = wrong = 0
    for agency_id in frame(store, rows.Agencies, include_synthetic=True)["agency_id"]:
        for year in frame(store, rows.AgencyYears, agency_id=agency_id)["fiscal_year"]:
            key = {"agency_id": agency_id, "fiscal_year": int(year)}
            made = memo.document(store, **key, kind="full", digits="thai")
            for name, content in (("a.docx", memo.docx(made)), ("a.pdf", memo.pdf(made))):
                told = proofread.proofread(store, proofread.read(name, content), **key).findings
                read += 1
                wrong += bool(told)
                for one in told:
                    print(agency_id, year, name, one.kind, one.message, "|", " ".join(one.passage.split()))
    return read, wrong


if __name__ == "__main__":
    opened = open_current()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SLIPS
    told = {source: measure(opened, source, -(-count // len(SOURCES))) for source in SOURCES}
    for source, score in told.items():
        for text in score.missed:
            print("missed", source, " ".join(text.split()))
        for text in score.false:
            print("false", source, " ".join(text.split()))
    if len(sys.argv) < 3:
        every_memo = read_every_memo(opened)
        (ROOT / "docs" / "benchmarks-proofread.md").write_text(
            "\n".join(lines(told)) + "\n", encoding="utf-8"
        )
    print("\n".join(lines(told)))
