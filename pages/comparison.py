"""Whom are we compared with, how do we stand beside them, and who needs help with what?"""

from ita import charts, comparison, queries, sentences, tables
from ita.ui import blocks, comparing, frame, scope

store = frame.open_page("comparison")
chosen = scope.choose(store, "comparison")

sets = queries.comparators(store, **chosen.key)
name, members = comparing.choose_set(sets, queries.agencies(store, include_synthetic=True), chosen)
if len(members) < 2:
    comparing.nobody(chosen.described, chosen.fiscal_year)

rows = queries.set_scores(store, agency_ids=members, fiscal_year=chosen.fiscal_year)
about = chosen.about | comparing.described(name, members)
found = comparison.summary(rows, len(members))
national = queries.national_means(store)
blocks.paragraph(
    sentences.set_summary(found, name),
    sentences.set_place(rows, chosen.agency_id),
    sentences.national_mean(national, chosen.fiscal_year),
)

shown = comparing.choose_cells()
matrix = comparison.matrix(rows, shown)
blocks.chart_over_table(
    charts.matrix(matrix, rows, shown, chosen.agency_id),
    tables.matrix(matrix, rows, shown, about),
    sentences.matrix_note(rows, shown),
    rows,
)
spine = comparison.spine(rows, chosen.agency_id)
if len(spine):
    blocks.chart_over_table(
        charts.spine(spine),
        tables.shown("spine", spine, about),
        sentences.spine_note(spine),
    )
needs = comparison.needs(rows)
if len(needs):
    blocks.table(tables.shown("needs", needs, about))
levels = comparison.levels(rows)
if len(levels):
    blocks.table(tables.shown("set_levels", levels, about))
blocks.foot(store.data_version)
