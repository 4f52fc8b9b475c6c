"""What is proposed for the weak questions of an agency."""

import pytest
from conftest import frame
from test_measures import YEAR

from ita import measures, queries
from ita.measures.plan import Plan
from ita.rows import MeasureAfterwards, MeasureProposals, TopicTrend
from ita.store import Store


def test_the_weakest_question_of_sokkam_is_proposed_first_though_none_is_below_the_target(
    store: Store,
) -> None:
    rows = queries.typed(store, MeasureProposals, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568)

    found = measures.propose(rows, "question", YEAR)

    first = found.measures[0]
    assert not found.is_below_target
    assert (first.measure_id, first.score, first.unit) == ("question-i10", 86.67, "กองคลัง")
    assert first.subject_name == "ยืมหรือขอใช้ทรัพย์สินถูกต้องตามขั้นตอน"
    assert first.step_list[0].startswith("จัดทำแบบยืม")
    # only i10 (86.67), i2 (97.78) and what else the memo prints below 100
    assert all(one.score is not None and one.score < 100 for one in found.measures)


def test_nongwaeng_has_one_weak_indicator_and_measures_for_its_questions(store: Store) -> None:
    rows = queries.typed(
        store, MeasureProposals, agency_id="sao-nongwaeng-kanthararom-sisaket", fiscal_year=2565
    )

    found = measures.propose(rows, "indicator", 2566)

    assert measures.kinds(rows) == ["indicator"]
    assert found.is_below_target
    assert {(one.subject, one.score) for one in found.measures} == {("8", 79.01)}
    assert [one.period for one in found.measures] == ["ต.ค. 2565 – ก.ย. 2566"] * 2


def test_issue_4_of_sokkam_has_the_mean_of_its_questions(store: Store) -> None:
    rows = queries.typed(store, MeasureProposals, agency_id="sao-sokkam-seka-buengkan", fiscal_year=2568)

    found = measures.propose(rows, "issue", YEAR)

    (row,) = [one for one in found.measures if one.subject == "4"]
    # (86.67 + 100 + 100) / 3
    assert row.score == pytest.approx(95.5567, abs=0.0001)
    assert row.measure_id == "issue-4-i10"


def test_everything_proposed_is_complete_and_below_its_target(store: Store) -> None:
    rows = queries.typed(store, MeasureProposals, agency_id="sample-sao-climber", fiscal_year=2567)

    for kind in measures.kinds(rows):
        found = measures.propose(rows, kind, 2568)
        assert not measures.missing(Plan("a1", 2568, measures=found.measures))
        assert all((one.score < 85) == found.is_below_target for one in found.measures)  # type: ignore[operator]


def test_an_agency_with_only_an_overall_has_nothing_to_propose(store: Store) -> None:
    rows = queries.typed(store, MeasureProposals, agency_id="tt-pakhlok-phuket", fiscal_year=2561)

    assert measures.kinds(rows) == []
    assert measures.propose(rows, "question", 2562).measures == ()


def test_a_question_is_followed_by_its_topic_into_the_year_after(store: Store) -> None:
    rows = frame(store, MeasureAfterwards, agency_id="sample-sao-climber", fiscal_year=2567)
    trend = frame(store, TopicTrend, agency_id="sample-sao-climber")

    mine = rows[(rows["subject_kind"] == "question") & (rows["subject"] == "i3")].set_index("fiscal_year")
    topic = trend[(trend["node"] == "t04")].set_index("fiscal_year")

    assert topic.loc[2567, "questions"] == "i3"
    assert mine.loc[2568, "score"] == pytest.approx(topic.loc[2568, "score"])
    assert mine.loc[2567, "score"] == pytest.approx(topic.loc[2567, "score"])
