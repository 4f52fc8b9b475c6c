"""Figures that differ: from the data, from one another where the data are silent, and means that repeat the overall."""

from collections import defaultdict
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.claims import Claim
from ita.terms import OVERALL
from ita.wording import _


def figures(context: Context) -> Iterator[Finding]:
    """A figure beside a node that is not the node's; a group's mean that is the overall."""
    for claim in context.claims:
        accepted = context.facts.accepted(claim.node, claim.year)
        if not accepted or any(one.is_written(claim.number, claim.decimals) for one in accepted):
            continue
        if _is_of_another_year(context, claim):
            continue
        yield _mean(context, claim) or _figure(context, claim)


def _is_of_another_year(context: Context, claim: Claim) -> bool:
    """The sentence speaks of a year whose figure this is, though it does not stand beside it."""
    if claim.is_beside_year:
        return False
    years = context.facts.years & {*claim.others, context.facts.fiscal_year}
    return any(
        one.is_written(claim.number, claim.decimals)
        for year in years
        for one in context.facts.accepted(claim.node, year)
    )


def _figure(context: Context, claim: Claim) -> Finding:
    figure = context.facts.accepted(claim.node, claim.year)[0]
    found, expected = _written(claim), wording.score(figure.score)
    name = context.at_year(claim.year, context.name(claim.node))
    owner = _owner(context, claim)
    if figure.is_computed and owner:
        message = _("{name}: ร่างเขียน {found} คำนวณจากคะแนนที่ประกาศได้ {expected} ({found} เป็นคะแนนของ {owner})")
    elif figure.is_computed:
        message = _("{name}: ร่างเขียน {found} คำนวณจากคะแนนที่ประกาศได้ {expected}")
    elif owner:
        message = _("{name}: ร่างเขียน {found} ข้อมูลมี {expected} ({found} เป็นคะแนนของ {owner})")
    else:
        message = _("{name}: ร่างเขียน {found} ข้อมูลมี {expected}")
    other = context.name(owner) if owner else ""
    message = message.format(name=name, found=found, expected=expected, owner=other)
    return context.finding(
        "figure",
        claim.block,
        claim.start,
        claim.end,
        message,
        node=claim.node,
        found=found,
        expected=expected,
        severity="warning" if figure.is_computed else "error",
        sure="medium" if figure.is_computed else "high",
    )


def _mean(context: Context, claim: Claim) -> Finding | None:
    """The finding of a group's mean that repeats the overall; None for any other figure."""
    overall = context.facts.figure(OVERALL, claim.year)
    if not (claim.node.startswith("issue") and overall and overall.is_written(claim.number, claim.decimals)):
        return None
    expected = wording.score(context.facts.accepted(claim.node, claim.year)[0].score)
    return context.finding(
        "mean_is_overall",
        claim.block,
        claim.start,
        claim.end,
        _("{name}: ค่าเฉลี่ยเขียนเท่ากับคะแนนภาพรวม {found} ค่าเฉลี่ยของข้อในกลุ่มคือ {expected}").format(
            name=context.name(claim.node), found=_written(claim), expected=expected
        ),
        node=claim.node,
        found=_written(claim),
        expected=expected,
    )


def _owner(context: Context, claim: Claim) -> str:
    """The one other node of the same kind and year whose figure this is; empty where there is none or several."""
    nodes = context.facts.nodes.get(claim.year, {})
    mine = nodes.get(claim.node)
    same = [
        one.node
        for one in nodes.values()
        if mine and one.kind == mine.kind and one.node != claim.node and "@" not in one.node
    ]
    known = [(node, context.facts.figure(node, claim.year)) for node in same]
    owners = [node for node, figure in known if figure and figure.is_written(claim.number, claim.decimals)]
    return owners[0] if len(owners) == 1 else ""


def two_values(context: Context) -> Iterator[Finding]:
    """One node with two figures in the draft, where the data hold none to tell which is right."""
    told: dict[tuple[str, int], dict[float, Claim]] = defaultdict(dict)
    for claim in context.claims:
        if not claim.node or context.facts.accepted(claim.node, claim.year) or claim.decimals < 2:
            continue
        told[claim.node, claim.year].setdefault(claim.number, claim)
    for (node, year), values in told.items():
        if len(values) < 2 or not _is_asked(context, node, year):
            continue
        first, *others = values.values()
        for claim in others:
            yield context.finding(
                "two_values",
                claim.block,
                claim.start,
                claim.end,
                _("{name}: ร่างเขียนไว้สองค่า {found} และ {other} ({place})").format(
                    name=context.at_year(year, context.name(node)),
                    found=_written(claim),
                    other=_written(first),
                    place=first.block.place,
                ),
                node=node,
                found=_written(claim),
                expected=_written(first),
                severity="warning",
                sure="medium",
            )


def group_means(context: Context) -> Iterator[Finding]:
    """Means of several groups that are all the overall, where the data hold no means to compare with."""
    unknown = [
        claim
        for claim in context.claims
        if claim.is_mean and not (claim.node and context.facts.accepted(claim.node, claim.year))
    ]
    overall = {claim.number for claim in context.claims if claim.node == OVERALL}
    figure = context.facts.figure(OVERALL, context.facts.fiscal_year)
    repeated = [
        claim
        for claim in unknown
        if claim.number in overall or (figure and figure.is_written(claim.number, claim.decimals))
    ]
    if len(repeated) < 3 or len(repeated) < len(unknown):
        return
    for claim in repeated:
        yield context.finding(
            "mean_is_overall",
            claim.block,
            claim.start,
            claim.end,
            _("ค่าเฉลี่ยทั้ง {count} กลุ่มเขียนเท่ากับคะแนนภาพรวม {found} ทั้งหมด").format(
                count=len(repeated), found=_written(claim)
            ),
            node=claim.node,
            found=_written(claim),
            severity="warning",
            sure="medium",
        )


def _is_asked(context: Context, node: str, year: int) -> bool:
    """The node is one of its year's tree, so that two figures mean one thing."""
    return node in context.facts.nodes.get(year, {})


def _written(claim: Claim) -> str:
    return f"{claim.number:.{claim.decimals}f}"
