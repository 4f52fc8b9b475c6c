"""The questions page: which questions to list, what each costs, and the search for a question in any year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from ita import charts, queries, rows, sentences, tables, wording
from ita.charts.ranked import is_below
from ita.contracts import HIGHEST_SCORE
from ita.headings import heading_of, title_of
from ita.ingest import clean
from ita.rows import QuestionPairs, QuestionRanking, QuestionSearch
from ita.store import Store
from ita.terms import DOCUMENTS
from ita.ui import choices, glossary, link, menu, pieces
from ita.ui.screen import st
from ita.wording import N_, _
from ita.words.thai import arabic

if TYPE_CHECKING:
    from ita.ui.scope import Chosen

EVERY = "all"
PERCEPTIONS = "perceptions"
BELOW_TARGET, BELOW_FULL = "below_target", "below_full"
LIMITS = {BELOW_TARGET: N_("ต่ำกว่าเป้าหมาย"), BELOW_FULL: N_("ต่ำกว่า 100"), EVERY: N_("ทุกข้อ")}
AT_ONCE, MOST_FOUND = 12, 60


def choose_questions(ranking: Sequence[QuestionRanking]) -> list[QuestionRanking]:
    """The questions of an instrument, an indicator, an issue, and below target or full marks, those that cost most first.
    Kept in the link."""
    instruments = [EVERY, PERCEPTIONS, *_instruments_of(ranking)]
    indicators = {
        str(row["indicator_id"]): f"{row['indicator_id']} {sentences.name_of(row, 'indicator')}"
        for row in sorted(ranking, key=lambda row: row["indicator_id"] or 0)
    }
    issues = [EVERY, *sorted({one for row in ranking for one in _issues_of(row)}, key=int)]
    with st.popover(_("เลือกข้อที่แสดง"), icon=":material/filter_list:"):
        limit = choices.pick("only", {one: _(name) for one, name in LIMITS.items()}, _("แสดง"), BELOW_FULL)
        instrument = choices.pick(
            "of", {one: _instrument_name(one) for one in instruments}, _("เครื่องมือ"), EVERY
        )
        indicator = choices.pick("indicator", {EVERY: _("ทั้งหมด")} | indicators, _("ตัวชี้วัด"), EVERY)
        issue = EVERY
        if len(issues) > 1:
            named = {
                one: _("ทั้งหมด") if one == EVERY else _("ประเด็นที่ {number}").format(number=one)
                for one in issues
            }
            issue = choices.pick("issue", named, _("ประเด็น"), EVERY)
    kept = [
        row
        for row in ranking
        if instrument in (EVERY, row["instrument"])
        or (instrument == PERCEPTIONS and row["instrument"] != DOCUMENTS)
        if indicator in (EVERY, str(row["indicator_id"]))
        if issue in (EVERY, *_issues_of(row))
        if limit == EVERY or _is_within(row, limit)
    ]
    return sorted(kept, key=_cost)


def _instruments_of(asked: Sequence[QuestionRanking]) -> list[str]:
    return list(dict.fromkeys(row["instrument"] for row in asked if row["instrument"] is not None))


def _issues_of(row: QuestionRanking) -> list[str]:
    return (row["issues"] or "").split()


def _is_within(row: QuestionRanking, limit: str) -> bool:
    if limit == BELOW_TARGET:
        return is_below(row)
    return row["score"] is not None and row["score"] < HIGHEST_SCORE


def _cost(row: QuestionRanking) -> list[tuple[bool, float]]:
    """What orders the questions: points lost at most and at least, then what lacks to full marks; the unknown last."""
    costs = (row["points_lost_high"], row["points_lost_low"], row["gap_to_full"])
    return [(one is None, -(one or 0)) for one in costs]


def _instrument_name(one: str) -> str:
    if one == EVERY:
        return _("ทั้งหมด")
    if one in (PERCEPTIONS, DOCUMENTS):
        return _(wording.PLANS["perceptions" if one == PERCEPTIONS else "documents"])
    return one


def limits() -> dict[str, str]:
    """What the list is limited to, for the exported file."""
    return {
        _("เครื่องมือ"): _instrument_name(str(st.session_state.get("of", EVERY))),
        _("ตัวชี้วัด"): _instrument_name(str(st.session_state.get("indicator", EVERY))),
        _("แสดง"): _(LIMITS[str(st.session_state.get("only", BELOW_FULL))]),
    }


def costs(shown: Sequence[QuestionRanking], count: int, about: dict[str, str]) -> None:
    """What each of these questions costs the overall, and the numbers of it."""
    if not shown:
        pieces.picture(Markup(""), _("ไม่มีข้อใดเข้าเงื่อนไขที่เลือก"), title_of("question_ranking"))
        return
    drawn = charts.cost_rows(shown, lambda row: menu.address("question", question=row["node"]), "", AT_ONCE)
    found = sentences.questions_shown(shown, count)
    pieces.picture(
        Markup('{}<p class="ita-legend">{}</p>').format(drawn, _instruments(_instruments_of(shown))),
        found,
        title_of("question_ranking"),
    )
    pieces.numbers("question_ranking", lambda: tables.shown("question_ranking", shown, about), shown)


def _instruments(named: Sequence[str]) -> Markup:
    """The chip of each instrument with its letters."""
    return Markup(" ").join(
        Markup('<i class="ita-chip {}"></i>{}').format(one.lower(), glossary.abbr(one)) for one in named
    )


def pairs(asked: Sequence[QuestionPairs], about: dict[str, str]) -> None:
    """The matters asked of two groups or in two parts, those furthest apart first."""
    drawn = charts.pair_rows(
        asked, lambda row: menu.address("question", question=str(row["question_id"])), AT_ONCE // 2
    )
    pieces.picture(drawn, sentences.pairs(asked), title_of("question_pairs"))
    pieces.numbers("question_pairs", lambda: tables.shown("question_pairs", asked, about), asked)


def words_asked() -> str:
    """What a reader types to find a question of any year. Kept in the link."""
    link.adopt("find", str, "")
    typed: str = st.text_input(
        _("ค้นหาข้อคำถามจากทุกปี"),
        key="find",
        max_chars=60,
        placeholder=_("ค้นหาข้อคำถามจากทุกปี เช่น สินบน หรือ o12"),
        label_visibility="collapsed",
        persist_state="session",
        width=380,
    )
    asked = typed.strip()
    link.write(find=asked or None)
    return asked


def choose_and_search(
    store: Store, chosen: "Chosen", ranking: Sequence[QuestionRanking]
) -> list[QuestionRanking]:
    """One row of controls, what the search found under it, and the questions chosen to be shown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="question_controls"):
        asked = words_asked()
        shown = choose_questions(ranking)
        pieces.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)
    found(store, chosen, asked)
    return shown


