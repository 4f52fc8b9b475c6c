"""What is below the indicators: the lowest one in depth, issues or indicators question by question, and the documents."""

from typing import Any

import pandas as pd

from ita import sentences, wording
from ita.contracts import HIGHEST_SCORE
from ita.memo.facts import Facts
from ita.memo.model import Block, Column, Heading, Paragraph, Row, Table
from ita.memo.pieces import indicator_name, passed, plain, scored, target_of
from ita.memo.rules import Sentences
from ita.sentences import alike, name_of, node_full_name, rows_of

DEEP = 2


def question_columns(say: Sentences) -> tuple[Column, ...]:
    """Code, question, score and whether it passed."""
    return (
        Column(say.say("column", "item"), 1.5, "center"),
        Column(say.say("column", "question"), 10),
        Column(say.say("column", "score"), 2.2, "right"),
        Column(say.say("column", "result"), 2.3, "center"),
    )


def question_rows(rows: pd.DataFrame, say: Sentences) -> tuple[Row, ...]:
    """A row for each question."""
    return tuple(
        Row((row["node"], name_of(row, "label"), wording.score(row["score"]), passed(row, say)))
        for row in rows_of(rows)
    )


def advice_of(facts: Facts, node: str) -> dict[str, Any] | None:
    """The first advice for a question, with the documents that would show it joined in `proof`."""
    rows = rows_of(facts.advice[facts.advice["node"] == node])
    if not rows:
        return None
    proof = [
        f"{row['proof']} {name_of(row, 'proof')}"
        for row in rows
        if isinstance(row["proof"], str) and row["proof"] != node
    ]
    return rows[0] | {"proof": " · ".join(proof)}


def lowest(facts: Facts, say: Sentences) -> list[Block]:
    """The lowest indicator, two where they tie: its score against the target, its questions, and what the lowest tells."""
    ranking = facts.ranking
    if ranking.empty:
        return []
    written = ranking["score"].map(wording.score)
    last = ranking[written == written.iloc[-1]]
    if wording.rounded(last["score"].iloc[0]) == HIGHEST_SCORE:
        return [Paragraph(say.say("lowest", "full"))]
    blocks: list[Block] = []
    for row in rows_of(last.head(DEEP)):
        told = {
            "name": indicator_name(row),
            "score": wording.score(row["score"]),
            "target": plain(row["target"]),
        }
        gap = row["gap_to_target"]
        condition = "no_target" if wording.is_missing(gap) else "below" if gap < 0 else "above"
        mine = facts.questions[facts.questions["indicator_id"] == row["indicator_id"]]
        said = [say.say("lowest", condition, **told), _lowest_question(facts, mine, say)]
        blocks.append(Paragraph(" ".join(said)))
        if len(mine):
            caption = indicator_name(row)
            blocks.append(
                Table(caption, question_columns(say), question_rows(mine.sort_values("score"), say))
            )
    return blocks


def _lowest_question(facts: Facts, mine: pd.DataFrame, say: Sentences) -> str:
    if mine.empty:
        return say.say("lowest", "no_questions")
    lowest = alike(rows_of(mine))[-1]
    if wording.rounded(lowest[0]["score"]) == HIGHEST_SCORE:
        return say.say("lowest", "questions_full")
    name = scored(say, lowest, node_full_name)
    advised = [advice for row in lowest if (advice := advice_of(facts, row["node"])) is not None]
    if len(advised) < len(lowest):
        return say.say("lowest", "question_plain", name=name)
    meanings = [*dict.fromkeys(name_of(advice, "meaning") for advice in advised)]
    return say.say("lowest", "question", name=name, meaning=wording.listed(meanings))


def has_issues(facts: Facts) -> bool:
    """The year's questions are grouped into issues and some of them have a score."""
    return len(facts.issues) > 0 and bool(facts.issues["score"].notna().any())


