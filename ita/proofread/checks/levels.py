"""Levels of another scheme, or that do not follow from the scores."""

import re
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.spoken import Spoken
from ita.terms import OVERALL
from ita.wording import _

_WISH = re.compile(
    r"พิมพ์|(?<!ปัญ)หาก|ถ้า|จะ(?:อยู่|ได้|ถึง)|ให้ได้|ให้ถึง|ยกระดับ|ยก|ถัดไป|เป้าหมาย|ขาด|สู่|เกณฑ์|ถึง ?(?:ระดับ)? ?[“\"']? ?$"
)
_LACKS = re.compile(r"[”\"')\s]{0,20}ยังขาด")
_LEVEL_HEAD = re.compile(r"^ ?(?:ผล)?ระดับ(?:ผลการประเมิน|คะแนน)? ?$")


def levels(context: Context) -> Iterator[Finding]:
    """A level of another scheme, or one that does not follow from the scores."""
    for one in context.blocks:
        found = [mention for mention in one.mentions if mention.what == "level"]
        told = [mention for mention in one.mentions if mention.what == "year"] if found else []
        years: dict[int, None] = {}  # spoken of before the level
        last_year, place = context.facts.fiscal_year, 0
        if len({mention.name for mention in found}) > 2:
            continue  # the scheme itself is explained
        for mention in found:
            while place < len(told) and told[place].end <= mention.start:
                last_year = told[place].year
                years.setdefault(last_year)
                place += 1
            if _WISH.search(one.said[max(0, mention.start - 28) : mention.start]):
                continue
            if _LACKS.match(one.said, mention.end):
                continue
            # Some other year the sentence speaks of may have had this level.
            if len(years) < 2 or not any(
                mention.name in context.facts.levels.get(year, []) for year in years
            ):
                yield from _judged(context, one, mention.start, mention.end, mention.name, last_year)
    yield from _in_tables(context)


def _in_tables(context: Context) -> Iterator[Finding]:
    """Levels in a column of their own, a year a row."""
    names = {name for scheme in context.facts.schemes.values() for name in scheme}
    for table in context.tables:
        rows = [table.rows[number] for number in sorted(table.rows)]
        column = next((at for at, cell in rows[0].items() if _LEVEL_HEAD.match(cell.said)), 0) if rows else 0
        for row in rows[1:]:
            told = [mention for cell in row.values() for mention in cell.mentions]
            years = {mention.year for mention in told if mention.what == "year"}
            nodes = {mention.name for mention in told if mention.what == "node"} - {OVERALL}
            cell = row.get(column)
            name = cell.said.strip("●▼◆○▽ ") if cell else ""
            if cell and name in names and len(years) == 1 and not nodes:
                yield from _judged(context, cell, 0, len(cell.said), name, years.pop(), is_strict=True)


def _judged(
    context: Context, one: Spoken, start: int, end: int, name: str, told_year: int, *, is_strict: bool = False
) -> Iterator[Finding]:
    """The finding of a level; `is_strict` where the year stands beside it and no other can be meant."""
    facts = context.facts
    year = min(told_year, facts.fiscal_year)
    scheme, mine = facts.schemes.get(year, {}), facts.levels.get(year, [])
    if name in mine or (not is_strict and name in facts.levels.get(facts.fiscal_year, [])):
        return
    if mine and mine[0] not in scheme and name in mine[0]:
        return  # as printed, where the rule cannot tell
    if scheme and name not in scheme:
        kind, severity = "level_scheme", "warning"
        message = _("“{found}” เป็นระดับของเกณฑ์ปีอื่น ปี {year} ใช้ {levels}").format(
            found=name, year=wording.year(year), levels=" · ".join(scheme)
        )
    elif mine and mine[0] in scheme:
        kind, severity = "level", "error"
        message = _("ร่างเขียนระดับ “{found}” คะแนนปี {year} อยู่ในระดับ “{expected}”").format(
            found=name, year=wording.year(year), expected=mine[0]
        )
    else:
        return
    expected = mine[0] if mine else " · ".join(scheme)
    yield context.on(
        kind, one, start, end, message, node=OVERALL, found=name, expected=expected, severity=severity
    )
