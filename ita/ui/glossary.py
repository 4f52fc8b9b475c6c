"""What a term means: where it stands, and as a list at the foot of a page. The words are in `ita/words/terms.csv`."""

from markupsafe import Markup

from ita import headings
from ita.ui.screen import st
from ita.wording import _


def abbr(term: str) -> Markup:
    """A term whose meaning shows where the mouse rests; `used` tells it to those without one."""
    name, meaning = headings.term(term)
    return Markup('<abbr title="{}">{}</abbr>').format(meaning, name)


def used(*terms: str) -> None:
    """The terms of a page with their meanings, opened by key or touch; all there are where none is named."""
    explained = [headings.term(term) for term in terms or headings.TERMS]
    st.html(
        Markup('<details class="ita-terms"><summary>{}</summary><dl>{}</dl></details>').format(
            _("คำที่ใช้ในหน้านี้"),
            Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*one) for one in explained),
        )
    )
