"""The rule of the year: item codes, weights, levels, and which years the draft is about."""

import re
from collections import Counter
from collections.abc import Iterator

from ita import wording
from ita.proofread.claims import Spoken
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.mentions import Mention
from ita.terms import Kind
from ita.wording import _

_CITED = re.compile(r"(?:อ้างอิง(?:จาก)?|ข้อ|ชื่อ|รหัส|OIT|รายการ|[(,]|และ|[0-9]) ?$")
_WISH = re.compile(
    r"พิมพ์|(?<!ปัญ)หาก|ถ้า|จะ(?:อยู่|ได้|ถึง)|ให้ได้|ให้ถึง|ยกระดับ|ยก|ถัดไป|เป้าหมาย|ขาด|สู่|เกณฑ์|ถึง ?(?:ระดับ)? ?[“\"']? ?$"
)
_WEIGHT = re.compile(r"น้ำหนัก")
_RESULT_OF = re.compile(
    r"(?P<what>(?:วิเคราะห์|สรุป|รายงาน|ข้อเสนอแนะต่อ|ข้อเสนอแนะ(?:จาก)?|ประกาศ|ตาม|จาก)?ผลการประเมิน(?:คุณธรรมและความโปร่งใส|[^\d\n]{0,10}ITA)[^\d\n]{0,170}?(?:ปี|งบประมาณ|พ\.ศ\.) ?(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?)(?P<year>2[56]\d\d)(?! ?[-–—])"
)
_MEASURES_OF = re.compile(
    r"(?P<what>มาตรการ(?:ส่งเสริมคุณธรรม|เพื่อ(?:ส่งเสริม|ขับเคลื่อน))[^\d\n]{0,110}?(?:ปี|งบประมาณ|พ\.ศ\.) ?(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?)(?P<year>2[56]\d\d)(?! ?[-–—])"
)
_PAST = re.compile(r"รายงาน|ที่ผ่านมา|ปีก่อน|ตามมาตรการ|ติดตาม|เปรียบเทียบ|ย้อนหลัง|เทียบ|เดิม|แนวโน้ม")


def codes(context: Context) -> Iterator[Finding]:
    """An item code beyond the list of its year."""
    facts = context.facts
    for one in context.blocks:
        spoken_years = [mention.year for mention in one.mentions if mention.what == "year"]
        for mention in one.mentions:
            code = re.fullmatch(r"([ieo])(\d+)", mention.name) if mention.what == "node" else None
            if code is None:
                continue
            letter, number = code[1], int(code[2])
            known = facts.codes(facts.fiscal_year, letter)
            if not known or number <= known[-1]:
                continue
            before = one.said[: mention.start]
            if mention.is_unsure and not (_CITED.search(before) or not before.strip()):
                continue
            if not mention.is_unsure and before[-1:] in "/-." and before:
                continue
            # A sentence that names another year may cite that year's list.
            if any(number in facts.codes(year, letter) for year in spoken_years if year != facts.fiscal_year):
                continue
            written = one.said[mention.start : mention.end]
            yield context.on(
                "code",
                one,
                mention.start,
                mention.end,
                _("ปี {year} มีข้อ {letter}1–{letter}{last} ไม่มี {code} อาจเป็นรหัสของปีอื่น").format(
                    year=wording.year(facts.fiscal_year), letter=letter, last=known[-1], code=mention.name
                ),
                node=mention.name,
                found=written,
                expected=f"{letter}1–{letter}{known[-1]}",
            )


def numbers_and_names(context: Context) -> Iterator[Finding]:
    """An indicator's number beside the name of another one."""
    facts = context.facts
    tree = facts.nodes.get(facts.fiscal_year, {})
    for one in context.blocks:
        for first, second in zip(one.mentions, one.mentions[1:], strict=False):
            if first.what != "node" or second.what != "node" or first.name == second.name:
                continue
            both = [tree.get(first.name), tree.get(second.name)]
            if not all(node and node.kind == Kind.INDICATOR for node in both):
                continue
            written = one.said[first.start : first.end]
            if (
                re.search(r"\d$", written)
                and re.fullmatch(r"[ :.“\"]*", one.said[first.end : second.start])
                and not re.search(r"\d", one.said[second.start : second.end])
            ):
                yield context.on(
                    "name",
                    one,
                    first.start,
                    second.end,
                    _("ตัวชี้วัดที่ {number} ของปี {year} คือ {name}").format(
                        number=first.name, year=wording.year(facts.fiscal_year), name=facts.label(first.name)
                    ),
                    node=first.name,
                    found=facts.label(second.name),
                    expected=facts.label(first.name),
                )


