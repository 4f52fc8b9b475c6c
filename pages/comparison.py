"""Whom are we compared with, how do we stand beside them, and who needs help with what?"""

from ita import queries, rows, sentences
from ita.ui import page, pieces, scope
from ita.ui.views import comparison as view
from ita.ui.views import comparison_set

store = page.open_page("comparison")
chosen = scope.choose(store, "comparison")

peers = comparison_set.choose_set(store, chosen)
if len(peers.members) < 2:
    comparison_set.nobody(chosen.described, chosen.fiscal_year)

about = chosen.about | peers.about
summary = comparison_set.summary(store, chosen, peers)
national = queries.typed(store, rows.NationalMeans)
pieces.paragraph(
    sentences.set_summary(summary, peers.reason, peers.place),
    sentences.set_place(summary),
    sentences.set_missing(peers.missing),
    sentences.national_mean(national, chosen.fiscal_year),
)
shown = view.choose_view()
if shown == "now":
    view.this_year(store, chosen, peers, summary, national)
else:
    view.moves(store, chosen, peers, queries.typed(store, rows.RuleChanges))
pieces.weak_download(store, peers.members, chosen.fiscal_year, about)
page.foot(store.data_version)
