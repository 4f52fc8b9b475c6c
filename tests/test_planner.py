"""The planner: every node recomputed, the fewest figures to raise tried against every subset, targets as people write them."""

import itertools
import json
import random

import pytest
from conftest import frame
from hypothesis import given, settings
from hypothesis import strategies as some
from test_queries import NONGWAENG, ROIET, SOKKAM

from ita import cli, queries, targets
from ita.errors import ItaError
from ita.planner import Lever, WhatIf
from ita.rows import LevelsOfYear, Levers, UncertainItems
from ita.store import Store
from ita.targets import Condition


def ways_of(store: Store, agency_id: str, year: int, ceiling: float = 100) -> WhatIf:
    return WhatIf.of(queries.typed(store, Levers, agency_id=agency_id, fiscal_year=year), ceiling)


def random_ways(chance: random.Random) -> WhatIf:
    """A tree of an overall over two or three nodes, the last of them over two more, with one to four levers each."""
    shape = [chance.randint(1, 4) for _ in range(chance.randint(2, 4))]
    shares = [chance.randint(1, 5) for _ in shape]
    nodes: dict[str, dict[str, float]] = {"overall": {}}
    scores = {}
    for number, (count, share) in enumerate(zip(shape, shares, strict=True)):
        name = f"part{number}"
        inner = [chance.randint(1, 3) for _ in range(count)]
        nodes[name] = {f"{name}-{place}": weight / sum(inner) for place, weight in enumerate(inner)}
        for lever, weight in nodes[name].items():
            nodes["overall"][lever] = weight * share / sum(shares)
            scores[lever] = chance.choice([0, 40, 60, 80, 90, 95, 100])
    # two neighbours make a node between them and the overall, as EIT stands above its parts
    pair = shares[0] + shares[1]
    nodes["both"] = {
        lever: weight * share / pair
        for name, share in (("part0", shares[0]), ("part1", shares[1]))
        for lever, weight in nodes[name].items()
    }
    ceiling = chance.choice([95, 100])
    levers = {
        lever: Lever(
            lever,
            score,
            ceiling,
            False,
            {node: weights[lever] for node, weights in nodes.items() if lever in weights},
            "high",
        )
        for lever, score in scores.items()
    }
    return WhatIf(levers, nodes)


@settings(max_examples=150, deadline=None)
@given(some.integers(0, 10**9))
def test_no_smaller_set_of_figures_reaches_what_the_planner_reaches(seed: int) -> None:
    chance = random.Random(seed)
    ways = random_ways(chance)
    conditions = [
        Condition(node, chance.choice([70, 85, 90, 95]))
        for node in chance.sample(list(ways.nodes), chance.randint(1, len(ways.nodes)))
    ]

    plan = ways.fewest(conditions, lambda lever: True)

    usable = [lever for lever in ways.levers.values() if lever.score < lever.ceiling]
    for count in range(len(usable) + 1):
        reaching = [
            chosen
            for chosen in itertools.combinations(usable, count)
            if not ways.below(conditions, ways.scores({lever.node: lever.ceiling for lever in chosen}))
        ]
        if reaching:
            assert plan.is_feasible
            assert len(plan.steps) == count
            assert not ways.below(conditions, plan.reached)
            break
    else:
        assert not plan.is_feasible


@settings(max_examples=100, deadline=None)
@given(some.integers(0, 10**9))
def test_leverage_is_what_the_overall_gains_per_point(seed: int) -> None:
    chance = random.Random(seed)
    ways = random_ways(chance)
    lever = chance.choice(list(ways.levers.values()))

    gained = ways.scores({lever.node: lever.score + 0.5})["overall"] - ways.scores()["overall"]

    assert gained / 0.5 == pytest.approx(lever.weights["overall"])


def test_trying_nothing_gives_the_recomputed_scores_of_sokkam(store: Store) -> None:
    scores = ways_of(store, SOKKAM, 2568).scores()

    assert scores["OIT"] == 100
    assert scores["4"] == pytest.approx(95.5566667)
    assert scores["issue4"] == pytest.approx(95.5566667)
    # IIT from its 15 questions: (99.26 + 100 + 100 + 95.5567 + 100) / 5
    assert scores["IIT"] == pytest.approx(98.9633333)


def test_raising_i10_to_full_marks_moves_indicator_instrument_and_overall(store: Store) -> None:
    ways = ways_of(store, SOKKAM, 2568)

    before, after = ways.scores(), ways.scores({"i10": 100})

    # 13.33 points of i10: a third of indicator 4, a fifth of that of IIT, 0.30 of that of the overall
    assert after["4"] - before["4"] == pytest.approx(13.33 / 3)
    assert after["IIT"] - before["IIT"] == pytest.approx(13.33 / 15)
    assert after["overall"] - before["overall"] == pytest.approx(13.33 / 15 * 0.30)


def test_roiet_reaches_85_in_oit_by_one_indicator_of_documents_and_never_by_perceptions(store: Store) -> None:
    plans = ways_of(store, ROIET, 2568).routes([Condition("OIT", 85)])

    assert [step.lever.node for step in plans["documents"].steps] == ["9"]
    assert not plans["perceptions"].is_feasible
    assert plans["perceptions"].most["OIT"] == pytest.approx(83.25)


