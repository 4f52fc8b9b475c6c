"""Weights of the instruments that do not add up, or differ from the rule of the year."""

import re
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.mentions import Mention
from ita.proofread.reading.spoken import Spoken
from ita.terms import Kind
from ita.wording import _

_WEIGHT = re.compile(r"น้ำหนัก")


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
                r"(?<!น้ำหนัก)คะแนน[^\d]*$", gap
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
        (
            _("น้ำหนักในร่างรวมได้ {total} ไม่ใช่ 100 (เกณฑ์ของปี: {rule})")
            if off
            else _("น้ำหนักในร่างรวมได้ {total} ไม่ใช่ 100")
        ).format(total=f"{total:g}", rule=wording.listed(off)),
        found=f"{total:g}",
        expected="100",
    )
