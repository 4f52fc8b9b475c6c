"""Whom are we compared with, how do we stand beside them, and who needs help with what?"""

from ita import comparison, queries, sentences
from ita.ui import page, pieces, scope
from ita.ui.views import comparison as view
from ita.ui.views import comparison_set

store = page.open_page("comparison")
chosen = scope.choose(store, "comparison")

peers = comparison_set.choose_set(store, chosen)
if len(peers.members) < 2:
    comparison_set.nobody(chosen.described, chosen.fiscal_year)

rows = sentences.told_apart(
    queries.set_scores(store, agency_ids=peers.members, fiscal_year=chosen.fiscal_year)
)
about = chosen.about | peers.about
found = comparison.summary(rows, len(peers.members))
national = queries.national_means(store)
pieces.paragraph(
    sentences.set_summary(found, peers.reason),
    sentences.set_place(rows, chosen.agency_id),
    sentences.set_missing(peers.missing),
    sentences.national_mean(national, chosen.fiscal_year),
)
pieces.weak_download(store, peers.members, chosen.fiscal_year, about)

shown = view.choose_view()
if shown == "now":
    view.this_year(rows, chosen, about, found, national)
else:
    history = sentences.told_apart(queries.set_history(store, agency_ids=peers.members))
    if shown == "moves":
        view.moves(history, chosen, about, queries.rule_changes(store))
    else:
        view.help_needed(rows, history, len(peers.members), about, national)
page.foot(store.data_version)
