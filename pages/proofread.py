"""Does the draft memo agree with the data: where not, and what do the data say?"""

from ita.ui import page, scope
from ita.ui.views import proofread as view

store = page.open_page("proofread")
chosen = scope.choose(store, "proofread")

report = view.report_of_draft(store, chosen)
if report is None:
    view.what_is_checked()
else:
    view.show(report, chosen.about)
page.foot(store.data_version)
