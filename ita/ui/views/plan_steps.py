"""The way to the target step by step: proposed, taken in and out by the reader, and made into measures of the next plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ita import charts, measures, planner, queries, sentences, tables, targets, wording
from ita.measures import telling
from ita.planner import Route, Stage, WhatIf
from ita.rows import LevelsOfYear, Levers, MeasureProposals
from ita.sentences import Row
from ita.store import Store
from ita.targets import Condition
from ita.terms import OVERALL, Kind
from ita.ui import choices, link, menu, pieces
from ita.ui.screen import st
from ita.ui.views import plan_editor
from ita.wording import _, _n

if TYPE_CHECKING:
    from ita.ui.scope import Chosen

SHORTEST = "both"
MOST_PILLS = 24
MOST_TOWARDS = 8  # steps shown towards a target that no way reaches
NONE = "-"  # in the link: no step at all


@dataclass(frozen=True)
class Way:
    """What is planned for: conditions, the routes to them by kind, and the levels of the year."""

    ways: WhatIf
    asked: list[Condition]
    routes: Mapping[str, Route]
    levels: Sequence[LevelsOfYear]
    target: str

    @property
    def now(self) -> dict[str, float]:
        """Every node as it is today."""
        return self.ways.scores()

    @property
    def level(self) -> LevelsOfYear | None:
        """Today's level."""
        return targets.level_of(self.now, self.levels)

    @property
    def is_sure(self) -> bool:
        """Everything the target asks for has a score."""
        return len(self.asked) == len(targets.conditions(self.target, self.levels))

    @property
    def required(self) -> float | None:
        """What the target asks of the overall; None where it asks nothing of it."""
        return next((one.required for one in self.asked if one.node == OVERALL), None)

    def proposed(self, kind: str) -> list[str]:
        """The fewest figures to raise; towards a target out of reach those that bring most."""
        route = self.routes[kind]
        if route.is_feasible:
            return [step.lever.node for step in route.steps]
        is_open = {"documents": {True}, "perceptions": {False}}.get(kind, {True, False})
        return [node for node in self.by_gain if self.ways.levers[node].is_document in is_open][:MOST_TOWARDS]

    @property
    def by_gain(self) -> list[str]:
        """The figures that can be raised, those that bring the overall most first."""
        gains = {node: lever.gain(OVERALL) for node, lever in self.ways.levers.items()}
        return [node for node in sorted(gains, key=lambda one: -gains[one]) if wording.rounded(gains[node])]


def first_look(way: Way, target: str, said: Sequence[str]) -> None:
    """Today, the target, and the shortest way to it with what it brings."""
    route = way.routes[SHORTEST]
    below = way.ways.below(way.asked, way.now)
    gained = route.reached[OVERALL] - way.now[OVERALL]
    result = targets.level_of(route.reached, way.levels)
    if not below:
        shortest = (_("ถึงแล้ว"), _("ไม่ต้องยกข้อใดเพิ่ม"))
    elif not route.is_feasible:
        shortest = (_("▼ ไปไม่ถึง"), _("ด้วยที่ยกได้ทั้งหมด"))
    else:
        count = len(route.steps)
        shortest = (
            _n("{count} ขั้น {change}", count).format(count=count, change=wording.change(gained)),
            _("ภาพรวมเป็น {score} {level}").format(
                score=wording.score(route.reached[OVERALL]), level=sentences.reached_level(result)
            ),
        )
    cells = [
        (_("วันนี้"), wording.score(way.now[OVERALL]), sentences.reached_level(way.level)),
        (_("เป้าหมาย"), target, sentences.required(way.asked)),
        (_("ทางที่สั้นที่สุด"), *shortest),
    ]
    st.html(
        Markup('<section class="ita-head ita-plan{}"><dl>{}</dl>{}</section>').format(
            " alarm" if below else "",
            Markup("").join(
                Markup('<div><dt>{}</dt><dd>{}</dd><dd class="note">{}</dd></div>').format(*cell)
                for cell in cells
            ),
            Markup("").join(Markup("<p>{}</p>").format(one) for one in said if one),
        )
    )


def choose_kind() -> str:
    """Whose figures to raise: documents, perceptions, or whichever is the shortest; kept in the link."""
    names = {SHORTEST: _("สั้นที่สุด"), "documents": _("เฉพาะเอกสาร (OIT)"), "perceptions": _("เฉพาะการรับรู้")}
    return choices.press("way", names, _("ทาง"), SHORTEST)


