"""How is a score made, by the rule of each fiscal year, and how sure is that rule?"""

from ita import queries, rows, sentences, tables
from ita.terms import Kind
from ita.ui import glossary, page, pieces
from ita.ui.views import method as view
from ita.wording import _

store = page.open_page("method")
page.language_and_title("method", _("กติกาของแต่ละปี พร้อมแหล่งที่มาและความมั่นใจ"))

years = queries.frame(store, rows.FiscalYears)
fiscal_year = view.choose_rule_year(years)
tree = queries.frame(store, rows.Tree, fiscal_year=fiscal_year)
levels = queries.frame(store, rows.LevelsOfYear, fiscal_year=fiscal_year)
origins = queries.frame(store, rows.RuleSources, fiscal_year=fiscal_year)
about = {_("ปีงบประมาณ"): str(fiscal_year), _("รุ่นข้อมูล"): store.version_label}

view.method_in_words(years[years["fiscal_year"] == fiscal_year].iloc[0].to_dict())
weighed = tree[tree["kind"] == Kind.INSTRUMENT]
pieces.weights_note(weighed["child"], weighed["confidence"])
pieces.paragraph(sentences.incomplete_year(queries.frame(store, rows.IncompleteYears), fiscal_year))
glossary.used()
if tree.empty:
    view.rule_unknown(fiscal_year)
else:
    view.drawn_tree(queries.frame(store, rows.RuleNodes, fiscal_year=fiscal_year), sentences.tree_note(tree))
    pieces.numbers("tree", lambda: tables.shown("tree", tree, about))
if len(levels):
    pieces.table(tables.shown("levels_of_year", levels, about))
differences = queries.frame(store, rows.RuleDifferences, fiscal_year=fiscal_year)
if len(differences):
    pieces.numbers("rule_differences", lambda: tables.shown("rule_differences", differences, about))
pieces.numbers("rule_sources", lambda: tables.shown("rule_sources", origins, about))
pieces.numbers("fiscal_years", lambda: tables.shown("fiscal_years", years, about))
page.foot(store.data_version)
