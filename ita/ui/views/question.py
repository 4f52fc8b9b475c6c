"""The question page: which question to look at, its figures, who has done it, its peers, pairs, history and advice."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from ita import charts, sentences, tables, wording
from ita.charts.ranked import is_below
from ita.contracts import HIGHEST_SCORE
from ita.headings import title_of
from ita.rows import (
    LevelsOfYear,
    PeerRanking,
    QuestionAdvice,
    QuestionPairs,
    QuestionRanking,
    RisenPeers,
    TopicTrend,
)
from ita.sentences import Row
from ita.ui import choices, glossary, menu, pieces
from ita.ui.screen import st
from ita.wording import _

AT_ONCE = 8


def choose_question(ranking: Sequence[QuestionRanking]) -> QuestionRanking:
    """The one question to look at, opens on the one that costs most; the way down to it and its figures stand over the
    choice. Kept in the link."""
    by_code = {row["node"]: row for row in ranking}
    names = {
        code: f"{sentences.node_full_name(row)} · {wording.score(row['score'])}"
        for code, row in by_code.items()
    }
    above = st.container()
    chosen = by_code[choices.pick("question", names, _("ดูข้ออื่น"), next(iter(names)), 720)]
    with above:
        crumbs(chosen)
        one_question(chosen)
    return chosen


def named(row: Row) -> dict[str, str]:
    """The question for an exported file."""
    return {_("ข้อ"): sentences.node_full_name(row)}


def crumbs(row: QuestionRanking) -> None:
    """From the overview over the question's instrument and indicator down to the question."""
    number = str(row["indicator_id"])
    menu.crumbs(
        row["node"],
        ("instruments", str(row["instrument"]), {"instrument": str(row["instrument"])}),
        ("indicators", f"{number} {sentences.name_of(row, 'indicator')}", {"node": number}),
    )


def one_question(row: QuestionRanking) -> None:
    """The score of the question, then what it costs, how it moved and where the others stand."""
    below_target = is_below(row)
    gap = wording.score(abs(row["gap_to_target"] or 0))
    warning = _("▼ ต่ำกว่าเป้า {gap}").format(gap=gap) if below_target else ""
    st.html(
        Markup(
            '<section class="ita-head{alarm}"><div class="ita-score"><b>{score}</b><div><strong>{name}</strong>'
            '{warning}<small><i class="ita-chip {chip}"></i>{instrument} · {indicator}</small></div></div>'
            "<dl>{strip}</dl></section>"
        ).format(
            alarm=" alarm" if below_target else "",
            score=wording.score(row["score"]),
            name=sentences.node_full_name(row),
            warning=Markup("<em>{}</em>").format(warning) if warning else "",
            chip=str(row["instrument"]).lower(),
            instrument=glossary.abbr(str(row["instrument"])),
            indicator=_("ตัวชี้วัดที่ {number} {name}").format(
                number=row["indicator_id"], name=sentences.name_of(row, "indicator")
            ),
            strip=Markup("").join(
                Markup('<div><dt>{}</dt><dd>{}</dd><dd class="note">{}</dd></div>').format(*cell)
                for cell in (_cost(row), _change(row), _peers(row))
            ),
        )
    )


def _cost(row: QuestionRanking) -> tuple[str, str, str]:
    low, high = row["points_lost_low"], row["points_lost_high"]
    note = _("คะแนนภาพรวมที่ข้อนี้ทำให้เสีย")
    if high is None:
        note = _("ไม่ทราบกติกาของปีนี้ จึงบอกไม่ได้")
    elif wording.score(low) != wording.score(high):
        note = _("ระหว่างน้อยที่สุดกับมากที่สุด เพราะไม่ทราบว่ารายข้อรวมเป็นตัวชี้วัดอย่างไร")
    return _("เสีย"), wording.bounds(low, high), note


def _change(row: QuestionRanking) -> tuple[str, str, str]:
    if row["previous_year"] is None:
        return _("เปลี่ยน"), wording.NO_SCORE, _("ไม่มีปีก่อนให้เทียบ")
    before = _("จากปี {year} (ข้อ {code}, {match})").format(
        year=wording.year(row["previous_year"]),
        code=row["previous_node"],
        match=_(wording.MATCHES[str(row["match_kind"])]),
    )
    return _("เปลี่ยน"), wording.moved(row["score_change"]), before


def _peers(row: QuestionRanking) -> tuple[str, str, str]:
    if row["peer_count"] is None:
        return _("ค่ากลางของเพื่อน"), wording.NO_SCORE, _("มีเพื่อนน้อยเกินกว่าจะหาค่ากลาง")
    told = _("ค่ากลางของ {count} แห่งที่มีข้อมูลใน{area} · สูงสุด {best}").format(
        count=row["peer_count"], area=sentences.area(row), best=wording.score(row["peer_best"])
    )
    return _("ค่ากลางของเพื่อน"), wording.score(row["peer_median"]), told