def choose_steps(way: Way, kind: str, of: str) -> list[Stage]:
    """Which steps are taken: as proposed, until the reader takes one in or out; kept in the link until the target changes."""
    linked = st.query_params.get("steps")
    is_asked = linked is not None and linked != st.session_state.get("steps_in_url")
    link.adopt("steps", str, None)
    if st.session_state.get("steps_of", of) != of and not is_asked:
        st.session_state["steps"] = None
    st.session_state["steps_of"] = of
    text = st.session_state["steps"]
    proposed = way.proposed(kind)
    key = f"steps_{st.session_state.get('steps_round', 0)}"
    if st.session_state.get("steps_drawn") != (of, text) or key not in st.session_state:
        st.session_state["steps_round"] = st.session_state.get("steps_round", 0) + 1
        st.session_state["steps_first"] = proposed if text is None else text.split(",")
        key = f"steps_{st.session_state['steps_round']}"
    levers = way.ways.levers
    first = [
        node
        for node in st.session_state["steps_first"]
        if node in levers and levers[node].score < levers[node].ceiling
    ]
    options = list(dict.fromkeys([*way.by_gain[:MOST_PILLS], *first]))
    gains = {node: wording.change(levers[node].gain(OVERALL)) for node in options}
    chosen = st.pills(
        _("ขั้นที่ทำ กดเพื่อนำเข้าหรือเอาออก (ตัวเลขคือคะแนนภาพรวมที่ได้)"),
        options,
        selection_mode="multi",
        default=first,
        format_func=lambda node: f"{node} {gains[node]}",
        key=key,
    )
    taken = [node for node in options if node in chosen]
    text = None if set(taken) == set(proposed) else ",".join(taken) or NONE
    st.session_state["steps"] = text
    st.session_state["steps_drawn"] = (of, text)
    link.write(steps=text)
    return planner.walk(way.ways, taken, way.levels)


def waterfall(way: Way, kind: str, stages: Sequence[Stage], rows: Sequence[Levers], note: str) -> None:
    """From today to what the steps reach, a row for each; then the other ways in a sentence each, and how far figures go."""
    named = planner.raising(rows, [stage.lever for stage in stages])
    drawn = charts.step_rows(way.now[OVERALL], way.level, stages, named, way.required, lead)
    reached = way.ways.scores({stage.lever.node: stage.lever.ceiling for stage in stages})
    others = [
        sentences.answer(one, route, way.asked)
        for one, route in way.routes.items()
        if one != kind or {step.lever.node for step in route.steps} != {stage.lever.node for stage in stages}
    ]
    pieces.picture(
        drawn,
        sentences.steps_taken(
            stages, way.now, way.ways.below(way.asked, reached), reached, is_sure=way.is_sure
        ),
        _("เส้นทางสู่เป้าหมาย"),
        " · ".join([*others, note]),
    )


def numbers(
    way: Way, kind: str, stages: Sequence[Stage], rows: Sequence[Levers], about: dict[str, str]
) -> None:
    """The steps as numbers, with what could be exchanged for each."""
    if not stages:
        return
    equals = {step.lever.node: " ".join(step.equals) for step in way.routes[kind].steps}
    raised = planner.raising(rows, [stage.lever for stage in stages])
    steps = [
        {**row, "gain": stage.gain, "same_as": equals.get(stage.lever.node, "")}
        for row, stage in zip(raised, stages, strict=True)
    ]
    pieces.numbers(f"plan_{kind}", lambda: tables.shown(f"plan_{kind}", steps, about))


def to_measures(store: Store, chosen: "Chosen", rows: Sequence[Levers], stages: Sequence[Stage]) -> None:
    """One click puts the steps into next year's plan of measures, those it does not serve yet, and leads there."""
    year = wording.year(chosen.fiscal_year + 1)
    if not st.button(
        _("ทำเป็นแผนมาตรการปี {year}").format(year=year),
        type="primary",
        icon=":material/playlist_add:",
        key="steps_to_measures",
        disabled=not stages,
    ):
        return
    plan_edit = plan_editor.held(chosen)
    plan = plan_edit.plan
    proposals = queries.typed(store, MeasureProposals, **chosen.key)
    raised = planner.raising(rows, [stage.lever for stage in stages])
    new = measures.for_steps(proposals, raised, plan.plan_year, plan.measures)
    plan_edit.put(
        measures.tidied(replace(plan, measures=(*plan.measures, *new))),
        telling.steps_planned(new, len(stages)),
    )
    link.go("measures", {})
    st.rerun()


def lead(row: Row) -> str:
    """Where a figure is looked at closely."""
    node = str(row["lever"]).partition("@")[0]
    pages: dict[Any, tuple[str, str]] = {
        Kind.QUESTION: ("question", "question"),
        Kind.INSTRUMENT: ("instruments", "instrument"),
    }
    stem, name = pages.get(row["kind"], ("indicators", "node"))
    return menu.address(stem, **{name: node})
