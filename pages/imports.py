"""Where do the figures come from, and were any files refused?"""

from ita import queries, rows, sentences, tables
from ita.ui import page, pieces
from ita.ui.views import imports as view
from ita.wording import _

store = page.open_page("imports")
page.language_and_title("imports", _("ไฟล์ทั้งหมดของฐานข้อมูลชุดนี้"))
about = {_("รุ่นข้อมูล"): store.version_label}

refusals = sentences.refusals(queries.frame(store, rows.Refusals))
errors = refusals[refusals["severity"] == "error"]
warnings = refusals[refusals["severity"] == "warning"]
findings = queries.frame(store, rows.Findings)
conflicts = queries.frame(store, rows.PrintedConflicts)

view.template_button(
    queries.frame(store, rows.Nodes), queries.frame(store, rows.Agencies, include_synthetic=False)
)
view.take_in(store)
view.journal(about)
if len(errors):
    view.refused(errors)
    pieces.table(tables.shown("refusals", errors, about))
pieces.table(tables.shown("sources", queries.frame(store, rows.Sources), about))
if len(warnings):
    pieces.numbers("warnings", lambda: tables.shown("warnings", warnings, about))
view.all_findings(findings, about)
if len(conflicts):
    pieces.numbers("printed_conflicts", lambda: tables.shown("printed_conflicts", conflicts, about))
revisions = queries.frame(store, rows.Revisions)
if len(revisions):
    pieces.numbers("revisions", lambda: tables.shown("revisions", revisions, about))
page.foot(store.data_version)
