"""The overview page: the first look in figures, and the ways on from there."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from ita import sentences, wording
from ita.store import Store
from ita.ui import link, menu, pieces
from ita.ui.screen import LINES, st
from ita.wording import _

if TYPE_CHECKING:
    from ita.ui.scope import Chosen


def standing_figures(row: dict[Any, Any], missing: pd.DataFrame) -> None:
    """Score, level, distance to target and rank: the first look."""
    score = None if pd.isna(row["score"]) else float(row["score"])
    gap = None if pd.isna(row["gap_to_target"]) else float(row["gap_to_target"])
    is_above = gap is None or gap >= 0
    passed = "" if gap is None else _("● ผ่านเป้า {target}") if is_above else _("▼ ต่ำกว่าเป้า {target}")
    target = "" if pd.isna(row["target"]) else f"{row['target']:g}"
    level = [sentences.level_note(row), sentences.next_level_note(missing)]
    pieces.figures(
        [
            (
                sentences.marked(_("คะแนนภาพรวม"), row),
                wording.score(score),
                sentences.changed(row),
            ),
            (_("ระดับ"), sentences.level_name(row), LINES.join(filter(None, level))),
            (
                _("สูงกว่าเป้า") if is_above else _("ต่ำกว่าเป้า"),
                wording.score(None if gap is None else abs(gap)),
                passed.format(target=target) or _no_gap(row),
            ),
            _rank_figure(row),
        ]
    )


def _no_gap(row: dict[Any, Any]) -> str:
    return _("ปีนี้ไม่มีเป้าหมายให้เทียบ") if pd.isna(row["target"]) else _("ไม่มีคะแนนให้เทียบ")


def _rank_figure(row: dict[Any, Any]) -> tuple[str, str, str]:
    if not sentences.is_ranked(row):
        return _("อันดับ"), wording.NO_SCORE, sentences.too_few_peers(row)
    figure = _("{place} จาก {count}").format(place=int(row["peer_rank"]), count=int(row["peer_count"]))
    return _("อันดับ"), figure, sentences.place(row)


def ways_on(store: Store, chosen: "Chosen", findings: pd.DataFrame) -> None:
    """What the checks found in this year's figures, and the ways on: what drags down, what to do, who stands beside us."""

    with st.container(horizontal=True, vertical_alignment="center"):
        if len(findings):
            with st.popover(
                _("ผลตรวจ: {counted}").format(counted=sentences.stories_counted(sentences.stories(findings))),
                icon=":material/flag:",
            ):
                pieces.finding_list(findings)
        menu.page_link("questions", _("ข้อที่ดึงคะแนนลง →"))
        menu.page_link("planner", _("ทำอย่างไรให้ถึงเป้า →"))
        menu.page_link("measures", _("ทำแผนมาตรการ →"))
        menu.page_link("comparison", _("เทียบกับหน่วยงานอื่น →"))
        pieces.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
        if chosen.tour:
            st.button(
                _("ดูตัวอย่างครบทุกหน้า: จังหวัดสมมติ"),
                on_click=link.choose,
                args=("agency", chosen.tour),
                icon=":material/science:",
                type="tertiary",
            )
