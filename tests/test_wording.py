"""Numbers as text, and the only rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita import wording


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (99.64, "99.64"),
        (100, "100.00"),
        (89.146, "89.15"),
        (85.925, "85.93"),
        (76.4242, "76.42"),
        (None, "–"),
        (float("nan"), "–"),
    ],
)
def test_a_score_has_two_decimals_with_halves_away_from_zero(points: float | None, text: str) -> None:
    assert wording.score(points) == text


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (0.49, "▲\u00a0+0.49"),
        (-1.2, "▼\u00a0−1.20"),
        (0.004, "=\u00a00.00"),
        (-0.004, "=\u00a00.00"),
        (None, "–"),
    ],
)
def test_a_change_says_its_direction_without_colour(points: float | None, text: str) -> None:
    assert wording.moved(points) == text


def test_a_rank_never_stands_without_n_and_ties() -> None:
    assert wording.rank(3, 12, 2) == "อันดับ 3 จาก 12 (เท่ากัน 2 แห่ง)"


def test_english_gives_the_common_era_year_beside_the_buddhist_one() -> None:
    wording.speak("en")

    assert wording.year(2568) == "2568 (2025)"


def test_an_unknown_language_is_thai() -> None:
    wording.speak("fr")

    assert wording.language() == "th"


@given(st.floats(min_value=0, max_value=100))
def test_a_written_score_is_never_further_than_half_a_cent_from_the_score(points: float) -> None:
    assert abs(float(wording.score(points)) - points) <= 0.005 + 1e-9
