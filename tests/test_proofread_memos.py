"""Memos this app made have no finding; slips seeded into them are found."""

from datetime import date

import drafts
import pytest
from conftest import WriteData, frame
from test_proofread import CLIMBER, read

from ita import measures, memo, proofread, queries
from ita import rows as row_types
from ita.ingest import load
from ita.proofread import gathering
from ita.store import Store


def _agency_years(store: Store) -> list[tuple[str, int]]:
    known = frame(store, row_types.Agencies, include_synthetic=True)["agency_id"]
    return [
        (one, int(year))
        for one in known
        for year in frame(store, row_types.AgencyYears, agency_id=one)["fiscal_year"]
    ]


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("docx", 87),
        ("pdf", 141),
        pytest.param("docx", 29, marks=pytest.mark.slow),
        pytest.param("pdf", 47, marks=pytest.mark.slow),
    ],
)
def test_a_memo_this_app_made_has_no_finding(store: Store, kind: str, step: int) -> None:
    # Every one of them is read in the benchmark.
    chosen = [
        *_agency_years(store)[::step],
        (CLIMBER, 2568),
        ("sao-sokkam-seka-buengkan", 2568),
    ]
    kinds = ("full", "summary", "district")
    for number, (agency_id, year) in enumerate(chosen):
        key = {"agency_id": agency_id, "fiscal_year": year}
        of_kind = "full" if number % 2 else kinds[number // 2 % 3]
        made = memo.document(store, **key, kind=of_kind, digits="thai" if year % 2 else "arabic")
        draft = proofread.read(f"memo.{kind}", memo.docx(made) if kind == "docx" else memo.pdf(made))

        assert proofread.proofread(store, draft, **key).findings == [], (agency_id, year)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_memo_with_a_saved_plan_and_its_reports_has_no_finding(store: Store, kind: str) -> None:
    for agency_id, subject in ((CLIMBER, "question"), ("sao-sokkam-seka-buengkan", "issue")):
        key = {"agency_id": agency_id, "fiscal_year": 2568}
        drafted = measures.propose(
            queries.typed(store, row_types.MeasureProposals, **key), subject, 2569
        ).measures
        told = tuple(
            measures.FollowUp(one.measure_id, 6, "", "done", date(2026, 3, 15), "อบรม 42 คน", "ลิงก์", "")
            for one in drafted
        )
        plan = measures.Plan(agency_id, 2569, measures=drafted, follow_ups=told)
        for form in ("full", "follow-up"):
            made = memo.document(
                store, **key, kind=form, measures=plan.frame, follow_ups=plan.follow_up_frame
            )
            draft = proofread.read(f"memo.{kind}", memo.docx(made) if kind == "docx" else memo.pdf(made))

            assert proofread.proofread(store, draft, **key).findings == [], (agency_id, form)


@pytest.mark.parametrize("kind", list(drafts.MAKERS))
def test_slips_seeded_into_a_memo_as_people_type_it_are_found(store: Store, kind: str) -> None:
    import random

    key = {"agency_id": "sample-tt-oit", "fiscal_year": 2568}
    known = gathering.gather(store, **key)
    right = drafts.memo(known)
    assert proofread.proofread(store, proofread.from_text(right), **key).findings == []
    for seed in range(3):
        slip = drafts.slip(kind, right, known, random.Random(seed))
        assert slip is not None
        told = proofread.proofread(store, proofread.from_text(slip.text), **key).findings
        assert any(one.offset <= slip.end and slip.start <= one.offset + len(one.passage) for one in told), (
            slip
        )


def test_an_agency_with_only_an_overall_score_is_read(write_data: WriteData) -> None:
    report = load.make(write_data({"x.csv": "agency_id,fiscal_year,node,score\na1,2565,overall,91.25\n"}))
    assert report.build is not None
    store = Store(report.build)

    assert [one.found for one in read(store, "ในภาพรวม ๙๑.๕๒ คะแนน IIT ๘๐.๐๐ คะแนน จุดอ่อน ๒ ตัวชี้วัด", 2565)] == [
        "91.52"
    ]
    store.close()
