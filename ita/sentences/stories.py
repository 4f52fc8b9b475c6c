"""Findings of one agency and year told by their cause: one story, one line, with how many figures it touches."""

from collections.abc import Sequence

from ita import wording
from ita.rows import Findings
from ita.sentences.findings import SEVERITY_MARKS, finding, findings_counted, full_name, suspected
from ita.sentences.names import name_of
from ita.wording import _, _n

MOST_NAMED = 6
GROUP = "all_the_overall"  # the rule whose finding is of a group and tells why its members do not follow


class Story(Findings):
    """Findings of one cause: the gravest of them, what they say together, and how many figures they touch."""

    story_text: str
    figure_count: int


def stories(rows: Sequence[Findings]) -> list[Story]:
    """One for each agency, fiscal year and cause, the gravest first."""
    causes: dict[tuple[str, int, str | None], list[Findings]] = {}
    for row in rows:
        causes.setdefault((row["agency_id"], row["fiscal_year"], row["story"]), []).append(row)
    told: list[Story] = [
        {**min(mine, key=_gravity), "story_text": _told(mine), "figure_count": _figure_count(mine)}
        for mine in causes.values()
    ]
    return sorted(told, key=_gravity)


def _gravity(row: Findings) -> int:
    return list(SEVERITY_MARKS).index(str(row["severity"]))


def stories_counted(told: Sequence[Story]) -> str:
    """How many stories there are, of each severity."""
    return _n("{count} เรื่อง ({counted})", len(told)).format(count=len(told), counted=findings_counted(told))


def _figure_count(rows: Sequence[Findings]) -> int:
    """How many figures a story touches; a group printed as the overall has as many as its finding counts."""
    members = [int(row["printed"] or 0) for row in rows if row["rule"] == GROUP]
    return max([len({row["node"] for row in rows if row["rule"] != GROUP}), *members])


def _told(rows: Sequence[Findings]) -> str:
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


def _name(row: Findings) -> str:
    return full_name(row["node"], row["kind"], name_of(row, "label"))


def _named(told: list[str]) -> str:
    names = [*dict.fromkeys(told)]
    if len(names) > MOST_NAMED:
        left = len(names) - MOST_NAMED
        names = [*names[:MOST_NAMED], _n("อีก {count} รายการ", left).format(count=left)]
    return wording.listed(names)
