"""Sentences written from the data: what a mayor should know first. Whole sentences per case, never glued from words."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from ita import wording
from ita.contracts import HIGHEST_SCORE
from ita.wording import _

# One row of a query's answer.
Row = Mapping[Any, Any]

HISTORY_YEARS = 5
SMALL_SPREAD = 2
MOST_TOGETHER = 3


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame row by row. A page asks this some twenty times; pandas' own way takes three times as long."""
    names = [str(name) for name in frame.columns]
    columns = [frame[name].tolist() for name in frame.columns]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def name_of(row: Row, stem: str) -> str:
    """The Thai or English text of a row's `<stem>_th` / `<stem>_en` in the language in use; empty when missing."""
    found = row[f"{stem}_en" if wording.language() == "en" else f"{stem}_th"]
    return found if isinstance(found, str) else ""


def described(agency: Row) -> str:
    """An agency's name, district and province in one line."""
    parts = [str(agency["short_name"])]
    if isinstance(agency["district"], str):
        parts.append(_("อ.{name}").format(name=agency["district"]))
    if isinstance(agency["province"], str):
        parts.append(_("จ.{name}").format(name=agency["province"]))
    return " ".join(parts)


def level_name(row: Row) -> str:
    """The level with its symbol: by the year's rule where it can be told, else as printed, else a dash."""
    computed = name_of(row, "level")
    symbol = row["level_symbol"]
    printed = row["level_printed"]
    if computed:
        return f"{symbol} {computed}" if isinstance(symbol, str) else computed
    return printed if isinstance(printed, str) else wording.NO_SCORE


def in_order_of_the_newest_year(trend: pd.DataFrame) -> list[str]:
    """The nodes of a trend as the newest year orders them; nodes it no longer has come last."""
    newest_first = trend.sort_values("fiscal_year", ascending=False, kind="stable")
    return list(dict.fromkeys(newest_first["node"]))


def node_name(row: Row) -> str:
    """The name of a node, an indicator with its number before it."""
    number = row.get("indicator_id")
    if number is None and row.get("kind") == "indicator":
        number = row.get("node")
    label = name_of(row, "label")
    return marked(label if number is None or pd.isna(number) else f"{number} {label}", row)


def instrument_name(row: Row) -> str:
    """An instrument by its letters."""
    return marked(str(row["instrument"]), row)


def marked(name: str, row: Row) -> str:
    """A name that says when its figure is computed by us and stands in no published document."""
    if row.get("is_computed") and not wording.is_missing(row["score"]):
        return _("{name} (คำนวณ)").format(name=name)
    return name


def level_word(row: Row) -> str:
    """The level without its symbol, for a sentence."""
    printed = row["level_printed"]
    return name_of(row, "level") or (printed if isinstance(printed, str) else wording.NO_SCORE)


def level_note(row: Row) -> str:
    """Where the level comes from, and the printed one where it is written otherwise."""
    printed, computed = row["level_printed"], name_of(row, "level")
    if not isinstance(printed, str):
        return _("ตามเกณฑ์ของปี (ไม่พบระดับที่ประกาศ)") if computed else ""
    if not computed:
        return _("ตามที่ประกาศ (ข้อมูลไม่พอเทียบเกณฑ์)")
    if printed in (row["level_th"], row["level_en"], row["level_computed"]):
        return _("ตามที่ประกาศ ตรงกับเกณฑ์")
    return _("ประกาศว่า “{printed}”").format(printed=printed)


def next_level_note(missing: pd.DataFrame) -> str:
    """What the next level lacks, instrument by instrument; empty at the best level or where it cannot be told."""
    if missing.empty:
        return ""
    lacks = [
        _("{node} ขาด {points}").format(node=_node(row["node"]), points=wording.score(row["points_short"]))
        for row in rows_of(missing)
    ]
    level = name_of(missing.iloc[0].to_dict(), "level")
    return _("ถึง “{level}”: {lacks}").format(level=level, lacks=wording.listed(lacks))


def _node(node: str) -> str:
    return _("ภาพรวม") if node == "overall" else node


