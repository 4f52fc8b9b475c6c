"""Whom are we compared with, how do we stand beside them, and who needs help with what?"""

from ita import comparison, queries, sentences
from ita.ui import blocks, comparing, frame, scope, set_views

store = frame.open_page("comparison")
chosen = scope.choose(store, "comparison")

peers = comparing.choose_set(store, chosen)
if len(peers.members) < 2:
    comparing.nobody(chosen.described, chosen.fiscal_year)

rows = sentences.told_apart(
    queries.set_scores(store, agency_ids=peers.members, fiscal_year=chosen.fiscal_year)
)
about = chosen.about | peers.about
found = comparison.summary(rows, len(peers.members))
national = queries.national_means(store)
blocks.paragraph(
    sentences.set_summary(found, peers.reason),
    sentences.set_place(rows, chosen.agency_id),
    sentences.set_missing(peers.missing),
    sentences.national_mean(national, chosen.fiscal_year),
)
blocks.weak_download(store, peers.members, chosen.fiscal_year, about)

view = comparing.choose_view()
if view == "now":
    set_views.this_year(rows, chosen, about, found, national)
else:
    history = sentences.told_apart(queries.set_history(store, agency_ids=peers.members))
    if view == "moves":
        set_views.moves(history, chosen, about, queries.rule_changes(store))
    else:
        set_views.help_needed(rows, history, len(peers.members), about, national)
blocks.foot(store.data_version)
