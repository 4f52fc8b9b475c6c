"""The overview page: the first look, what drags the score down, the ways on, and the pictures below."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from ita import charts, sentences, wording
from ita.rows import (
    Findings,
    IndicatorRanking,
    InstrumentBreakdown,
    LevelsOfYear,
    NodeTrend,
    OverallStanding,
    OverallTrend,
    PeerScores,
    QuestionRanking,
    RuleChanges,
)
from ita.sentences import Row
from ita.store import Store
from ita.ui import link, menu, pieces
from ita.ui.screen import st
from ita.wording import _

if TYPE_CHECKING:
    from ita.ui.scope import Chosen


def headline(row: OverallStanding, next_level: str, said: Sequence[str]) -> None:
    """The number with its level; how far from the target, how it moved and where it stands; and the sentence of it all."""
    notes = [sentences.level_note(row), next_level]
    warning = sentences.alarm(row)
    st.html(
        Markup(
            '<section class="ita-head{alarm}"><div class="ita-score"><b>{score}</b><div><strong>{level}</strong>{warning}'
            "<small>{notes}</small></div></div><dl>{strip}</dl>{said}</section>"
        ).format(
            alarm=Markup(" alarm") if warning else "",
            score=wording.score(row["score"]),
            level=sentences.level_name(row),
            warning=Markup("<em>{}</em>").format(warning) if warning else "",
            notes=" · ".join(filter(None, notes)),
            strip=Markup("").join(
                Markup('<div><dt>{}</dt><dd>{}</dd><dd class="note">{}</dd></div>').format(*cell)
                for cell in _strip(row)
            ),
            said=Markup("").join(Markup("<p>{}</p>").format(one) for one in said if one),
        )
    )


def _strip(row: OverallStanding) -> list[tuple[str, str, str]]:
    """Distance to the target, change, and place among peers: a heading, a figure and a note each."""
    gap = row["gap_to_target"]
    target = "" if row["target"] is None else wording.target(row["target"])
    if gap is None:
        no_target = _("ปีนี้ไม่มีเป้าหมายให้เทียบ") if not target else _("ไม่มีคะแนนให้เทียบ")
        distance = (_("เทียบเป้าหมาย"), wording.NO_SCORE, no_target)
    elif gap >= 0:
        distance = (_("สูงกว่าเป้า {target}").format(target=target), wording.score(gap), _("● ผ่านเป้า"))
    else:
        distance = (_("ต่ำกว่าเป้า {target}").format(target=target), wording.score(-gap), _("▼ ต่ำกว่าเป้า"))
    if row["previous_year"] is None:
        moved = (_("เปลี่ยน"), wording.NO_SCORE, _("ไม่มีปีก่อนให้เทียบ"))
    else:
        moved = (
            _("เปลี่ยนจากปี {year}").format(year=wording.year(row["previous_year"])),
            wording.moved(row["score_change"]),
            _("ปีนั้นได้ {score}").format(score=wording.score(row["previous_score"])),
        )
    if sentences.is_ranked(row):
        count = _("{place} จาก {count}").format(place=row["peer_rank"], count=row["peer_count"])
        place = (_("อันดับ"), count, sentences.place(row))
    else:
        place = (_("อันดับ"), wording.NO_SCORE, sentences.too_few_peers(row))
    return [distance, moved, place]


def line_and_drags(
    trend: Sequence[OverallTrend],
    window: list[int],
    levels: Sequence[LevelsOfYear],
    changes: Sequence[RuleChanges],
    questions: Sequence[QuestionRanking],
) -> None:
    """The five-year line beside what drags down; of a single year the sentence above has said all."""
    if sum(row["score"] is not None for row in trend) < 2:
        _drags(questions)
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _years(trend, window, levels, changes)
    with right:
        _drags(questions)


def _years(
    trend: Sequence[OverallTrend],
    window: list[int],
    levels: Sequence[LevelsOfYear],
    changes: Sequence[RuleChanges],
) -> None:
    """The five-year line with the scores at which levels begin."""
    drawn = charts.year_line(
        trend,
        window,
        sentences.level_bands(levels),
        sentences.changes_by_year(changes),
        lambda year: menu.address("overview", fiscal_year=str(year)),
    )
    pieces.picture(
        drawn,
        "",
        _("{first}–{last}").format(first=wording.year(window[0]), last=wording.year(window[-1])),
    )


def _drags(questions: Sequence[QuestionRanking], count: int = 3) -> None:
    """The questions that cost the overall most, each with its points and the way to it."""
    costly = [
        row for row in questions if row["points_lost_high"] and wording.rounded(row["points_lost_high"]) > 0
    ]
    costly.sort(key=lambda row: -(row["points_lost_high"] or 0))
    title = Markup("<h3>{}</h3>").format(_("อะไรดึงคะแนนลง"))
    if not costly:
        nothing = _("ไม่พบข้อที่เสียคะแนน") if questions else _("ไม่มีคะแนนรายข้อของปีนี้ จึงบอกไม่ได้ว่าข้อใดดึงคะแนนลง")
        st.html(Markup('<section class="ita-drags">{}<p>{}</p></section>').format(title, nothing))
        return
    items = Markup("").join(
        Markup(
            '<li><a href="{}"><i class="ita-chip {}"></i><span>{}<small>{}</small></span><b>{}</b></a></li>'
        ).format(
            menu.address("question", question=row["node"]),
            str(row["instrument"]).lower(),
            sentences.node_full_name(row),
            _("ได้ {score}").format(score=wording.score(row["score"])),
            _("เสีย {points}").format(points=wording.bounds(row["points_lost_low"], row["points_lost_high"])),
        )
        for row in costly[:count]
    )
    more = menu.way("questions", _("ดูทุกข้อที่เสียคะแนน ({count} ข้อ)").format(count=len(costly)))
    st.html(Markup('<section class="ita-drags">{}<ol>{}</ol><p>{}</p></section>').format(title, items, more))


def ways_on(store: Store, chosen: "Chosen", findings: Sequence[Findings]) -> None:
    """The three ways on, what the checks found, and the list to take along."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="ways_on"):
        st.html(
            Markup('<p class="ita-ways">{} {} {}</p>').format(
                menu.way("planner", _("ทำอย่างไรให้ถึงเป้า")),
                menu.way("comparison", _("เทียบกับเพื่อน")),
                menu.way("memo", _("พิมพ์บันทึกข้อความ")),
            ),
            width="content",
        )
        if findings:
            told = sentences.stories(findings)
            with st.popover(
                _("ผลตรวจข้อมูล {counted}").format(counted=sentences.stories_counted(told)),
                icon=":material/flag:",
                type="tertiary",
            ):
                pieces.finding_list(findings)
        pieces.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
        if chosen.tour:
            st.button(
                _("ดูตัวอย่าง: จังหวัดสมมติ"),
                on_click=link.choose,
                args=("agency", chosen.tour),
                icon=":material/science:",
                type="tertiary",
            )


