"""What the office itself says of a year ("เปลี่ยนนายก"): shown beside the years, edited one short text a year."""

from collections.abc import Sequence

from markupsafe import Markup

from ita import measures, wording
from ita.config import data_folder
from ita.ui.screen import st
from ita.ui.views import entries_editor
from ita.wording import _


def show(agency_id: str) -> None:
    """The office's notes, a line a year, newest first; nothing where there is none."""
    notes = measures.notes_by_year(data_folder(), agency_id)
    if not notes:
        return
    lines = Markup("").join(
        Markup("<li><b>{}</b> {}</li>").format(wording.year(year), notes[year])
        for year in sorted(notes, reverse=True)
    )
    st.html(
        Markup('<section class="ita-notes"><h3>{}</h3><ul>{}</ul></section>').format(
            _("บันทึกของหน่วยงาน"), lines
        )
    )


def edit(agency_id: str, years: Sequence[int]) -> None:
    """A field for the note on each of these fiscal years, laid out once the reader opens it, and saving as a new revision."""
    box = st.expander(_("เขียนบันทึกของหน่วยงานในแต่ละปี"), key="notes_box", on_change="rerun")
    if not box.open:
        return
    with box:
        notes_edit = entries_editor.opened(measures.notes(agency_id))
        for year in sorted(years, reverse=True):
            notes_edit.texts[str(year)] = st.text_input(
                _("ปี {year}").format(year=wording.year(year)),
                notes_edit.texts.get(str(year), ""),
                max_chars=measures.LONGEST,
                placeholder=_("เช่น เปลี่ยนนายก ย้ายสำนักงาน เปลี่ยนระบบเว็บไซต์"),
                key=f"note_{agency_id}_{year}_{notes_edit.turn}",
            )
        entries_editor.save(notes_edit, {str(year): wording.year(year) for year in years})
