"""Drafts for the proofreader's tests and benchmark: a memo as people write one, and slips put into it one by one."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ita.proofread.facts import Facts
from ita.terms import OVERALL, Kind

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def thai(text: str) -> str:
    """The text with Thai digits."""
    return text.translate(_THAI)


def memo(facts: Facts) -> str:
    """A right memo of an agency-year in plain text, as an officer types it: sentences, lists and tables."""
    agency, year = facts.agency, facts.fiscal_year
    name = f"{agency['agency_name']} อำเภอ{agency['district']} จังหวัด{agency['province']}"
    overall = facts.score(OVERALL)
    target = facts.target
    lines = [
        "บันทึกข้อความ",
        f"ส่วนราชการ สำนักปลัด {name}",
        f"เรื่อง การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {year}",
        f"ตามที่ {name} ได้เข้ารับการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year} นั้น",
        f"ผลการประเมินในภาพรวม {overall:.2f} คะแนน อยู่ในระดับ {facts.levels[year][0]}",
    ]
    history = {
        past: figure.score
        for (past, node), figure in facts.figures.items()
        if node == OVERALL and facts.scales[past] == facts.scales[year] and year - 5 < past <= year
    }
    if len(set(history.values())) > 2:
        order = sorted(history, key=lambda one: -history[one])
        said = [f"ปีงบประมาณ พ.ศ. {one} ({history[one]:.2f} คะแนน)" for one in (order[0], order[1], order[-1])]
        lines.append(
            f"เมื่อพิจารณาย้อนหลัง ผลการประเมินมากที่สุด คือ {said[0]} รองลงมา คือ {said[1]} และน้อยที่สุดคือ {said[2]}"
        )
        lines.append("ปีงบประมาณ\tคะแนนภาพรวม")
        lines += [f"{past}\t{score:.2f}" for past, score in sorted(history.items())]
    weights = [
        (node, facts.weights[node]) for node in facts.of_kind(Kind.INSTRUMENT) if node in facts.weights
    ]
    if len(weights) > 2:
        lines.append("น้ำหนักของเครื่องมือ " + " ".join(f"{node} ร้อยละ {weight:g}" for node, weight in weights))
    instruments = {
        node: score for node in facts.of_kind(Kind.INSTRUMENT) if (score := facts.score(node)) is not None
    }
    if instruments:
        lines += [
            "คะแนนรายเครื่องมือ มีดังนี้",
            "เครื่องมือ\tคะแนน",
            *(f"{node}\t{score:.2f}" for node, score in instruments.items()),
        ]
    lines += _indicators(facts, target)
    lines += _questions(facts, target)
    lines.append(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year + 1}")
    lines.append(f"จึงเรียน นายก{agency['agency_name']} เพื่อโปรดพิจารณา")
    return thai("\n".join(lines)) + "\n"


def _indicators(facts: Facts, target: float | None) -> list[str]:
    scores = {
        node: score for node in facts.of_kind(Kind.INDICATOR) if (score := facts.score(node)) is not None
    }
    if len(scores) < len(facts.of_kind(Kind.INDICATOR)) or target is None:
        return []
    order = sorted(scores, key=lambda node: -scores[node])
    lines = ["อันดับ\tตัวชี้วัด\tคะแนน"]
    lines += [
        f"{place}\t{facts.label(node)}\t{scores[node]:.2f}" for place, node in enumerate(order, start=1)
    ]
    named = {node: f"ตัวชี้วัดที่ {node} {facts.label(node)}" for node in scores}
    lines.append(
        f"ผลการประเมินรายตัวชี้วัด มากที่สุดคือ {named[order[0]]} ({scores[order[0]]:.2f} คะแนน) "
        f"และน้อยที่สุดคือ {named[order[-1]]} ({scores[order[-1]]:.2f} คะแนน)"
    )
    strong = [node for node in order if scores[node] >= target]
    weak = [node for node in order if scores[node] < target]
    for title, nodes in (
        ("จุดแข็ง (ตัวชี้วัดที่ได้คะแนนตั้งแต่ร้อยละ", strong),
        ("จุดอ่อนที่ต้องพัฒนา (ตัวชี้วัดที่ได้คะแนนต่ำกว่าร้อยละ", weak),
    ):
        lines.append(f"{title} {target:g}) จำนวน {len(nodes)} ตัวชี้วัด ดังนี้")
        lines += [
            f"({place}) {named[node]} โดยรวมได้คะแนนเท่ากับ ร้อยละ {scores[node]:.2f} ซึ่งประเมินการรับรู้ของผู้เกี่ยวข้อง"
            for place, node in enumerate(nodes, start=1)
        ]
    return lines


def _questions(facts: Facts, target: float | None) -> list[str]:
    lines: list[str] = []
    for issue, nodes in facts.issues.items():
        scores = {node: score for node in nodes if (score := facts.score(node)) is not None}
        mean = facts.score(issue)
        if mean is None or len(scores) < len(nodes) or target is None:
            continue
        lines += [f"({issue[5:]}) {facts.label(issue)}", "ประเด็นการประเมิน\tคะแนน"]
        lines += [f"{node} {facts.label(node)}\t{score:.2f}" for node, score in scores.items()]
        lines.append(f"คะแนนเฉลี่ย\t{mean:.2f}")
        weak = [node for node, score in scores.items() if score < target]
        if weak:
            lines.append(
                f"ข้อที่ต่ำกว่าร้อยละ {target:g} ได้แก่ " + " ".join(weak) + f" จำนวน {len(weak)} ข้อ (อ้างอิงจาก o1)"
            )
    return lines


@dataclass(frozen=True)
class Slip:
    """One slip: the draft with it, and where the changed letters stand."""

    kind: str
    text: str
    start: int
    end: int


Maker = Callable[[str, Facts, random.Random], tuple[int, int, str] | None]


def slip(kind: str, text: str, facts: Facts, chance: random.Random) -> Slip | None:
    """The text with one slip of a kind; None where the text has nothing to slip on."""
    made = MAKERS[kind](text, facts, chance)
    if made is None:
        return None
    start, end, instead = made
    return Slip(kind, text[:start] + instead + text[end:], start, start + len(instead))


def _pick(pattern: str, text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return chance.choice(found) if found else None


def _figure(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    """One digit of a score read or typed wrongly, by a whole point or more."""
    places = [
        match
        for match in re.finditer(r"(?<![\d.+−-])\d{2}\.\d{2}(?![\d.])(?! ?คะแนน ?ขึ้นไป)", text)
        if _is_own(match, facts)
    ]
    if not places:
        return None
    match = chance.choice(places)
    digits = list(match[0])
    place = chance.choice([0, 1, 3])
    old = "๐๑๒๓๔๕๖๗๘๙".find(digits[place]) if digits[place] in "๐๑๒๓๔๕๖๗๘๙" else int(digits[place])
    new = chance.choice([one for one in range(1, 10) if one != old])
    digits[place] = thai(str(new)) if digits[place] in "๐๑๒๓๔๕๖๗๘๙" else str(new)
    return match.start(), match.end(), "".join(digits)


def _is_own(match: re.Match[str], facts: Facts) -> bool:
    """The figure is a score of the agency and stands no sign before it."""
    number = float(match[0])
    return any(abs(figure.score - number) < 0.005 for figure in facts.figures.values())


def _count(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    match = _pick(r"(?:จำนวน|มี) ?(\d{1,2})(?= ?(?:ตัวชี้วัด|ข้อ))", text, chance)
    if match is None:
        return None
    told = int(match[1])
    new = chance.choice([one for one in (told - 2, told - 1, told + 1, told + 2) if one >= 0])
    return match.start(1), match.end(1), thai(str(new))


def _listed(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    """A question of the weak list replaced by one that is not weak."""
    match = _pick(r"(?:ต่ำกว่า|ไม่ผ่าน|ไม่ได้คะแนนเต็ม)[^\n]{0,60}?(?:ได้แก่|คือ) ([ieo]\d+)", text, chance)
    full = [node for node in facts.of_kind(Kind.QUESTION) if (facts.score(node) or 0) >= 99.995]
    if match is None or not full:
        return None
    return match.start(1), match.end(1), thai(chance.choice(full))


def _order(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    """Another indicator named as the highest or the lowest; its figure goes with it."""
    match = _pick(r"(?:มาก|น้อย)ที่สุด ?คือ ?(ตัวชี้วัดที่ (\d{1,2}) [^(\n]+?\(\d+\.\d\d)", text, chance)
    scores = {
        node: score for node in facts.of_kind(Kind.INDICATOR) if (score := facts.score(node)) is not None
    }
    if match is None or not scores:
        return None
    ends = {max(scores.values()), min(scores.values())}
    others = [node for node, score in scores.items() if score not in ends]
    if not others:
        return None
    node = chance.choice(others)
    return match.start(1), match.end(1), thai(f"ตัวชี้วัดที่ {node} {facts.label(node)} ({scores[node]:.2f}")


def _place(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    kind = chance.choice(("district", "province", "agency_name"))
    own = str(facts.agency[kind])
    if kind == "agency_name":
        others = [f"องค์การบริหารส่วนตำบล{name}" for name in facts.agencies - facts.own_names if len(name) > 3]
        match = _pick(re.escape(own), text, chance)
    else:
        word = "อำเภอ" if kind == "district" else "จังหวัด"
        names = facts.districts if kind == "district" else facts.provinces
        others = [f"{word}{name}" for name in names if name not in own and own not in name]
        match = _pick(re.escape(word + own), text, chance)
    return (match.start(), match.end(), chance.choice(sorted(others))) if match else None


def _code(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    last = max(facts.codes(facts.fiscal_year, "o"), default=0)
    match = _pick(r"(?<![A-Za-z\d])o\d{1,2}(?!\d)", text, chance)
    if match is None or not last:
        return None
    written = chance.choice(("o{}", "๐{}", "O{}", "o {}")).format(thai(str(last + chance.randint(1, 12))))
    if written.startswith("๐") and not re.search(r"(?:อ้างอิงจาก|ข้อ) ?$", text[: match.start()]):
        written = "o" + written[1:]
    return match.start(), match.end(), written


def _weight(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    match = _pick(r"น้ำหนัก[^\n]*?(?:IIT|EIT|OIT) ร้อยละ (\d\d)", text, chance)
    match = match or _pick(
        r"\n[^\t\n]*(?:IIT|EIT|OIT|ส่วนที่)[^\t\n]*\t[^\t\n]*\t(\d\d)(?=\.\d\d\t)", text, chance
    )
    return (
        (match.start(1), match.end(1), thai(str(int(match[1]) + chance.choice((-10, -5, 5, 10)))))
        if match
        else None
    )


def _level(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    own = facts.levels[facts.fiscal_year][0]
    match = _pick(rf"(?<!หากจะ)อยู่ในระดับ ?[“]?({re.escape(own)})(?![ก-๙])", text, chance)
    others = {name for scheme in facts.schemes.values() for name in scheme} - {own}
    return (match.start(1), match.end(1), chance.choice(sorted(others))) if match else None


def _year(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    """The year of the results or of the measures in a title."""
    year = chance.choice((facts.fiscal_year, facts.fiscal_year + 1))
    words = "วิเคราะห์ผลการประเมินคุณธรรม" if year == facts.fiscal_year else "มาตรการส่งเสริมคุณธรรม"
    match = _pick(rf"{words}[^\d]{{0,120}}({thai(str(year))}|{year})", text, chance)
    wrong = year + 2 if year == facts.fiscal_year else year - 2
    return (match.start(1), match.end(1), thai(str(wrong))) if match else None


def _mean(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    """A group's mean printed as the overall."""
    match = _pick(r"คะแนนเฉลี่ย[\t ]?(\d{2,3}\.\d\d)", text, chance)
    overall = thai(f"{facts.score(OVERALL):.2f}")
    return (
        (match.start(1), match.end(1), overall)
        if match and abs(float(match[1]) - float(overall)) > 0.02
        else None
    )


def _number(text: str, facts: Facts, chance: random.Random) -> tuple[int, int, str] | None:
    """The number of one indicator before the name of another."""
    match = _pick(r"ตัวชี้วัดที่ (\d{1,2})(?= [ก-๙])", text, chance)
    if match is None:
        return None
    others = [one for one in range(1, 11) if one != int(match[1])]
    return match.start(1), match.end(1), thai(str(chance.choice(others)))


MAKERS: dict[str, Maker] = {
    "figure": _figure,
    "count": _count,
    "list": _listed,
    "order": _order,
    "place": _place,
    "code": _code,
    "weight": _weight,
    "level": _level,
    "year": _year,
    "mean_is_overall": _mean,
    "name": _number,
}


def kinds() -> Iterator[str]:
    """The kinds of slips, over and over."""
    while True:
        yield from MAKERS
