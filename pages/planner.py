"""What has to change to reach a target: which fewest documents or questions, and what happens if?"""

from ita import planner, queries, sentences, tables
from ita.planner import WhatIf
from ita.rows import InstrumentBreakdown, LevelsOfYear, Levers, UncertainItems
from ita.ui import page, pieces, scope
from ita.ui.screen import st
from ita.ui.views import plan_steps
from ita.ui.views import planner as view
from ita.wording import _

store = page.open_page("planner")
chosen = scope.choose(store, "planner")

rows = queries.typed(store, Levers, **chosen.key)
levels = queries.typed(store, LevelsOfYear, fiscal_year=chosen.fiscal_year)
uncertain = queries.typed(store, UncertainItems, **chosen.key)

if len(planner.of_overall(rows)) < 2:
    view.nothing_to_plan(chosen.described, chosen.fiscal_year)

with st.container(horizontal=True, vertical_alignment="bottom"):
    target = view.choose_target(rows, levels)
    ceiling = view.choose_ceiling()
    kind = plan_steps.choose_kind()

ways = WhatIf.of(rows, ceiling)
asked = view.wanted(target, levels, ways)
way = plan_steps.Way(ways, asked, ways.routes(asked), levels, target)
about = chosen.about | {_("เป้าหมาย"): target, _("ยกแต่ละข้อได้ไม่เกิน"): view.ceiling_named(ceiling)}
worth = planner.worth(rows, ways)

plan_steps.first_look(
    way,
    view.target_named(target, levels),
    [sentences.lacking(ways.below(asked, way.now), way.now)],
)
picture = st.container()
of = f"{chosen.agency_id} {chosen.fiscal_year} {target} {ceiling} {kind}"
stages = plan_steps.choose_steps(way, kind, of)
plan_steps.to_measures(store, chosen, rows, stages)
with picture:
    plan_steps.waterfall(way, kind, stages, rows, sentences.ceilings(page.voice(store), rows, ceiling))
plan_steps.numbers(way, kind, stages, rows, about)

if uncertain:
    pieces.numbers("uncertain_items", lambda: tables.shown("uncertain_items", uncertain, about))
view.gains(worth, about)
pieces.paragraph(sentences.granularity(ways, {row["kind"] for row in worth}))
view.try_scores(chosen.key, rows, ways, levels, about)
pieces.sources(queries.typed(store, InstrumentBreakdown, **chosen.key))
page.foot(store.data_version)