def weights(context: Context) -> Iterator[Finding]:
    """Weights of the instruments that do not add up to 100, or differ from the year's rule."""
    for one in context.blocks:
        if _WEIGHT.search(one.said):
            yield from _weights_of(context, one, _weights_in_sentence(one))
    for table in context.tables:
        rows = [table.rows[number] for number in sorted(table.rows)]
        heads = rows[0] if rows else {}
        column = next((number for number, cell in heads.items() if _WEIGHT.search(cell.said)), 0)
        found: list[tuple[Spoken, str, Mention]] = []
        for row in rows[1:]:
            nodes = [
                mention.name
                for number, cell in sorted(row.items())
                if number < column
                for mention in cell.mentions
                if mention.what == "node"
            ]
            figures = (
                [mention for mention in row[column].mentions if mention.what == "figure"]
                if column in row
                else []
            )
            if nodes and len(figures) == 1:
                found.append((row[column], nodes[0], figures[0]))
        if column:
            yield from _weights_of(context, heads[column], found)


def _weights_in_sentence(one: Spoken) -> list[tuple[Spoken, str, Mention]]:
    start = _WEIGHT.search(one.said)
    found: list[tuple[Spoken, str, Mention]] = []
    node = ""
    for mention in one.mentions:
        if mention.what == "node":
            node = mention.name
        elif mention.what == "figure" and node and start:
            gap = one.said[max(0, mention.start - 30) : mention.start]
            if re.search(r"น้ำหนัก[^\d]*$|ร้อยละ ?$|[(:=] ?$|[A-Z12)] ?$", gap) and not re.search(
                r"คะแนน(?!น้ำ)[^\d]*$", gap
            ):
                found.append((one, node, mention))
            node = ""
    return found


def _weights_of(context: Context, at: Spoken, found: list[tuple[Spoken, str, Mention]]) -> Iterator[Finding]:
    facts = context.facts
    told = {
        node: (cell, mention)
        for cell, node, mention in found
        if node in facts.of_kind(Kind.INSTRUMENT) or node in facts.parts
    }
    if len(told) < 3:
        return
    tops = {node: told[node][1].number for node in told if node not in facts.parts}
    leaves = {node: told[node][1].number for node in told if node not in facts.parts.values()}
    if any(abs(sum(group.values()) - 100) < 0.1 for group in (tops, leaves)):
        for node, (cell, mention) in told.items():
            wanted = facts.weights.get(node)
            if wanted is not None and abs(mention.number - wanted) > 0.1:
                yield context.on(
                    "weight",
                    cell,
                    mention.start,
                    mention.end,
                    _("ร่างเขียนน้ำหนักของ {node} ว่า {found} เกณฑ์ของปีใช้ {expected}").format(
                        node=node, found=f"{mention.number:g}", expected=f"{wanted:g}"
                    ),
                    node=node,
                    found=f"{mention.number:g}",
                    expected=f"{wanted:g}",
                    severity="warning",
                    sure="medium",
                )
        return
    total = sum((leaves if len(leaves) >= 3 else tops).values())
    off = [
        f"{node} {facts.weights[node]:g}"
        for node, (_cell, mention) in told.items()
        if node in facts.weights and abs(mention.number - facts.weights[node]) > 0.1
    ]
    cells = list(told.values())
    cell, mention = next(
        (
            (cell, mention)
            for node, (cell, mention) in told.items()
            if abs(mention.number - facts.weights.get(node, mention.number)) > 0.1
        ),
        cells[0],
    )
    yield context.on(
        "weight",
        cell,
        mention.start,
        mention.end,
        _("น้ำหนักในร่างรวมได้ {total} ไม่ใช่ 100").format(total=f"{total:g}")
        + (" " + _("(เกณฑ์ของปี: {rule})").format(rule=wording.listed(off)) if off else ""),
        found=f"{total:g}",
        expected="100",
    )


