"""Does the draft memo agree with the data: where not, and what do the data say?"""

from ita.ui import blocks, frame, proofreading, scope

store = frame.open_page("proofread")
chosen = scope.choose(store, "proofread")

report = proofreading.report_of_draft(store, chosen)
if report is None:
    proofreading.what_is_checked()
else:
    proofreading.show(report, chosen.about)
blocks.foot(store.data_version)
