"""The years before: how a figure moved, where years are missing, which rules changed."""

from collections.abc import Sequence

import pandas as pd

from ita import wording
from ita.sentences.names import Row, alike, as_number, name_of, rows_of
from ita.wording import _

HISTORY_YEARS = 5


def in_order_of_the_newest_year(trend: pd.DataFrame) -> list[str]:
    """The nodes of a trend as the newest year orders them; nodes it no longer has come last."""
    newest_first = trend.sort_values("fiscal_year", ascending=False, kind="stable")
    return list(dict.fromkeys(newest_first["node"]))


def history(trend: pd.DataFrame, fiscal_year: int) -> str:
    """Highest, second and lowest year of the five years that end with this one, on this year's scale."""
    first_year = fiscal_year - HISTORY_YEARS + 1
    scale = trend.loc[trend["fiscal_year"] == fiscal_year, "scale"]
    window = trend[trend["fiscal_year"].between(first_year, fiscal_year) & trend["score"].notna()]
    if len(scale):
        window = window[window["scale"] == scale.iloc[0]]
    ordered = window.sort_values(["score", "fiscal_year"], ascending=[False, False])
    groups = alike(rows_of(ordered))
    years = _("{first}–{last}").format(first=wording.year(first_year), last=wording.year(fiscal_year))
    if ordered.empty:
        return _("ในรอบ 5 ปี ({years}) ไม่พบคะแนนภาพรวม").format(years=years)
    if len(ordered) < 2:
        return _("ในรอบ 5 ปี ({years}) มีผลเพียงปีเดียว จึงยังเทียบแนวโน้มไม่ได้").format(years=years)
    scored = {
        "years": years,
        "count": len(ordered),
        "highest": _at(groups[0]),
        "second": _at(groups[min(1, len(groups) - 1)]),
        "lowest": _at(groups[-1]),
    }
    if len(groups) == 1:
        return _("ในรอบ 5 ปี ({years}) มีผล {count} ปี เท่ากันทุกปี: {highest}").format(**scored)
    if len(groups) == 2:
        return _("ในรอบ 5 ปี ({years}) มีผล {count} ปี สูงสุด{highest} ต่ำสุด{lowest}").format(**scored)
    return _("ในรอบ 5 ปี ({years}) มีผล {count} ปี สูงสุด{highest} รองลงมา{second} ต่ำสุด{lowest}").format(**scored)


def _at(rows: Sequence[Row]) -> str:
    newest_first = sorted((int(row["fiscal_year"]) for row in rows), reverse=True)
    years = wording.listed([wording.year(year) for year in newest_first])
    return _("ปี {year} ({score})").format(year=years, score=wording.score(rows[0]["score"]))


def changed(row: Row) -> str:
    """The change with the year it is against; a missing year before is not passed over in silence."""
    previous = row["previous_year"]
    if previous is None or previous != previous or pd.isna(previous):
        return _("ไม่มีปีก่อนให้เทียบ")
    return _("{change} จากปี {year}").format(
        change=wording.change(as_number(row["score_change"])), year=wording.year(int(str(previous)))
    )


def gaps(window: list[int], trend: pd.DataFrame) -> str:
    """Years of the window without a result, by name; empty when there are none."""
    known = set(trend.loc[trend["score"].notna(), "fiscal_year"])
    missing = [wording.year(year) for year in window if year not in known]
    return _("ไม่มีผลปี {years} กราฟเว้นว่างไว้").format(years=wording.listed(missing)) if missing else ""


def changes_by_year(changes: pd.DataFrame) -> dict[int, str]:
    """What changed in the rules, by the fiscal year it holds from."""
    return {
        int(str(year)): " · ".join(name_of(row, "label") for row in rows_of(group))
        for year, group in changes.groupby("fiscal_year")
    }


def rule_changes(changes: pd.DataFrame, window: list[int]) -> str:
    """Which changes of rule lie inside the window, so that the years are read with care."""
    inside = changes[changes["fiscal_year"].isin(window[1:])]
    if inside.empty:
        return _("ไม่มีการเปลี่ยนกติกาในช่วงนี้")
    said = [
        _("ปี {year} {what}").format(year=wording.year(row["fiscal_year"]), what=name_of(row, "label"))
        for row in rows_of(inside)
    ]
    return _("อ่านอย่างระวัง: {said}").format(said=" · ".join(said))


def largest_moves(nodes: pd.DataFrame) -> str:
    """Which node rose and which fell most in the newest year that has changes."""
    changed = nodes[nodes["score_change"].notna()]
    if changed.empty:
        return _("ยังไม่มีปีก่อนหน้าให้เทียบ")
    newest = changed[changed["fiscal_year"] == changed["fiscal_year"].max()]
    rise = newest.sort_values("score_change", ascending=False).iloc[0].to_dict()
    fall = newest.sort_values("score_change").iloc[0].to_dict()
    year = wording.year(int(newest["fiscal_year"].max()))
    up = _("{name} ({change})").format(
        name=name_of(rise, "label"), change=wording.change(rise["score_change"])
    )
    down = _("{name} ({change})").format(
        name=name_of(fall, "label"), change=wording.change(fall["score_change"])
    )
    if fall["score_change"] >= 0:
        return _("ปี {year} เพิ่มมากที่สุดคือ {up} ไม่มีรายการใดลดลง").format(year=year, up=up)
    if rise["score_change"] <= 0:
        return _("ปี {year} ลดมากที่สุดคือ {down} ไม่มีรายการใดเพิ่มขึ้น").format(year=year, down=down)
    return _("ปี {year} เพิ่มมากที่สุดคือ {up} ลดมากที่สุดคือ {down}").format(year=year, up=up, down=down)
