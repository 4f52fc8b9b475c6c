"""The planner's choices and cells: target, ceiling, scores to try. All of it stands in the link."""

from collections.abc import Sequence
from typing import Any, NoReturn, TypedDict

import pandas as pd

from ita import charts, planner, sentences, tables, wording
from ita.contracts import HIGHEST_SCORE, LOWEST_SCORE
from ita.errors import ItaError
from ita.planner import WhatIf, Worth
from ita.rows import LevelsOfYear, Levers
from ita.targets import Condition, conditions, level_of
from ita.terms import OVERALL, Kind
from ita.ui import link, notices, pieces
from ita.ui.screen import BOLD, st
from ita.ui.views import plan_steps
from ita.wording import _

LEVEL = "level"


class Moved(TypedDict):
    """A node whose score the tried scores move, before and after, 0–100."""

    node: str
    kind: str
    label_th: str | None
    label_en: str | None
    before: float
    after: float
    score_change: float


def choose_target(rows: Sequence[Levers], levels: Sequence[LevelsOfYear]) -> str:
    """What to reach: a level of the year, or points of the overall or of an instrument; opens on the next better level."""
    now = WhatIf.of(rows).scores()
    options = {f"{LEVEL}={row['level']}": _level_option(row) for row in levels[:-1]}
    options |= {node: _("คะแนน {node}").format(node=_node_name(node)) for node in _nodes(rows)}
    fallback = _next_level(levels, now) or str(HIGHEST_SCORE)

    def understood(text: str) -> str:
        return text if _is_possible(text, levels, now) else fallback

    link.adopt("target", understood, fallback)
    if not _is_possible(st.session_state["target"], levels, now):
        st.session_state["target"] = fallback
    if st.session_state["target"] != st.session_state.get("target_drawn"):
        _draw_target(st.session_state["target"])
    subject = st.selectbox(
        _("เป้าหมาย"),
        list(options),
        format_func=options.__getitem__,
        key="target_of",
        persist_state="session",
        width=300,
    )
    if str(subject).startswith(LEVEL):
        target = str(subject)
    else:
        points = st.number_input(
            _("ให้ได้อย่างน้อย"),
            LOWEST_SCORE,
            HIGHEST_SCORE,
            step=0.5,
            key="target_points",
            persist_state="session",
            width=160,
        )
        target = f"{points:g}" if subject == OVERALL else f"{subject}={points:g}"
    st.session_state["target"] = st.session_state["target_drawn"] = target
    link.write(target=None if target == fallback else target)
    return target


def choose_ceiling() -> float | None:
    """How far a figure can be raised; left empty, what the best quarter of the peers reach. Documents there or not go to 100."""
    link.adopt("ceiling", _points, None)
    ceiling = st.number_input(
        _("ยกแต่ละข้อได้ไม่เกิน"),
        LOWEST_SCORE,
        HIGHEST_SCORE,
        value=None,
        step=1.0,
        key="ceiling",
        persist_state="session",
        placeholder=ceiling_named(None),
        width=240,
    )
    link.write(ceiling=None if ceiling is None else f"{ceiling:g}")
    return None if ceiling is None else float(ceiling)


def ceiling_named(ceiling: float | None) -> str:
    """The ceiling for an exported file."""
    return _("เท่าหนึ่งในสี่บนของเพื่อน") if ceiling is None else f"{ceiling:g}"


def wanted(target: str, levels: Sequence[LevelsOfYear], ways: WhatIf) -> list[Condition]:
    """The conditions of the target that can be told; says which score it also needs and nobody published."""
    try:
        asked, missing = ways.known(conditions(target, levels))
    except ItaError as failure:
        notices.show_error(failure)
        st.stop()
    if missing:
        st.info(sentences.not_published(missing), icon=":material/info:")
    return asked


@st.fragment
def try_scores(
    key: dict[str, Any],
    rows: Sequence[Levers],
    ways: WhatIf,
    levels: Sequence[LevelsOfYear],
    about: dict[str, str],
) -> None:
    """Cells to try scores in; the whole tree is recomputed at once."""
    st.subheader(_("ลองเปลี่ยนคะแนนเอง"), anchor=False)
    st.markdown(_("พิมพ์คะแนนในช่อง “ลองเป็น” ทุกระดับคำนวณใหม่ทันที คะแนนจริงไม่เปลี่ยน"))
    of = f"{key['agency_id']} {key['fiscal_year']}"
    link.adopt("tried", lambda text: text, "")
    if st.session_state.get("tried_of", of) != of and st.query_params.get("tried") is None:
        st.session_state["tried"] = ""
    grid = f"tries_{st.session_state.get('tried_round', 0)}"
    if st.session_state.get("tried_drawn") != (of, st.session_state["tried"]) or grid not in st.session_state:
        st.session_state["tried_first"] = st.session_state["tried"] or ""
        st.session_state["tried_round"] = st.session_state.get("tried_round", 0) + 1
    st.session_state["tried_of"] = of
    first = understood(st.session_state["tried_first"], ways)
    mine = planner.of_overall(rows)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        cells = st.data_editor(
            pd.DataFrame(
                {
                    "name": [sentences.lever_name(row) for row in mine],
                    "now": [row["score"] for row in mine],
                    "tried": [first.get(row["lever"], row["score"]) for row in mine],
                }
            ),
            column_config={
                "name": st.column_config.TextColumn(_("รายการ"), disabled=True, width=280),
                "now": st.column_config.NumberColumn(_("ตอนนี้"), disabled=True, format="%.2f", width=80),
                "tried": st.column_config.NumberColumn(
                    _("ลองเป็น"),
                    min_value=LOWEST_SCORE,
                    max_value=HIGHEST_SCORE,
                    step=0.01,
                    format="%.2f",
                    width=80,
                ),
            },
            hide_index=True,
            height=420,
            key=f"tries_{st.session_state['tried_round']}",
        )
    given = {
        row["lever"]: float(score)
        for row, score in zip(mine, cells["tried"], strict=True)
        if pd.notna(score) and score != row["score"]
    }
    text = ",".join(f"{node}:{score:g}" for node, score in given.items())
    st.session_state["tried"] = text
    st.session_state["tried_drawn"] = (of, text)
    link.write(tried=text or None)
    before, after = ways.scores(), ways.scores(given)
    with right:
        st.markdown(BOLD.format(sentences.tried(before, after, level_of(after, levels))))
        pieces.table(tables.shown("tried", _moved(rows, before, after), about), heading=False)