def standing(row: Row, agency: str, instruments: pd.DataFrame) -> str:
    """Score, level, target passed or not, and why."""
    facts = {
        "agency": agency,
        "year": wording.year(int(str(row["fiscal_year"]))),
        "score": wording.score(_number(row["score"])),
        "level": level_word(row),
        "target": _plain(_number(row["target"])),
        "gap": wording.score(abs(_number(row["gap_to_target"]) or 0)),
    }
    if wording.is_missing(_number(row["score"])):
        return _("ปี {year} {agency} ไม่พบคะแนนภาพรวม พบเพียงระดับที่ประกาศ: {level}").format(**facts)
    if wording.is_missing(_number(row["target"])):
        return _(
            "ปี {year} {agency} ได้ {score} คะแนน กติกาของปีนี้เป็นแบบเดิมหรือยังไม่ทราบ จึงไม่เทียบเป้าหมายและระดับ"
        ).format(**facts)
    below = instruments[(instruments["gap_to_target"] < 0) & _without_parts(instruments)]
    reasons = wording.listed([f"{one['instrument']} {wording.score(one['score'])}" for one in rows_of(below)])
    passed = (_number(row["gap_to_target"]) or 0) >= 0
    if passed and reasons:
        return _(
            "ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ผ่านเป้าหมาย {target} (สูงกว่า {gap}) แต่ {reasons} ยังต่ำกว่า {target}"
        ).format(reasons=reasons, **facts)
    if passed:
        return _("ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ผ่านเป้าหมาย {target} (สูงกว่า {gap})").format(
            **facts
        )
    if reasons:
        return _(
            "ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ยังไม่ผ่านเป้าหมาย {target} (ขาด {gap}) เพราะ {reasons} ต่ำกว่า {target}"
        ).format(reasons=reasons, **facts)
    return _("ปี {year} {agency} ได้ {score} คะแนน ระดับ {level} ยังไม่ผ่านเป้าหมาย {target} (ขาด {gap})").format(
        **facts
    )


def history(trend: pd.DataFrame, fiscal_year: int) -> str:
    """Highest, second and lowest year of the five years that end with this one, on this year's scale."""
    first_year = fiscal_year - HISTORY_YEARS + 1
    scale = trend.loc[trend["fiscal_year"] == fiscal_year, "scale"]
    window = trend[trend["fiscal_year"].between(first_year, fiscal_year) & trend["score"].notna()]
    if len(scale):
        window = window[window["scale"] == scale.iloc[0]]
    ordered = window.sort_values(["score", "fiscal_year"], ascending=[False, False])
    groups = alike(ordered)
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


def _at(rows: pd.DataFrame) -> str:
    years = wording.listed([wording.year(int(year)) for year in sorted(rows["fiscal_year"], reverse=True)])
    return _("ปี {year} ({score})").format(year=years, score=wording.score(rows["score"].iloc[0]))