def levels(context: Context) -> Iterator[Finding]:
    """A level of another scheme, or one that does not follow from the scores."""
    facts = context.facts
    for one in context.blocks:
        found = [mention for mention in one.mentions if mention.what == "level"]
        if len({mention.name for mention in found}) > 2:
            continue  # the scheme itself is explained
        for mention in found:
            if _WISH.search(one.said[max(0, mention.start - 28) : mention.start]):
                continue
            years = [other for other in one.mentions if other.what == "year" and other.end <= mention.start]
            year = min(years[-1].year, facts.fiscal_year) if years else facts.fiscal_year
            scheme = facts.schemes.get(year, {})
            mine = facts.levels.get(year, [])
            if mention.name in [*mine, *facts.levels.get(facts.fiscal_year, [])]:
                continue
            if mine and mine[0] not in scheme and mention.name in mine[0]:
                continue  # as printed, where the rule cannot tell
            if scheme and mention.name not in scheme:
                message = _("“{found}” เป็นระดับของเกณฑ์ปีอื่น ปี {year} ใช้ {levels}").format(
                    found=mention.name, year=wording.year(year), levels=" · ".join(scheme)
                )
                kind, severity = "level_scheme", "warning"
            elif mine and scheme and mine[0] in scheme:
                message = _("ร่างเขียนระดับ “{found}” คะแนนปี {year} อยู่ในระดับ “{expected}”").format(
                    found=mention.name, year=wording.year(year), expected=mine[0]
                )
                kind, severity = "level", "error"
            else:
                continue
            if _is_level_of_spoken_year(context, one, mention):
                continue
            yield context.on(
                kind,
                one,
                mention.start,
                mention.end,
                message,
                node="overall",
                found=mention.name,
                expected=mine[0] if mine else " · ".join(scheme),
                severity=severity,
            )


def _is_level_of_spoken_year(context: Context, one: Spoken, mention: Mention) -> bool:
    """Some other year the sentence speaks of had this level."""
    years = {other.year for other in one.mentions if other.what == "year" and other.end <= mention.start}
    return len(years) > 1 and any(mention.name in context.facts.levels.get(year, []) for year in years)


def years(context: Context) -> Iterator[Finding]:
    """Results or measures of another year than the draft is about."""
    facts = context.facts
    if context.other_year:
        first = next(
            (one, match)
            for one in context.blocks
            for match in _RESULT_OF.finditer(one.said)
            if int(match["year"]) == context.other_year
        )
        yield context.on(
            "year",
            first[0],
            first[1].start("year"),
            first[1].end("year"),
            _("ร่างนี้เป็นผลการประเมินปี {found} แต่เลือกตรวจกับปี {expected} เลือกปีให้ตรงกับร่างแล้วตรวจใหม่").format(
                found=wording.year(context.other_year), expected=wording.year(facts.fiscal_year)
            ),
            found=str(context.other_year),
            expected=str(facts.fiscal_year),
        )
        return
    for one in context.blocks:
        for match in _RESULT_OF.finditer(one.said):
            year = int(match["year"])
            if year == facts.fiscal_year or _PAST.search(one.said[max(0, match.start() - 30) : match.end()]):
                continue
            if year > facts.fiscal_year or _is_title(match["what"]):
                yield _year(
                    context,
                    one,
                    match,
                    facts.fiscal_year,
                    _("ร่างกล่าวถึงผลการประเมินปี {found} ส่วนอื่นเป็นของปี {expected}"),
                )
        for match in _MEASURES_OF.finditer(one.said):
            year = int(match["year"])
            if year == facts.fiscal_year + 1 or _PAST.search(
                one.said[max(0, match.start() - 30) : match.end()]
            ):
                continue
            yield _year(
                context,
                one,
                match,
                facts.fiscal_year + 1,
                _("มาตรการเขียนเป็นของปี {found} ผลปีนี้ใช้ทำมาตรการปี {expected}"),
            )


def _is_title(words: str) -> bool:
    return words.startswith(("วิเคราะห์", "สรุป", "ข้อเสนอแนะ"))


def _year(context: Context, one: Spoken, match: re.Match[str], expected: int, message: str) -> Finding:
    return context.on(
        "year",
        one,
        match.start("year"),
        match.end("year"),
        message.format(found=wording.year(int(match["year"])), expected=wording.year(expected)),
        found=match["year"],
        expected=str(expected),
        severity="warning",
        sure="medium",
    )


def other_year(context: Context) -> int:
    """The one year whose results the draft is about, where that is not the year under review; 0 otherwise."""
    told = Counter(int(match["year"]) for one in context.blocks for match in _RESULT_OF.finditer(one.said))
    if not told or told[context.facts.fiscal_year] * 2 >= sum(told.values()):
        return 0
    year, count = told.most_common(1)[0]
    return year if year != context.facts.fiscal_year and count * 2 > sum(told.values()) else 0
