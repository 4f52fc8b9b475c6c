"""The way to a target step by step, what each figure would bring, and what a coming score lies between."""

from collections.abc import Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts import marks
from ita.charts.marks import Line, Mark, Scale
from ita.charts.ranked import Lead
from ita.contracts import HIGHEST_SCORE, LOWEST_SCORE
from ita.measures import Range
from ita.planner import Stage
from ita.sentences import Row
from ita.wording import _

MOST_ROWS = 12


def step_rows(
    today: float,
    level: Row | None,
    stages: Sequence[Stage],
    rows: Sequence[Row],
    target: float | None,
    lead: Lead,
) -> Markup:
    """From today's score up to the one that is reached: a bar for each figure raised, as long as the points it brings, with
    the overall and the level after it. `rows` name the figures of the stages, in their order.
    """
    reached = stages[-1].overall if stages else today
    last_level = stages[-1].level if stages else level
    scale = marks.scale_of([today, reached], target)
    lines = [_end(_("วันนี้"), today, level, target)]
    before = today
    for stage, row in zip(stages, rows, strict=True):
        lines.append(
            Line(
                _("{name}: {now} → {raised}").format(
                    name=sentences.lever_name(row),
                    now=wording.score(stage.lever.score),
                    raised=wording.score(stage.lever.ceiling),
                ),
                wording.change(stage.gain),
                _("เป็น {score} {level}").format(
                    score=wording.score(stage.overall), level=sentences.reached_level(stage.level)
                ),
                lead(row),
                str(row["instrument"] or ""),
                [Mark("bar", before, stage.overall)],
            )
        )
        before = stage.overall
    if stages:
        lines.append(_end(_("เมื่อทำครบ"), reached, last_level, target))
    return Markup('<div class="ita-gained ita-steps">{}</div>').format(marks.rows(lines, scale))


def _end(name: str, score: float, level: Row | None, target: float | None) -> Line:
    is_below = target is not None and wording.rounded(score) < wording.rounded(target)
    return Line(
        name,
        wording.score(score),
        sentences.reached_level(level),
        marks=[Mark("us", score)],
        is_below=is_below,
        is_chosen=True,
    )


def gain_rows(rows: Sequence[Row], lead: Lead) -> Markup:
    """Points of the overall each figure would add when raised to its ceiling, a dozen of them in the order given."""
    shown = rows[:MOST_ROWS]
    lines = [
        Line(
            sentences.lever_name(row),
            wording.change(row["gain"]),
            f"{wording.score(row['score'])} → {wording.score(row['ceiling'])}",
            lead(row),
            str(row["instrument"] or ""),
            [Mark("bar", 0, row["gain"])],
        )
        for row in shown
    ]
    drawn = marks.rows(lines, marks.lengths(row["gain"] for row in shown))
    return Markup('<div class="ita-gained ita-steps">{}</div>').format(drawn)


def range_rows(ranges: Sequence[tuple[str, str, Range | None, str]]) -> Markup:
    """Scores that lie between two bounds: name, chip, bounds (None: nothing can be told) and a note each; what is sure solid."""
    scale = Scale(LOWEST_SCORE, HIGHEST_SCORE, None, True)
    lines = []
    for name, chip, found, note in ranges:
        room = Mark("room", LOWEST_SCORE, HIGHEST_SCORE)
        if found is None:
            lines.append(Line(name, _("บอกไม่ได้"), note, "", chip, [room]))
            continue
        sure = [Mark("bar", LOWEST_SCORE, found.low)] if found.low > LOWEST_SCORE else []
        open_part = [Mark("maybe", found.low, found.high)] if found.high > found.low else []
        told = wording.bounds(found.low, found.high)
        lines.append(Line(name, told, note, "", chip, [room, *sure, *open_part]))
    drawn = marks.rows(lines, scale, _("แถบทึบ = อย่างน้อย · แถบลาย = อาจถึงเท่านี้"))
    return Markup('<div class="ita-gained ita-steps">{}</div>').format(drawn)