def alike(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """The rows with a score by their score as written, highest first: ties stand together."""
    known = rows[rows["score"].notna()]
    written = known["score"].map(wording.score)
    order = known.sort_values("score", ascending=False, kind="stable").index
    return [known.loc[written.index[written == one]] for one in dict.fromkeys(written[order])]


def together(rows: pd.DataFrame, name: Callable[[Row], str]) -> str:
    """All that share a score by name; beyond three of them how many more."""
    names = [name(row) for row in rows_of(rows)]
    if len(names) > MOST_TOGETHER:
        left = len(names) - MOST_TOGETHER + 1
        names = [*names[: MOST_TOGETHER - 1], _("อีก {count} รายการ").format(count=left)]
    return wording.listed(names)


def indicators(ranking: pd.DataFrame) -> str:
    """How many indicators reach the target, which is highest and which lowest."""
    if ranking.empty:
        return _("ปีนี้ยังไม่มีคะแนนรายตัวชี้วัด จึงบอกจุดแข็งจุดอ่อนไม่ได้")
    strong = int((ranking["gap_to_target"] >= 0).sum())
    best = alike(ranking)[0]
    worst = alike(ranking)[-1]
    facts = {
        "count": len(ranking),
        "strong": strong,
        "weak": len(ranking) - strong,
        "target": _plain(_number(ranking["target"].iloc[0])),
        "best": _some(best),
        "worst": _some(worst),
    }
    if len(best) == len(ranking):
        return _("ทั้ง {count} ตัวชี้วัดได้คะแนนเท่ากัน ({best})").format(
            **{**facts, "best": wording.score(best["score"].iloc[0])}
        )
    if strong == len(ranking):
        return _("ทั้ง {count} ตัวชี้วัดถึง {target}: สูงสุดคือ {best} ต่ำสุดคือ {worst}").format(**facts)
    return _(
        "จาก {count} ตัวชี้วัด เป็นจุดแข็ง (ตั้งแต่ {target}) {strong} ตัว จุดอ่อน {weak} ตัว: สูงสุดคือ {best} ต่ำสุดคือ {worst}"
    ).format(**facts)


def _some(rows: pd.DataFrame) -> str:
    """Up to two indicators by name, or how many share the score."""
    score = wording.score(rows["score"].iloc[0])
    if len(rows) > 2:
        return _("{count} ตัวชี้วัด ({score})").format(count=len(rows), score=score)
    names = [
        _("ตัวชี้วัดที่ {number} {name}").format(number=row["indicator_id"], name=name_of(row, "label"))
        for row in rows_of(rows)
    ]
    return _("{names} ({score})").format(names=wording.listed(names), score=score)


def changed(row: Row) -> str:
    """The change with the year it is against; a missing year before is not passed over in silence."""
    previous = row["previous_year"]
    if previous is None or previous != previous or pd.isna(previous):
        return _("ไม่มีปีก่อนให้เทียบ")
    return _("{change} จากปี {year}").format(
        change=wording.change(_number(row["score_change"])), year=wording.year(int(str(previous)))
    )


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


def contribution(parts: pd.DataFrame) -> str:
    """What is missing to full marks, and which instrument costs most of it."""
    known = parts[parts["score"].notna()]
    if len(known) < len(parts):
        absent = wording.listed(parts.loc[parts["score"].isna(), "instrument"].tolist())
        return _("ยังไม่มีคะแนนของ {absent} จึงบอกส่วนที่ขาดทั้งหมดไม่ได้").format(absent=absent)
    worst, *others = rows_of(known.sort_values("points_lost", ascending=False))
    if wording.rounded(worst["points_lost"]) == 0:
        return _("ทุกเครื่องมือได้คะแนนเต็ม")
    lost = _("เสียคะแนนภาพรวมมากที่สุดที่ {worst} ({points} คะแนน)").format(
        worst=worst["instrument"], points=wording.score(worst["points_lost"])
    )
    if not others or wording.rounded(others[0]["points_lost"]) == 0:
        return lost
    return _("{lost} รองลงมาคือ {second} ({points} คะแนน)").format(
        lost=lost, second=others[0]["instrument"], points=wording.score(others[0]["points_lost"])
    )


def top_parts(instruments: pd.DataFrame) -> pd.DataFrame:
    """The instruments that add up to the overall: parts in place of their instrument where every part has a score."""
    parts = instruments[instruments["part_of"].notna()]
    told = set(parts["part_of"]) if len(parts) and parts["score"].notna().all() else set()
    kept = instruments["instrument"].isin(told) | (
        instruments["part_of"].notna() & ~instruments["part_of"].isin(told)
    )
    return instruments[~kept]


def strongest_and_weakest(ranking: pd.DataFrame, count: int = 3) -> str:
    """The three strongest and the three weakest indicators by name and score; one at full marks is never among the weakest."""
    if len(alike(ranking)) == 1:
        return indicators(ranking)
    is_full = ranking["score"].map(wording.score) == wording.score(HIGHEST_SCORE)
    full, less = ranking[is_full], ranking[~is_full]
    worst = _first(less[::-1], count)
    best = _first(ranking, count)
    if len(full) > count:
        return _("ได้เต็ม 100: {full} ตัวชี้วัด  \nต่ำสุด: {worst}").format(full=len(full), worst=worst)
    if len(less) <= count and len(full):
        return _("สูงสุด: {best}  \nต่ำสุด: {worst} (อีก {full} ตัวได้เต็ม 100)").format(
            best=best, worst=worst, full=len(full)
        )
    return _("สูงสุด: {best}  \nต่ำสุด: {worst}").format(best=best, worst=worst)


def indicators_missing(nodes: pd.DataFrame, ranking: pd.DataFrame, fiscal_year: int) -> str:
    """Indicators of the year without a score, by name; empty where all have one or none has."""
    asked = nodes[(nodes["fiscal_year"] == fiscal_year) & (nodes["kind"] == "indicator")]
    missing = asked[~asked["node"].str.contains("@") & ~asked["node"].isin(ranking["node"])]
    if missing.empty or ranking.empty:
        return ""
    named = [f"{row['node']} {name_of(row, 'label')}" for row in rows_of(missing)]
    return _("ไม่มีคะแนนของตัวชี้วัดที่ {named}").format(named=wording.listed(named))


def _first(ordered: pd.DataFrame, count: int) -> str:
    """The first few by name and score, and how many more share the score of the last of them."""
    said = " · ".join(_one(row) for row in rows_of(ordered.head(count)))
    written = ordered["score"].map(wording.score)
    others = int((written.iloc[count:] == written.iloc[count - 1]).sum()) if len(ordered) > count else 0
    return _("{named} (เท่ากันอีก {count} ตัว)").format(named=said, count=others) if others else said


def _one(row: Row) -> str:
    return f"{name_of(row, 'label')} {wording.score(_number(row['score']))}"


def gaps(window: list[int], trend: pd.DataFrame) -> str:
    """Years of the window without a result, by name; empty when there are none."""
    known = set(trend.loc[trend["score"].notna(), "fiscal_year"])
    missing = [wording.year(year) for year in window if year not in known]
    return _("ไม่มีผลปี {years} กราฟเว้นว่างไว้").format(years=wording.listed(missing)) if missing else ""


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


def parts(pairs: pd.DataFrame) -> str:
    """Where the public's own answers and the assessor's differ most."""
    both = pairs[pairs["part_difference"].notna()]
    if both.empty:
        return _("มีคะแนนเพียงส่วนเดียว จึงเทียบกันไม่ได้")
    widest = both.iloc[both["part_difference"].abs().argmax()].to_dict()
    return _("ต่างกันมากที่สุดที่ {name}: ส่วนที่ 1 {first} ส่วนที่ 2 {second}").format(
        name=name_of(widest, "label"),
        first=wording.score(widest["part_1_score"]),
        second=wording.score(widest["part_2_score"]),
    )


def peers(rows: pd.DataFrame) -> str:
    """Our rank among the peers on one figure, their median, and how far apart they are; small differences are called small."""
    groups = alike(rows)
    best, last = rows.iloc[0].to_dict(), rows.iloc[-1].to_dict()
    spread = _("สูงสุด {best} {high} ต่ำสุด {last} {low}").format(
        best=together(groups[0], lambda row: str(row["short_name"])),
        high=wording.score(best["score"]),
        last=together(groups[-1], lambda row: str(row["short_name"])),
        low=wording.score(last["score"]),
    )
    if len(groups) == 1:
        spread = _("ทุกแห่งได้ {score} เท่ากัน").format(score=wording.score(best["score"]))
    if wording.is_missing(best["rank_in_year"]):
        return " · ".join([too_few_peers(best), spread])
    told = [_("ค่ากลาง {middle} {spread}").format(middle=wording.score(best["middle"]), spread=spread)]
    for row in rows_of(rows[rows["is_chosen"]]):
        told.insert(0, place(row | {"peer_rank": row["rank_in_year"], "peer_tied": row["tied"]}))
    if best["score"] - last["score"] <= SMALL_SPREAD:
        told.append(_("คะแนนห่างกันไม่เกิน {points} คะแนน อันดับจึงบอกความต่างได้น้อย").format(points=SMALL_SPREAD))
    return " · ".join(told)


def _without_parts(instruments: pd.DataFrame) -> "pd.Series[bool]":
    """Rows whose score is not told again by their parts."""
    told = set(instruments.loc[instruments["score"].notna(), "part_of"].dropna())
    return ~instruments["instrument"].isin(told)


def _number(found: Any) -> float | None:
    return None if found is None or pd.isna(found) else float(str(found))


def _plain(number: float | None) -> str:
    """A target as people say it: 85, not 85.00."""
    return wording.NO_SCORE if number is None else f"{number:g}"