def contributions(parts: Sequence[InstrumentBreakdown], costs: str, note: str) -> None:
    """What each instrument adds to the overall, and what most of it is lost at."""
    pieces.picture(
        charts.contribution_rows(parts, lambda row: menu.address("instruments", instrument=_whole(row))),
        costs,
        _("แต่ละเครื่องมือส่งผลเท่าใด"),
        note,
    )


def _whole(row: Row) -> str:
    """The instrument a part belongs to, or the instrument itself."""
    return str(row["part_of"] if isinstance(row["part_of"], str) else row["instrument"])


def indicator_rows(
    ranking: Sequence[IndicatorRanking],
    trend: Sequence[NodeTrend],
    peers: Sequence[PeerScores],
    chosen: "Chosen",
    window: list[int],
    voice: sentences.Voice,
    unscored: Sequence[str],
) -> None:
    """The indicators, weakest first, through the years and beside the peers, and those without a score."""
    drawn = charts.indicator_rows(
        ranking,
        trend,
        peers,
        chosen.agency_id,
        window,
        lambda row: menu.address("indicators", node=str(row["indicator_id"])),
    )
    pieces.picture(
        drawn,
        sentences.indicators(voice, ranking),
        _("ตัวชี้วัด อ่อนสุดก่อน"),
        sentences.indicators_missing(voice, unscored),
    )
