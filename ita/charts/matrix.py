"""Agencies and their scores as a table of HTML: a break at the target, and every number leads further."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts.ends import ends_and_ours, left_out
from ita.rows import SetMatrix
from ita.terms import OVERALL
from ita.wording import _


def matrix(
    rows: Sequence[SetMatrix],
    shown: str,
    agency_id: str,
    lead: Callable[[SetMatrix], str],
    lowest: float | None = None,
) -> Markup:
    """Agencies down in the order of the rows, overall and indicators across, ours marked; each number leads further.

    `shown` is the column in the cells. What is under the target, or has fallen, is on red; on the deeper one under `lowest`
    (a score), or where it fell far.
    """
    nodes = {row["node"]: row for row in sorted(rows, key=lambda row: row["sort_order"] or 0)}
    agencies: dict[str, dict[str, SetMatrix]] = {}
    for row in rows:
        agencies.setdefault(row["agency_id"], {})[row["node"]] = row
    lines = ends_and_ours(list(agencies.items()), lambda one: one[0] == agency_id, 10)
    return Markup(
        '<div class="ita-scroll ita-shaded" tabindex="0" role="region" aria-label="{label}"><table class="ita-matrix">'
        "<thead><tr><th>{label}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    ).format(
        label=_("หน่วยงาน"),
        heads=Markup("").join(_head(row) for row in nodes.values()),
        body=Markup("").join(
            Markup('<tr class="between"><td colspan="{}">{}</td></tr>').format(len(nodes) + 1, left_out(one))
            if isinstance(one, int)
            else _agency(*one, list(nodes), shown, agency_id, lead, lowest)
            for one in lines
        ),
    )


def _head(row: SetMatrix) -> Markup:
    if row["node"] == OVERALL:
        return Markup('<th scope="col">{}</th>').format(_("ภาพรวม"))
    name = sentences.name_of(row, "label")
    return Markup('<th scope="col" title="{name}"><b>{node}</b> {name}</th>').format(
        node=row["node"], name=name
    )


def _agency(
    agency: str,
    cells: Mapping[str, SetMatrix],
    nodes: Sequence[str],
    shown: str,
    agency_id: str,
    lead: Callable[[SetMatrix], str],
    lowest: float | None,
) -> Markup:
    name = sentences.name_in_set(dict(next(iter(cells.values()))))
    return Markup('<tr{}><th scope="row">{}</th>{}</tr>').format(
        Markup(' class="chosen"') if agency == agency_id else "",
        name,
        Markup("").join(
            _cell(cells[node], shown, lead, lowest)
            if node in cells
            else Markup("<td>{}</td>").format(wording.NO_SCORE)
            for node in nodes
        ),
    )


def _cell(row: SetMatrix, shown: str, lead: Callable[[SetMatrix], str], lowest: float | None) -> Markup:
    if shown == "score_change":
        change = row["score_change"]
        is_low, is_lowest = change is not None and wording.rounded(change) < 0, row["is_large_fall"]
        text = wording.change(change)
    else:
        score, gap = row["score"], row["gap_to_target"]
        is_low = gap is not None and gap < 0
        is_lowest = is_low and lowest is not None and score is not None and score < lowest
        text = wording.score(score) if shown == "score" else wording.change(gap)
    tone = "lowest" if is_lowest else "low" if is_low else ""
    return Markup('<td class="{}"><a href="{}">{}</a></td>').format(tone, lead(row), text)
