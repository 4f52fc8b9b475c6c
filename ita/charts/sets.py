"""Agencies beside one another as rows of HTML: all on one line, spans with our place in them, moves, and years."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts import marks
from ita.charts.drawing import row_name
from ita.charts.ends import ends_and_ours, left_out
from ita.charts.marks import Line, Mark
from ita.contracts import HIGHEST_SCORE
from ita.rows import SetLines, SetMoves, SetSpine, SetSpread, SetYears
from ita.wording import _


def strip_row(rows: Sequence[SetSpread], national: float | None = None, is_narrow: bool = False) -> Markup:
    """Every agency as a dot on one line of scores, ours large; the middle of enough of them and the national mean marked.

    Where all are near one another the scale reaches to full marks, without a target or nation far away.
    """
    ours = next((row for row in rows if row["is_chosen"]), None)
    scores = [row["score"] for row in rows if row["score"] is not None]
    target = None if is_narrow else next((row["target"] for row in rows if row["target"] is not None), None)
    national = None if is_narrow else national
    scale = marks.scale_of([*scores, HIGHEST_SCORE if is_narrow else national], target)
    middle = rows[0]["middle"]
    drawn = [
        Mark("peer", row["score"], title=f"{sentences.name_in_set(dict(row))} {wording.score(row['score'])}")
        for row in rows
        if not row["is_chosen"] and row["score"] is not None
    ]
    told = [_("จุดเทา = หน่วยงานอื่น {count} แห่ง").format(count=len(drawn))]
    if middle is not None:
        drawn.append(Mark("middle", middle, title=_("ค่ากลาง {score}").format(score=wording.score(middle))))
        told.append(_("ขีด = ค่ากลาง {score}").format(score=wording.score(middle)))
    if national is not None:
        drawn.append(
            Mark("then", national, title=_("ทั้งประเทศ {score}").format(score=wording.score(national)))
        )
        told.append(_("วงกลมกลวง = ทั้งประเทศ {score}").format(score=wording.score(national)))
    if ours is None or ours["score"] is None:
        line = Line(_("ทั้งกลุ่ม"), "", marks=drawn)
    else:
        line = Line(
            sentences.name_in_set(dict(ours)),
            wording.score(ours["score"]),
            ""
            if ours["gap_to_full"] is None
            else _("ขาดจาก 100 {points}").format(points=wording.score(ours["gap_to_full"])),
            marks=[*drawn, Mark("us", ours["score"])],
            is_below=_is_below(ours),
        )
    return marks.rows([line], scale, " · ".join(told))


def _is_below(row: SetSpread) -> bool:
    return row["gap_to_target"] is not None and row["gap_to_target"] < 0


def spine_rows(rows: Sequence[SetSpine], lead: Callable[[SetSpine], str]) -> Markup:
    """Each indicator's span in the set, its middle half and median where it has one, and our dot; furthest under the middle first."""
    target = next((row["target"] for row in rows if row["target"] is not None), None)
    scale = marks.scale_of([one for row in rows for one in (row["worst"], row["best"])], target)
    ordered = sorted(rows, key=lambda row: (_or_last(row["from_middle"]), _or_last(row["score"])))
    lines = []
    for row in ordered:
        score = row["score"]
        ours = [] if score is None else [Mark("us", score)]
        lines.append(
            Line(
                row_name(dict(row)),
                wording.score(score),
                ""
                if row["from_middle"] is None
                else _("{change} จากค่ากลาง").format(change=wording.change(row["from_middle"])),
                lead(row),
                str(row["instrument"] or ""),
                [
                    *_span(
                        row["worst"], row["first_quartile"], row["middle"], row["third_quartile"], row["best"]
                    ),
                    *ours,
                ],
                is_below=score is not None and row["target"] is not None and score < row["target"],
            )
        )
    return marks.rows(
        lines,
        scale,
        _("เส้น = ต่ำสุดถึงสูงสุดของกลุ่ม · แถบ = ครึ่งกลาง · ขีด = ค่ากลาง · จุด = เรา")
        if any(row["middle"] is not None for row in rows)
        else _("เส้น = ต่ำสุดถึงสูงสุดของกลุ่ม · จุด = เรา"),
    )


def _or_last(figure: float | None) -> float:
    return float("inf") if figure is None else figure


