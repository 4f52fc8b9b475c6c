"""What the data say of one agency and year, ready for comparing: figures, names, levels, weights, places."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from ita import wording
from ita.rows import Agency
from ita.terms import Kind

# Half a unit of the last printed place; a figure we computed may differ by what was rounded below it.
PRINTED = 0.00501
COMPUTED = 0.0201


@dataclass(frozen=True)
class Figure:
    """A score of one node and year, 0–100; computed ones stand in no published document."""

    score: float
    is_computed: bool

    def is_written(self, found: float, decimals: int) -> bool:
        """A draft that writes `found` with so many decimals means this figure."""
        slack = COMPUTED if self.is_computed else PRINTED
        return abs(found - self.score) <= max(slack, 0.5 * 10**-decimals + 1e-9 if decimals < 2 else slack)


@dataclass(frozen=True)
class Node:
    """A node of one year's tree."""

    node: str
    kind: str
    instrument: str
    indicator_id: int | None
    part: str
    label: str
    label_en: str


@dataclass
class Facts:
    """Everything the checks compare with: of the agency, and of the rule book's years."""

    agency: Agency
    fiscal_year: int
    target: float | None
    figures: dict[tuple[int, str], Figure]
    nodes: dict[int, dict[str, Node]]
    names: dict[str, str]
    levels: dict[int, list[str]]
    schemes: dict[int, dict[str, str]]
    weights: dict[str, float]
    parts: dict[str, str]
    issues: dict[str, list[str]]
    districts: frozenset[str]
    provinces: frozenset[str]
    agencies: frozenset[str]
    neighbours: frozenset[str]
    own_names: frozenset[str]
    own_kinds: frozenset[str]
    scales: dict[int, str]
    national: dict[int, float]
    ranks: dict[str, tuple[int, int]]
    _of_kind: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _known: dict[tuple[int, str], list[tuple[str, Figure]]] = field(default_factory=dict)
    _codes: dict[tuple[int, str], list[int]] = field(default_factory=dict)

    def figure(self, node: str, year: int) -> Figure | None:
        """The agency's figure of a node in a year."""
        return self.figures.get((year, node))

    def known(self, year: int, kind: str) -> list[tuple[str, Figure]]:
        """The nodes of a kind with a figure in a year, and their figures; parts left out."""
        if (year, kind) not in self._known:
            nodes = [
                one.node
                for one in self.nodes.get(year, {}).values()
                if one.kind == kind and "@" not in one.node
            ]
            self._known[year, kind] = [
                (node, figure) for node in nodes if (figure := self.figure(node, year)) is not None
            ]
        return self._known[year, kind]

    def accepted(self, node: str, year: int) -> list[Figure]:
        """Every figure a draft may rightly write beside this node: its own, and of its two parts."""
        found = [self.figures.get((year, name)) for name in (node, f"{node}@EIT1", f"{node}@EIT2")]
        return [one for one in found if one is not None]

    def score(self, node: str) -> float | None:
        """The node's score of the year under review."""
        found = self.figure(node, self.fiscal_year)
        return None if found is None else found.score

    def of_kind(self, kind: str, instrument: str = "") -> list[str]:
        """The nodes of a kind in the year under review, of one instrument only if one is named; parts left out."""
        if (kind, instrument) not in self._of_kind:
            tree = self.nodes.get(self.fiscal_year, {})
            found = [one for one in tree.values() if one.kind == kind and "@" not in one.node]
            if kind == Kind.INSTRUMENT:
                found = [one for one in found if one.node not in self.parts]
            self._of_kind[kind, instrument] = [
                one.node for one in found if instrument in ("", one.instrument)
            ]
        return self._of_kind[kind, instrument]

    def questions_of(self, indicator: str) -> list[str]:
        """The questions of an indicator in the year under review."""
        return self._questions.get(indicator, [])

    @cached_property
    def _questions(self) -> dict[str, list[str]]:
        tree = self.nodes.get(self.fiscal_year, {})
        found = defaultdict(list)
        for name in self.of_kind(Kind.QUESTION):
            found[str(tree[name].indicator_id)].append(name)
        return dict(found)

    @cached_property
    def groups(self) -> frozenset[str]:
        """The names of groups of questions: issues, and the numbers of indicators."""
        return frozenset({*self.issues, *(str(number) for number in range(100))})

    @cached_property
    def agencies_in_order(self) -> list[str]:
        """The names of `agencies`, sorted."""
        return sorted(self.agencies)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years with any figure of the agency."""
        return frozenset(year for year, _node in self.figures)

    def codes(self, year: int, letter: str) -> list[int]:
        """The numbers of the questions with this letter in a year; empty where the year's list is not known."""
        if (year, letter) not in self._codes:
            names = (one.node for one in self.nodes.get(year, {}).values() if one.kind == Kind.QUESTION)
            self._codes[year, letter] = sorted(
                int(name[1:]) for name in names if re.fullmatch(rf"{letter}\d+", name)
            )
        return self._codes[year, letter]

    def label(self, node: str) -> str:
        """The node's name in the language in use, of the year under review, else of the newest year that has it."""
        for year in (self.fiscal_year, *sorted(self.nodes, reverse=True)):
            if node in self.nodes.get(year, {}):
                known = self.nodes[year][node]
                return known.label_en if wording.language() == "en" else known.label
        return ""
