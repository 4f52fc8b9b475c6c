"""What a draft says lies below, at or above a bar: counts, lists, and all or some of a group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ita import wording
from ita.proofread.claims import Spoken
from ita.proofread.context import Context
from ita.proofread.facts import Facts
from ita.proofread.findings import Finding
from ita.proofread.mentions import Mention
from ita.proofread.plain import joined
from ita.proofread.reading import Block
from ita.terms import Kind
from ita.wording import _

_POINTS = r"(?: ?(?:ร้อยละ|เกณฑ์|ค่า|เป้าหมาย|เป้า|คะแนน|ที่กำหนด|ระดับ|การประเมิน|มาตรฐาน|ที่ตั้งไว้))*"
_BAR = rf"{_POINTS} ?(?P<bar>\d{{2,3}}(?:\.\d+)?)?"
# Side of the bar → how it is written; the first that matches at a place counts.
_SIDES: list[tuple[str, re.Pattern[str]]] = [
    ("not full", re.compile(r"(?:ไม่|ยังไม่|มิ)(?:ได้|ถึง)? ?(?:คะแนน)? ?เต็ม(?: ?ร้อยละ)?(?: ?100(?:\.00)?)?")),
    ("full", re.compile(r"(?:คะแนน ?เต็ม|เต็ม ?(?:ร้อยละ|100))(?: ?ร้อยละ)?(?: ?100(?:\.00)?)?")),
    ("above", re.compile(rf"(?:ไม่ต่ำกว่า|ไม่น้อยกว่า){_BAR}")),
    ("below", re.compile(rf"(?:ต่ำกว่า|น้อยกว่า){_BAR}")),
    ("below", re.compile(rf"(?:ไม่|ยังไม่)(?:ผ่าน|ถึง|บรรลุ){_BAR}")),
    ("above", re.compile(rf"(?:สูงกว่า|มากกว่า|เกินกว่า){_POINTS} ?(?P<bar>\d{{2,3}}(?:\.\d+)?)")),
    ("above", re.compile(rf"ตั้งแต่{_POINTS} ?(?P<bar>\d{{2,3}}(?:\.\d+)?)")),
    ("above", re.compile(r"(?P<bar>\d{2,3}(?:\.\d+)?) ?(?:คะแนน)? ?ขึ้นไป")),
    ("above", re.compile(r"(?<!ไม่)(?<!การ)(?:ผ่าน|ถึง)(?:เกณฑ์|เป้าหมาย|เป้า|ค่าเป้าหมาย)(?:การประเมิน)?")),
    ("below", re.compile(r"จุดอ่อน")),
    ("above", re.compile(r"จุดแข็ง")),
]
_COUNT = re.compile(
    r"(?P<all>ทั้ง ?)?(?P<from>จาก ?(?:ทั้งหมด ?)?)?(?<![\d.])(?P<count>\d{1,2}) ?(?P<unit>ตัวชี้วัด(?! ?(?:ที่)? ?\d)|ตัว(?!ชี้|อย่าง)|ข้อ(?!มูล|เสนอ|ควร|จำกัด|กำหนด|ค้น| ?ที่ ?\d)|ประเด็น|เครื่องมือ|แบบวัด)"
)
_UNITS = {
    "ตัวชี้วัด": Kind.INDICATOR,
    "ตัว": Kind.INDICATOR,
    "ข้อ": Kind.QUESTION,
    "ประเด็น": Kind.ISSUE,
    "เครื่องมือ": Kind.INSTRUMENT,
    "แบบวัด": Kind.INSTRUMENT,
}
_LEADS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|:)")
# Another sentence begins, or one that only wishes.
_TURNS = re.compile(r"พบว่า|ปรากฏว่า|สุด|รองลงมา|\n")
_STOPS = re.compile(r"(?:โดย|ทั้งนี้|นอกจากนี้|จึง|ควร(?!ยก|ปรับ|พัฒนา)|เพื่อ|อ้างอิง)")
_MARKER = re.compile(r" ?(?:[(]?\d{1,2}[.)]|[-•●▼○▽]|[(]?[ก-ฮ][.)])? ?(?:ข้อ|ชื่อ|แบบวัด)? ?$")
_QUANTIFIED = re.compile(
    r"(?P<some>(?:บาง|มีบาง)(?P<unit1>ตัวชี้วัด|ข้อ|ชื่อ|เครื่องมือ|ประเด็น)|(?P<unit2>เครื่องมือ|ตัวชี้วัด)ใด(?:เครื่องมือ|ตัวชี้วัด)หนึ่ง)"
    r"|(?P<every>(?<!ให้)ทุก ?(?P<unit3>ตัวชี้วัด|ข้อ(?!มูล)|ชื่อ|เครื่องมือ|ประเด็น))"
)
_UNREAL = re.compile(r"(?<!ปัญ)หาก|ถ้า|กรณี|ต้อง|ให้|เป้าหมาย")
_WISHED = re.compile(r"ให้|(?<!ปัญ)หาก|ถ้า|กรณี|เมื่อ|เพื่อ|เป้าหมาย|จะต้อง|ต้อง|ควร|กำหนด|หรือ ?$")


@dataclass(frozen=True)
class Bar:
    """A phrase that says on which side of which score something lies, at letters `start`–`end`."""

    side: str
    score: float
    start: int
    end: int

    def holds(self, score: float) -> bool:
        """A score lies where the phrase says; exactly on the bar is right for either wording of above."""
        if self.side == "full":
            return score >= 99.995
        if self.side == "not full":
            return score < 99.995
        return score < self.score if self.side == "below" else score >= self.score - 0.005

    @property
    def words(self) -> str:
        """The phrase in a message."""
        sides = {
            "full": lambda: _("ได้คะแนนเต็ม"),
            "not full": lambda: _("ไม่ได้คะแนนเต็ม"),
            "below": lambda: _("ต่ำกว่า {bar}").format(bar=f"{self.score:g}"),
            "above": lambda: _("ตั้งแต่ {bar}").format(bar=f"{self.score:g}"),
        }
        return sides[self.side]()


def bars(said: str, facts: Facts) -> list[Bar]:
    """The phrases of a text in order, none inside another; none where neither text nor data give the bar."""
    found: list[Bar] = []
    for side, pattern in _SIDES:
        for match in pattern.finditer(said):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            given = match.groupdict().get("bar")
            score = float(given) if given else facts.target
            if side in ("full", "not full"):
                score = 100.0
            if score is not None and 40 <= score <= 100:
                found.append(Bar(side, score, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def counts(context: Context) -> Iterator[Finding]:
    """So many indicators, questions, issues or instruments on one side of the bar, where the data count otherwise."""
    for one in context.blocks:
        said = one.said
        phrases = bars(said, context.facts)
        for match in _COUNT.finditer(said):
            if match["from"] or not phrases or re.search(r"จาก[^\d]{0,25}$", said[: match.start()]):
                continue
            near = min(phrases, key=lambda bar: _between(said, bar, match)[0])
            distance, gap = _between(said, near, match)
            if distance > (15 if match["all"] else 110) or _COUNT.search(gap) or _TURNS.search(gap):
                continue
            if (
                match["unit"] == "ตัว"
                and "ตัวชี้วัด" not in said
                or re.search(r"ข้อ ?\d+ ?$", said[: match.start()])
            ):
                continue
            if _WISHED.search(gap) or re.search(
                r"(?:ร้อยละ|ข้อที่|ลำดับ|ทุก|แต่ละ|อีก|ต่อ) ?$", said[: match.start()]
            ):
                continue
            known = _counted(context, _UNITS[match["unit"]], near, one, match)
            told = int(match["count"])
            if known and told not in known:
                yield context.on(
                    "count",
                    one,
                    min(match.start(), near.start),
                    max(match.end(), near.end),
                    _("ร่างนับ {found} {unit}ที่{side} ข้อมูลมี {expected}").format(
                        found=told, unit=_unit(match["unit"]), side=near.words, expected=known[0]
                    ),
                    found=str(told),
                    expected=str(known[0]),
                )


def _unit(word: str) -> str:
    return {
        Kind.INDICATOR: _("ตัวชี้วัด"),
        Kind.QUESTION: _("ข้อ"),
        Kind.ISSUE: _("ประเด็น"),
        Kind.INSTRUMENT: _("เครื่องมือ"),
    }[_UNITS[word]]


def _between(said: str, bar: Bar, match: re.Match[str]) -> tuple[int, str]:
    """How far a phrase stands from a count, and the letters between."""
    if bar.start <= match.start() and match.end() <= bar.end:
        return 0, ""
    gap = said[bar.end : match.start()] if bar.end <= match.start() else said[match.end() : bar.start]
    return len(gap), gap


def _counted(context: Context, kind: Kind, bar: Bar, one: Spoken, match: re.Match[str]) -> list[int]:
    """The counts a draft may rightly give: of all nodes of the kind, or of what it spoke of before the count."""
    facts = context.facts
    counted = []
    for group in _groups(context, kind, one, match):
        scores = [facts.score(node) for node in group]
        if group and not any(score is None for score in scores):
            counted.append(sum(bar.holds(score) for score in scores if score is not None))
        elif group:
            return []
    return counted


def _instruments_near(context: Context, one: Spoken) -> set[str]:
    """The instruments that this paragraph or the few above it speak of."""
    texts = [other for other in context.blocks if not other.block.table or other is one]
    place = next(number for number, other in enumerate(texts) if other is one)
    names = set(context.facts.of_kind(Kind.INSTRUMENT))
    return {
        mention.name for other in texts[max(0, place - 3) : place + 1] for mention in other.mentions
    } & names


def _groups(context: Context, kind: Kind, one: Spoken, match: re.Match[str]) -> list[list[str]]:
    facts, place = context.facts, match.start()
    instruments = facts.of_kind(Kind.INSTRUMENT)
    if kind == Kind.INSTRUMENT:
        return [instruments, [*(set(instruments) - set(facts.parts.values())), *facts.parts]]
    before = [mention.name for mention in one.mentions if mention.what == "node" and mention.start < place]
    if kind == Kind.QUESTION:
        tree = facts.nodes.get(facts.fiscal_year, {})
        questions = facts.of_kind(kind)
        named = [name for name in before if name.isdigit() or name in facts.issues]
        if named and named[-1] in facts.issues:
            return [facts.issues[named[-1]]]
        if named:
            return [[name for name in questions if str(tree[name].indicator_id) == named[-1]]]
        if one.section:
            return [facts.issues[one.section]]
        letters = {mention.name[0] for mention in one.mentions if re.fullmatch(r"[ieo]\d+", mention.name)}
        if len(letters) == 1:
            return [[name for name in questions if name[0] in letters]]
        near = _instruments_near(context, one)
        whole = match["all"] is not None
        return [questions, *(facts.of_kind(kind, name) for name in instruments if whole or name in near)]
    of = [name for name in before if name in instruments]
    return [facts.of_kind(kind), *(facts.of_kind(kind, name) for name in of)]


@dataclass
class _Run:
    """A stretch read as one text: a paragraph, or the cells of one column from the first to the last."""

    one: Spoken
    blocks: list[Block]

    def block_at(self, offset: int) -> Block:
        """The cell a letter of the draft stands in."""
        return next((block for block in self.blocks if block.start <= offset <= block.end), self.blocks[0])


def _runs(context: Context) -> Iterator[_Run]:
    for one in context.blocks:
        if not one.block.table or context.draft.kind != "txt":
            yield _Run(one, [one.block])
    if context.draft.kind == "txt":
        yield from _columns(context)


def _columns(context: Context) -> Iterator[_Run]:
    """Columns of a table in a text file, whose cells a line each were one cell; a table that goes on is read on."""
    from ita.proofread.mentions import Speech

    speech = Speech(context.facts)
    gathered: dict[int, list[Spoken]] = {}
    header: list[str] = []
    last_block = -1
    for table in context.tables:
        rows = [table.rows[number] for number in sorted(table.rows)]
        if not rows:
            continue
        first = min(cell.block.start for cell in rows[0].values())
        heading = [cell.said.strip() for cell in rows[0].values()]
        goes_on = heading == header and not context.draft.text[last_block:first].strip()
        if not goes_on:
            yield from _closed(gathered, speech)
            gathered = {}
        header = heading
        for row in rows[1 if goes_on else 0 :]:
            for column, cell in row.items():
                gathered.setdefault(column, []).append(cell)
        last_block = max(cell.block.end for row in rows for cell in row.values())
    yield from _closed(gathered, speech)


def _closed(gathered: dict[int, list[Spoken]], speech: "object") -> Iterator[_Run]:
    from ita.proofread.mentions import Speech

    assert isinstance(speech, Speech)
    for cells in gathered.values():
        text = joined([cell.block.text for cell in cells])
        block = Block(cells[0].block.start, cells[-1].block.end, text, table=1)
        spoken = Spoken(block, speech.mentions(text), cells[-1].section)
        yield _Run(spoken, [cell.block for cell in cells])


def lists(context: Context) -> Iterator[Finding]:
    """Items listed as lying on one side of the bar that do not."""
    open_bar: tuple[Bar, Spoken] | None = None
    for run in _runs(context):
        one, said = run.one, run.one.said
        phrases = bars(said, context.facts)
        nodes = [mention for mention in one.mentions if mention.what == "node"]
        if open_bar and not one.block.table:
            first = nodes[0] if nodes and _MARKER.fullmatch(said[: nodes[0].start]) else None
            if first and said[: first.start].strip() and _is_asked(context, open_bar[1].said, first):
                yield from _listed(context, run, open_bar[0], [first])
            elif (
                phrases
                or re.match(r" ?\d{1,2}(?:\.\d)?[.)]? ?[ก-ฮ]", said)
                or (len(said) < 120 and not said[:2].strip().isdigit() and nodes == [])
            ):
                open_bar = None
        for place, bar in enumerate(phrases):
            limit = phrases[place + 1].start if place + 1 < len(phrases) else len(said)
            lead = _LEADS.search(said, bar.end, min(bar.end + 130, limit))
            if not lead or _TURNS.search(said[bar.end : lead.start()]):
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
            elif not said[lead.end() :].strip() and not one.block.table:
                open_bar = (bar, one)


def _members(said: str, nodes: list[Mention], start: int, limit: int) -> list[Mention]:
    """The nodes that follow each other from `start`: between them only marks, scores and the names of the items."""
    found: list[Mention] = []
    end = start
    for node in nodes:
        if node.start < start or node.start >= limit:
            continue
        gap = said[end : node.start]
        if len(gap) > (60 if not found else 160) or _STOPS.search(gap):
            break
        if found and node.name[0].isalpha() != found[0].name[0].isalpha():
            break
        found.append(node)
        end = node.end
    return found


def _is_asked(context: Context, said: str, node: Mention) -> bool:
    """The node is of the kind that the sentence above the list counts."""
    known = context.facts.nodes.get(context.facts.fiscal_year, {}).get(node.name)
    return known is not None and any(kind == known.kind and word in said for word, kind in _UNITS.items())


def _listed(context: Context, run: _Run, bar: Bar, nodes: list[Mention]) -> Iterator[Finding]:
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


def quantities(context: Context) -> Iterator[Finding]:
    """Some or every one of a group said to lie on one side of the bar, where none or not every one does."""
    for run in _runs(context):
        one, said = run.one, run.one.said
        for match in _QUANTIFIED.finditer(said):
            unit = (match["unit1"] or match["unit2"] or match["unit3"]).replace("ชื่อ", "ข้อ")
            after = next((bar for bar in bars(said, context.facts) if bar.start >= match.end()), None)
            if (
                after is None
                or after.start - match.end() > 40
                or _WISHED.search(said[match.end() : after.start])
            ):
                continue
            if _WISHED.search(said[max(0, match.start() - 12) : match.start()]) or after.side == "not full":
                continue
            group = _group(context, one, unit)
            scores = [(node, context.facts.score(node)) for node in group]
            if not group or any(score is None for _node, score in scores):
                continue
            wrong = [node for node, score in scores if score is not None and not after.holds(score)]
            if match["every"] and wrong:
                expected = wording.listed(
                    [f"{node} {wording.score(context.facts.score(node))}" for node in wrong[:5]]
                )
                message = _("ร่างว่าทุก{unit}{side} แต่ข้อมูลมี {expected}")
            elif match["some"] and len(wrong) == len(group):
                expected = _("ไม่มี")
                message = _("ร่างว่ามี{unit}ที่{side} ข้อมูล{expected}")
            else:
                continue
            first, last = one.block.text.span(match.start(), after.end)
            yield context.finding(
                "count",
                run.block_at(first),
                first,
                last,
                message.format(unit=_unit(unit), side=after.words, expected=expected),
                found=match[0],
                expected=expected,
                severity="warning",
                sure="medium",
            )


def _group(context: Context, one: Spoken, unit: str) -> list[str]:
    kind = _UNITS[unit]
    if kind == Kind.QUESTION:
        return context.facts.issues.get(one.section, [])
    if kind == Kind.INSTRUMENT and context.facts.parts:
        tops = [node for node in context.facts.of_kind(kind) if node not in context.facts.parts.values()]
        return [*tops, *context.facts.parts]
    return context.facts.of_kind(kind)


_VERDICT = re.compile(r"^ ?[●▼✓✗○]? ?(?P<not>ไม่|ยังไม่)?ผ่าน(?:เกณฑ์|เป้าหมาย)? ?[●▼✓✗○]? ?$")


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