def understood(text: str, ways: WhatIf) -> dict[str, float]:
    """`i10:95,o3:100` as scores to try; whatever names no figure or is no score is left out."""
    found = {}
    for pair in text.split(","):
        node, _colon, points = pair.partition(":")
        score = _points(points)
        if node in ways.levers and score is not None:
            found[node] = score
    return found


def _moved(rows: Sequence[Levers], before: dict[str, float], after: dict[str, float]) -> list[Moved]:
    """Overall and instruments before and after, and whatever else moved above the questions."""
    always = (Kind.OVERALL, Kind.INSTRUMENT)
    found: dict[str, Moved] = {}
    for row in rows:
        node, kind = row["ancestor"], row["ancestor_kind"]
        if "@" in node or kind not in (*always, Kind.INDICATOR, Kind.ISSUE):
            continue
        if kind in always or before[node] != after[node]:
            found[node] = {
                "node": node,
                "kind": kind,
                "label_th": row["ancestor_label_th"],
                "label_en": row["ancestor_label_en"],
                "before": before[node],
                "after": after[node],
                "score_change": after[node] - before[node],
            }
    return list(found.values())


def gains(worth: Sequence[Worth], about: dict[str, str]) -> None:
    """What each figure would give, as bars and as numbers."""
    raisable = [row for row in worth if row["gain"] > 0]
    if raisable:
        pieces.picture(
            charts.gain_rows(raisable, plan_steps.lead),
            sentences.most_worth(raisable),
            _("แต่ละข้อยกแล้วได้เท่าใด"),
        )
    pieces.numbers("levers", lambda: tables.shown("levers", worth, about))


def target_named(target: str, levels: Sequence[LevelsOfYear]) -> str:
    """The target for a reader: a level by its name, points as points."""
    node, equals, wanted = target.partition("=")
    if node == LEVEL:
        named = [row for row in levels if row["level"] == wanted]
        return sentences.level_name(named[0]) if named else wanted
    return f"{_node_name(node)} {wanted}" if equals else _("ภาพรวม {points}").format(points=node)


def nothing_to_plan(agency: str, year: int) -> NoReturn:
    """There is an overall and nothing below it, or no rule: nothing can be tried."""
    st.info(
        _("ปี {year} {agency} มีเพียงคะแนนภาพรวม หรือยังไม่ทราบกติกาของปีนี้ จึงวางแผนรายข้อไม่ได้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()


def _level_option(row: LevelsOfYear) -> str:
    return _("ระดับ {level}").format(level=sentences.level_name(row))


def _node_name(node: str) -> str:
    return _("ภาพรวม") if node == OVERALL else node


def _nodes(rows: Sequence[Levers]) -> list[str]:
    above = (Kind.OVERALL, Kind.INSTRUMENT)
    return list(dict.fromkeys(row["ancestor"] for row in rows if row["ancestor_kind"] in above))


def _next_level(levels: Sequence[LevelsOfYear], now: dict[str, float]) -> str | None:
    """The level just above the one these scores give; None at the best and where it cannot be told."""
    present = level_of(now, levels)
    if present is None:
        return None
    names = [row["level"] for row in levels]
    place = names.index(present["level"])
    return f"{LEVEL}={names[place - 1]}" if place else None


def _is_possible(target: str, levels: Sequence[LevelsOfYear], now: dict[str, float]) -> bool:
    try:
        asked = conditions(target, levels)
    except ItaError:
        return False
    return any(one.node in now for one in asked)


def _draw_target(target: str) -> None:
    """Put a target that came by link, or with another agency, into the boxes."""
    subject, equals, points = target.partition("=")
    if not equals:
        subject, points = OVERALL, target
    st.session_state["target_of"] = target if subject == LEVEL else subject
    if subject != LEVEL:
        st.session_state["target_points"] = float(points)


def _points(text: str) -> float | None:
    try:
        points = float(text)
    except ValueError:
        return None
    return points + 0.0 if LOWEST_SCORE <= points <= HIGHEST_SCORE else None  # −0 is 0
