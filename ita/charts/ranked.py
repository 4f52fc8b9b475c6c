"""Scores of one year as rows of HTML: from the target, beside the peers, as parts of a whole, as points lost."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts import marks
from ita.charts.drawing import row_name, target_of
from ita.charts.ends import ends_and_ours, left_out
from ita.charts.marks import Line, Mark
from ita.rows import IndicatorRanking, NodeTrend, PeerScores
from ita.sentences import Row
from ita.wording import _

# The address a row leads to, or what it is called.
Lead = Callable[[Row], str]


def is_below(row: Row) -> bool:
    """Under the target of its year."""
    gap = row.get("gap_to_target")
    return gap is not None and not wording.is_missing(gap) and gap < 0


def _moved(row: Row) -> str:
    told = wording.moved(row.get("score_change"))
    return "" if told == wording.NO_SCORE else told


def score_rows(
    rows: Sequence[Row], lead: Lead, chosen: str = "", opened: Markup | None = None, name: Lead = row_name
) -> Markup:
    """Each score as a dot on a stem from the target; the row of the node `chosen` is marked, and `opened` stands under it."""
    scored = _scored(rows)
    scale = _scale(scored)
    return marks.rows(
        [_score_line(row, scale, lead, name, row["node"] == chosen, opened) for row in scored], scale
    )


def peer_rows(rows: Sequence[Row], lead: Lead) -> Markup:
    """The agencies ranked on one figure, highest first: of many the ends and our neighbours; ours is marked."""
    scored = _scored(rows)
    scale = _scale(scored)
    return marks.rows(
        [
            Line(left_out(row), "", is_heading=True)
            if isinstance(row, int)
            else _score_line(row, scale, lead, row_name, bool(row["is_chosen"]))
            for row in ends_and_ours(scored, lambda row: bool(row["is_chosen"]))
        ],
        scale,
    )


def _scored(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not wording.is_missing(row["score"])]


def _scale(rows: Sequence[Row]) -> marks.Scale:
    target = next((row["target"] for row in rows if not wording.is_missing(row["target"])), None)
    return marks.scale_of((row["score"] for row in rows), target)


def _from_target(score: float, scale: marks.Scale) -> list[Mark]:
    """A stem from the target to the score; without a target there is no place where a length could begin."""
    return [] if scale.target is None else [Mark("stem", scale.target, score)]


def _score_line(
    row: Row, scale: marks.Scale, lead: Lead, name: Lead, is_chosen: bool, opened: Markup | None = None
) -> Line:
    return Line(
        name(row),
        wording.score(row["score"]),
        _moved(row),
        lead(row),
        str(row.get("instrument") or ""),
        [*_from_target(row["score"], scale), Mark("us", row["score"])],
        is_below=is_below(row),
        is_chosen=is_chosen,
        opened=opened if is_chosen else None,
    )


def contribution_rows(rows: Sequence[Row], lead: Lead, chosen: str | None = None) -> Markup:
    """What each instrument (its parts where it has them) adds to the overall, out of what it could add, in points.

    The instrument `chosen`, or its parts, are marked.
    """
    scale = marks.lengths(row["weight"] * 100 for row in rows)
    lines = []
    for row in rows:
        most = row["weight"] * 100
        given = row["contribution"]
        room = [Mark("room", 0, most)]
        is_chosen = bool(chosen) and chosen in (row["instrument"], row["part_of"])
        if wording.is_missing(given):
            lines.append(
                Line(
                    _named(row),
                    _("ไม่มีคะแนน"),
                    "",
                    lead(row),
                    row["instrument"],
                    room,
                    is_chosen=is_chosen,
                )
            )
            continue
        lines.append(
            Line(
                _named(row),
                _("{points} จาก {most}").format(points=wording.score(given), most=f"{most:g}"),
                _("เสีย {lost}").format(lost=wording.score(row["points_lost"])),
                lead(row),
                row["instrument"],
                [*room, Mark("bar", 0, given)],
                is_chosen=is_chosen,
            )
        )
    return Markup('<div class="ita-gained">{}</div>').format(marks.rows(lines, scale))


def _named(row: Row) -> str:
    return sentences.instrument_name(row)


def indicator_rows(
    ranking: Sequence[IndicatorRanking],
    trend: Sequence[NodeTrend],
    peers: Sequence[PeerScores],
    agency_id: str,
    years: list[int],
    lead: Lead,
) -> Markup:
    """The indicators, weakest first: the line of the years, and the score on its stem among the peers as dots."""
    rows = sorted(ranking, key=lambda row: (row["score"] or 0, row["indicator_id"] or 0))
    scores = [row["score"] for answer in (ranking, peers, trend) for row in answer]
    scale = marks.scale_of(scores, target_of(ranking))
    past = {(row["node"], row["fiscal_year"]): row["score"] for row in trend}
    others: dict[int | None, list[Mark]] = {}
    for one in peers:
        if one["agency_id"] != agency_id and one["score"] is not None:
            told = f"{one['short_name']} {wording.score(one['score'])}"
            others.setdefault(one["indicator_id"], []).append(Mark("peer", one["score"], title=told))
    lines = [
        Line(
            row_name(row),
            wording.score(row["score"]),
            _moved(row),
            lead(row),
            str(row["instrument"] or ""),
            [
                *_from_target(row["score"] or 0, scale),
                *others.get(row["indicator_id"], []),
                Mark("us", row["score"] or 0),
            ],
            marks.spark([past.get((row["node"], year)) for year in years], scale),
            is_below=is_below(row),
        )
        for row in rows
    ]
    legend = []
    if any(line.spark for line in lines):
        legend.append(
            _("เส้นเล็ก = คะแนนปี {first}–{last} (มาตรเดียวกันทุกแถว)").format(
                first=wording.year(years[0]), last=wording.year(years[-1])
            )
        )
    if others:
        legend.append(_("จุดเทา = เพื่อนในชุดเดียวกัน"))
    return marks.rows(lines, scale, " · ".join(legend))


def cost_rows(rows: Sequence[Row], lead: Lead, chosen: str = "", at_once: int | None = None) -> Markup:
    """What each question costs the overall, in points: what is certain solid, what is not hatched.

    Of many rows `at_once` stand at once, the others when the reader asks for them.
    """
    scale = marks.lengths(
        row["points_lost_high"] for row in rows if not wording.is_missing(row["points_lost_high"])
    )
    return marks.folded(
        [
            Line(
                sentences.node_full_name(row),
                wording.bounds(row["points_lost_low"], row["points_lost_high"]),
                _("ได้ {score}").format(score=wording.score(row["score"])),
                lead(row),
                str(row["instrument"] or ""),
                _cost(row),
                is_chosen=bool(chosen) and row["node"] == chosen,
            )
            for row in rows
        ],
        scale,
        len(rows) if at_once is None else at_once,
        _("แถบทึบ = เสียแน่นอน · แถบลาย = อาจเสียถึงเท่านี้")
        if any(row["points_lost_low"] != row["points_lost_high"] for row in rows)
        else "",
    )


def _cost(row: Row) -> list[Mark]:
    low, high = row["points_lost_low"], row["points_lost_high"]
    if wording.is_missing(high):
        return []
    certain = [Mark("bar", 0, low)] if low else []
    return [*certain, Mark("maybe", low, high)] if wording.score(low) != wording.score(high) else certain


def part_rows(rows: Sequence[Row], lead: Lead) -> Markup:
    """Each EIT indicator with part 1 (filled) and part 2 (hollow), and how far they are apart."""
    scale = marks.scale_of([row[part] for row in rows for part in ("part_1_score", "part_2_score")], None)
    lines = []
    for row in rows:
        first, second = row["part_1_score"], row["part_2_score"]
        both = (
            [] if wording.is_missing(first) or wording.is_missing(second) else [Mark("link", first, second)]
        )
        if not wording.is_missing(first):
            both.append(Mark("us", first, title=_("ส่วนที่ 1")))
        if not wording.is_missing(second):
            both.append(Mark("hollow", second, title=_("ส่วนที่ 2")))
        told = f"{wording.score(first)} | {wording.score(second)}"
        lines.append(Line(row_name(row), told, "", lead(row), str(row["instrument"] or ""), both))
    return marks.rows(
        lines, scale, _("● ส่วนที่ 1 ประชาชนตอบเอง · ○ ส่วนที่ 2 ผู้ประเมินเก็บ (ตัวเลข: ส่วนที่ 1 | ส่วนที่ 2)")
    )
