"""How is a score made, by the rule of each fiscal year, and how sure is that rule?"""

from ita import queries, rows, sentences, tables
from ita.terms import Kind
from ita.ui import glossary, page, pieces
from ita.ui.views import method as view
from ita.wording import _

store = page.open_page("method")
page.language_and_title("method", _("กติกาของแต่ละปี พร้อมแหล่งที่มาและความมั่นใจ"))

years = queries.typed(store, rows.FiscalYears)
fiscal_year = view.choose_rule_year(years)
tree = queries.typed(store, rows.Tree, fiscal_year=fiscal_year)
levels = queries.typed(store, rows.LevelsOfYear, fiscal_year=fiscal_year)
origins = queries.typed(store, rows.RuleSources, fiscal_year=fiscal_year)
about = {_("ปีงบประมาณ"): str(fiscal_year), _("รุ่นข้อมูล"): store.version_label}

view.method_in_words(next(row for row in years if row["fiscal_year"] == fiscal_year))
view.weights_note([row for row in tree if row["kind"] == Kind.INSTRUMENT])
pieces.paragraph(sentences.incomplete_year(queries.typed(store, rows.IncompleteYears), fiscal_year))
glossary.used()
if not tree:
    view.rule_unknown(fiscal_year)
else:
    view.drawn_tree(queries.typed(store, rows.RuleNodes, fiscal_year=fiscal_year), sentences.tree_note(tree))
    pieces.numbers("tree", lambda: tables.shown("tree", tree, about))
if levels:
    pieces.table(tables.shown("levels_of_year", levels, about))
differences = queries.typed(store, rows.RuleDifferences, fiscal_year=fiscal_year)
if differences:
    pieces.numbers("rule_differences", lambda: tables.shown("rule_differences", differences, about))
pieces.numbers("rule_sources", lambda: tables.shown("rule_sources", origins, about))
pieces.numbers("fiscal_years", lambda: tables.shown("fiscal_years", years, about))
page.foot(store.data_version)