def _span(
    worst: float | None, first: float | None, middle: float | None, third: float | None, best: float | None
) -> list[Mark]:
    drawn = []
    if worst is not None and best is not None:
        drawn.append(Mark("link", worst, best, title=wording.span(worst, best)))
    if first is not None and third is not None:
        drawn.append(
            Mark("half", first, third, title=_("ครึ่งกลาง {span}").format(span=wording.span(first, third)))
        )
    if middle is not None:
        drawn.append(Mark("middle", middle))
    return drawn


def move_rows(rows: Sequence[SetMoves], agency_id: str, lead: Callable[[SetMoves], str]) -> Markup:
    """Each agency's score in two years, a ring then and a dot now, most risen first; ours marked."""
    target = next((row["target"] for row in rows if row["target"] is not None), None)
    scale = marks.scale_of([one for row in rows for one in (row["score_then"], row["score_now"])], target)
    lines = []
    for row in ends_and_ours(rows, lambda one: one["agency_id"] == agency_id):
        if isinstance(row, int):
            lines.append(Line(left_out(row), "", is_heading=True))
            continue
        then, now = row["score_then"] or 0.0, row["score_now"] or 0.0
        lines.append(
            Line(
                sentences.name_in_set(dict(row)),
                f"{wording.score(then)} → {wording.score(now)}",
                wording.moved(row["score_change"]),
                lead(row),
                marks=[Mark("link", then, now), Mark("then", then), Mark("us", now)],
                is_below=row["target"] is not None and now < row["target"],
                is_chosen=row["agency_id"] == agency_id,
            )
        )
    return marks.rows(lines, scale, _("วงกลมกลวง = ปีก่อนที่เลือก · จุด = ปีนี้"))


def line_rows(
    rows: Sequence[SetLines], years: Sequence[int], agency_id: str, lead: Callable[[str], str]
) -> Markup:
    """Each agency's line through the years and its newest score as a dot; those of the rows, ours marked."""
    target = next((row["target"] for row in reversed(rows) if row["target"] is not None), None)
    scale = marks.scale_of([row["score"] for row in rows], target)
    found: dict[str, dict[int, SetLines]] = {}
    for row in sorted(rows, key=lambda row: (row["place"] or 0, row["fiscal_year"])):
        found.setdefault(row["agency_id"], {})[row["fiscal_year"]] = row
    lines = []
    for agency, past in found.items():
        newest = past[max(past)]
        score = newest["score"] or 0.0
        lines.append(
            Line(
                sentences.name_in_set(dict(newest)),
                wording.score(score),
                "" if max(past) == years[-1] else _("ปี {year}").format(year=wording.year(max(past))),
                lead(agency),
                marks=[Mark("us", score)],
                spark=marks.spark([past[year]["score"] if year in past else None for year in years], scale),
                is_below=newest["gap_to_target"] is not None and newest["gap_to_target"] < 0,
                is_chosen=agency == agency_id,
            )
        )
    return marks.rows(
        lines,
        scale,
        _("เส้นเล็ก = คะแนนปี {first}–{last} (มาตรเดียวกันทุกแถว)").format(
            first=wording.year(years[0]), last=wording.year(years[-1])
        ),
    )


def spread_rows(
    rows: Iterable[SetYears], target: float | None, lead: Callable[[int], str], chosen: int
) -> Markup:
    """A row for each year that has enough agencies: their span, middle half and median; the others say how few they are."""
    ordered = sorted(rows, key=lambda row: -row["fiscal_year"])
    enough = [row for row in ordered if row["median"] is not None]
    scale = marks.scale_of([one for row in enough for one in (row["lowest"], row["highest"])], target)
    lines = []
    for row in ordered:
        year = wording.year(row["fiscal_year"])
        if row["median"] is None:
            told = _("{year}: {count} แห่ง น้อยเกินกว่าจะหาค่ากลาง").format(year=year, count=row["scored_count"])
            lines.append(Line(told, "", is_heading=True))
            continue
        lines.append(
            Line(
                _("{year} ({count} แห่ง)").format(year=year, count=row["scored_count"]),
                wording.score(row["median"]),
                wording.span(row["lowest"], row["highest"]),
                lead(row["fiscal_year"]),
                marks=_span(
                    row["lowest"], row["first_quartile"], row["median"], row["third_quartile"], row["highest"]
                ),
                is_below=target is not None and row["median"] < target,
                is_chosen=row["fiscal_year"] == chosen,
            )
        )
    return marks.rows(lines, scale, _("เส้น = ต่ำสุดถึงสูงสุด · แถบ = ครึ่งกลาง · ขีดและตัวเลขหนา = ค่ากลาง"))
