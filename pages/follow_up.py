"""How far are the measures, what is late, and how did the same subjects score afterwards?"""

from ita import queries
from ita.ui import blocks, drafting, frame, reporting, scope

store = frame.open_page("follow_up")
chosen = scope.choose(store, "follow_up")

draft = drafting.opened(chosen)
if not draft.plan.measures:
    reporting.no_plan(draft.plan)

after = reporting.choose_round()
wrong = reporting.edit(draft, after)
drafting.save(draft, wrong)
reporting.how_far(draft.plan, chosen.about)
reporting.late(draft.plan, chosen.about)
reporting.afterwards(
    draft.plan,
    queries.measure_afterwards(store, **chosen.key),
    queries.issue_trend(store, agency_id=chosen.agency_id),
    chosen.about,
)
drafting.revisions(draft, chosen.about)
blocks.foot(store.data_version)
