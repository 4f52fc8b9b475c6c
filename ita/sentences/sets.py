"""What a set of agencies says: the middle, our place in it, what is common and what is small."""

from typing import Any

import pandas as pd

from ita import wording
from ita.comparison import SMALL_SPREAD, Summary
from ita.sentences.findings import confidence
from ita.sentences.names import level_name, name_of, rows_of
from ita.terms import OVERALL, Kind
from ita.wording import _, _n


def set_summary(found: Summary | None, reason: str) -> str:
    """How many agencies, how many with a result, how many reach the target, middle and span; small spans are called small."""
    if found is None:
        return _("{reason}: ยังไม่มีหน่วยงานใดมีคะแนนภาพรวมปีนี้").format(reason=reason)
    said = _n(
        "{reason}: มีผล {scored} จาก {count} แห่ง {passed} ค่ากลาง {median} ค่าเฉลี่ย {mean} ครึ่งกลาง {middle} (ต่ำสุด {lowest} สูงสุด {highest})",
        found.count,
    ).format(
        mean=wording.score(found.mean),
        middle=wording.span(found.first_quartile, found.third_quartile),
        reason=reason,
        scored=found.scored,
        count=found.count,
        passed=_passed(found),
        median=wording.score(found.median),
        lowest=wording.score(found.lowest),
        highest=wording.score(found.highest),
    )
    if found.is_narrow:
        return _("{said} · ห่างกันไม่เกิน {points} คะแนน ความต่างจึงน้อย").format(said=said, points=SMALL_SPREAD)
    return said


def _passed(found: Summary) -> str:
    if found.passed is None or found.share is None:
        return _("ปีนี้ไม่มีเป้าหมายให้เทียบ")
    return _("ถึงเป้าหมาย {passed} แห่ง ({share}%)").format(
        passed=found.passed, share=wording.score(found.share * 100)
    )


def passed_of(row: dict[str, Any]) -> str:
    """How many of how many reached the target; a dash where the year has none."""
    if wording.is_missing(row["passed"]):
        return wording.NO_SCORE
    return _("{count} จาก {of}").format(count=int(row["passed"]), of=row["scored"])


