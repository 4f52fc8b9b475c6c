"""The memo from the command line, as LibreOffice reads it, and with a saved plan."""

import re
import zipfile
from datetime import date
from pathlib import Path

import office
import pandas as pd
import pytest
from test_memo import CARD, MADE_UP, NONGWAENG, ONLY_OVERALL, SOKKAM, pages_of, texts_of

from ita import cli, measures, memo, queries
from ita import rows as row_types
from ita.memo import word, word_template
from ita.store import Store


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt"])
def test_the_command_writes_the_memo(
    project_data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    file = tmp_path / f"memo.{suffix}"
    line = [
        "ita",
        "memo",
        "--agency",
        "อบต.โสกก่าม",
        "--fiscal-year",
        "๒๕๖๘",
        "--kind",
        "summary",
        "-o",
        str(file),
    ]
    monkeypatch.setattr("sys.argv", line)

    assert cli.main() == 0
    assert file.stat().st_size > 1000


@pytest.mark.parametrize(
    ("option", "said"),
    [(["--kind", "long"], "long"), (["--digits", "roman"], "roman"), (["--fiscal-year", "2569"], "2569")],
)
def test_the_command_says_what_it_does_not_know(
    project_data: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: list[str],
    said: str,
) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    line = ["ita", "memo", "--agency", "อบต.โสกก่าม", "--fiscal-year", "2568", "-o", str(tmp_path / "x.pdf")]
    monkeypatch.setattr("sys.argv", [*line, *option])

    assert cli.main() == 2
    assert said in capsys.readouterr().err


@pytest.mark.skipif(office.SOFFICE is None, reason="ไม่มี LibreOffice ในเครื่องนี้")
@pytest.mark.parametrize("kind", memo.KINDS)
def test_libreoffice_reads_the_word_file_without_an_empty_page(
    store: Store, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "memo.docx"
    file.write_bytes(memo.docx(memo.document(store, **MADE_UP, kind=kind)))

    pages = pages_of(office.as_pdf(file, tmp_path).read_bytes())

    assert all(len(page.strip()) > 60 for page in pages)
    assert kind != "summary" or len(pages) == 1


@pytest.mark.parametrize("key", [SOKKAM, NONGWAENG, MADE_UP, ONLY_OVERALL], ids=lambda key: key["agency_id"])
def test_the_summary_is_one_page_and_no_page_of_a_pdf_is_empty(store: Store, key: dict) -> None:
    assert len(pages_of(memo.pdf(memo.document(store, **key, kind="summary")))) == 1
    assert all(len(page.strip()) > 60 for page in pages_of(memo.pdf(memo.document(store, **key))))


def test_no_text_of_the_data_is_taken_for_a_field_of_the_template(store: Store) -> None:
    card = pd.DataFrame([CARD | {"activity": "{{ subject }} <w:p/>\x0b& #evil[*x*]"}])
    made = memo.document(store, **SOKKAM, measures=card)

    assert "{{ subject }} <w:p/> & #evil[*x*]" in texts_of(memo.docx(made))
    assert memo.pdf(made)


def test_the_fields_of_the_template_are_those_that_are_filled_in() -> None:
    with zipfile.ZipFile(word_template.PLACE) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.endswith(".xml")]

    used = set(re.findall(r"\{\{p? (\w+) \}\}", "".join(parts)))

    assert used == {
        "title", "notice", "version", "body", "head_title",
        *(f"{name}{end}" for name in ("office", "number", "date", "subject", "addressee") for end in ("", "_label")),
    }  # fmt: skip
    assert word.BODY not in "".join(parts)


def test_a_saved_plan_is_in_the_memo_and_its_reports_in_the_follow_up(store: Store, tmp_path: Path) -> None:
    key = {"agency_id": "sample-sao-climber", "fiscal_year": 2568}
    drafted = measures.propose(
        queries.typed(store, row_types.MeasureProposals, **key), "question", 2569
    ).measures[:2]
    first = drafted[0].measure_id
    told = measures.FollowUp(first, 6, "", "done", date(2026, 3, 15), "อบรมแล้ว ๔๒ คน", "", "ทำต่อ")
    plan = measures.Plan("sample-sao-climber", 2569, by="ก", measures=drafted, follow_ups=(told,))
    measures.save(tmp_path, plan)

    saved = measures.after(tmp_path, "sample-sao-climber", 2568)
    assert saved is not None
    frames = {"measures": saved.frame, "follow_ups": saved.follow_up_frame}
    full = memo.text(memo.document(store, **key, **frames))
    report = memo.text(memo.document(store, **key, kind="follow-up", **frames))

    assert "มาตรการที่หน่วยงานบันทึกไว้มี ๒ รายการ" in full
    assert "ข้อ o๒ ข้อมูลผู้บริหาร" in full
    assert "แล้วเสร็จ · อบรมแล้ว ๔๒ คน (๑๕ มีนาคม ๒๕๖๙)" in report
    assert "๑)\u00a0ตรวจองค์ประกอบ" in report
    assert "not_started" not in report
