"""What has to change to reach a target: which fewest documents or questions, and what happens if?"""

from ita import queries, sentences, tables
from ita.planner import Ways
from ita.terms import OVERALL
from ita.ui import blocks, frame, planning, scope
from ita.ui.screen import st
from ita.wording import _

store = frame.open_page("planner")
chosen = scope.choose(store, "planner")

rows = queries.levers(store, **chosen.key)
levels = queries.levels_of_year(store, fiscal_year=chosen.fiscal_year)
uncertain = queries.uncertain_items(store, **chosen.key)

if (rows["ancestor"] == OVERALL).sum() < 2:
    planning.nothing_to_plan(chosen.described, chosen.fiscal_year)

with st.container(horizontal=True, vertical_alignment="bottom"):
    target = planning.choose_target(rows, levels)
    ceiling = planning.choose_ceiling()

ways = Ways.of(rows, ceiling)
asked = planning.wanted(target, levels, ways)
now = ways.scores()
plans = ways.plans(asked)
about = chosen.about | {_("เป้าหมาย"): target, _("ยกแต่ละข้อได้ไม่เกิน"): planning.ceiling_named(ceiling)}
worth = planning.leverage(rows, ways)

blocks.paragraph(
    sentences.lacking(ways.below(asked, now), now),
    sentences.ceilings(rows, ceiling),
    sentences.granularity(ways, set(worth["kind"])),
)
left, right = st.columns(2, gap="medium")
with left:
    planning.plan("documents", plans["documents"], asked, rows, about)
with right:
    planning.plan("perceptions", plans["perceptions"], asked, rows, about)
planning.plan("both", plans["both"], asked, rows, about)
if len(uncertain):
    blocks.table(tables.shown("uncertain_items", uncertain, about))
planning.gains(worth, about)
planning.try_scores(chosen.key, rows, ways, levels, about)
blocks.sources(queries.instrument_breakdown(store, **chosen.key))
blocks.foot(store.data_version)
