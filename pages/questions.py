"""Which questions drag the score down, what they mean, and what to do about one of them?"""

from ita import charts, queries, sentences, tables
from ita.ui import asking, blocks, frame, scope

store = frame.open_page("questions")
chosen = scope.choose(store, "questions")

ranking = queries.question_ranking(store, **chosen.key)
if ranking.empty:
    blocks.no_questions(chosen.described, chosen.fiscal_year)

blocks.paragraph(sentences.questions(ranking))
shown = asking.choose_questions(ranking)
about = chosen.about | asking.limits()
if len(shown):
    blocks.chart_over_table(
        charts.gains(asking.as_gains(shown)),
        tables.shown("question_ranking", shown, about),
        sentences.questions_shown(shown, len(ranking)),
        shown,
        leads="questions",
    )
else:
    asking.none_left()
blocks.weak_download(store, [chosen.agency_id], chosen.fiscal_year, chosen.about)

question = asking.choose_question(ranking)
row = ranking[ranking["node"] == question].iloc[0].to_dict()
peers = queries.question_peers(store, **chosen.key, question_id=question)
topics = queries.question_topic(store, fiscal_year=chosen.fiscal_year, question_id=question)
history = queries.topic_trend(store, agency_id=chosen.agency_id)
history = history[history["node"].isin(topics["topic_id"]) & history["score"].notna()]
pairs = queries.question_pairs(store, **chosen.key)
asking.crumbs(row)
asking.one_question(row)
asking.pairs(pairs, question)
asking.advice(queries.question_advice(store, fiscal_year=chosen.fiscal_year, question_id=question), ranking)
if len(history):
    first = history[history["node"] == history["node"].iloc[0]]
    years = scope.window(chosen.years[0], first["fiscal_year"].tolist())
    blocks.chart_and_table(
        charts.small_multiples(first, years, queries.rule_changes(store), 1),
        tables.shown("topic_trend", first, about),
        sentences.topic_note(first),
    )
if len(peers) > 1:
    shown_peers = tables.shown("question_peers", peers, about)
    said = sentences.question_peers(peers)
    blocks.chart_and_table(charts.strip(peers), shown_peers, said, peers, leads="questions")
if len(pairs):
    blocks.table(tables.shown("question_pairs", pairs, about), note=sentences.pairs(pairs))
blocks.foot(store.data_version)
