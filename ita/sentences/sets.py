"""What a set of agencies says: the middle, our place in it, what is common and what is small."""

from collections.abc import Iterable, Sequence
from typing import Any

from ita import wording
from ita.rows import NationalMeans, RuleChanges, SetMatrix, SetMoves, SetNeeds, SetSpine, SetSummary
from ita.sentences.findings import confidence
from ita.sentences.names import Row, district_name, level_name, name_of
from ita.terms import OVERALL
from ita.wording import _, _n


def name_in_set(row: Row) -> str:
    """An agency's short name, with its district where another of the set has the same."""
    if row["is_namesake"] and isinstance(row["district"], str):
        return f"{row['short_name']} {district_name(row['district'])}"
    return str(row["short_name"])


def apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, where two agencies of the set have one short name with the district behind it."""
    return [{**row, "short_name": name_in_set(row)} for row in rows]


def named_lines(rows: Sequence[Row]) -> list[Row]:
    """The lines of a set under the names of their agencies."""
    return [{**row, "label_th": name_in_set(row), "label_en": name_in_set(row)} for row in rows]


def _names(rows: Iterable[dict[str, Any]]) -> str:
    return " · ".join(name_in_set(row) for row in rows)


def set_summary(summary: SetSummary | None, reason: str, place: str = "") -> str:
    """How many agencies, how many with a result, how many reach the target, middle and span; small spans are called small.

    Of too few the scores alone, and out of how many where the set is a whole `place`: `district` or `province`.
    """
    if summary is None:
        return _("{reason}: ยังไม่มีหน่วยงานใดมีคะแนนภาพรวมปีนี้").format(reason=reason)
    if summary["median"] is None:
        return _few(summary, reason, place)
    said = _n(
        "{reason}: มีผล {scored} จาก {count} แห่ง {passed} ค่ากลาง {median} ค่าเฉลี่ย {mean} ครึ่งกลาง {middle} (ต่ำสุด {lowest} สูงสุด {highest})",
        summary["member_count"],
    ).format(
        mean=wording.score(summary["mean"]),
        middle=wording.span(summary["first_quartile"], summary["third_quartile"]),
        reason=reason,
        scored=summary["scored_count"],
        count=summary["member_count"],
        passed=_passed(summary),
        median=wording.score(summary["median"]),
        lowest=wording.score(summary["lowest"]),
        highest=wording.score(summary["highest"]),
    )
    if summary["is_narrow"]:
        return _("{said} · ห่างกันไม่เกิน {points} คะแนน ความต่างจึงน้อย").format(
            said=said, points=summary["small_spread"]
        )
    return said


def _few(summary: SetSummary, reason: str, place: str) -> str:
    told = {
        "reason": reason,
        "count": summary["scored_count"],
        "members": summary["member_count"],
        "scores": " · ".join(
            f"{name_in_set(row)} {wording.score(row['score'])}" for row in summary["listed"] or []
        ),
    }
    if place == "district":
        return _("{reason}: จาก {count} แห่งที่มีข้อมูล (จากทั้งหมด {members} แห่งของอำเภอ): {scores}").format(**told)
    if place == "province":
        return _("{reason}: จาก {count} แห่งที่มีข้อมูล (จากทั้งหมด {members} แห่งของจังหวัด): {scores}").format(**told)
    return _("{reason}: จาก {count} แห่งที่มีข้อมูล: {scores}").format(**told)


def _passed(summary: SetSummary) -> str:
    if summary["passed_count"] is None or summary["share"] is None:
        return _("ปีนี้ไม่มีเป้าหมายให้เทียบ")
    return _("ถึงเป้าหมาย {passed} แห่ง ({share}%)").format(
        passed=summary["passed_count"], share=wording.score(summary["share"] * 100)
    )


def passed_of(row: Row) -> str:
    """How many of how many reached the target; a dash where the year has none."""
    if wording.is_missing(row["passed_count"]):
        return wording.NO_SCORE
    return _("{count} จาก {of}").format(count=int(row["passed_count"]), of=row["scored_count"])


def set_place(summary: SetSummary | None) -> str:
    """Our score, and our rank in the set with n and ties where they are enough; empty where we have no overall."""
    if summary is None or summary["score"] is None:
        return ""
    score = wording.score(summary["score"])
    if summary["rank_in_set"] is None or summary["tied"] is None:
        return _("เราได้ {score} (น้อยแห่งเกินกว่าจะจัดอันดับหรือหาค่ากลาง)").format(score=score)
    return _("เราได้ {score} {rank}").format(
        score=score,
        rank=wording.rank(summary["rank_in_set"], summary["scored_count"], summary["tied"]),
    )


def set_missing(names: list[str]) -> str:
    """Who of the set has no result this year; they are in no rank and no average."""
    if not names:
        return ""
    return _("ไม่มีผลปีนี้ {count} แห่ง (ไม่นับในอันดับและค่าเฉลี่ย): {names}").format(
        count=len(names), names=" · ".join(names)
    )


def levels_reached(row: Row) -> str:
    """How many agencies reached which level in a year, best first."""
    told = [f"{level_name(one)} {one['agency_count']}" for one in row["levels"]]
    return " · ".join(told) or wording.NO_SCORE


def common_weakness(row: Row) -> str:
    """The indicator most agencies of a year were below target in, with how many of how many."""
    if len(row["weak"]) > 1:
        return _("{count} ตัวชี้วัดเท่ากัน ({weak} จาก {of})").format(
            count=len(row["weak"]),
            weak=row["weak"][0]["weak_count"],
            of=row["weak"][0]["scored_count"],
        )
    for weak in row["weak"]:
        return _("{name} ({count} จาก {of})").format(
            name=name_of(weak, "label"), count=weak["weak_count"], of=weak["scored_count"]
        )
    return wording.NO_SCORE


def most_risen(row: Row) -> str:
    """The agency whose overall rose most in a year."""
    for risen in row["risen"]:
        return f"{name_in_set(risen)} ({wording.change(risen['score_change'])})"
    return wording.NO_SCORE


def set_moves(rows: Sequence[SetMoves], then: int, now: int, changes: Sequence[RuleChanges]) -> str:
    """Who rose and who fell between two years, and whether the rule changed in between."""
    if not rows:
        return _("ไม่มีหน่วยงานใดมีคะแนนทั้งปี {then} และ {now}").format(
            then=wording.year(then), now=wording.year(now)
        )
    if len(rows) == 1:
        (row,) = rows
        return _("มี {name} แห่งเดียวที่มีคะแนนทั้งสองปี: {before} → {after} ({change})").format(
            name=name_in_set(row),
            before=wording.score(row["score_then"]),
            after=wording.score(row["score_now"]),
            change=wording.change(row["score_change"]),
        )
    cents = [wording.rounded(row["score_change"] or 0) for row in rows]
    first, last = rows[0], rows[-1]
    said = _(
        "จากปี {then} ถึง {now}: เพิ่ม {up} แห่ง ลด {down} แห่ง เท่าเดิม {same} แห่ง · เปลี่ยนสูงสุด {first} ({most}) ต่ำสุด {last} ({least})"
    ).format(
        then=wording.year(then),
        now=wording.year(now),
        up=sum(one > 0 for one in cents),
        down=sum(one < 0 for one in cents),
        same=sum(one == 0 for one in cents),
        first=name_in_set(first),
        most=wording.change(first["score_change"]),
        last=name_in_set(last),
        least=wording.change(last["score_change"]),
    )
    named = [name_of(row, "label") for row in changes if then < row["fiscal_year"] <= now]
    if not named:
        return said
    return _("{said} · ระหว่างนั้นมีการเปลี่ยน: {named} จึงเทียบได้ไม่สนิท").format(said=said, named=" · ".join(named))


def set_lines(shown: int, scored: int) -> str:
    """Whose lines are drawn."""
    if shown == scored:
        return _("เส้นของทุกหน่วยงานในกลุ่ม สเกลเดียวกัน")
    return _("แสดง {shown} จาก {scored} แห่ง: เรา และแห่งที่คะแนนสูงสุด").format(shown=shown, scored=scored)


def set_spread(summary: SetSummary | None) -> str:
    """Every agency as a dot; where all are near the top, how far each is from full marks."""
    if summary is not None and summary["is_narrow"]:
        return _("ทุกแห่งห่างกันไม่เกิน {points} คะแนน อันดับจึงบอกอะไรได้น้อย ดูว่ายังขาดจาก 100 เท่าใด").format(
            points=summary["small_spread"]
        )
    return _("หนึ่งจุดคือหนึ่งหน่วยงาน")


def national_mean(means: Sequence[NationalMeans], fiscal_year: int) -> str:
    """The national mean of the year with its source; empty where it is not known."""
    told = next((row for row in means if row["fiscal_year"] == fiscal_year), None)
    if told is None:
        return ""
    return _("ค่าเฉลี่ยทั้งประเทศปี {year}: {mean} (ความมั่นใจ {sure} · {source})").format(
        year=wording.year(fiscal_year),
        mean=wording.score(told["mean_score"]),
        sure=confidence(told["confidence"]),
        source=name_of(told, "source") or wording.NO_SCORE,
    )


def matrix_note(
    rows: Sequence[SetMatrix], needs: Sequence[SetNeeds], spine: Sequence[SetSpine], shown: str
) -> str:
    """Who is weak where, in words: the largest common weakness, or who moved most."""
    if shown == "score_change":
        overall = [row for row in rows if row["node"] == OVERALL and row["score_change"] is not None]
        if not overall:
            return _("ไม่มีปีก่อนให้เทียบ")
        moved = sorted(overall, key=lambda row: row["score_change"] or 0)
        fall, rise = moved[0], moved[-1]
        return _("ภาพรวมเพิ่มมากที่สุด {rise} ({up}) ลดหรือเพิ่มน้อยที่สุด {fall} ({down})").format(
            rise=name_in_set(rise),
            up=wording.change(rise["score_change"]),
            fall=name_in_set(fall),
            down=wording.change(fall["score_change"]),
        )
    if not needs:
        return no_weakness(spine)
    weak = {agency["agency_id"]: agency for need in needs for agency in need["agencies"]}
    if len(weak) == 1:
        return _("มีแห่งเดียวที่มีตัวชี้วัดต่ำกว่าเป้าหมาย: {name} {count} ตัวชี้วัด").format(
            name=_names(weak.values()), count=len(needs)
        )
    first = needs[0]
    tied = sum(need["weak_count"] == first["weak_count"] for need in needs)
    if tied > 1:
        return _n(
            "จุดอ่อนที่พบมากที่สุดเท่ากัน {tied} ตัวชี้วัด ต่ำกว่าเป้าหมายตัวละ {count} แห่ง", first["weak_count"]
        ).format(tied=tied, count=first["weak_count"])
    return _("จุดอ่อนที่พบมากที่สุด: {name} ต่ำกว่าเป้าหมาย {count} จาก {of} แห่ง").format(
        name=name_of(first, "label"), count=first["weak_count"], of=first["scored_count"]
    )


def matrix_legend(shown: str, target: float | None, lowest: float | None) -> str:
    """What the reds of the matrix say; `lowest` is the score at which the deeper one ends."""
    if shown == "score_change":
        return _("พื้นแดงอ่อน = ลดลง · แดงเข้ม = ลดลงมาก · คลิกตัวเลขเพื่อดูหน่วยงานนั้น")
    if target is None:
        return _("ปีนี้ไม่มีเป้าหมายให้เทียบ · คลิกตัวเลขเพื่อดูหน่วยงานนั้น")
    if lowest is None:
        return _("พื้นแดงอ่อน = ต่ำกว่าเป้า {target} · คลิกตัวเลขเพื่อดูหน่วยงานนั้น").format(target=f"{target:g}")
    return _("พื้นแดงอ่อน = ต่ำกว่าเป้า {target} · แดงเข้ม = ต่ำกว่า {lowest} · คลิกตัวเลขเพื่อดูหน่วยงานนั้น").format(
        target=f"{target:g}", lowest=f"{lowest:g}"
    )


def no_weakness(spine: Sequence[SetSpine]) -> str:
    """Why no indicator of the set is below the target: none is, or there is nothing to tell it by."""
    if not spine:
        return _("กลุ่มนี้ไม่มีคะแนนรายตัวชี้วัดปีนี้")
    if all(row["target"] is None for row in spine):
        return _("ปีนี้ไม่มีเป้าหมายให้เทียบ")
    return _("ไม่มีตัวชี้วัดใดต่ำกว่าเป้าหมายในกลุ่มนี้")


def spine_note(rows: Sequence[SetSpine]) -> str:
    """Where we are furthest above and below the middle; of too few agencies, that there is none."""
    if all(row["score"] is None for row in rows):
        return _("หน่วยงานนี้ไม่มีคะแนนรายตัวชี้วัดปีนี้")
    known = [row for row in rows if row["from_middle"] is not None]
    if not known:
        return _("มีข้อมูลน้อยแห่งเกินกว่าจะหาค่ากลางรายตัวชี้วัด จึงแสดงเฉพาะคะแนนต่ำสุดถึงสูงสุดของกลุ่มกับของเรา")
    known.sort(key=lambda row: row["from_middle"] or 0)
    worst, best = known[0], known[-1]
    return _("เหนือค่ากลางมากที่สุด {best} ({up}) ต่ำกว่าค่ากลางมากที่สุด {worst} ({down})").format(
        best=name_of(best, "label"),
        up=wording.change(best["from_middle"]),
        worst=name_of(worst, "label"),
        down=wording.change(worst["from_middle"]),
    )


def weak_agencies(row: Row) -> str:
    """The agencies below the target in an indicator, lowest first."""
    return _names(row["agencies"])


def weak_share(row: Row) -> str:
    """How many of how many."""
    return _("{count} จาก {of}").format(count=row["weak_count"], of=row["scored_count"])
