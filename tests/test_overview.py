"""The overview's first look: the number, its alarm, what drags it down, and what the checks found."""

import re
from pathlib import Path

import pytest
from test_pages import NONGWAENG, SOKKAM, figures, html, opened, texts


@pytest.fixture(autouse=True)
def _of_the_project(project_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DATA", str(project_data))
    monkeypatch.delenv("ITA_AGENCY", raising=False)


def test_the_overview_shows_score_level_gap_and_change() -> None:
    app = opened(agency=SOKKAM, fiscal_year="2568")

    assert figures(app) == ["99.64", "◆ ผ่านดีเยี่ยม", "14.64", "▲\u00a0+0.49", "–"]
    assert "เปลี่ยนจากปี 2565" in texts(app)


def test_a_score_under_the_target_that_fell_far_is_an_alarm_in_words() -> None:
    failing, fine = (
        html(opened(agency=f"sample-{one}", fiscal_year="2568")) for one in ("tt-faller", "sao-climber")
    )

    # 81.66 in 2567, 74.30 in 2568
    assert 'class="ita-head alarm"' in failing
    assert "▼ ต่ำกว่าเป้าหมายและลดลง 7.36" in failing
    assert 'class="ita-head"' in fine
    assert "alarm" not in fine


def test_the_overview_names_the_three_questions_that_cost_most() -> None:
    app = opened(agency="sample-sao-climber", fiscal_year="2568")

    costly = re.findall(r'<li><a href="question\?[^"]*question=(\w+)">.*?<b>(.*?)</b>', html(app))

    assert costly == [("o2", "เสีย 1.00"), ("o5", "เสีย 0.57–1.00"), ("e7", "เสีย 0.44")]


def test_the_overview_draws_the_points_each_instrument_adds() -> None:
    drawn = html(opened(agency=SOKKAM, fiscal_year="2568"))

    given = re.findall(r"<b>([\d.]+) จาก (\d+)</b>", drawn)
    widths = re.findall(r'<i class="bar" style="left:0\.0%;width:([\d.]+)%">', drawn)

    assert given == [("29.69", "30"), ("15.00", "15"), ("14.95", "15"), ("40.00", "40")]
    # in shares of the longest there could be, 40 points
    assert widths == ["74.22", "37.5", "37.38", "100.0"]


def test_the_overview_says_what_the_checks_found() -> None:
    app = opened(agency="tm-roiet-mueang-roiet", fiscal_year="2568")

    assert "เป็น 99.55 แทน 95.55" in texts(app).replace("\\", "")


def test_an_agency_without_findings_has_no_badge() -> None:
    assert "ขัดกัน" not in texts(opened(agency=NONGWAENG, fiscal_year="2565"))
