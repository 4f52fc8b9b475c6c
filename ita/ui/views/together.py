"""What several agencies have in common, as HTML: lists whose rest opens at a click, weaknesses with whom they concern, their years."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from ita import charts, sentences, tables
from ita.rows import FiscalYears, SetNeeds, SetQuestionNeeds, SetYears
from ita.ui import pieces
from ita.ui.screen import st
from ita.wording import _


def ordered(lines: Sequence[Markup], most: int, rest: str) -> Markup:
    """The first of the lines, and behind `rest` those beyond `most`."""
    if not lines:
        return Markup("")
    first = Markup("<ol>{}</ol>").format(Markup("").join(lines[:most]))
    if len(lines) <= most:
        return first
    return Markup("{}<details><summary>{}</summary><ol>{}</ol></details>").format(
        first, rest, Markup("").join(lines[most:])
    )


def need(row: SetNeeds | SetQuestionNeeds, name: str, action: str, lead: str) -> Markup:
    """One weakness: how many of how many, what it is, in whom, and what would help."""
    advice = _("ควรทำ: {action}").format(action=action) if action else ""
    return Markup('<li><a href="{}"><b>{}</b><span>{}<small>{}</small>{}</span></a></li>').format(
        lead,
        sentences.weak_share(dict(row)),
        name,
        sentences.weak_agencies(dict(row)),
        Markup("<small>{}</small>").format(advice) if advice else "",
    )


def needs(title: str, finding: str, lines: Sequence[Markup], most: int) -> None:
    """Weaknesses under their title, the most common first."""
    rest = _("อีก {count} เรื่อง").format(count=len(lines) - most)
    st.html(
        Markup('<section class="ita-needs"><h3>{}</h3><p>{}</p>{}</section>').format(
            title, finding, ordered(lines, most, rest)
        )
    )


def years(
    told: Sequence[SetYears],
    known: Sequence[FiscalYears],
    fiscal_year: int,
    title: str,
    lead: Callable[[int], str],
) -> None:
    """Five years of a set, those on the scale of the year in hand, a row each; nothing where there are none."""
    scales = {row["fiscal_year"]: row["scale"] for row in known}
    target = next((row["target"] for row in known if row["fiscal_year"] == fiscal_year), None)
    window = tables.window(fiscal_year)
    alike = [
        row
        for row in told
        if row["fiscal_year"] in window and scales[row["fiscal_year"]] == scales[fiscal_year]
    ]
    if any(row["median"] is not None for row in alike):
        drawn = charts.spread_rows(alike, target, lead, fiscal_year)
        pieces.picture(drawn, sentences.room_spread(alike), title)
    elif alike:
        pieces.paragraph(sentences.room_spread(alike))
