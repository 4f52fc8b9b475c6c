"""The memo: figures of a real document, every number from the frames, Word and PDF as an office needs them."""

import dataclasses
import io
import re
from collections.abc import Mapping

import docx
import pandas as pd
import pypdfium2
import pytest
from conftest import draws, frame
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita import memo, queries, wording
from ita import rows as row_types
from ita.memo import actions, district, facts, history, word_template
from ita.memo.model import Paragraph
from ita.sentences import Voice, verdicts
from ita.store import Store
from ita.words.thai import thai

SOKKAM = {"agency_id": "sao-sokkam-seka-buengkan", "fiscal_year": 2568}
NONGWAENG = {"agency_id": "sao-nongwaeng-kanthararom-sisaket", "fiscal_year": 2565}
ONLY_OVERALL = {"agency_id": "tt-pakhlok-phuket", "fiscal_year": 2561}
MADE_UP = {"agency_id": "sample-sao-climber", "fiscal_year": 2567}
# As printed in the published documents: overall of three years, instruments, lowest indicator, weakest questions.
PRINTED = ["99.64", "99.15", "95.53", "98.96", "99.67", "100.00", "95.56", "86.67", "97.78"]
CARD = {
    "measure_id": "m1", "subject_kind": "question", "subject": "i10", "subject_name": "ข้อ i10 ยืมทรัพย์สิน", "score": 86.67,
    "activity": "จัดทำแบบยืมทรัพย์สิน", "steps": "1) ร่างแบบ\n2) ประกาศใช้", "unit": "กองคลัง", "period": "ม.ค. - มี.ค. 2569",
    "follow_up_method": "ตรวจแบบยืม",
}  # fmt: skip
DONE = {
    "measure_id": "m1", "round": 6, "step": "ร่างแบบ", "status": "เสร็จ", "done_on": "2026-02-09", "result": "ประกาศใช้แล้ว",
    "evidence": "หนังสือเวียน", "suggestion": "แจ้งผู้บรรจุใหม่",
}  # fmt: skip


@pytest.fixture(scope="module")
def voice(store: Store) -> Voice:
    wording.speak("th")
    return Voice(queries.typed(store, row_types.Sentences), "paper")


