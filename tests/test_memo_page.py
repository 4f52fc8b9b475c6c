"""The memo page through Streamlit's own test client: the memo on screen, its choices in the link, its files."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_memo_templates import broken_template

from ita.config import POINTER_FILE

ROOT = Path(__file__).resolve().parent.parent
SOKKAM = {"agency": "sao-sokkam-seka-buengkan", "fiscal_year": "2568"}


@pytest.fixture(autouse=True)
def _of_the_project(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)


def opened(**link: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, chosen in (SOKKAM | link).items():
        app.query_params[name] = chosen
    app.switch_page("pages/memo.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join(part.value for part in app.markdown)


def test_the_page_shows_the_full_memo_in_thai_digits() -> None:
    app = opened()

    assert "ในภาพรวม ๙๙.๖๔ คะแนน" in said(app)
    assert "๑๑. ข้อจำกัดของข้อมูล" in said(app)
    assert "memo" not in app.query_params
    assert "digits" not in app.query_params


def test_kind_and_digits_stand_in_the_link() -> None:
    app = opened(memo="summary", digits="arabic")

    assert "ในภาพรวม 99.64 คะแนน" in said(app)
    assert "ข้อจำกัดของข้อมูล" not in said(app)


def test_an_english_memo_has_arabic_digits_unless_the_link_says_others() -> None:
    app = opened(lang="en")

    assert "99.64" in said(app)
    assert "๙" not in said(app)
    assert "digits" not in app.query_params
    assert "๙๙.๖๔" in said(opened(lang="en", digits="thai"))


def test_the_digits_follow_the_language_until_others_are_chosen() -> None:
    app = opened()
    app.query_params["lang"] = "en"
    app.run()
    assert "๙" not in said(app)
    app.query_params["lang"] = "th"
    app.run()
    assert "ในภาพรวม ๙๙.๖๔ คะแนน" in said(app)
    app.segmented_control(key="digits").set_value("arabic").run()
    assert "ในภาพรวม 99.64 คะแนน" in said(app)


def test_an_unknown_kind_in_the_link_opens_the_full_memo() -> None:
    assert "ข้อจำกัดของข้อมูล" in said(opened(memo="novel", digits="roman"))


def test_a_broken_template_is_told_on_the_page(
    project_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_template(tmp_path, "unknown_field")
    (tmp_path / "build").mkdir()
    build = next((project_data / "build").glob("ita-*.duckdb"))
    (tmp_path / "build" / build.name).symlink_to(build)
    (tmp_path / "build" / POINTER_FILE).write_text(build.name, encoding="utf-8")
    monkeypatch.setenv("ITA_DATA", str(tmp_path))

    app = opened()

    assert any("subjekt" in part.value for part in app.error)
    assert "ในภาพรวม ๙๙.๖๔ คะแนน" in said(app)
