"""Text of a cell to a value: Thai digits, Buddhist years, codes, blanks. What cannot be read raises ValueError."""

import re
from functools import lru_cache

from ita.contracts import BUDDHIST_ERA, FIRST_YEAR, HIGHEST_SCORE, LAST_YEAR, LOWEST_SCORE
from ita.words.thai import arabic, mended

REMEMBERED = 1 << 16  # texts of cells; the same few come again and again
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_BLANKS = {"", "-", "–", "—", "n/a", "na", "null", "none", "ไม่มี", "ไม่มีข้อมูล"}
# A number with its unit before or behind it, in brackets or not. Nothing is dropped from between digits, as what stands behind
# them may be the mark of a footnote.
_SCORE = re.compile(
    r"\(?\s*(?:(?:ร้อยละ|คะแนน)\s*)*(-?\d+(?:\.\d+)?|\d{1,3},\d{1,2})\s*(?:(?:%|คะแนน)\s*)*\)?"
)
_THAI_AND_ARABIC = re.compile(r"[0-9].*[๐-๙]|[๐-๙].*[0-9]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# Thai Windows bytes read as Latin-1: letters that Thai text in a Western font would need and nobody writes beside Thai.
_LATIN = re.compile("[\u00a1-\u00fb]{2,}")
_QUESTION = re.compile(r"([ieo])0*(\d{1,2})(@eit[12])?")


@lru_cache(REMEMBERED)
def text(found: str) -> str:
    """The text with its Thai mended and single spaces.

    A replacement table and not NFKC, which would take every sara am apart.
    """
    return mended(_SPACES.sub(" ", found).strip())


def markup(found: str) -> str:
    """A cell without HTML tags, with JSON escapes as letters and Thai Windows text that was read as Latin-1 mended."""
    plain = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found) if "\\u" in found else found
    if "<" in plain:
        plain = _TAG.sub("", plain).replace("&nbsp;", " ")
    return from_latin(plain)


def is_latin(found: str) -> bool:
    """Thai Windows text that was read as Latin-1 (`ÊÓ¹¡Ñ¡`)."""
    return bool(_LATIN.search(found)) and not any("ก" <= letter <= "๛" for letter in found)


def from_latin(found: str) -> str:
    """The Thai behind text that was read as Latin-1; other text as it is."""
    if found.isascii() or not is_latin(found):
        return found
    try:
        return found.encode("latin-1").decode("cp874")
    except UnicodeError:
        return found


@lru_cache(REMEMBERED)
def digits(found: str) -> str:
    """The text with Thai digits as Arabic ones."""
    return arabic(text(found))


@lru_cache(REMEMBERED)
def is_blank(found: str) -> bool:
    """No value: an empty cell, a dash or N/A. Never zero."""
    return digits(found).casefold() in _BLANKS


def score(found: str) -> float | None:
    """A score of 0–100, or None for a blank. Units and brackets around it are dropped; a decimal comma is a point.

    Raises ValueError for anything else, also for Thai digits among Arabic ones.
    """
    if is_blank(found):
        return None
    number = _SCORE.fullmatch(digits(found))
    if number is None or _THAI_AND_ARABIC.search(found):
        raise ValueError(found)
    points = float(number[1].replace(",", "."))
    if not LOWEST_SCORE <= points <= HIGHEST_SCORE:
        raise ValueError(found)
    return points + 0.0  # −0 is 0


def fiscal_year(found: str) -> int:
    """A Buddhist fiscal year; a Common Era year is converted. Other years raise."""
    plain = re.sub(r"^(?:ปีงบประมาณ|ปี)?\s*(?:พ\.ศ\.)?\s*", "", digits(found)).removesuffix(".0")
    if not re.fullmatch(r"\d{4}", plain):
        raise ValueError(found)
    number = int(plain)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        number += BUDDHIST_ERA
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError(found)
    return number


def node(found: str) -> str:
    """The code of a node as the tree writes it: `overall`, `IIT`, `9.1`, `i1`, `e1@EIT1`."""
    plain = digits(found).removesuffix(".0").replace(" ", "")
    if plain.casefold() == "overall":
        return "overall"
    # The letter o read as a zero, Thai or Arabic: only documents' codes begin with one.
    if re.fullmatch(r"0\d{1,2}", plain):
        return f"o{int(plain)}"
    question = _QUESTION.fullmatch(plain.casefold())
    if question:
        letter, number, part = question.groups()
        return f"{letter}{number}{(part or '').upper()}"
    if plain.casefold().startswith("issue"):
        return plain.casefold()
    return plain.upper() if plain[:1].isalpha() else re.sub("@eit", "@EIT", plain, flags=re.I)


def people(found: str) -> int:
    """A number of people, Thai digits and thousands' commas allowed; raises ValueError for anything else."""
    plain = digits(found).replace(",", "").strip()
    if not plain.isdecimal():
        raise ValueError(found)
    return int(plain)


def degrees(found: str) -> float:
    """A latitude or longitude in degrees as a decimal; raises ValueError for anything else."""
    return float(digits(found).strip())


def yes_or_no(found: str) -> bool:
    """yes/no, true/false, ใช่/ไม่ใช่."""
    plain = text(found).casefold()
    if plain in {"yes", "true", "1", "ใช่"}:
        return True
    if plain in {"no", "false", "0", "ไม่ใช่", "ไม่"}:
        return False
    raise ValueError(found)
