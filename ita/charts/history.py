"""Nodes through the years as a table that is a picture: a line, a score a year, and the last change."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts import marks
from ita.charts.drawing import row_name
from ita.sentences import Row
from ita.wording import _

# A year whose questions match only in part, or which stands for several joined into one.
_LOOSE = {"partial": "≈", "merged": "≈"}


def year_table(
    trend: Sequence[Row], years: Sequence[int], lead: Callable[[Row], str], breaks: Mapping[int, str]
) -> Markup:
    """One row a node, those of the lowest newest score first, on one scale for all lines; a year without a score stays blank,
    and there is a column of changes where any is known.

    `breaks` are years before which a rule changed; the column says so by a line. Scores under the target are red with ▼.
    """
    nodes: dict[str, dict[int, Row]] = {}
    for row in trend:
        nodes.setdefault(str(row["node"]), {})[int(row["fiscal_year"])] = row
    nodes = {node: by_year for node, by_year in nodes.items() if _known(by_year)}
    scale = marks.scale_of(
        (row["score"] for row in trend if row["fiscal_year"] in years),
        next((row["target"] for row in reversed(trend) if not wording.is_missing(row["target"])), None),
    )
    ordered = sorted(nodes.values(), key=_newest_score)
    has_change = any(not wording.is_missing(row.get("score_change")) for row in trend)
    heads = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(
            Markup(' class="ita-broken" title="{}"').format(breaks[year]) if year in breaks else "",
            wording.year(year),
        )
        for year in years
    )
    return Markup(
        '<div class="ita-scroll" tabindex="0" role="region" aria-label="{}"><table class="ita-yearly"><thead><tr>'
        '<td></td><td class="ita-thin"></td>{}{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(
        _("คะแนนรายปี"),
        heads,
        Markup('<th scope="col">{}</th>').format(_("เปลี่ยน")) if has_change else "",
        Markup("").join(
            _row(by_year, years, lead, scale, breaks, has_change=has_change) for by_year in ordered
        ),
    )


def _known(by_year: Mapping[int, Row]) -> list[int]:
    return [year for year, row in by_year.items() if not wording.is_missing(row["score"])]


def _newest_score(by_year: Mapping[int, Row]) -> tuple[int, float]:
    """Nodes of the newest year first, the weakest of them first."""
    newest = max(_known(by_year))
    return -newest, float(by_year[newest]["score"])


def _row(
    by_year: Mapping[int, Row],
    years: Sequence[int],
    lead: Callable[[Row], str],
    scale: marks.Scale,
    breaks: Mapping[int, str],
    *,
    has_change: bool,
) -> Markup:
    newest = by_year[max(_known(by_year))]
    scores = [by_year[year]["score"] if year in by_year else None for year in years]
    chip = Markup('<i class="ita-chip {}"></i>').format(str(newest.get("instrument") or "").lower())
    address = lead(newest)
    name = Markup('<a href="{}">{}</a>').format(address, _name(newest)) if address else _name(newest)
    return Markup('<tr><th scope="row"><span>{}{}</span></th><td class="ita-thin">{}</td>{}{}</tr>').format(
        chip if newest.get("instrument") else "",
        name,
        marks.spark(scores, scale),
        Markup("").join(_cell(by_year.get(year), year, breaks) for year in years),
        Markup("<td>{}</td>").format(wording.moved(newest.get("score_change"))) if has_change else "",
    )


def _name(row: Row) -> str:
    return sentences.instrument_name(row) if row["kind"] == "instrument" else row_name(row)


def _cell(row: Row | None, year: int, breaks: Mapping[int, str]) -> Markup:
    classes = ["ita-broken"] if year in breaks else []
    if row is None or wording.is_missing(row["score"]):
        return Markup('<td class="{}"></td>').format(" ".join(classes))
    target = row.get("target")
    is_below = target is not None and not wording.is_missing(target) and row["score"] < target
    loose = _LOOSE.get(str(row.get("match_kind")), "")
    return Markup('<td class="{}">{}{}{}</td>').format(
        " ".join([*classes, *(["below"] if is_below else [])]),
        "▼ " if is_below else "",
        loose,
        wording.score(row["score"]),
    )
