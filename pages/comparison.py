"""Whom are we compared with, how do we stand beside them, and who needs help with what?"""

from ita import queries, sentences
from ita.ui import blocks, comparing, frame, scope, set_views

store = frame.open_page("comparison")
chosen = scope.choose(store, "comparison")

peers = comparing.choose_set(store, chosen)
if len(peers.members) < 2:
    comparing.nobody(chosen.described, chosen.fiscal_year)

about = chosen.about | peers.about
summary = comparing.summary(store, chosen, peers)
national = queries.national_means(store)
blocks.paragraph(
    sentences.set_summary(summary, peers.reason, peers.place),
    sentences.set_place(summary),
    sentences.set_missing(peers.missing),
    sentences.national_mean(national, chosen.fiscal_year),
)
blocks.weak_download(store, peers.members, chosen.fiscal_year, about)

view = comparing.choose_view()
if view == "now":
    set_views.this_year(store, chosen, peers, summary, national)
elif view == "moves":
    set_views.moves(store, chosen, peers, queries.rule_changes(store))
else:
    set_views.help_needed(store, chosen, peers)
blocks.foot(store.data_version)
