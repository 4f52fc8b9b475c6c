"""Whose figures a page shows: the choices in the link, the first visit, and the states before there is anything to show."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import WriteData
from streamlit.testing.v1 import AppTest
from test_pages import GOOD, NONGWAENG, OF_AN_AGENCY, ROOT, SOKKAM, figures, html, opened, texts

from ita import freshness
from ita.ingest import derive, load
from ita.store import Store
from ita.ui.menu import PAGE_TITLES


@pytest.fixture(autouse=True)
def _of_the_project(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)


def test_a_first_visit_asks_whose_office_this_is_and_opens_nobody_elses() -> None:
    app = opened()

    assert "หน่วยงานของท่านคือ…" in texts(app)
    assert "agency" not in app.query_params
    assert not figures(app)
    assert re.search(r'href="\./\?[^"]*agency=sample-pao', html(app))


def test_the_only_agency_with_figures_opens_by_itself(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))

    assert figures(opened())[0] == "91.25"


def test_an_agency_without_figures_says_what_to_bring(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_data({"x.csv": GOOD})
    load.make(data)
    monkeypatch.setenv("ITA_DATA", str(data))

    app = opened(agency="a2")

    assert "ยังไม่มีคะแนนของ ทต.กลางน้ำ" in texts(app)
    assert "ไปหน้านำเข้าข้อมูล" in texts(app)


def test_an_office_opens_on_its_own_agency(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_AGENCY", "อบต.หนองแวง")

    assert opened().query_params["agency"] in (NONGWAENG, [NONGWAENG])


@pytest.mark.parametrize(
    ("office", "told"),
    [
        (b"agency\n\xdb\xfc\xff\n", "office.csv ไม่ได้ จึงไม่ทราบว่าเป็นสำนักงานของหน่วยงานใด → เปิดไฟล์ใน Excel"),
        ("agency\nอบต.ไม่มีจริง\n".encode(), "ไม่พบหน่วยงาน “อบต.ไม่มีจริง” ในทะเบียน → "),
    ],
    ids=["no text", "an agency nobody knows"],
)
def test_an_office_that_cannot_be_told_is_a_sentence_and_the_page_asks_whose_it_is(
    small_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: bytes, told: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(small_build, data)
    (data / "office.csv").write_bytes(office)
    monkeypatch.setenv("ITA_DATA", str(data))

    app = opened()

    assert told in texts(app)
    assert "หน่วยงานของท่านคือ…" in texts(app)
    assert not app.error


def test_choices_survive_a_change_of_page() -> None:
    app = opened("indicators", agency="sample-tt-faller", fiscal_year="2567", lang="th")

    assert "ทต.เงาจันทร์" in texts(app)
    assert app.query_params["fiscal_year"] in ("2567", ["2567"])


def test_an_agency_chosen_in_the_sidebar_opens_on_its_newest_year_and_is_in_the_link() -> None:
    app = opened(agency=SOKKAM, fiscal_year="2568")

    app.query_params["agency"] = NONGWAENG
    app.run()

    assert app.query_params["agency"] in (NONGWAENG, [NONGWAENG])
    assert figures(app)[0] == "89.15"


@pytest.mark.parametrize("page", OF_AN_AGENCY)
def test_an_unknown_agency_in_a_link_gives_a_sentence_and_no_figures(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["agency"] = "ไม่มีจริง"
    app.switch_page(f"pages/{page}.py").run()

    assert not app.exception
    assert "ไม่พบหน่วยงานรหัส “ไม่มีจริง”" in texts(app)
    assert "หน่วยงานของท่านคือ…" in texts(app)
    assert not figures(app)


def test_a_link_to_a_year_without_data_offers_the_years_that_have_some() -> None:
    app = opened(agency=NONGWAENG, fiscal_year="2568")

    assert "ไม่มีคะแนนปี 2568" in texts(app)
    app.button[0].click().run()
    assert figures(app)[0] == "89.15"


def test_synthetic_figures_say_so_and_can_be_hidden() -> None:
    app = opened(agency="sample-sao-climber", fiscal_year="2568")
    assert "ข้อมูลสมมติ" in texts(app)

    app.query_params["sample"] = "no"
    app.run()

    assert "หน่วยงานของท่านคือ…" in texts(app)
    assert not figures(app)


def test_the_switch_speaks_english_on_every_page() -> None:
    for page in PAGE_TITLES:
        app = opened(page, agency=SOKKAM, fiscal_year="2568", lang="en")

        assert app.title[0].value.endswith("?")
        assert app.title[0].value.isascii()


def test_an_agency_that_became_another_leads_on_to_it() -> None:
    app = opened(agency="sample-sao-rising", fiscal_year="2565")

    assert "หน่วยงานนี้เปลี่ยนเป็น ทต.ตะวันทอ ตั้งแต่ปี 2566" in texts(app)


def test_an_empty_data_folder_says_where_to_put_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITA_DATA", str(tmp_path))

    assert "ยังไม่มีไฟล์คะแนน" in texts(opened())


def test_before_any_build_the_page_says_so_and_builds_on_request(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITA_DATA", str(write_data({"x.csv": GOOD})))

    app = opened()

    assert "ยังไม่มีฐานข้อมูลคะแนน" in texts(app)
    app.button[0].click().run()
    assert figures(app)[0] == "91.25"


def test_a_build_of_an_older_version_says_so(write_data: WriteData, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_data({"x.csv": GOOD})
    monkeypatch.setattr(derive, "program_version", lambda: "older")
    monkeypatch.setattr(freshness, "program_version", lambda: "older")
    load.make(data)
    monkeypatch.undo()
    monkeypatch.setenv("ITA_DATA", str(data))

    app = opened()

    assert "ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นเก่า" in texts(app)
    app.button[0].click().run()
    assert figures(app)[0] == "91.25"


def test_the_foot_of_a_page_names_the_version_of_the_data_and_offers_to_remember_the_agency(
    store: Store,
) -> None:
    drawn = html(opened("trends", agency=SOKKAM, fiscal_year="2568"))

    assert f"<span>รุ่นข้อมูล {store.data_version}</span>" in drawn
    assert f'<button data-office="{SOKKAM}">' in drawn
