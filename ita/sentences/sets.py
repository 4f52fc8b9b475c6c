"""What a set of agencies says: the middle, our place in it, what is common and what is small."""

import pandas as pd

from ita import wording
from ita.comparison import Summary
from ita.sentences.standing import name_of
from ita.terms import OVERALL, Kind
from ita.wording import _

SMALL_SPREAD = 2


def set_summary(found: Summary | None, name: str) -> str:
    """How many agencies, how many with a result, how many reach the target, middle and span; small spans are called small."""
    reason = _(wording.SETS[name])
    if found is None:
        return _("{reason}: ยังไม่มีหน่วยงานใดมีคะแนนภาพรวมปีนี้").format(reason=reason)
    said = _(
        "{reason}: มีผล {scored} จาก {count} แห่ง ถึงเป้าหมาย {passed} แห่ง ค่ากลาง {median} (ต่ำสุด {lowest} สูงสุด {highest})"
    ).format(
        reason=reason,
        scored=found.scored,
        count=found.count,
        passed=found.passed,
        median=wording.score(found.median),
        lowest=wording.score(found.lowest),
        highest=wording.score(found.highest),
    )
    if found.scored > 1 and found.highest - found.lowest <= SMALL_SPREAD:
        return _("{said} · ห่างกันไม่เกิน {points} คะแนน ความต่างจึงน้อย").format(said=said, points=SMALL_SPREAD)
    return said


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


def national_mean(means: pd.DataFrame, fiscal_year: int) -> str:
    """The national mean of the year with its source; empty where it is not known."""
    row = means[means["fiscal_year"] == fiscal_year]
    if row.empty:
        return ""
    told = row.iloc[0].to_dict()
    return _("ค่าเฉลี่ยทั้งประเทศปี {year}: {mean} (ความมั่นใจ {sure} · {source})").format(
        year=wording.year(fiscal_year),
        mean=wording.score(told["mean_score"]),
        sure=_(wording.CONFIDENCE[told["confidence"]]),
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
        return _("ไม่มีตัวชี้วัดใดต่ำกว่าเป้าหมายในกลุ่มนี้")
    counts = weak.groupby("node").size().sort_values(ascending=False, kind="stable")
    row = weak[weak["node"] == counts.index[0]].iloc[0].to_dict()
    return _("จุดอ่อนที่พบมากที่สุด: {name} ต่ำกว่าเป้าหมาย {count} จาก {of} แห่ง").format(
        name=name_of(row, "label"),
        count=int(counts.iloc[0]),
        of=int((indicators["node"] == row["node"]).sum()),
    )


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
