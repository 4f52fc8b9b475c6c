"""Where a figure stands among its peers, and that there are too few to say."""

from collections.abc import Sequence
from typing import Any

from ita import wording
from ita.rows import PeerRanking, Twins
from ita.sentences.names import Row, alike, together
from ita.wording import _

SMALL_SPREAD = 2


def place(row: Row) -> str:
    """Rank with n, ties and set, and how many the register knows there; empty where there are too few to rank among."""
    if not is_ranked(row):
        return ""
    count, is_tied = int(row["peer_count"]), int(row["peer_tied"]) > 1
    facts: dict[str, Any] = {
        "place": int(row["peer_rank"]),
        "count": count,
        "tied": int(row["peer_tied"]),
        "area": area(row),
    }
    roster = row.get("roster_count")
    if not wording.is_missing(roster) and int(str(roster)) > count:
        facts["roster"] = int(str(roster))
        if is_tied:
            return _(
                "อันดับ {place} (เท่ากัน {tied} แห่ง) จาก {count} แห่งที่มีข้อมูล (จากทั้งหมด {roster} แห่งของ{area})"
            ).format(**facts)
        return _("อันดับ {place} จาก {count} แห่งที่มีข้อมูล (จากทั้งหมด {roster} แห่งของ{area})").format(**facts)
    if is_tied:
        return _("อันดับ {place} (เท่ากัน {tied} แห่ง) จาก {count} แห่งที่มีข้อมูลใน{area}").format(**facts)
    return _("อันดับ {place} จาก {count} แห่งที่มีข้อมูลใน{area}").format(**facts)


def is_ranked(row: Row) -> bool:
    """There are enough peers with the figure to tell a rank among them."""
    return not wording.is_missing(row["peer_rank"])


def area(row: Row) -> str:
    """What the peers share: the district, or the province."""
    return _("อำเภอนี้") if row["peer_scope"] == "district" else _("จังหวัดนี้")


def too_few_peers(row: Row) -> str:
    """Why no rank, median or quartile is told."""
    count = 0 if wording.is_missing(row["peer_count"]) else int(row["peer_count"])
    return _("มีข้อมูล {count} แห่งในจังหวัดนี้ น้อยเกินกว่าจะจัดอันดับหรือหาค่ากลาง").format(count=count)


def short_place(row: Row) -> str:
    """Rank with n and ties, for a table whose heading names the set."""
    if not is_ranked(row):
        return wording.NO_SCORE
    facts = {"place": int(row["peer_rank"]), "count": int(row["peer_count"]), "tied": int(row["peer_tied"])}
    if facts["tied"] > 1:
        return _("{place} จาก {count} (เท่ากัน {tied})").format(**facts)
    return _("{place} จาก {count}").format(**facts)


def peers(ranked: Sequence[PeerRanking]) -> str:
    """Our rank among the peers on one figure, their median, and how far apart they are; small differences are called small."""
    groups = alike(ranked)
    best, last = groups[0][0], groups[-1][-1]
    high, low = best["score"] or 0.0, last["score"] or 0.0
    spread = _("สูงสุด {best} {high} ต่ำสุด {last} {low}").format(
        best=together(groups[0], lambda row: str(row["short_name"])),
        high=wording.score(high),
        last=together(groups[-1], lambda row: str(row["short_name"])),
        low=wording.score(low),
    )
    if len(groups) == 1:
        spread = _("ทุกแห่งได้ {score} เท่ากัน").format(score=wording.score(high))
    if best["rank_in_year"] is None:
        return " · ".join([too_few_peers(best), spread])
    told = [_("ค่ากลาง {middle} {spread}").format(middle=wording.score(best["middle"]), spread=spread)]
    for row in ranked:
        if row["is_chosen"]:
            told.insert(0, place({**row, "peer_rank": row["rank_in_year"], "peer_tied": row["tied"]}))
    if high - low <= SMALL_SPREAD:
        told.append(_("คะแนนห่างกันไม่เกิน {points} คะแนน อันดับจึงบอกความต่างได้น้อย").format(points=SMALL_SPREAD))
    return " · ".join(told)


def too_few_twins(twins: Sequence[Twins]) -> str:
    """Why no twins are offered: too few are near enough; empty where they are."""
    if twins and twins[0]["is_set"]:
        return ""
    if not twins:
        return _("ไม่มีหน่วยงานใดที่คะแนนรายตัวชี้วัดใกล้เคียงพอจะเทียบ")
    return _(
        "มีเพียง {count} แห่งที่คะแนนรายตัวชี้วัดห่างจากเราโดยเฉลี่ยไม่เกิน {points} คะแนน น้อยเกินกว่าจะเป็นกลุ่มใกล้เคียง"
    ).format(count=len(twins), points=f"{twins[0]['furthest']:g}")
