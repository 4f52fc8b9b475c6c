"""What has to change to reach a target: scores tried out through the tree, and the fewest figures to raise.

Plain arithmetic over the rows of queries/levers.sql. A lever is one of the lowest published figures; a node above it is
the weighted sum of its levers, so every question here is linear.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ita.contracts import HIGHEST_SCORE
from ita.errors import ItaError
from ita.rows import LevelsOfYear, Levers, NextLevel
from ita.targets import NEARLY, Condition, conditions, level_of
from ita.terms import DOCUMENTS, OVERALL


class Raised(Levers):
    """A figure that is raised: its row of queries/levers.sql and the score it is raised to, 0–100."""

    ceiling: float


class Worth(Raised):
    """What raising a figure gives: its share of the overall, 0–1, and the points the overall gains."""

    leverage: float
    gain: float


@dataclass(frozen=True)
class Lever:
    """One figure that can be raised: its score now, the score it can be raised to, and whether the office controls it."""

    node: str
    score: float
    ceiling: float
    is_document: bool
    weights: Mapping[str, float]
    confidence: str

    def gain(self, node: str) -> float:
        """Points `node` gains when this figure is raised to its ceiling."""
        return self.weights.get(node, 0.0) * max(0.0, self.ceiling - self.score)


@dataclass(frozen=True)
class Step:
    """A figure to raise, and the figures not chosen that would do exactly as well in its place."""

    lever: Lever
    equals: tuple[str, ...]

    @property
    def gain(self) -> float:
        """Points of the overall."""
        return self.lever.gain(OVERALL)


@dataclass(frozen=True)
class Route:
    """The fewest figures to raise, largest gain first; `reached` are the scores then, `most` those with all raised.

    Where even that is not enough `is_feasible` is false and the steps are empty.
    """

    is_feasible: bool
    steps: tuple[Step, ...]
    reached: Mapping[str, float]
    most: Mapping[str, float]


@dataclass(frozen=True)
class Stage:
    """A figure raised to its ceiling after those before it: the points it brings, and the overall and its level then.

    `level` is a row of the year's levels, None where it cannot be told.
    """

    lever: Lever
    gain: float
    overall: float
    level: LevelsOfYear | None


@dataclass
class WhatIf:
    """The levers of one agency and year. Raises ItaError for a node that nothing published makes."""

    levers: dict[str, Lever] = field(default_factory=dict)
    nodes: dict[str, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Levers], ceiling: float | None = None) -> "WhatIf":
        """Without a ceiling (0–100) each figure is raised to what the best quarter of the
        agency's peers reach, to full marks where they are too few; a document that is there or not goes to full marks anyhow.
        """
        nodes: dict[str, dict[str, float]] = {}
        for row in rows:
            nodes.setdefault(row["ancestor"], {})[row["lever"]] = row["weight"]
        sure = {row["lever"]: row["confidence"] for row in rows if row["ancestor"] == OVERALL}
        levers = {}
        for node, row in _by_lever(rows).items():
            is_document = row["branch"] == DOCUMENTS
            most = row["peer_ceiling"] if ceiling is None else ceiling
            if most is None or (is_document and row["is_all_or_nothing"]):
                most = HIGHEST_SCORE
            levers[node] = Lever(
                node,
                row["score"],
                most,
                is_document,
                {ancestor: weights[node] for ancestor, weights in nodes.items() if node in weights},
                sure.get(node) or "",
            )
        return cls(levers, nodes)

    def scores(self, tried: Mapping[str, float] | None = None) -> dict[str, float]:
        """Every node recomputed, unrounded, with the tried scores (0–100) in place of those now."""
        now = {lever.node: lever.score for lever in self.levers.values()}
        now |= {node: score for node, score in (tried or {}).items() if node in now}
        return {
            node: sum(weight * now[lever] for lever, weight in weights.items())
            for node, weights in self.nodes.items()
        }

    def known(self, conditions: list[Condition]) -> tuple[list[Condition], list[str]]:
        """The conditions on nodes that have a score, and the nodes that have none.

        Raises ItaError where the only condition, or the overall, has none: nothing could be said of the target.
        """
        missing = [one.node for one in conditions if one.node not in self.nodes]
        if OVERALL in missing or len(missing) == len(conditions):
            raise ItaError(
                f"ไม่มีคะแนนของ {' '.join(missing)} จึงวางแผนถึงเป้าหมายนี้ไม่ได้",
                "นำเข้าคะแนนนี้ หรือเลือกเป้าหมายอื่น",
            )
        return [one for one in conditions if one.node in self.nodes], missing

    def below(self, conditions: list[Condition], scores: Mapping[str, float]) -> list[Condition]:
        """The conditions these scores do not meet."""
        return [one for one in conditions if scores[one.node] < one.required - NEARLY]

    def fewest(self, conditions: list[Condition], allowed: Callable[[Lever], bool]) -> Route:
        """The fewest allowed figures which, raised to their ceilings, meet every condition.

        Exact. Raising a figure gives each node above it `weight x rise`, and of two figures below one node the same one
        is worth more to every node further up, since all of it passes through that node. So in any plan the m figures
        chosen below a node may be exchanged for the m worth most there, and no condition loses. Take the nodes from the
        lowest up: below each, at least so many must be chosen that the ones worth most just meet its condition; those
        are needed whatever else is chosen, and every further one is best the one worth most among those left, as
        what they add only shrinks. Nodes lie one inside the other or apart, as in any tree, so choosing upwards in this
        way is never regretted. tests/test_planner.py tries it against every subset.
        """
        usable = [lever for lever in self.levers.values() if allowed(lever) and lever.score < lever.ceiling]
        most = self.scores({lever.node: lever.ceiling for lever in usable})
        if self.below(conditions, most):
            return Route(False, (), self.scores(), most)
        chosen: dict[str, Lever] = {}
        inner_first = sorted(conditions, key=lambda one: len(self.nodes[one.node]))
        for condition in inner_first:
            node = condition.node
            reached = self.scores()[node] + sum(lever.gain(node) for lever in chosen.values())
            left = [lever for lever in usable if lever.node not in chosen and lever.gain(node) > NEARLY]
            for lever in sorted(left, key=lambda one: -one.gain(node)):
                if reached >= condition.required - NEARLY:
                    break
                chosen[lever.node] = lever
                reached += lever.gain(node)
        others = [lever for lever in usable if lever.node not in chosen]
        told = {condition.node for condition in conditions} | {OVERALL}
        steps = [
            Step(lever, tuple(other.node for other in others if _worth_the_same(lever, other, told)))
            for lever in sorted(chosen.values(), key=lambda one: -one.gain(OVERALL))
        ]
        return Route(
            True, tuple(steps), self.scores({node: one.ceiling for node, one in chosen.items()}), most
        )

    def routes(self, conditions: list[Condition]) -> dict[str, Route]:
        """The plan with documents alone, with perceptions alone, and with both."""
        return {
            "documents": self.fewest(conditions, lambda lever: lever.is_document),
            "perceptions": self.fewest(conditions, lambda lever: not lever.is_document),
            "both": self.fewest(conditions, lambda lever: True),
        }


def walk(ways: WhatIf, nodes: Iterable[str], levels: Sequence[LevelsOfYear]) -> list[Stage]:
    """The figures of these codes raised one after another; what is no figure that can be raised is left out."""
    stages: list[Stage] = []
    raised: dict[str, float] = {}
    before = ways.scores().get(OVERALL, 0.0)
    for lever in (ways.levers[node] for node in dict.fromkeys(nodes) if node in ways.levers):
        if lever.score < lever.ceiling:
            raised[lever.node] = lever.ceiling
            scores = ways.scores(raised)
            stages.append(Stage(lever, scores[OVERALL] - before, scores[OVERALL], level_of(scores, levels)))
            before = scores[OVERALL]
    return stages


def _worth_the_same(one: Lever, other: Lever, nodes: set[str]) -> bool:
    return all(abs(one.gain(node) - other.gain(node)) < NEARLY for node in nodes)


def to_next_level(
    rows: Sequence[Levers], next_level: Sequence[NextLevel], levels: Sequence[LevelsOfYear]
) -> tuple[WhatIf, Route | None, bool]:
    """The ways to the usual ceilings, the fewest figures to raise for the next level, and whether that
    level is then sure. No plan at the best level, where the level is not known, and where nothing is below the overall.
    """
    ways = WhatIf.of(rows)
    if not next_level or len(ways.nodes.get(OVERALL, {})) < 2:
        return ways, None, False
    wanted, missing = ways.known(conditions(f"level={next_level[0]['level']}", levels))
    plan = ways.fewest(wanted, lambda lever: True)
    return ways, plan, plan.is_feasible and not missing


def raised(rows: Sequence[Levers], plan: Route | None) -> list[Raised]:
    """The figures a plan raises, with the `ceiling` of each, largest gain first."""
    return raising(rows, [] if plan is None else [step.lever for step in plan.steps])


def raising(rows: Sequence[Levers], levers: Iterable[Lever]) -> list[Raised]:
    """The rows of these figures in their order, with the `ceiling` of each."""
    first = _by_lever(rows)
    return [{**first[one.node], "ceiling": one.ceiling} for one in levers]


def worth(rows: Sequence[Levers], ways: WhatIf) -> list[Worth]:
    """Each figure that counts in the overall with its leverage and what it gives at its ceiling, most first."""
    found: list[Worth] = []
    for row in of_overall(rows):
        lever = ways.levers[row["lever"]]
        ceiling = max(lever.ceiling, lever.score)
        found.append({**row, "ceiling": ceiling, "leverage": row["weight"], "gain": lever.gain(OVERALL)})
    return sorted(found, key=lambda row: (-row["gain"], -row["leverage"]))


def of_overall(rows: Sequence[Levers]) -> list[Levers]:
    """The figures that count in the overall."""
    return [row for row in rows if row["ancestor"] == OVERALL]


def _by_lever(rows: Sequence[Levers]) -> dict[str, Levers]:
    """A row of each figure, the first it has."""
    first: dict[str, Levers] = {}
    for row in rows:
        first.setdefault(row["lever"], row)
    return first
