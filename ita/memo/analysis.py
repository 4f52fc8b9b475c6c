"""What is below the indicators: the lowest one in depth, issues or indicators question by question, and the documents."""

from collections.abc import Sequence
from itertools import groupby

from ita import sentences, wording
from ita.contracts import HIGHEST_SCORE
from ita.memo.facts import Facts
from ita.memo.model import Block, Column, Heading, Paragraph, Row, Table
from ita.memo.pieces import passed
from ita.rows import QuestionRanking
from ita.sentences import Voice, alike, indicator_name, name_of, node_full_name

DEEP = 2


def question_columns(voice: Voice) -> tuple[Column, ...]:
    """Code, question, score and whether it passed."""
    return (
        Column(voice.say("column", "item"), 1.5, "center"),
        Column(voice.say("column", "question"), 10),
        Column(voice.say("column", "score"), 2.2, "right"),
        Column(voice.say("column", "result"), 2.3, "center"),
    )


def question_rows(questions: Sequence[sentences.Row], voice: Voice) -> tuple[Row, ...]:
    """A row for each question."""
    return tuple(
        Row((row["node"], name_of(row, "label"), wording.score(row["score"]), passed(row, voice)))
        for row in questions
    )


def lowest(facts: Facts, voice: Voice) -> list[Block]:
    """The lowest indicator, two where they tie: its score against the target, its questions, and what the lowest tells."""
    if not facts.ranking:
        return []
    last = alike(facts.ranking)[-1]
    if last[0]["score"] is None or wording.rounded(last[0]["score"]) == HIGHEST_SCORE:
        return [Paragraph(voice.say("lowest", "full"))]
    blocks: list[Block] = []
    for row in last[:DEEP]:
        gap = row["gap_to_target"]
        condition = "no_target" if gap is None else "below" if gap < 0 else "above"
        said = voice.say(
            "lowest",
            condition,
            name=indicator_name(row),
            score=wording.score(row["score"]),
            target=wording.target(row["target"]),
        )
        mine = _questions_of(facts, row["indicator_id"])
        blocks.append(Paragraph(f"{said} {_lowest_question(facts, mine, voice)}"))
        if mine:
            lowest_first = sorted(mine, key=_score)
            table = Table(indicator_name(row), question_columns(voice), question_rows(lowest_first, voice))
            blocks.append(table)
    return blocks


def _questions_of(facts: Facts, indicator_id: int | None) -> list[QuestionRanking]:
    return [row for row in facts.questions if row["indicator_id"] == indicator_id]


def _score(row: sentences.Row) -> float:
    return float(row["score"])


def _lowest_question(facts: Facts, mine: Sequence[QuestionRanking], voice: Voice) -> str:
    if not mine:
        return voice.say("lowest", "no_questions")
    lowest = alike(mine)[-1]
    if lowest[0]["score"] is None or wording.rounded(lowest[0]["score"]) == HIGHEST_SCORE:
        return voice.say("lowest", "questions_full")
    name = voice.scored(lowest, node_full_name)
    advised = [facts.advice[row["node"]] for row in lowest if row["node"] in facts.advice]
    if len(advised) < len(lowest):
        return voice.say("lowest", "question_plain", name=name)
    meanings = [*dict.fromkeys(name_of(advice.first, "meaning") for advice in advised)]
    return voice.say("lowest", "question", name=name, meaning=wording.listed(meanings))


def has_issues(facts: Facts) -> bool:
    """The year's questions are grouped into issues and some of them have a score."""
    return any(row["score"] is not None for row in facts.issues)


def groups(facts: Facts, voice: Voice) -> list[Block]:
    """The seven issues with their questions; the indicators where issues are not known."""
    if has_issues(facts):
        blocks: list[Block] = [Paragraph(voice.say("group", "issues"))]
        ordered = sorted(facts.issues, key=lambda row: row["issue_id"])
        for issue_id, questions in groupby(ordered, lambda row: row["issue_id"]):
            mine = list(questions)
            name = sentences.full_name(f"issue{issue_id}", "issue", name_of(mine[0], "issue"))
            blocks += _group(mine, name, mine[0]["issue_score"], "mean", voice)
        return blocks
    if not facts.questions:
        return [Paragraph(voice.say("group", "questions_none"))]
    blocks = [Paragraph(voice.say("group", "indicators"))]
    for row in sorted(facts.ranking, key=lambda row: row["indicator_id"] or 0):
        if inside := _questions_of(facts, row["indicator_id"]):
            blocks += _group(inside, indicator_name(row), row["score"], "published", voice)
    return blocks


def _group(
    questions: Sequence[sentences.Row], name: str, score: float | None, condition: str, voice: Voice
) -> list[Block]:
    total = voice.say("label", "mean" if condition == "mean" else "score_of_group")
    table = Table(
        "",
        question_columns(voice),
        (*question_rows(questions, voice), Row(("", total, wording.score(score), ""), "total")),
    )
    if score is None:
        said = voice.say("group", "no_mean", name=name)
    else:
        said = voice.say("group", condition, name=name, score=wording.score(score))
    return [Heading(name, 2), table, Paragraph(" ".join([said, *sentences.verdicts(voice, questions)]))]


def documents(facts: Facts, voice: Voice) -> list[Block]:
    """The disclosure items by group, and which of them are short of full marks."""
    known = [row for row in facts.documents if row["score"] is not None]
    if not known:
        return [Paragraph(voice.say("documents", "none"))]
    less = [row for row in known if _score(row) < HIGHEST_SCORE]
    if less:
        names = sentences.questions_named(voice, less)
        said = voice.say("documents", "some", count=len(known), less=len(less), names=names)
    else:
        said = voice.say("documents", "full", count=len(known))
    columns = (
        Column(voice.say("column", "item"), 1.6, "center"),
        Column(voice.say("column", "information"), 12),
        Column(voice.say("column", "score"), 2.4, "right"),
    )
    by_group: dict[str | None, list[Row]] = {}
    for row in facts.documents:
        group = row["sub_indicator"]
        if group not in by_group:
            by_group[group] = [Row((f"{group} {name_of(row, 'group')}",), "group")] if group else []
        by_group[group].append(Row((row["node"], name_of(row, "label"), wording.score(row["score"]))))
    rows = tuple(row for inside in by_group.values() for row in inside)
    return [Paragraph(said), Table(voice.say("table", "documents"), columns, rows)]