def texts_of(content: bytes) -> str:
    """Every text of a Word file's body, in order."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join("".join(part.itertext()) for part in body.iter(qn("w:p")))


def pages_of(content: bytes) -> list[str]:
    """The text of each page of a PDF."""
    with pypdfium2.PdfDocument(content) as read:
        return [page.get_textpage().get_text_bounded() for page in read]


@pytest.mark.parametrize("digits", memo.DIGITS)
def test_the_memo_says_the_figures_of_the_published_document(store: Store, digits: str) -> None:
    made = memo.document(store, **SOKKAM, digits=digits)
    wanted = PRINTED if digits == "arabic" else [thai(one) for one in PRINTED]

    assert [one for one in wanted if one not in memo.text(made)] == []
    assert [one for one in wanted if one not in texts_of(memo.docx(made))] == []


def test_the_real_memos_slips_are_not_repeated(store: Store) -> None:
    said = memo.text(memo.document(store, **SOKKAM, digits="arabic")).partition("11. ")[0]

    means = re.findall(r"คะแนนเฉลี่ย (\S+) คะแนน", said)
    assert means == ["99.68", "100.00", "100.00", "95.56", "100.00", "100.00", "100.00"]
    assert "89.64" not in said
    assert "ควรยกระดับ คือ i10 (86.67 คะแนน) ข้อที่ได้คะแนนเต็ม ควรรักษามาตรฐาน คือ i11 และ i12" in said


def test_nongwaeng_is_told_with_nine_strengths_and_one_weakness(store: Store) -> None:
    said = memo.text(memo.document(store, **NONGWAENG, digits="arabic"))

    assert "จำนวน 9 ตัวชี้วัด" in said
    assert "จำนวน 1 ตัวชี้วัด คือ ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (79.01 คะแนน)" in said


def written(answer: object) -> set[str]:
    """Every figure in the answers as `wording` writes it, and figures inside their texts."""
    if isinstance(answer, str):
        return set(re.findall(r"\d+\.\d\d(?!\d)", answer))
    if isinstance(answer, float) and answer == answer:
        return {wording.score(abs(answer)), wording.score(abs(answer) * 100)}
    if isinstance(answer, pd.DataFrame):
        answer = answer.to_dict("records")
    if dataclasses.is_dataclass(answer):
        answer = vars(answer)
    if isinstance(answer, Mapping):
        answer = list(answer.values())
    if isinstance(answer, list | tuple):
        return {figure for inside in answer for figure in written(inside)}
    return set()


def figures_of(store: Store, key: dict, kind: str) -> set[str]:
    gathered = facts.gather(store, key["agency_id"], key["fiscal_year"])
    asked = [gathered, *([district.neighbours(store, gathered)] if kind == "district" else [])]
    return written(asked)


@given(choice=st.data())
@settings(max_examples=draws(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_of_a_memo_is_one_of_an_answer(store: Store, choice: st.DataObject) -> None:
    agencies = frame(store, row_types.Agencies, include_synthetic=True)["agency_id"].tolist()
    agency_id = choice.draw(st.sampled_from(agencies))
    years = frame(store, row_types.AgencyYears, agency_id=agency_id)["fiscal_year"].tolist()
    key = {"agency_id": agency_id, "fiscal_year": choice.draw(st.sampled_from(years))}
    kind = choice.draw(st.sampled_from(memo.KINDS))
    arabic = memo.document(store, **key, kind=kind, digits="arabic")
    thai = memo.document(store, **key, kind=kind, digits="thai")
    told = [block.text for block in arabic.blocks if isinstance(block, Paragraph) and block.style == "source"]

    said = memo.text(arabic)
    for source in told:
        said = said.replace(source, "")

    assert set(re.findall(r"\d+\.\d\d(?!\d)", said)) - figures_of(store, key, kind) == set()
    kept = [one for one in memo.text(thai).splitlines() if re.search("[0-9]", one) and one not in told]
    assert kept == []


@pytest.mark.parametrize("kind", memo.KINDS)
def test_the_same_memo_is_the_same_bytes(store: Store, kind: str) -> None:
    made = memo.document(store, **MADE_UP, kind=kind)

    assert memo.docx(made) == memo.docx(made)
    assert memo.pdf(made) == memo.pdf(made)


@pytest.mark.parametrize("kind", memo.KINDS)
def test_tables_in_word_repeat_their_head_keep_rows_whole_and_stay_inside_the_margins(
    store: Store, kind: str
) -> None:
    made = memo.document(store, **MADE_UP, kind=kind, measures=pd.DataFrame([CARD]))
    read = docx.Document(io.BytesIO(memo.docx(made)))
    section = read.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / 635

    for table in read.element.body.iter(qn("w:tbl")):
        first, *others = table.findall(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in [first, *others])
        assert sum(int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))) <= room


def test_every_style_of_the_template_sets_thai_in_its_own_font_and_size() -> None:
    template = docx.Document(word_template.PLACE)

    for style in template.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph":
            properties = style.find(qn("w:rPr"))
            name = style.find(qn("w:name")).get(qn("w:val"))
            assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == "TH Sarabun New", name
            for latin, complex_script in (("w:sz", "w:szCs"), ("w:b", "w:bCs")):
                pair = [properties.find(qn(one)).get(qn("w:val")) for one in (latin, complex_script)]
                assert pair[0] == pair[1], name
            assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH", name


def test_the_template_of_the_project_is_the_one_its_script_makes() -> None:
    assert word_template.PLACE.read_bytes() == word_template.made()


def test_an_agency_with_an_overall_score_alone_gets_a_short_memo(store: Store) -> None:
    made = memo.document(store, **ONLY_OVERALL, digits="arabic")

    assert "ในภาพรวม 70.01 คะแนน" in memo.text(made)
    assert "มีเฉพาะคะแนนภาพรวม" in memo.text(made)
    assert len(pages_of(memo.pdf(made))) <= 2
    assert "70.01" in texts_of(memo.docx(made))


def test_made_up_data_says_so_on_every_page(store: Store) -> None:
    made = memo.document(store, **MADE_UP)

    header = docx.Document(io.BytesIO(memo.docx(made))).sections[0].header
    assert "ข้อมูลสมมติ" in header.paragraphs[0].text
    assert all(page.startswith("ข้อมูลสมมติ") for page in pages_of(memo.pdf(made)))


def test_saved_measures_stand_in_the_memo_and_their_results_in_the_report(store: Store) -> None:
    handed = {"measures": pd.DataFrame([CARD]), "follow_ups": pd.DataFrame([DONE])}

    full = memo.text(memo.document(store, **SOKKAM, **handed))
    report = memo.text(memo.document(store, **SOKKAM, kind="follow-up", **handed))

    assert "มาตรการที่หน่วยงานบันทึกไว้มี ๑ รายการ" in full
    assert "จัดทำแบบยืมทรัพย์สิน" in full
    assert "(ร่าง)" not in full
    assert "รอบ ๖ เดือน ร่างแบบ · เสร็จ · ประกาศใช้แล้ว · หนังสือเวียน (๙ กุมภาพันธ์ ๒๕๖๙)\tแจ้งผู้บรรจุใหม่" in report


def test_without_saved_measures_the_memo_proposes_and_says_so(store: Store) -> None:
    said = memo.text(memo.document(store, **SOKKAM))

    assert "ยังไม่มีมาตรการที่บันทึกไว้" in said
    assert "ตารางมาตรการ (ร่างข้อเสนอ)" in said


@pytest.mark.parametrize(
    ("given_date", "said"),
    [("2023-02-09", "9 กุมภาพันธ์ 2566"), ("2566-12-31", "31 ธันวาคม 2566"), ("ก.พ. 66", "ก.พ. 66"), (None, "")],
)
def test_dates_are_written_as_letters_write_them(given_date: str | None, said: str) -> None:
    assert actions.thai_date(given_date) == said


def history_of(voice: Voice, store: Store, scores: dict[int, float]) -> str:
    """What the memo says of these scores by year, the last year being the memo's."""
    last = max(scores)
    gathered = facts.gather(store, **SOKKAM)
    trend = [
        {
            "fiscal_year": year, "score": score, "scale": "ten_indicators", "target": 85.0,
            "is_computed": False, "level_th": "A", "level_en": "A", "level_printed": "A", "score_change": 0.0,
        }
        for year, score in scores.items()
    ]  # fmt: skip
    told = {name: found for name, found in vars(gathered).items()} | {"trend": trend, "fiscal_year": last}
    first = history.history(facts.Facts(**told), voice)[0]
    assert isinstance(first, Paragraph)
    return first.text


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({2565: 90.0}, "มีผลการประเมินเพียงปีเดียว คือ ปีงบประมาณ พ.ศ. 2565 (90.00 คะแนน)"),
        ({2564: 90.0, 2565: 90.0}, "มีผล 2 ปี ได้คะแนนเท่ากันทุกปี"),
        ({2564: 80.0, 2565: 90.0}, "พ.ศ. 2565 (90.00 คะแนน) และน้อยที่สุด คือ ปีงบประมาณ พ.ศ. 2564 (80.00 คะแนน)"),
        ({2563: 90.0, 2564: 80.0, 2565: 90.0}, "มากที่สุด คือ ปีงบประมาณ พ.ศ. 2565 และ 2563 (90.00 คะแนน เท่ากัน)"),
        ({2562: 70.0, 2564: 80.0, 2565: 90.0}, "ไม่พบผลการประเมินของปีงบประมาณ พ.ศ. 2563"),
    ],
)
def test_the_history_reads_naturally_for_one_two_and_many_years(
    store: Store, voice: Voice, scores: dict[int, float], said: str
) -> None:
    assert said in history_of(voice, store, scores)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([100.0, 100.0], "ทุกข้อได้คะแนนเต็ม ควรรักษามาตรฐานไว้"),
        ([90.0, 100.0], "ทุกข้อผ่านเกณฑ์ 85 คะแนน ข้อที่ผ่านแต่ยังไม่ได้คะแนนเต็ม ควรยกระดับ คือ q1 (90.00 คะแนน)"),
        ([84.99, 100.0], "มี 1 ข้อไม่ผ่านเกณฑ์ 85 คะแนน ต้องปรับปรุง คือ q1 (84.99 คะแนน)"),
        ([70.0, 60.0], "มี 2 ข้อไม่ผ่านเกณฑ์ 85 คะแนน ต้องปรับปรุง คือ q2 (60.00 คะแนน) และ q1 (70.00 คะแนน)"),
        ([None, 100.0], "ทุกข้อได้คะแนนเต็ม ควรรักษามาตรฐานไว้ ข้อที่ไม่มีคะแนน คือ q1"),
    ],
)
def test_each_question_of_a_group_is_kept_raised_or_failed_and_never_two_of_them(
    voice: Voice, scores: list[float | None], said: str
) -> None:
    questions = [
        {
            "node": node, "label_th": "ก", "label_en": "a", "score": score, "target": 85.0,
            "gap_to_target": None if score is None else score - 85.0,
        }
        for node, score in zip(["q1", "q2"], scores, strict=True)
    ]  # fmt: skip

    assert " ".join(verdicts(voice, questions)).startswith(said)


def test_all_above_the_target_names_no_weakness(store: Store) -> None:
    said = memo.text(memo.document(store, **SOKKAM, digits="arabic"))

    assert "ทั้ง 9 ตัวชี้วัดได้ตั้งแต่ 85 คะแนนขึ้นไป จึงไม่มีตัวชี้วัดที่เป็นจุดอ่อน" in said
    assert "จุดอ่อน (ต่ำกว่า" not in said


def test_the_memo_speaks_english(store: Store) -> None:
    wording.speak("en")

    said = memo.text(memo.document(store, **SOKKAM, digits="arabic"))

    assert "scored 99.64 overall, level Pass with excellence, and reached the target of 85" in said
