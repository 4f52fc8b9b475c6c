"""Thai digits, days and moments are written one way everywhere."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ita import wording
from ita.words import thai

ROOMS = Path(__file__).resolve().parent.parent / "ita"


@pytest.mark.parametrize(
    ("language", "months", "said"),
    [
        ("th", "short", "9 ก.พ. 2566"),
        ("th", "long", "9 กุมภาพันธ์ 2566"),
        ("en", "short", "9 Feb 2023 (BE 2566)"),
        ("en", "long", "9 February 2023 (BE 2566)"),
    ],
)
def test_a_day_names_its_year_as_the_language_counts_them(language: str, months: str, said: str) -> None:
    wording.speak(language)

    assert thai.day(date(2023, 2, 9), months) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-21T17:05:59.123456+07:00", "21 พ.ย. 2569 เวลา 17:05 น."),
        ("2026-12-31T17:05:00+00:00", "1 ม.ค. 2570 เวลา 00:05 น."),
        ("2026-11-21T17:05:00", "21 พ.ย. 2569 เวลา 17:05 น."),
        ("", ""),
    ],
)
def test_a_moment_is_told_in_thai_time(at: str, said: str) -> None:
    assert thai.moment(at) == said


def test_a_moment_in_english_has_both_years() -> None:
    wording.speak("en")

    assert thai.moment("2026-11-21T17:05:00+07:00") == "21 Nov 2026 (BE 2569), 17:05"


@given(some.text())
def test_thai_digits_are_read_back_as_they_were(text: str) -> None:
    assert thai.arabic(thai.thai(text)) == thai.arabic(text)


@pytest.mark.parametrize("words", [("๐๑๒๓๔๕๖๗๘๙",), ("กุมภาพันธ์", "มิถุนายน"), ("ก.พ.", "มิ.ย.")])
def test_digits_and_months_stand_in_one_place(words: tuple[str, ...]) -> None:
    texts = {path: path.read_text(encoding="utf-8").replace("\\", "") for path in ROOMS.rglob("*.py")}

    holders = [path for path, text in texts.items() if all(word in text for word in words)]
    assert holders == [ROOMS / "words" / "thai.py"]
