"""What a stretch of a draft speaks of, in reading order: nodes, figures, years and levels. Judges nothing."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from ita.proofread.facts import Facts
from ita.proofread.reading.plain import Plain
from ita.terms import OVERALL
from ita.words.thai import months_pattern

What = Literal["node", "figure", "year", "span", "level"]

_CALENDAR = re.compile(rf"(?:{months_pattern()}) *(?:พ\.ศ\. ?)?$")
_YEAR = re.compile(
    r"(?<![\d.,/])2[5-6]\d\d(?![\d/]|\.\d)|(?:(?<=ปี )|(?<=ปี)|(?<=พ\.ศ\. )|(?<=งบประมาณ ))[5-9]\d(?![\d.,%/])"
)
_SPAN = re.compile(r"(2[5-6]\d\d) ?(?:-|–|—|ถึง(?:ปี)?(?:งบประมาณ)?) ?(?:พ\.ศ\. ?)?(2[5-6]\d\d|\d\d(?![\d.]))")
_FIGURE = re.compile(r"(?<![\d.,/A-Za-z:])(?:[+−–-](?=\d))?\d{1,3}(?:\.\d{1,4})?(?![\d/:]|\.\d|,\d{3})")
_OVERALL = re.compile(
    r"(?:ผลการประเมิน|ผลคะแนน|คะแนน)?(?:ITA)? ?(?:ใน|โดย)?ภาพรวม(?:ของหน่วยงาน|หน่วยงาน|ของคะแนน)?|คะแนนรวม|คะแนน ?ITA(?! ?\d)"
)
# An overall of somebody else.
_NOT_OURS = re.compile(
    r" ?(?:ของ|ระดับ|ทั้ง|ใน)?(?:ระดับ)?(?:ประเทศ|จังหวัด(?![ก-๙]{0,60} ?ในภาพรวม)|อำเภอ|กลุ่ม|อปท)"
)
_INDICATOR = re.compile(r"ตัวชี้วัด(?:ที่)? ?(\d{1,2})(?!\d|\.\d| ?(?:ตัวชี้วัด|ตัว(?!ชี้)))")
_SUB = re.compile(r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)? ?((?:9|10)\.\d)(?!\d)|^ ?((?:9|10)\.\d)(?= ?[ก-ฮเ-ไ]))")
_QUESTION = re.compile(r"(?<![A-Za-z0-9])([ieo])[ -]?0*(\d{1,2})(?![\d.@]|[A-Za-z])", re.IGNORECASE)
# The letter o read as a zero; the letter i read as a one beside Thai digits.
_ZERO = re.compile(r"(?<![\d.,/A-Za-z:+-])0 ?(\d{1,2})(?![\d.,/:]| \d{3}|-)")
# A name of an indicator or issue stands as a word of its own, not inside the name of a document.
_BEGINS = re.compile(r"(?:^|[^ก-๛]|ตัวชี้วัด(?:ที่)?|ด้าน|ประเด็น|คือ|ได้แก่|และ)$")
_PARTED = re.compile(r"^ ?(?:\(|ใน)? ?(?:EIT ?)?ส่วนที่ ?([12])")


AROUND = 60  # letters beside a mention that can change what it is


@dataclass(frozen=True, slots=True)
class Mention:
    """`name` is a node, a year or a level; `number` a figure's value; letters `start`–`end` of the plain text."""

    what: What
    start: int
    end: int
    name: str = ""
    number: float = 0.0
    decimals: int = 0
    is_signed: bool = False
    is_unsure: bool = False

    @property
    def year(self) -> int:
        """The year this mention names; 0 for anything else."""
        return int(self.name) if self.what == "year" else 0