def test_ten_indicators_without_questions_are_raised_whole(store: Store) -> None:
    plan = ways_of(store, NONGWAENG, 2565).fewest([Condition("overall", 91)], lambda lever: True)

    # OIT's indicators weigh 0.20 each: 9 from 85.92 gives 2.816, enough from 89.146
    assert [(step.lever.node, round(step.gain, 3)) for step in plan.steps] == [("9", 2.816)]


def test_figures_that_would_do_as_well_are_named() -> None:
    weights = {"overall": 0.25}
    levers = {name: Lever(name, 80, 100, True, weights, "high") for name in ("o1", "o2", "o3", "o4")}
    ways = WhatIf(levers, {"overall": dict.fromkeys(levers, 0.25)})

    plan = ways.fewest([Condition("overall", 85)], lambda lever: True)

    assert [(step.lever.node, step.equals) for step in plan.steps] == [("o1", ("o2", "o3", "o4"))]


def test_a_document_that_is_there_or_not_goes_to_full_marks_whatever_the_ceiling(store: Store) -> None:
    ways = ways_of(store, "sample-sao-climber", 2565, ceiling=90)

    assert {lever.ceiling for lever in ways.levers.values() if lever.is_document} == {100}
    assert {lever.ceiling for lever in ways.levers.values() if not lever.is_document} == {90}


def test_documents_with_partial_credit_obey_the_ceiling(store: Store) -> None:
    ways = ways_of(store, ROIET, 2568, ceiling=90)

    assert {lever.ceiling for lever in ways.levers.values() if lever.is_document} == {90}


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        ("95", [("overall", 95)]),
        ("OIT=95", [("OIT", 95)]),
        ("oit = 90.5", [("OIT", 90.5)]),
        ("level=ผ่านดี", [("overall", 85), ("IIT", 85), ("EIT1", 85), ("EIT2", 85), ("OIT", 85)]),
        ("level=PASS", [("overall", 85)]),
    ],
)
def test_targets_are_understood_as_people_write_them(
    store: Store, target: str, asked: list[tuple[str, float]]
) -> None:
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2568)

    assert [(one.node, one.required) for one in targets.conditions(target, levels)] == asked


@pytest.mark.parametrize("target", ["", "ดีมาก", "OIT=", "OIT=101", "-1", "level=AAA", "nan"])
def test_a_target_that_means_nothing_is_refused_in_a_sentence(store: Store, target: str) -> None:
    with pytest.raises(ItaError):
        targets.conditions(target, queries.typed(store, LevelsOfYear, fiscal_year=2568))


def test_a_target_on_an_instrument_nobody_published_is_refused(store: Store) -> None:
    with pytest.raises(ItaError, match="EIT1"):
        ways_of(store, ROIET, 2568).known([Condition("EIT1", 85)])


def test_a_level_that_asks_for_an_unpublished_part_says_which(store: Store) -> None:
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2568)

    known, missing = ways_of(store, ROIET, 2568).known(targets.conditions("level=ผ่านดี", levels))

    assert [one.node for one in known] == ["overall", "IIT", "OIT"]
    assert missing == ["EIT1", "EIT2"]


def test_the_level_of_tried_scores_needs_every_instrument(store: Store) -> None:
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2568)
    scores = {"overall": 96.0, "IIT": 99.0, "EIT1": 96.0, "EIT2": 95.0, "OIT": 94.9}

    assert targets.level_of(scores, levels)["level_th"] == "ผ่านดี"
    assert targets.level_of(scores | {"OIT": 95.0}, levels)["level_th"] == "ผ่านดีเยี่ยม"
    assert targets.level_of({"overall": 96.0}, levels) is None


def test_items_of_unknown_weight_say_the_least_and_the_most_they_may_add(store: Store) -> None:
    rows = frame(store, UncertainItems, agency_id="sample-sao-climber", fiscal_year=2568).set_index("node")

    # o5: one of 7 items of one of 5 sub-indicators, or one of 20 items; indicator 9 weighs 0.20
    assert rows.loc["o5", "leverage_low"] == pytest.approx(0.20 / 35)
    assert rows.loc["o5", "leverage_high"] == pytest.approx(0.20 / 20)


def test_the_command_line_plans_in_json(
    project_data: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    command = ["ita", "plan", "--agency", SOKKAM, "--fiscal-year", "2568", "--target", "99.8", "--json"]
    monkeypatch.setattr("sys.argv", command)

    assert cli.main() == 0

    said = json.loads(capsys.readouterr().out)
    assert said["plans"]["perceptions"]["count"] == 1
    (question,) = said["plans"]["perceptions"]["questions"]
    assert (question["node"], question["score"], question["raised_to"]) == ("i10", 86.67, 100)
    assert said["plans"]["documents"]["feasible"] is False
    i10 = next(row for row in said["leverage"] if row["node"] == "i10")
    assert i10["leverage"] == pytest.approx(0.30 / 15)
    assert i10["confidence"] == "high"


def test_levers_of_no_figures_are_no_ways() -> None:
    assert WhatIf.of([]).nodes == {}
