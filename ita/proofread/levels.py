"""Levels of another scheme, or that do not follow from the scores."""

import re
from collections.abc import Iterator

from ita import wording
from ita.proofread.claims import Spoken
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.mentions import Mention
from ita.wording import _

_WISH = re.compile(
    r"พิมพ์|(?<!ปัญ)หาก|ถ้า|จะ(?:อยู่|ได้|ถึง)|ให้ได้|ให้ถึง|ยกระดับ|ยก|ถัดไป|เป้าหมาย|ขาด|สู่|เกณฑ์|ถึง ?(?:ระดับ)? ?[“\"']? ?$"
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