class Speech:
    """Finds mentions by the names of one agency-year's facts."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._named = [
            (node, re.compile(_loose(name), re.IGNORECASE))
            for name, node in sorted(facts.names.items(), key=lambda one: -len(one[0]))
        ]
        # Most cells hold no name: one look for the beginning of any spares a look for each.
        starts = {
            re.escape(letters[0]) + " ?" + re.escape(letters[1])
            for name in facts.names
            if (letters := "".join(name.split()))
        }
        self._begins = re.compile("|".join(sorted(starts)) or "(?!)", re.IGNORECASE)
        self._letters = re.compile(r"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z]) ?[12]?(?!\d)")
        levels = sorted({name for one in facts.schemes.values() for name in one}, key=len, reverse=True)
        words = "|".join(_loose(name) for name in levels if not name.isascii())
        letters = "|".join(name for name in levels if name.isascii())
        self._level = re.compile(
            rf"(?:ระดับ ?(?:คะแนน|ผลการประเมิน)? ?(?:คือ|:|เป็น|อยู่ที่)? ?[“\"'(]? ?)((?:{words})|(?:{letters})(?![A-Za-z]))"
            rf"(?: ?[(“\"] ?((?:{words})|(?:{letters})(?![A-Za-z])))?"
            if levels
            else r"(?!)((x))"
        )

    def mentions(self, text: Plain, original: str = "") -> list[Mention]:
        """Every mention, in order, none inside another. `original` is the stretch as the draft writes it."""
        said = text.text
        found = [*self._nodes(said), *self._codes(said, original), *_years(said), *self.levels(said)]
        kept = _without_names_of_items(said, _apart(found))
        ends = [one.end for one in kept]

        def is_free(figure: Mention) -> bool:
            following = bisect_right(ends, figure.start)
            return following == len(kept) or kept[following].start >= figure.end

        figures = [one for one in _figures(said) if is_free(one)]
        return sorted([*kept, *figures], key=lambda one: one.start)

    def _nodes(self, said: str) -> list[Mention]:
        found = []
        known = self.facts.nodes.get(self.facts.fiscal_year, {})
        for pattern in (_SUB, _INDICATOR):
            for match in pattern.finditer(said):
                name = next(filter(None, match.groups()))
                if name in known:
                    found.append(Mention("node", match.start(), match.end(), name))
        for node, pattern in self._named if self._begins.search(said) else ():
            for match in pattern.finditer(said):
                if not (node.isdecimal() or node.startswith("issue")) or _BEGINS.search(
                    _before(said, match.start())
                ):
                    found.append(Mention("node", match.start(), match.end(), node))
        for match in self._letters.finditer(said):
            found.append(Mention("node", match.start(), match.end(), match[0].replace(" ", "").upper()))
        for match in _OVERALL.finditer(said):
            if not _NOT_OURS.match(said, match.end()):
                found.append(Mention("node", match.start(), match.end(), OVERALL))
        return [_with_part(one, said) for one in found]

    def _codes(self, said: str, original: str) -> list[Mention]:
        found = [
            Mention("node", match.start(), match.end(), f"{match[1].lower()}{int(match[2])}")
            for match in _QUESTION.finditer(said)
            if int(match[2])
        ]
        found += [
            Mention("node", match.start(), match.end(), f"o{int(match[1])}", is_unsure=True)
            for match in _ZERO.finditer(said)
            if int(match[1])
        ]
        # A scanned i stands as an Arabic one before Thai digits, at the beginning.
        scanned = re.match(r"\s*1([๐-๙]{1,2})(?=\s)", original)
        if scanned and said.lstrip()[:1] == "1":
            number = int(scanned[1])
            if number in self.facts.codes(self.facts.fiscal_year, "i"):
                start = len(said) - len(said.lstrip())
                found.append(
                    Mention("node", start, start + len(scanned[0].strip()), f"i{number}", is_unsure=True)
                )
        return found

    def levels(self, said: str) -> list[Mention]:
        """Level words and letters after the word for level; a second one in brackets is a mention of its own."""
        found = []
        for match in self._level.finditer(said):
            for group in (1, 2):
                if match[group]:
                    name = match[group] if match[group].isascii() else re.sub(r"\s", "", match[group])
                    found.append(Mention("level", match.start(group), match.end(group), name))
        return found


def _before(said: str, place: int) -> str:
    """The few letters before a place."""
    return said[max(0, place - AROUND) : place]


def _loose(name: str) -> str:
    """A pattern for a name that allows a space anywhere and what documents leave out."""
    pieces = [re.escape(letter) for letter in name if not letter.isspace()]
    pattern = r" ?".join(pieces)
    return pattern.replace(r"ไ ?ข ?", r"(?:ไ ?ข ?)?") if "แก้ไขปัญหา" in name else pattern


def _with_part(one: Mention, said: str) -> Mention:
    """EIT with the number of its part after it is that part."""
    if one.name != "EIT":
        return one
    following = said[one.end : one.end + AROUND]
    unclosed = re.sub(r"^ ?\)", "", following)
    after = _PARTED.match(unclosed)
    if not after:
        after = re.match(r"^ ?\(?(?:แบบวัด)? ?EIT ?\)? ?\(?ส่วนที่ ?([12])", following)
    if after:
        skipped = len(following) - len(unclosed)
        return Mention("node", one.start, one.end + skipped + after.end(), f"EIT{after[1]}")
    return one


def _years(said: str) -> list[Mention]:
    found: list[Mention] = [Mention("span", match.start(), match.end()) for match in _SPAN.finditer(said)]
    for match in _YEAR.finditer(said):
        if not _CALENDAR.search(_before(said, match.start())):
            number = int(match[0])
            name = str(number if number > 99 else 2500 + number)
            found.append(Mention("year", match.start(), match.end(), name))
        else:
            found.append(Mention("span", match.start(), match.end()))
    return found


def _figures(said: str) -> list[Mention]:
    found = []
    for match in _FIGURE.finditer(said):
        written = match[0].lstrip("+−–-")
        number = float(written)
        if number <= 100:
            decimals = len(written.partition(".")[2])
            found.append(
                Mention(
                    "figure",
                    match.start(),
                    match.end(),
                    number=number,
                    decimals=decimals,
                    is_signed=written != match[0],
                )
            )
    return found


def _apart(found: list[Mention]) -> list[Mention]:
    """The longest of mentions that overlap, in order; an indicator's number and its name after it become one."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start, -(one.end - one.start))):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _without_names_of_items(said: str, found: list[Mention]) -> list[Mention]:
    """Without names in the text of a question after its code, and without the part of EIT in brackets after a name."""
    kept: list[Mention] = []
    for one in found:
        if kept and one.what == "node" and re.fullmatch(r"\d+|issue\d+", one.name):
            last = kept[-1]
            is_bare = one.end - one.start > 12 or last.name == one.name
            if is_bare and re.fullmatch(r"[ieo]\d+", last.name) and one.start - last.end < 160:
                continue
        if (
            kept
            and re.fullmatch(r"EIT[12]", one.name)
            and _before(said, one.start).rstrip().endswith("(")
            and re.fullmatch(r"[ie]\d+|\d+", kept[-1].name)
            and one.start - kept[-1].end < 120
        ):
            continue
        kept.append(one)
    return kept
