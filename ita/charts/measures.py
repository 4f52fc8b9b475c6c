"""How far the measures of each unit are, a square for each."""

from collections.abc import Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts import marks
from ita.charts.marks import Kind, Line, Mark, Scale
from ita.wording import _

LEAST_SQUARES = 20  # fit into the width, so that one measure is never a bar across the page
_LOOKS: dict[str, Kind] = {
    "done": "done",
    "doing": "doing",
    "not_started": "open",
    "cancelled": "cancelled",
}  # status → how its square looks; told apart without colour by filling


def progress_rows(told: Sequence[sentences.Row]) -> Markup:
    """The measures of each unit as squares by status; rows as `ita.measures.progress` gives them."""
    widest = max([LEAST_SQUARES, *(int(row["measures_of_unit"]) for row in told)])
    lines = [
        Line(
            str(row["unit"]),
            _("แล้วเสร็จ {done} จาก {count}").format(done=row["done"], count=row["measures_of_unit"]),
            marks=_squares([status for status in _LOOKS for _number in range(int(row[status]))]),
        )
        for row in told
    ]
    legend = Markup(" ").join(
        Markup('<span><i class="ita-square {}"></i>{}</span>').format(look, _(wording.PROGRESS[status]))
        for status, look in _LOOKS.items()
    )
    drawn = marks.rows(lines, Scale(0.0, float(widest), None, True), legend)
    return Markup('<div class="ita-squares">{}</div>').format(drawn)


def _squares(statuses: list[str]) -> list[Mark]:
    return [
        Mark(_LOOKS[status], place + 0.08, place + 0.92, _(wording.PROGRESS[status]))
        for place, status in enumerate(statuses)
    ]
