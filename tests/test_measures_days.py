"""Days, periods and steps as officers type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ita import measures, wording
from ita.measures import dates
from ita.words import thai


@pytest.mark.parametrize(
    "text",
    [
        "15 ม.ค. 2569", "๑๕ ม.ค. ๒๕๖๙", "๑๕/๑/๒๕๖๙", "15/01/2569", "15/1/69", "15 มกราคม 2569", "15 มค 69",
        "วันที่ 15 มกราคม พ.ศ. 2569", "15 ม.ค.69", "2026-01-15", "2026-01-15 00:00:00", "15-1-2569", "15/1/2026",
    ],
)  # fmt: skip
def test_a_day_is_read_however_an_officer_types_it(text: str) -> None:
    assert dates.parsed(text) == date(2026, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "31 ก.พ. 2569",
        "๓๑/๒/๒๕๖๙",
        "15/13/2569",
        "0 ม.ค. 2569",
        "ม.ค. 2569",
        "พรุ่งนี้",
        "15 มยรา 69",
        "15 Jan 2026 (BE 2570)",
    ],
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates.parsed(text)


@given(some.dates(date(1957, 1, 1), date(2100, 12, 31)), some.booleans(), some.sampled_from(["th", "en"]))
def test_a_day_written_is_read_back(day: date, thai_digits: bool, language: str) -> None:
    wording.speak(language)
    assert dates.parsed(thai.thai(thai.day(day)) if thai_digits else thai.day(day)) == day


def test_29_february_exists_only_in_leap_years() -> None:
    assert dates.parsed("29 ก.พ. 2567") == date(2024, 2, 29)
    with pytest.raises(ValueError, match=r".*"):
        dates.parsed("29 ก.พ. 2569")


def test_the_periods_of_a_fiscal_year_run_from_october_to_september() -> None:
    found = dates.periods(2569)

    assert found[:4] == [
        "ต.ค. 2568 – ก.ย. 2569",
        "ต.ค. 2568 – มี.ค. 2569",
        "เม.ย. 2569 – ก.ย. 2569",
        "ต.ค. 2568 – ธ.ค. 2568",
    ]
    assert found[-1] == "ก.ย. 2569"
    assert len(found) == 1 + 2 + 4 + 12


@given(some.integers(2560, 2640))
def test_every_period_ends_within_its_fiscal_year(year: int) -> None:
    for period in dates.periods(year):
        end = dates.period_end(period)
        assert end is not None
        assert date(year - 544, 10, 1) <= end <= date(year - 543, 9, 30)
        assert (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("มกราคม - มีนาคม ๒๕๖๙", date(2026, 3, 31)),
        ("ก.พ. ๖๖ - เม.ย.๖๖", date(2023, 4, 30)),
        ("ภายใน 15 ก.พ. 2569", date(2026, 2, 15)),
        ("ตลอดปีงบประมาณ", None),
        ("ม.ค. 0000", None),
    ],
)
def test_the_end_of_a_period_is_read_from_its_words(text: str, end: date | None) -> None:
    assert dates.period_end(text) == end


@pytest.mark.parametrize(
    "text",
    ["ประชุม\nประกาศ", "1) ประชุม 2) ประกาศ", "๑.ประชุม ๒.ประกาศ", "- ประชุม\n- ประกาศ", "1. ประชุม\n2. ประกาศ"],
)
def test_steps_are_one_a_line_however_they_are_numbered(text: str) -> None:
    assert measures.steps_of(text) == "ประชุม\nประกาศ"


@given(some.text(some.sampled_from("กข 12).-\n"), max_size=30))
def test_steps_numbered_for_reading_are_the_same_steps(text: str) -> None:
    steps = measures.steps_of(text)

    assert measures.steps_of(measures.numbered(steps)) == steps


def test_a_number_inside_a_step_is_no_step() -> None:
    assert measures.steps_of("อบรม 2. ครั้ง งบ 1.5 ล้าน") == "อบรม 2. ครั้ง งบ 1.5 ล้าน"
