"""What has to change to reach a target: which fewest documents or questions, and what happens if?"""

from ita import queries, sentences, tables
from ita.planner import WhatIf
from ita.terms import OVERALL
from ita.ui import page, pieces, scope
from ita.ui.screen import st
from ita.ui.views import planner as view
from ita.wording import _

store = page.open_page("planner")
chosen = scope.choose(store, "planner")

rows = queries.levers(store, **chosen.key)
levels = queries.levels_of_year(store, fiscal_year=chosen.fiscal_year)
uncertain = queries.uncertain_items(store, **chosen.key)

if (rows["ancestor"] == OVERALL).sum() < 2:
    view.nothing_to_plan(chosen.described, chosen.fiscal_year)

with st.container(horizontal=True, vertical_alignment="bottom"):
    target = view.choose_target(rows, levels)
    ceiling = view.choose_ceiling()

ways = WhatIf.of(rows, ceiling)
asked = view.wanted(target, levels, ways)
now = ways.scores()
plans = ways.routes(asked)
about = chosen.about | {_("เป้าหมาย"): target, _("ยกแต่ละข้อได้ไม่เกิน"): view.ceiling_named(ceiling)}
worth = view.leverage(rows, ways)

pieces.paragraph(
    sentences.lacking(ways.below(asked, now), now),
    sentences.ceilings(rows, ceiling),
    sentences.granularity(ways, set(worth["kind"])),
)
left, right = st.columns(2, gap="medium")
with left:
    view.plan("documents", plans["documents"], asked, rows, about)
with right:
    view.plan("perceptions", plans["perceptions"], asked, rows, about)
view.plan("both", plans["both"], asked, rows, about)
if len(uncertain):
    pieces.table(tables.shown("uncertain_items", uncertain, about))
view.gains(worth, about)
view.try_scores(chosen.key, rows, ways, levels, about)
pieces.sources(queries.instrument_breakdown(store, **chosen.key))
page.foot(store.data_version)