def groups(facts: Facts, say: Sentences) -> list[Block]:
    """The seven issues with their questions; the indicators where issues are not known."""
    if has_issues(facts):
        blocks: list[Block] = [Paragraph(say.say("group", "issues"))]
        for _issue, rows in facts.issues.groupby("issue_id", sort=True):
            first = rows_of(rows)[0]
            name = sentences.full_name(f"issue{first['issue_id']}", "issue", name_of(first, "issue"))
            mean = first["issue_score"]
            mean = None if pd.isna(mean) else float(mean)
            blocks += _group(pd.DataFrame(rows), name, mean, "mean", say)
        return blocks
    if facts.questions.empty:
        return [Paragraph(say.say("group", "questions_none"))]
    blocks = [Paragraph(say.say("group", "indicators"))]
    for row in rows_of(facts.ranking.sort_values("indicator_id")):
        mine = facts.questions[facts.questions["indicator_id"] == row["indicator_id"]]
        if len(mine):
            blocks += _group(mine, indicator_name(row), row["score"], "published", say)
    return blocks


def _group(rows: pd.DataFrame, name: str, score: float | None, condition: str, say: Sentences) -> list[Block]:
    total = say.say("label", "mean" if condition == "mean" else "score_of_group")
    table = Table(
        "",
        question_columns(say),
        (*question_rows(rows, say), Row(("", total, wording.score(score), ""), "total")),
    )
    if score is None:
        said = say.say("group", "no_mean", name=name)
    else:
        said = say.say("group", condition, name=name, score=wording.score(score))
    return [Heading(name, 2), table, Paragraph(" ".join([said, *verdicts(rows, say)]))]


def verdicts(rows: pd.DataFrame, say: Sentences) -> list[str]:
    """What failed, what to raise, what to keep and what has no score: each question in exactly one of them."""
    known = rows[rows["score"].notna()]
    blank = rows[rows["score"].isna()]
    target = target_of(rows)
    full = known[known["score"] >= HIGHEST_SCORE]
    short = known[known["score"] < HIGHEST_SCORE]
    failed = short[short["gap_to_target"] < 0]
    raised = short[~(short["gap_to_target"] < 0)]
    told = {"target": plain(target)}
    said: list[str] = []
    if len(full) == len(known) and len(known):
        said.append(say.say("group", "all_full"))
    else:
        if len(failed):
            named = _codes(failed, say, with_score=True)
            condition = "one_failed" if len(failed) == 1 else "some_failed"
            said.append(say.say("group", condition, count=len(failed), names=named, **told))
        elif target is not None and len(known):
            said.append(say.say("group", "all_passed", **told))
        if len(raised):
            said.append(say.say("group", "raise", names=_codes(raised, say, with_score=True)))
        if len(full):
            said.append(say.say("group", "keep", names=_codes(full, say, with_score=False)))
    if len(blank):
        said.append(say.say("group", "blank", names=_codes(blank, say, with_score=False)))
    return said


def _codes(rows: pd.DataFrame, say: Sentences, *, with_score: bool) -> str:
    if not with_score:
        return wording.listed(rows["node"].tolist())
    ordered = rows_of(rows.sort_values("score", kind="stable"))
    return wording.listed(
        [say.say("item", "scored", name=row["node"], score=wording.score(row["score"])) for row in ordered]
    )


def documents(facts: Facts, say: Sentences) -> list[Block]:
    """The disclosure items by group, and which of them are short of full marks."""
    items = facts.documents
    known = items[items["score"].notna()]
    if known.empty:
        return [Paragraph(say.say("documents", "none"))]
    less = known[known["score"] < HIGHEST_SCORE]
    if less.empty:
        said = say.say("documents", "full", count=len(known))
    else:
        named = _codes(less, say, with_score=True)
        said = say.say("documents", "some", count=len(known), less=len(less), names=named)
    columns = (
        Column(say.say("column", "item"), 1.6, "center"),
        Column(say.say("column", "information"), 12),
        Column(say.say("column", "score"), 2.4, "right"),
    )
    rows: list[Row] = []
    for _group_id, group in items.groupby("sub_indicator", sort=False):
        rows.append(
            Row((f"{group['sub_indicator'].iloc[0]} {name_of(rows_of(group)[0], 'group')}",), "group")
        )
        rows += [
            Row((row["node"], name_of(row, "label"), wording.score(row["score"]))) for row in rows_of(group)
        ]
    return [Paragraph(said), Table(say.say("table", "documents"), columns, tuple(rows))]
