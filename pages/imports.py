"""Where do the figures come from, and were any files refused?"""

from ita import queries, tables
from ita.ui import blocks, frame, intake
from ita.wording import _

store = frame.open_page("imports")
frame.language_and_title("imports", _("ไฟล์ทั้งหมดของฐานข้อมูลชุดนี้"))
about = {_("รุ่นข้อมูล"): store.version_label}

refusals = queries.refusals(store)
errors = refusals[refusals["severity"] == "error"]
warnings = refusals[refusals["severity"] == "warning"]
findings = queries.findings(store)
conflicts = queries.printed_conflicts(store)

blocks.template_button(queries.nodes(store), queries.agencies(store, include_synthetic=False))
intake.page(store)
intake.journal(about)
if len(errors):
    blocks.refused(errors)
    blocks.table(tables.shown("refusals", errors, about))
blocks.table(tables.shown("sources", queries.sources(store), about))
if len(warnings):
    blocks.table(tables.shown("warnings", warnings, about))
blocks.all_findings(findings, about)
if len(conflicts):
    blocks.table(tables.shown("printed_conflicts", conflicts, about))
revisions = queries.revisions(store)
if len(revisions):
    blocks.table(tables.shown("revisions", revisions, about))
blocks.foot(store.data_version)
