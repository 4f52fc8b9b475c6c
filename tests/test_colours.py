"""Colours of the instruments as those see them who confuse red and green, and as a grey printer prints them."""

import itertools
import re

import pytest
from conftest import ROOT

from ita.charts.drawing import BELOW, COLOURS, INK

CSS = (ROOT / "static" / "page.css").read_text(encoding="utf-8")
INSTRUMENTS = {name: COLOURS[name] for name in ("IIT", "EIT", "OIT")}
PAIRS = list(itertools.combinations(INSTRUMENTS, 2))
# Machado, Oliveira and Fernandes 2009: deuteranopia, on linear light.
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(light: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB light under D65."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in light)
    tristimulus = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in tristimulus)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen_without_green(colour: str) -> tuple[float, float, float]:
    light = linear(colour)
    return lab([sum(share * part for share, part in zip(row, light, strict=True)) for row in DEUTERANOPIA])


def lightness(colour: str) -> float:
    return lab(linear(colour))[0]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_instruments_are_told_apart_without_green(one: str, other: str) -> None:
    first, second = seen_without_green(INSTRUMENTS[one]), seen_without_green(INSTRUMENTS[other])

    apart = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5

    # A difference of 2.3 is just seen; twenty is another colour.
    assert apart > 20


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_instruments_are_told_apart_in_grey(one: str, other: str) -> None:
    assert abs(lightness(INSTRUMENTS[one]) - lightness(INSTRUMENTS[other])) > 9


def variables() -> dict[str, dict[str, str]]:
    """The colours of page.css by their names, as the page is by day and by night."""
    day, night = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    by_day = dict(re.findall(r"--([\w-]+): (#\w+)", day))
    return {"day": by_day, "night": by_day | dict(re.findall(r"--([\w-]+): (#\w+)", night))}


def parts(colour: str) -> list[int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    return [int(digits[place : place + 2], 16) for place in (0, 2, 4)]


def painted(rule: str, colours: dict[str, str]) -> str:
    """A colour as page.css writes it: a variable, or so many per cent of one over another."""
    mixed = re.fullmatch(r"color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)", rule)
    if not mixed:
        return colours[re.fullmatch(r"var\(--(\w+)\)", rule)[1]]  # type: ignore[index]
    share = int(mixed[2]) / 100
    pairs = zip(parts(colours[mixed[1]]), parts(colours[mixed[3]]), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in pairs)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 counts it, from 1 to 21."""
    lights = []
    for colour in (one, other):
        red, green, blue = linear("#" + "".join(f"{part:02x}" for part in parts(colour)))
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("light", ["day", "night"])
def test_words_on_tiles_and_numbers_in_the_matrix_stand_out_from_their_ground(light: str) -> None:
    colours = variables()[light]
    rules = re.findall(r"((?:\.ita-tiles a|\.ita-matrix td)\.\w+)(?: a)? \{(.*?)\}", CSS)
    grounds = {
        name: (painted(ground[1], colours), re.search(r"(?<!-)color: (var\([^)]*\))", rule))
        for name, rule in rules
        if (ground := re.search(r"background: (var\([^)]*\)|color-mix\(.*?\)\))", rule))
    }

    assert len(grounds) == 7
    for name, (ground, words) in grounds.items():
        assert contrast(ground, painted(words[1] if words else "var(--ink)", colours)) >= 4.5, name


def test_words_of_a_weakness_and_plain_words_are_dark_enough_to_read() -> None:
    assert max(lightness(BELOW), lightness(INK)) < 40
