"""Findings of one agency and year told by their cause: one story, one line, with how many figures it touches."""

from typing import Any

import pandas as pd

from ita import wording
from ita.sentences.findings import SEVERITY_MARKS, finding, findings_counted, full_name, suspected
from ita.sentences.names import name_of, rows_of
from ita.wording import _, _n

MOST_NAMED = 6
GROUP = "all_the_overall"  # the rule whose finding is of a group and tells why its members do not follow


def stories(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per agency, fiscal year and story of queries/findings.sql, the gravest first, as told in `story_text`.

    `figure_count` are the figures it touches.
    """
    columns = ["severity", "agency_id", "short_name", "fiscal_year", "story", "story_text", "figure_count"]
    told: list[dict[str, Any]] = []
    for _key, group in rows.groupby(["agency_id", "fiscal_year", "story"], sort=False):
        mine = rows_of(group)
        worst = min(mine, key=lambda row: list(SEVERITY_MARKS).index(str(row["severity"])))
        told.append(worst | {"story_text": _told(mine), "figure_count": _figure_count(mine)})
    told.sort(key=lambda row: list(SEVERITY_MARKS).index(str(row["severity"])))
    return pd.DataFrame(told, columns=columns)


def stories_counted(told: pd.DataFrame) -> str:
    """How many stories there are, of each severity."""
    return _n("{count} เรื่อง ({counted})", len(told)).format(count=len(told), counted=findings_counted(told))


def _figure_count(rows: list[dict[str, Any]]) -> int:
    """How many figures a story touches; a group printed as the overall has as many as its finding counts."""
    members = [int(row["printed"]) for row in rows if row["rule"] == GROUP]
    return max([len({row["node"] for row in rows if row["rule"] != GROUP}), *members])


def _told(rows: list[dict[str, Any]]) -> str:
    if len(rows) == 1:
        return finding(rows[0])
    story = str(rows[0]["story"]).partition(" ")[0]
    facts = {"count": len(rows), "names": _named([_name(row) for row in rows])}
    if story == GROUP:
        return next(finding(row) for row in rows if row["rule"] == story)
    if story == "printed_twice":
        both = [
            _("{name} ({other} และ {printed})").format(
                name=_name(row), other=row["other"], printed=row["printed"]
            )
            for row in rows
        ]
        return _n("เอกสารเดียวพิมพ์ไว้สองค่า {count} รายการ: {names}", len(rows)).format(
            count=len(rows), names=_named(both)
        )
    if story == "does_not_follow":
        return _n("{count} ค่าไม่ตรงกับคะแนนที่ประกาศในระดับล่าง: {names} · {suspect}", len(rows)).format(
            suspect=suspected(rows[0]), **facts
        )
    return " · ".join(dict.fromkeys(finding(row) for row in rows))


def _name(row: dict[str, Any]) -> str:
    return full_name(row["node"], row["kind"], name_of(row, "label"))


def _named(told: list[str]) -> str:
    names = [*dict.fromkeys(told)]
    if len(names) > MOST_NAMED:
        left = len(names) - MOST_NAMED
        names = [*names[:MOST_NAMED], _n("อีก {count} รายการ", left).format(count=left)]
    return wording.listed(names)