def told_apart(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, where two agencies have one short name with the district behind it."""
    agencies = rows.drop_duplicates("agency_id")
    twice = set(agencies.loc[agencies["short_name"].duplicated(keep=False), "agency_id"])
    if not twice:
        return rows
    names = [
        f"{row['short_name']} {_('อ.{name}').format(name=row['district'])}"
        if row["agency_id"] in twice and isinstance(row["district"], str)
        else row["short_name"]
        for row in rows_of(rows[["agency_id", "short_name", "district"]])
    ]
    return rows.assign(short_name=names)


def set_place(rows: pd.DataFrame, agency_id: str) -> str:
    """Our rank in the set with n and ties; empty where we have no overall."""
    overall = rows[rows["node"] == OVERALL]
    mine = overall[overall["agency_id"] == agency_id]
    if mine.empty or len(overall) < 2:
        return ""
    score = mine["score"].iloc[0]
    place = int((overall["score"] > score).sum()) + 1
    tied = int((overall["score"] == score).sum())
    return _("เราได้ {score} {rank}").format(
        score=wording.score(score), rank=wording.rank(place, len(overall), tied)
    )


def set_missing(names: list[str]) -> str:
    """Who of the set has no result this year; they are in no rank and no average."""
    if not names:
        return ""
    return _("ไม่มีผลปีนี้ {count} แห่ง (ไม่นับในอันดับและค่าเฉลี่ย): {names}").format(
        count=len(names), names=" · ".join(names)
    )


def levels_reached(row: dict[str, Any]) -> str:
    """How many agencies reached which level in a year, best first."""
    told = [f"{level_name(one)} {one['agency_count']}" for one in row["levels"]]
    return " · ".join(told) or wording.NO_SCORE


def common_weakness(row: dict[str, Any]) -> str:
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


def most_risen(row: dict[str, Any]) -> str:
    """The agency whose overall rose most in a year."""
    for risen in row["risen"]:
        return f"{risen['short_name']} ({wording.change(risen['score_change'])})"
    return wording.NO_SCORE


def set_moves(rows: pd.DataFrame, then: int, now: int, changes: pd.DataFrame) -> str:
    """Who rose and who fell between two years, and whether the rule changed in between."""
    if rows.empty:
        return _("ไม่มีหน่วยงานใดมีคะแนนทั้งปี {then} และ {now}").format(
            then=wording.year(then), now=wording.year(now)
        )
    if len(rows) == 1:
        row = rows.iloc[0].to_dict()
        return _("มี {name} แห่งเดียวที่มีคะแนนทั้งสองปี: {before} → {after} ({change})").format(
            name=row["short_name"],
            before=wording.score(row["score_then"]),
            after=wording.score(row["score_now"]),
            change=wording.change(row["score_change"]),
        )
    cents = [wording.rounded(one) for one in rows["score_change"]]
    first, last = rows.iloc[0].to_dict(), rows.iloc[-1].to_dict()
    said = _(
        "จากปี {then} ถึง {now}: เพิ่ม {up} แห่ง ลด {down} แห่ง เท่าเดิม {same} แห่ง · เปลี่ยนสูงสุด {first} ({most}) ต่ำสุด {last} ({least})"
    ).format(
        then=wording.year(then),
        now=wording.year(now),
        up=sum(one > 0 for one in cents),
        down=sum(one < 0 for one in cents),
        same=sum(one == 0 for one in cents),
        first=first["short_name"],
        most=wording.change(first["score_change"]),
        last=last["short_name"],
        least=wording.change(last["score_change"]),
    )
    between = changes[(changes["fiscal_year"] > then) & (changes["fiscal_year"] <= now)]
    if between.empty:
        return said
    named = [name_of(row, "label") for row in rows_of(between)]
    return _("{said} · ระหว่างนั้นมีการเปลี่ยน: {named} จึงเทียบได้ไม่สนิท").format(said=said, named=" · ".join(named))


def set_lines(shown: int, scored: int) -> str:
    """Whose lines are drawn."""
    if shown == scored:
        return _("เส้นของทุกหน่วยงานในกลุ่ม สเกลเดียวกัน")
    return _("แสดง {shown} จาก {scored} แห่ง: เรา และแห่งที่คะแนนสูงสุด").format(shown=shown, scored=scored)


def set_spread(found: Summary | None) -> str:
    """Every agency as a dot; where all are near the top, how far each is from full marks."""
    if found is not None and found.is_narrow:
        return _("ทุกแห่งห่างกันไม่เกิน {points} คะแนน อันดับจึงบอกอะไรได้น้อย ดูว่ายังขาดจาก 100 เท่าใด").format(
            points=SMALL_SPREAD
        )
    return _("หนึ่งจุดคือหนึ่งหน่วยงาน")


def national_mean(means: pd.DataFrame, fiscal_year: int) -> str:
    """The national mean of the year with its source; empty where it is not known."""
    row = means[means["fiscal_year"] == fiscal_year]
    if row.empty:
        return ""
    told = row.iloc[0].to_dict()
    return _("ค่าเฉลี่ยทั้งประเทศปี {year}: {mean} (ความมั่นใจ {sure} · {source})").format(
        year=wording.year(fiscal_year),
        mean=wording.score(told["mean_score"]),
        sure=confidence(told["confidence"]),
        source=told["source"] if isinstance(told["source"], str) else wording.NO_SCORE,
    )


def matrix_note(rows: pd.DataFrame, shown: str) -> str:
    """Who is weak where, in words: the largest common weakness, or who moved most."""
    indicators = rows[rows["kind"] == Kind.INDICATOR]
    overall = rows[rows["node"] == OVERALL]
    if shown == "score_change":
        moved = overall[overall["score_change"].notna()].sort_values("score_change")
        if moved.empty:
            return _("ไม่มีปีก่อนให้เทียบ")
        fall, rise = moved.iloc[0].to_dict(), moved.iloc[-1].to_dict()
        return _("ภาพรวมเพิ่มมากที่สุด {rise} ({up}) ลดหรือเพิ่มน้อยที่สุด {fall} ({down})").format(
            rise=rise["short_name"],
            up=wording.change(rise["score_change"]),
            fall=fall["short_name"],
            down=wording.change(fall["score_change"]),
        )
    weak = indicators[indicators["gap_to_target"] < 0]
    if weak.empty:
        return no_weakness(rows)
    counts = weak.groupby("node").size().sort_values(ascending=False, kind="stable")
    most = counts[counts == counts.iloc[0]]
    if weak["agency_id"].nunique() == 1:
        return _("มีแห่งเดียวที่มีตัวชี้วัดต่ำกว่าเป้าหมาย: {name} {count} ตัวชี้วัด").format(
            name=weak["short_name"].iloc[0], count=len(weak)
        )
    if len(most) > 1:
        return _n("จุดอ่อนที่พบมากที่สุดเท่ากัน {tied} ตัวชี้วัด ต่ำกว่าเป้าหมายตัวละ {count} แห่ง", int(most.iloc[0])).format(
            tied=len(most), count=int(most.iloc[0])
        )
    row = weak[weak["node"] == counts.index[0]].iloc[0].to_dict()
    return _("จุดอ่อนที่พบมากที่สุด: {name} ต่ำกว่าเป้าหมาย {count} จาก {of} แห่ง").format(
        name=name_of(row, "label"),
        count=int(counts.iloc[0]),
        of=int((indicators["node"] == row["node"]).sum()),
    )


def no_weakness(rows: pd.DataFrame) -> str:
    """Why no indicator of the set is below the target: none is, or there is nothing to tell it by."""
    indicators = rows[rows["kind"] == Kind.INDICATOR]
    if indicators.empty:
        return _("กลุ่มนี้ไม่มีคะแนนรายตัวชี้วัดปีนี้")
    if indicators["gap_to_target"].isna().all():
        return _("ปีนี้ไม่มีเป้าหมายให้เทียบ")
    return _("ไม่มีตัวชี้วัดใดต่ำกว่าเป้าหมายในกลุ่มนี้")


def spine_note(rows: pd.DataFrame) -> str:
    """Where we are furthest above and below the middle."""
    known = rows[rows["score"].notna()]
    if known.empty:
        return _("หน่วยงานนี้ไม่มีคะแนนรายตัวชี้วัดปีนี้")
    apart = (known["score"] - known["middle"]).sort_values(kind="stable")
    worst = known.loc[apart.index[0]].to_dict()
    best = known.loc[apart.index[-1]].to_dict()
    return _("เหนือค่ากลางมากที่สุด {best} ({up}) ต่ำกว่าค่ากลางมากที่สุด {worst} ({down})").format(
        best=name_of(best, "label"),
        up=wording.change(apart.iloc[-1]),
        worst=name_of(worst, "label"),
        down=wording.change(apart.iloc[0]),
    )


def weak_share(row: dict[str, object]) -> str:
    """How many of how many."""
    return _("{count} จาก {of}").format(count=row["weak_count"], of=row["scored_count"])
