"""Items listed, or marked in a table, as lying on one side of a bar that do not."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ita import wording
from ita.proofread.context import Context
from ita.proofread.findings import Finding
from ita.proofread.reading.bars import TURNS, UNITS, Bar
from ita.proofread.reading.mentions import Mention
from ita.proofread.runs import Run, runs
from ita.wording import _

_LEADS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|:)")
_STOPS = re.compile(r"(?:โดย|ทั้งนี้|นอกจากนี้|จึง|ควร(?!ยก|ปรับ|พัฒนา)|เพื่อ|อ้างอิง)")
_MARKER = re.compile(r" ?(?:[(]?\d{1,2}[.)]|[-•●▼○▽]|[(]?[ก-ฮ][.)])? ?(?:ข้อ|ชื่อ|แบบวัด)? ?$")
_UNREAL = re.compile(r"(?<!ปัญ)หาก|ถ้า|กรณี|ต้อง|ให้|เป้าหมาย")
_VERDICT = re.compile(r"^ ?[●▼✓✗○]? ?(?P<not>ไม่|ยังไม่)?ผ่าน(?:เกณฑ์|เป้าหมาย)? ?[●▼✓✗○]? ?$")


def lists(context: Context) -> Iterator[Finding]:
    """Items listed as lying on one side of the bar that do not."""
    open_bar: tuple[Bar, frozenset[str]] | None = None
    for run in runs(context):
        one, said = run.one, run.one.said
        phrases = context.bars(said)
        nodes = one.nodes
        length = len(said.rstrip())
        if open_bar and not one.block.table:
            first = nodes[0] if nodes and _MARKER.fullmatch(said, 0, nodes[0].start) else None
            if first and said[: first.start].strip() and _kind(context, first) in open_bar[1]:
                yield from _listed(context, run, open_bar[0], [first])
            elif (
                phrases
                or re.match(r" ?\d{1,2}(?:\.\d)?[.)]? ?[ก-ฮ]", said)
                or (len(said) < 120 and not said[:2].strip().isdecimal() and nodes == [])
            ):
                open_bar = None
        for place, bar in enumerate(phrases):
            limit = phrases[place + 1].start if place + 1 < len(phrases) else len(said)
            lead = _LEADS.search(said, bar.end, min(bar.end + 130, limit))
            if not lead or TURNS.search(said[bar.end : lead.start()]):
                continue
            if (
                lead.start() - bar.end > 60
                and lead[0] in ("คือ", ":")
                or _UNREAL.search(said[max(0, bar.start - 22) : bar.start])
            ):
                continue
            listed = _members(said, nodes, lead.end(), limit)
            if listed:
                yield from _listed(context, run, bar, listed)
            elif lead.end() >= length and not one.block.table:
                open_bar = (bar, frozenset(kind for word, kind in UNITS.items() if word in said))


def _members(said: str, nodes: list[Mention], start: int, limit: int) -> list[Mention]:
    """The nodes that follow each other from `start`: between them only marks, scores and the names of the items."""
    found: list[Mention] = []
    end = start
    for place in range(bisect_left(nodes, start, key=lambda node: node.start), len(nodes)):
        node = nodes[place]
        if node.start >= limit:
            break
        gap = said[end : node.start]
        if len(gap) > (60 if not found else 160) or _STOPS.search(gap):
            break
        if found and node.name[0].isalpha() != found[0].name[0].isalpha():
            break
        found.append(node)
        end = node.end
    return found


def _kind(context: Context, node: Mention) -> str:
    """The kind of a node in the year under review; empty where the year has no such node."""
    known = context.facts.nodes.get(context.facts.fiscal_year, {}).get(node.name)
    return known.kind if known else ""


def _listed(context: Context, run: Run, bar: Bar, nodes: list[Mention]) -> Iterator[Finding]:
    facts = context.facts
    wrong = []
    for node in nodes:
        known = facts.accepted(node.name, facts.fiscal_year)
        if known and not any(bar.holds(figure.score) for figure in known):
            wrong.append(node)
    if not wrong:
        return
    text = run.one.block.text
    first, last = text.span(wrong[0].start, wrong[-1].end)
    names = list(dict.fromkeys(node.name for node in wrong))
    scores = [f"{name} {wording.score(facts.score(name))}" for name in names]
    yield context.finding(
        "list",
        run.block_at(first),
        first,
        last,
        _("ร่างจัดไว้ในรายการที่{side} แต่ข้อมูลมี {scores}").format(side=bar.words, scores=wording.listed(scores)),
        node=" ".join(names),
        found=bar.words,
        expected=wording.listed(scores),
        sure="high" if run.one.block.table == 0 or len(run.blocks) == 1 else "medium",
    )


def verdicts(context: Context) -> Iterator[Finding]:
    """Passed or not passed in a row of a table, against the score of the row's node."""
    facts = context.facts
    if facts.target is None:
        return
    for table in context.tables:
        for row in table.rows.values():
            cells = [cell for _column, cell in sorted(row.items())]
            verdict = next((cell for cell in cells if _VERDICT.match(cell.said)), None)
            node = next((one.name for cell in cells for one in cell.mentions if one.what == "node"), "")
            known = facts.accepted(node, facts.fiscal_year)
            if (
                verdict is None
                or not known
                or any(one.what == "year" for cell in cells for one in cell.mentions)
            ):
                continue
            match = _VERDICT.match(verdict.said)
            passes = not (match and match["not"])
            if all((figure.score >= facts.target) != passes for figure in known):
                yield context.on(
                    "list",
                    verdict,
                    0,
                    len(verdict.said),
                    _("{name} ได้ {score} ร่างเขียน “{found}” เป้าหมายคือ {target}").format(
                        name=context.name(node),
                        score=wording.score(known[0].score),
                        found=verdict.said.strip(),
                        target=f"{facts.target:g}",
                    ),
                    node=node,
                    found=verdict.said.strip(),
                    expected=wording.score(known[0].score),
                )
