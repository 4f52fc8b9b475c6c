"""How is a score made, by the rule of each fiscal year, and how sure is that rule?"""

from ita import charts, queries, sentences, tables
from ita.terms import Kind
from ita.ui import blocks, frame, scope
from ita.wording import _

store = frame.open_page("method")
frame.language_and_title("method", _("กติกาของแต่ละปี พร้อมแหล่งที่มาและความมั่นใจ"))

years = queries.fiscal_years(store)
fiscal_year = scope.choose_rule_year(years)
tree = queries.tree(store, fiscal_year=fiscal_year)
levels = queries.levels_of_year(store, fiscal_year=fiscal_year)
origins = queries.rule_sources(store, fiscal_year=fiscal_year)
about = {_("ปีงบประมาณ"): str(fiscal_year), _("รุ่นข้อมูล"): store.version_label}

blocks.method_in_words(years[years["fiscal_year"] == fiscal_year].iloc[0].to_dict())
weighed = tree[tree["kind"] == Kind.INSTRUMENT]
blocks.weights_note(weighed["child"], weighed["confidence"])
blocks.terms()
if len(levels):
    blocks.table(tables.shown("levels_of_year", levels, about))
differences = queries.rule_differences(store, fiscal_year=fiscal_year)
if tree.empty:
    blocks.rule_unknown(fiscal_year)
else:
    blocks.chart_over_table(
        charts.tree(queries.rule_nodes(store, fiscal_year=fiscal_year)),
        tables.shown("tree", tree, about),
        sentences.tree_note(tree),
    )
if len(differences):
    blocks.table(tables.shown("rule_differences", differences, about))
blocks.table(tables.shown("rule_sources", origins, about))
blocks.table(tables.shown("fiscal_years", years, about))
blocks.foot(store.data_version)