def found(store: Store, chosen: "Chosen", asked: str) -> None:
    """The questions of all years that hold the words asked for, each with our score; nothing where none are asked for."""
    words = clean.text(arabic(asked)).casefold().split()
    if not words:
        return
    hits = queries.typed(store, rows.QuestionSearch, agency_id=chosen.agency_id, words=words)
    shown = hits[:MOST_FOUND]
    told = sentences.questions_found(len(hits), len(shown), asked)
    pieces.picture(_hits(shown) if shown else Markup(""), told, _("ข้อคำถามที่พบ"))


def _hits(found: Sequence[QuestionSearch]) -> Markup:
    heads = (_("ปี"), _("ข้อ"), _("ข้อความ"), heading_of("score"))
    return Markup(
        '<table class="ita-yearly ita-hits"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(
        Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in heads),
        Markup("").join(map(_hit, found)),
    )


def _hit(row: QuestionSearch) -> Markup:
    """One question; a way to its page where there is a score, as the page is about one."""
    name: str = sentences.name_of(row, "label")
    if row["score"] is not None:
        name = menu.way(
            "question",
            name,
            agency=str(row["agency_id"]),
            fiscal_year=str(row["fiscal_year"]),
            question=row["node"],
        )
    below_target = is_below(row)
    return Markup('<tr><td>{}</td><td>{}</td><th scope="row">{}</th><td class="{}">{}{}</td></tr>').format(
        wording.year(row["fiscal_year"]),
        row["node"],
        name,
        "below" if below_target else "",
        "▼ " if below_target else "",
        wording.score(row["score"]),
    )
