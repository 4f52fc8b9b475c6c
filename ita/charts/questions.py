"""One question as rows of HTML: among its peers, the peers that rose on it, and beside what else was asked of the matter."""

from collections.abc import Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts import marks
from ita.charts.marks import Line, Mark
from ita.charts.ranked import Lead, is_below
from ita.rows import QuestionPairs, RisenPeers
from ita.sentences import Row
from ita.wording import _


def peer_row(peers: Sequence[Row]) -> Markup:
    """Every agency as a dot on one line of scores, ours large; the middle half and the median where there are enough."""
    first = peers[0]
    named = [_("จุดเทา = เพื่อน {count} แห่ง").format(count=sum(not row["is_chosen"] for row in peers))]
    others: list[Mark] = []
    if not wording.is_missing(first["middle"]):
        half = _("ครึ่งกลาง {low}–{high}").format(
            low=wording.score(first["first_quartile"]), high=wording.score(first["third_quartile"])
        )
        middle = _("ค่ากลาง {score}").format(score=wording.score(first["middle"]))
        others += [
            Mark("half", first["first_quartile"], first["third_quartile"], half),
            Mark("middle", first["middle"], title=middle),
        ]
        named += [_("แถบเทา = {half}").format(half=half), _("ขีด = {middle}").format(middle=middle)]
    others += [
        Mark("peer", row["score"], title=f"{row['short_name']} {wording.score(row['score'])}")
        for row in peers
        if not row["is_chosen"]
    ]
    lines = [
        Line(
            str(row["short_name"]),
            wording.score(row["score"]),
            "",
            "",
            "",
            [*others, Mark("us", row["score"])],
            is_below=is_below(row),
        )
        for row in peers
        if row["is_chosen"]
    ]
    return marks.rows(
        lines, marks.scale_of((row["score"] for row in peers), first["target"]), " · ".join(named)
    )


def risen_rows(risen: Sequence[RisenPeers], lead: Lead, at_once: int) -> Markup:
    """Each peer from its score of the year before to that of this year, with the documents that show it."""
    target = risen[0]["target"]
    scale = marks.scale_of([one for row in risen for one in (row["previous_score"], row["score"])], target)
    lines = []
    for row in risen:
        then, now = row["previous_score"], row["score"]
        assert then is not None
        assert now is not None
        lines.append(
            Line(
                _with_proofs(row),
                f"{wording.score(then)} → {wording.score(now)}",
                _("จากปี {year}").format(year=wording.year(row["previous_year"] or 0)),
                lead(row),
                "",
                [Mark("link", then, now), Mark("then", then), Mark("us", now)],
                is_below=is_below(row),
            )
        )
    return Markup('<div class="ita-risen">{}</div>').format(
        marks.folded(lines, scale, at_once, _("○ ปีก่อน · ● ปีนี้"))
    )


def _with_proofs(row: RisenPeers) -> str:
    """The agency, and under it its documents of the year with their scores, or the document its score was read in."""
    documents = " · ".join(
        f"{one['node']} {sentences.name_of(one, 'label')} ({wording.score(one['score'])})"
        for one in row["proofs"] or []
    )
    told = _("เอกสาร: {documents}").format(documents=documents) if documents else row["source"]
    if not told:
        return sentences.name_in_set(row)
    return Markup("<span>{}<small>{}</small></span>").format(sentences.name_in_set(row), told)


def pair_rows(pairs: Sequence[QuestionPairs], lead: Lead, at_once: int) -> Markup:
    """Two scores on one matter a row, one filled and one hollow, and how far they are apart."""
    scale = marks.scale_of([one for row in pairs for one in (row["score_a"], row["score_b"])], None)
    lines = [
        Line(
            sentences.pair_named(row),
            f"{wording.score(row['score_a'])} | {wording.score(row['score_b'])}",
            _("ต่างกัน {apart}").format(apart=wording.score(abs(row["difference"] or 0))),
            lead(row),
            "",
            [
                Mark("link", row["score_a"] or 0, row["score_b"]),
                Mark("us", row["score_a"] or 0, title=str(row["instrument_a"])),
                Mark("hollow", row["score_b"] or 0, title=str(row["instrument_b"])),
            ],
        )
        for row in pairs
    ]
    legend = _("● ข้อแรก · ○ ข้อหลัง (ตัวเลขเรียงตามชื่อที่เขียนไว้หน้าแถว)")
    return marks.folded(lines, scale, at_once, legend)
