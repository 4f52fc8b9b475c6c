"""The way to a target step by step, and what it becomes in the plan of measures: sums and levels worked out by hand."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from test_measures import measure, plan
from test_planner import random_ways, ways_of
from test_queries import NONGWAENG, SOKKAM

from ita import charts, measures, planner, queries, targets, wording
from ita.measures import FollowUp, Plan, telling
from ita.planner import WhatIf
from ita.rows import LevelsOfYear, Levers, MeasureProposals
from ita.store import Store


def test_the_steps_of_nongwaeng_add_up_to_the_result_with_the_level_of_each(store: Store) -> None:
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2565)

    stages = planner.walk(ways_of(store, NONGWAENG, 2565), ["9", "10", "8"], levels)

    # In 2565 indicators 9 and 10 weigh 0.20 each, indicator 8 a third of 0.30; A is from 85, AA from 95.
    told = [(one.lever.node, round(one.gain, 3), round(one.overall, 3), one.level["level"]) for one in stages]  # type: ignore[index]
    assert told == [("9", 2.816, 91.962, "A"), ("10", 2.5, 94.462, "A"), ("8", 2.099, 96.561, "AA")]
    assert pytest.approx(stages[-1].overall, abs=1e-3) == 89.146 + 2.816 + 2.5 + 2.099


def test_without_a_step_the_others_bring_the_same_and_the_level_is_another(store: Store) -> None:
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2565)

    stages = planner.walk(ways_of(store, NONGWAENG, 2565), ["9", "8", "zz", "9"], levels)

    told = [(one.lever.node, round(one.overall, 3), one.level["level"]) for one in stages]  # type: ignore[index]
    assert told == [("9", 91.962, "A"), ("8", 94.061, "A")]


def test_a_level_that_asks_for_each_instrument_comes_with_the_step_that_lifts_the_last_of_them(
    store: Store,
) -> None:
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2568)
    ways = WhatIf.of(queries.typed(store, Levers, agency_id="sample-sao-climber", fiscal_year=2568))

    stages = planner.walk(ways, ["e7@EIT1", "e2@EIT1"], levels)

    # The overall was above 95 all along; EIT1 of 93.78 needs 95. e7 to 93.94 gives it 4.10 / 9, e2 to 95.10 then 5.20 / 9.
    eit1 = [
        ways.scores({one.lever.node: one.lever.ceiling for one in stages[:count]})["EIT1"] for count in (1, 2)
    ]
    assert [score >= 95 for score in eit1] == [False, True]
    assert [one.level["level_th"] for one in stages] == ["ผ่านดี", "ผ่านดีเยี่ยม"]  # type: ignore[index]


@settings(max_examples=100, deadline=None)
@given(some.integers(0, 10**9))
def test_today_and_all_steps_make_the_result_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    ways = random_ways(chance)
    nodes = chance.sample(list(ways.levers), chance.randint(0, len(ways.levers)))

    stages = planner.walk(ways, nodes, [])

    today = ways.scores()["overall"]
    reached = ways.scores({node: max(ways.levers[node].ceiling, ways.levers[node].score) for node in nodes})
    assert today + sum(one.gain for one in stages) == pytest.approx(reached["overall"])
    assert all(one.level is None for one in stages)


def test_the_picture_has_a_row_for_today_for_each_step_and_for_the_result(store: Store) -> None:
    rows = queries.typed(store, Levers, agency_id=NONGWAENG, fiscal_year=2565)
    levels = queries.typed(store, LevelsOfYear, fiscal_year=2565)
    ways = ways_of(store, NONGWAENG, 2565)
    stages = planner.walk(ways, ["9", "8"], levels)
    named = planner.raising(rows, [one.lever for one in stages])
    level = targets.level_of(ways.scores(), levels)

    drawn = charts.step_rows(
        ways.scores()["overall"], level, stages, named, 95.0, lambda row: f"?{row['lever']}"
    )

    assert drawn.count("<li") == 4
    for text in ("89.15", "85.92 → 100.00", "+2.82", "เป็น 91.96 A", "79.01 → 100.00", "+2.10", "94.06"):
        assert text in drawn
    assert 'href="?9"' in drawn


def raised(store: Store, agency_id: str, year: int, *nodes: str):  # type: ignore[no-untyped-def]
    rows = queries.typed(store, Levers, agency_id=agency_id, fiscal_year=year)
    return planner.raising(rows, [WhatIf.of(rows).levers[node] for node in nodes])


def test_a_step_becomes_a_measure_with_unit_and_period_once(store: Store) -> None:
    proposals = queries.typed(store, MeasureProposals, agency_id=SOKKAM, fiscal_year=2568)
    steps = raised(store, SOKKAM, 2568, "i10", "i15")

    new = measures.for_steps(proposals, steps, 2569, ())

    assert [(one.subject_kind, one.subject) for one in new] == [("question", "i10"), ("question", "i15")]
    assert all(one.activity and one.steps and one.unit and one.follow_up_method for one in new)
    assert {one.period for one in new} == {"ต.ค. 2568 – ก.ย. 2569"}
    assert measures.for_steps(proposals, steps, 2569, new) == []
    assert measures.for_steps(proposals, steps, 2569, new[:1]) == new[1:]


def test_two_parts_of_one_question_are_one_measure(store: Store) -> None:
    climber = ("sample-sao-climber", 2568)
    proposals = queries.typed(store, MeasureProposals, agency_id=climber[0], fiscal_year=climber[1])

    new = measures.for_steps(proposals, raised(store, *climber, "e7@EIT1", "e7@EIT2"), 2569, ())

    assert [one.measure_id for one in new] == ["question-e7"]


def test_a_figure_known_only_whole_becomes_a_measure_that_says_who_must_be_named(store: Store) -> None:
    new = measures.for_steps([], raised(store, NONGWAENG, 2565, "9"), 2566, ())

    (one,) = new
    assert one.activity == "ยกคะแนน ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล จาก 85.92 ให้ถึง 100.00"
    assert one.unit == "ให้ผู้บริหารกำหนดผู้รับผิดชอบ"
    assert "1 มาตรการยังต้องกำหนดผู้รับผิดชอบ" in telling.steps_planned(new, 1)
    assert telling.steps_planned([], 1) == "ทุกขั้นมีมาตรการอยู่ในแผนแล้ว ไม่ได้เพิ่มซ้ำ"
    assert measures.for_steps([], raised(store, NONGWAENG, 2565, "9"), 2566, new) == []


def test_a_row_somebody_added_by_hand_serves_no_step_by_its_id(store: Store) -> None:
    plan = replace(Plan("a1", 2566), measures=(measure("abc123-1-9"),))

    assert len(measures.for_steps([], raised(store, NONGWAENG, 2565, "9"), 2566, plan.measures)) == 1


@pytest.mark.parametrize("language", ["th", "en"])
def test_progress_is_counted_by_unit_and_drawn(language: str) -> None:
    wording.speak(language)
    held = replace(
        plan("m1", "m2"),
        measures=(measure("m1"), measure("m2"), measure("m3", unit="กองช่าง")),
        follow_ups=(FollowUp("m1", 6, "", "done"), FollowUp("m3", 12, "ประชุม", "doing")),
    )

    rows = measures.progress(held)
    drawn = charts.progress_rows(rows)

    columns = ("unit", "measures_of_unit", "not_started", "doing", "done")
    assert [[row[name] for name in columns] for row in rows] == [
        ["กองคลัง", 2, 1, 0, 1],
        ["กองช่าง", 1, 0, 1, 0],
    ]
    first, second = drawn.split("<li")[1:]
    assert re.findall('class="(done|doing|open)" style', first) == ["done", "open"]
    assert re.findall('class="(done|doing|open)" style', second) == ["doing"]
    assert set(re.findall(r"width:([\d.]+)%", drawn)) == {
        "4.2"
    }  # a twentieth of the width, less the room between
