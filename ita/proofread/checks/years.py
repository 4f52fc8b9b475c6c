"""Which year the draft is about, and results or measures of another one."""

import re
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.spoken import Spoken
from ita.proofread.reading.subject import RESULT_OF
from ita.wording import _

_MEASURES_OF = re.compile(
    r"(?P<what>มาตรการ(?:ส่งเสริมคุณธรรม|เพื่อ(?:ส่งเสริม|ขับเคลื่อน))[^\d\n]{0,110}?(?:ปี|งบประมาณ|พ\.ศ\.) ?(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?)(?P<year>2[56]\d\d)(?! ?[-–—])"
)
_PAST = re.compile(r"รายงาน|ที่ผ่านมา|ปีก่อน|ตามมาตรการ|ติดตาม|เปรียบเทียบ|ย้อนหลัง|เทียบ|เดิม|แนวโน้ม")


def years(context: Context) -> Iterator[Finding]:
    """Results or measures of another year than the draft is about."""
    facts = context.facts
    if context.other_year:
        first = next(
            (one, match)
            for one in context.blocks
            for match in RESULT_OF.finditer(one.said)
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
        for match in RESULT_OF.finditer(one.said):
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
