"""The checks of a draft on the command line and on the page."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_proofread import CLIMBER, ROOT, _picture_pdf

from ita import cli


@pytest.fixture
def _project(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["ita", "proofread", *words])
    return cli.main()


@pytest.mark.usefixtures("_project")
@pytest.mark.parametrize(
    ("text", "code"),
    [("ผลการประเมินในภาพรวม ๙๕.๔๒ คะแนน", 0), ("ผลการประเมินในภาพรวม ๙๔.๕๒ คะแนน", 1), ("", 2)],
)
def test_the_command_ends_with_0_without_findings_1_with_some_2_unreadable(
    text: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ร่าง.txt"
    path.write_text(text, encoding="utf-8")

    assert run(monkeypatch, str(path), "--agency", CLIMBER, "--fiscal-year", "2568") == code


@pytest.mark.usefixtures("_project")
def test_the_command_gives_each_finding_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ร่าง.txt"
    path.write_text("ผลการประเมินในภาพรวม ๙๔.๕๒ คะแนน", encoding="utf-8")

    run(monkeypatch, str(path), "--agency", CLIMBER, "--fiscal-year", "2568", "--json")

    (found,) = json.loads(capsys.readouterr().out)["findings"]
    fields = "kind severity passage offset node found expected message place sure"
    assert sorted(found) == sorted(fields.split())
    assert (found["kind"], found["node"], found["found"], found["expected"]) == (
        "figure",
        "overall",
        "94.52",
        "95.42",
    )


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, chosen in link.items():
        app.query_params[name] = chosen
    app.switch_page("pages/proofread.py").run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    parts = [*app.markdown, *app.error, *app.subheader, *app.title]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


@pytest.mark.usefixtures("_project")
def test_a_pasted_draft_shows_each_finding_with_its_words_and_what_the_data_say() -> None:
    app = opened(agency=CLIMBER, fiscal_year="2568")

    app.text_area(key="draft_text").set_value("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้ ๙๙.๘๑ คะแนน").run()

    assert not app.exception
    said = texts(app)
    assert "ร่างเขียน 99.81 ข้อมูลมี 90.81" in said
    assert "> ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้ ๙๙.๘๑ คะแนน" in said
    assert "ย่อหน้า 1" in said


@pytest.mark.usefixtures("_project")
def test_a_dropped_file_that_is_a_picture_gives_a_sentence() -> None:
    app = opened(agency=CLIMBER, fiscal_year="2568")

    app.get("file_uploader")[0].set_value(("ร่าง.pdf", _picture_pdf(), "application/pdf")).run()

    assert not app.exception
    assert "ทำ OCR ก่อน" in texts(app)


@pytest.mark.usefixtures("_project")
def test_a_right_draft_says_how_much_was_compared() -> None:
    app = opened(agency=CLIMBER, fiscal_year="2568")

    app.text_area(key="draft_text").set_value("ผลการประเมินในภาพรวม ๙๕.๔๒ คะแนน").run()

    assert "เทียบตัวเลขในร่างกับข้อมูลได้ 1 แห่ง ไม่พบสิ่งที่ต่าง" in texts(app)
