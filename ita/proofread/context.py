"""What every check is given: the draft with its mentions and claims, and the facts; and how a check tells a finding."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ita import sentences, wording
from ita.proofread.facts import Facts
from ita.proofread.findings import Finding, passage
from ita.proofread.reading import bars, cells, claims, spoken, subject
from ita.proofread.reading.bars import Bar
from ita.proofread.reading.cells import Table
from ita.proofread.reading.claims import Claim
from ita.proofread.reading.draft import Block, Draft
from ita.proofread.reading.mentions import Speech
from ita.proofread.reading.spoken import Spoken

BEGINNING = 4  # letters of a paragraph that can be the end of a word cut off


@dataclass
class Context:
    """One draft beside the facts of one agency and year."""

    draft: Draft
    facts: Facts

    @cached_property
    def blocks(self) -> list[Spoken]:
        """Every paragraph and cell with what it speaks of."""
        return spoken.spoken(self.draft, Speech(self.facts))

    @cached_property
    def tables(self) -> list[Table]:
        """The draft's tables."""
        return cells.tables(self.blocks)

    @cached_property
    def claims(self) -> list[Claim]:
        """Every figure the draft writes beside a node, in reading order; each figure once."""
        found = [claim for one in self.blocks for claim in claims.in_sentences(one, self.facts)]
        found += [claim for one in self.blocks for claim in claims.in_turn(one, self.facts)]
        found += cells.in_lines(self.blocks, self.facts)
        heads: dict[int, Spoken] = {}
        found += [claim for table in self.tables for claim in cells.in_table(table, self.facts, heads)]
        return sorted(dict.fromkeys(found), key=lambda claim: (claim.start, claim.node))

    @cached_property
    def _places(self) -> tuple[list[Spoken], dict[int, int]]:
        """The paragraphs outside tables, and how many of them stand before each block."""
        paragraphs: list[Spoken] = []
        before: dict[int, int] = {}
        for one in self.blocks:
            before[id(one)] = len(paragraphs)
            paragraphs += [] if one.block.table else [one]
        return paragraphs, before

    def above(self, one: Spoken, count: int = 3) -> list[Spoken]:
        """The few paragraphs before a block of the draft."""
        paragraphs, before = self._places
        place = before[id(one)]
        return paragraphs[max(0, place - count) : place]

    @cached_property
    def whole(self) -> str:
        """The mended text of the whole draft, a line a block."""
        return "\n".join(one.said for one in self.blocks)

    @cached_property
    def other_year(self) -> int:
        """The year the draft is about where that is another than the one under review; else 0."""
        return subject.other_year(self.blocks, self.facts)

    @cached_property
    def is_comparison(self) -> bool:
        """The draft sets the agency beside its neighbours, so that their names belong there."""
        return self.is_about_many or len(subject.neighbours(self.whole, self.facts)) >= subject.COMPARED

    @cached_property
    def beginnings(self) -> Counter[str]:
        """How often the first letters of names of agencies stand in the draft as ordinary words."""
        return subject.beginnings(self.whole, self.blocks)

    @cached_property
    def is_about_many(self) -> bool:
        """The draft speaks more of the neighbours than of the agency: a summary of a district, say."""
        return subject.speaks_of_others(self.whole, self.facts)

    @cached_property
    def other_agency(self) -> str:
        """The agency the draft is about where that is another than the chosen one; else empty."""
        return subject.other_agency(self.whole, self.facts)

    def agency_place(self, name: Literal["district", "province"]) -> str:
        """The agency's district or province, empty where the register has none."""
        return self.facts.agency[name] or ""

    def bars(self, said: str) -> list[Bar]:
        """The phrases of a bar in a text; one a page of a PDF begins with may have lost its “not” to the page before."""
        found = bars.bars(said, self.facts)
        return [bar for bar in found if bar.start > BEGINNING or self.draft.kind != "pdf"]

    def name(self, node: str) -> str:
        """A node as a message names it."""
        known = self.facts.nodes.get(self.facts.fiscal_year, {}).get(node)
        kind = known.kind if known else "instrument" if node.isupper() else "question"
        return sentences.full_name(node, kind, self.facts.label(node))

    def at_year(self, year: int, text: str) -> str:
        """The text with its year where that is not the year under review."""
        return text if year == self.facts.fiscal_year else f"{text} ({wording.year(year)})"

    def finding(
        self,
        kind: str,
        block: Block,
        start: int,
        end: int,
        message: str,
        *,
        node: str = "",
        found: str = "",
        expected: str = "",
        severity: str = "error",
        sure: str = "high",
    ) -> Finding:
        """A finding on the draft's letters `start`–`end`."""
        words, offset = passage(self.draft, block, start, end)
        return Finding(kind, severity, words, offset, node, found, expected, message, block.place, sure)

    def on(
        self,
        kind: str,
        one: Spoken,
        start: int,
        end: int,
        message: str,
        **said: str,
    ) -> Finding:
        """As `finding`, on letters of a block's mended text."""
        first, last = one.block.text.span(start, end)
        return self.finding(kind, one.block, first, last, message, **said)
