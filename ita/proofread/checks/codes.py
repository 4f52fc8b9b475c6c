"""Item codes beyond the list of the year, and numbers of indicators beside names of others."""

import re
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.terms import Kind
from ita.wording import _

BEFORE = 20  # letters before a code that say it is cited
_CITED = re.compile(r"(?:อ้างอิง(?:จาก)?|ข้อ|ชื่อ|รหัส|OIT|รายการ|[(,]|และ|[0-9]) ?$")


def codes(context: Context) -> Iterator[Finding]:
    """An item code beyond the list of its year."""
    facts = context.facts
    for one in context.blocks:
        spoken_years = dict.fromkeys(mention.year for mention in one.mentions if mention.what == "year")
        first_letter = len(one.said) - len(one.said.lstrip())
        for mention in one.mentions:
            code = re.fullmatch(r"([ieo])(\d+)", mention.name) if mention.what == "node" else None
            if code is None:
                continue
            letter, number = code[1], int(code[2])
            known = facts.codes(facts.fiscal_year, letter)
            if not known or number <= known[-1]:
                continue
            before = one.said[max(0, mention.start - BEFORE) : mention.start]
            if mention.is_unsure and not (_CITED.search(before) or mention.start <= first_letter):
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