def advice(rows: Sequence[QuestionAdvice], ranking: Sequence[QuestionRanking]) -> None:
    """What a low score means, what to do, who, and which documents of this year would show it, with their scores."""
    got = {row["node"]: row["score"] for row in ranking}
    by_topic: dict[str | None, list[QuestionAdvice]] = {}
    for row in rows:
        by_topic.setdefault(row["topic_id"], []).append(row)
    for group in by_topic.values():
        told: list[tuple[str, str]] = [
            (_("ถ้าต่ำ หมายความว่า"), sentences.name_of(group[0], "meaning")),
            (_("ควรทำ"), sentences.name_of(group[0], "action")),
            (_("ผู้รับผิดชอบที่พบทั่วไป"), sentences.name_of(group[0], "unit")),
        ]
        proofs = [_proof(row, got) for row in group if row["proof"] not in (None, row["node"])]
        if proofs:
            told.append((_("เอกสารที่แสดงผล"), Markup(" · ").join(proofs)))
        st.html(
            Markup('<dl class="ita-advice">{}</dl>').format(
                Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*one) for one in told)
            )
        )


def _proof(row: QuestionAdvice, got: Mapping[str, float | None]) -> Markup:
    """A document by name and score, a way to its own page where it has one."""
    code = str(row["proof"])
    text = f"{code} {sentences.name_of(row, 'proof')} ({wording.score(got.get(code))})"
    return menu.way("question", text, question=code) if code in got else Markup("{}").format(text)


def has_room(row: QuestionRanking) -> bool:
    """There is something to learn: the question loses points."""
    return row["score"] is not None and row["score"] < HIGHEST_SCORE


def who_has_done_it(
    reached: Sequence[RisenPeers], best: LevelsOfYear, peers: Sequence[PeerRanking], question: str
) -> None:
    """The peers that came up to where the best level begins, from what, and their documents; or that nobody did."""
    rose = [row for row in reached if row["has_risen"]]
    drawn = Markup("")
    if rose:
        drawn = charts.risen_rows(
            rose, lambda row: menu.address("question", agency=row["agency_id"], question=question), AT_ONCE
        )
    pieces.picture(
        drawn, sentences.risen(reached, best, sum(not row["is_chosen"] for row in peers)), _("ใครทำได้แล้ว")
    )


def among_peers(peers: Sequence[PeerRanking], about: dict[str, str]) -> None:
    """The question among the peers: a row of dots, and who they are in the numbers."""
    if len(peers) < 2:
        return
    is_spread = len({wording.score(row["score"]) for row in peers}) > 1
    drawn = charts.peer_row(peers) if is_spread else Markup("")
    pieces.picture(drawn, sentences.peers(peers), title_of("peer_ranking"))
    pieces.numbers("peer_ranking", lambda: tables.shown("peer_ranking", peers, about), peers)


def pairs(rows: Sequence[QuestionPairs], question: str) -> None:
    """The question beside what else was asked of the same matter, and whether to ask why they differ."""
    mine = [row for row in rows if question in (row["question_id"], row["node_a"], row["node_b"])]
    if mine:
        told = Markup("<br>").join(sentences.pair(row) for row in mine)
        other = {row["node_a"]: row["node_b"] for row in mine} | {
            row["node_b"]: row["node_a"] for row in mine
        }
        drawn = charts.pair_rows(mine, lambda row: _other(other.get(question)), AT_ONCE)
        pieces.picture(drawn, told, title_of("question_pairs"))


def _other(code: str | None) -> str:
    """The page of the other question of a pair; none where both are parts of one question."""
    return menu.address("question", question=code) if code else ""


def of_question(history: Sequence[TopicTrend], question: str, fiscal_year: int) -> list[TopicTrend]:
    """The years of the question's first topic that has a score; none where the question is of no topic."""
    topics = [
        row["node"]
        for row in history
        if row["fiscal_year"] == fiscal_year and question in str(row["questions"]).split()
    ]
    scored = [row for row in history if row["node"] in topics and row["score"] is not None]
    return [row for row in scored if row["node"] == scored[0]["node"]]


def through_the_years(
    history: Sequence[TopicTrend],
    changed: Mapping[int, str],
    newest: int,
    moved: tuple[int, float | None],
    about: dict[str, str],
) -> None:
    """The question through the years by its topic, with the change of the year in hand; a single score is a sentence."""
    told, title = sentences.topic_note(history), title_of("topic_trend")
    if len(history) < 2:
        pieces.picture(Markup(""), told, title)
        return
    years = tables.window(newest, [row["fiscal_year"] for row in history])
    by_year: list[Row] = [
        {**row, "score_change": moved[1] if row["fiscal_year"] == moved[0] else None} for row in history
    ]
    pieces.picture(charts.year_table(by_year, years, lambda row: "", changed), told, title)
    pieces.numbers("topic_trend", lambda: tables.shown("topic_trend", history, about))
