"""The issues page: the seven issues weakest first, one opened to its questions, and what to keep and what to raise."""

from collections.abc import Sequence
from typing import NoReturn

from markupsafe import Markup

from ita import charts, sentences, wording
from ita.rows import IssueQuestions, Issues
from ita.ui import choices, menu, pieces
from ita.ui.screen import st
from ita.wording import _, _n


def choose_issue(issues: Sequence[Issues]) -> str:
    """The issue looked at, by the link, else the first of them."""
    names = {str(row["issue_id"]): _name(row) for row in issues}
    return choices.linked("issue", names, next(iter(names)))


def _name(row: Issues) -> str:
    return f"{row['issue_id']} {sentences.name_of(row, 'label')}"


def crumbs(issues: Sequence[Issues], issue: str) -> None:
    """From the overview down to the issue looked at."""
    for row in issues:
        if str(row["issue_id"]) == issue:
            menu.crumbs(_name(row), ("issues", _("เจ็ดประเด็น"), {}))


def ranked(issues: Sequence[Issues], issue: str, questions: Sequence[IssueQuestions]) -> None:
    """The issues in this order, each a way to open it; under the one looked at its questions, weakest first."""
    mine = sorted(
        (row for row in questions if str(row["issue_id"]) == issue and row["score"] is not None),
        key=lambda row: row["score"] or 0,
    )
    opened = Markup("{}<p>{}</p>").format(
        charts.score_rows(
            mine, lambda row: menu.address("question", question=row["node"]), name=sentences.node_full_name
        ),
        menu.way("questions", _("ดูว่าข้อเหล่านี้เสียคะแนนเท่าใด"), issue=issue),
    )
    drawn = charts.score_rows(
        [{**row, "node": str(row["issue_id"])} for row in issues],
        lambda row: menu.here("issues", issue=row["node"]),
        issue,
        opened,
    )
    pieces.picture(drawn, sentences.issues(issues), _("ประเด็น อ่อนสุดก่อน"), sentences.issues_missing(issues))


def verdicts(
    voice: sentences.Voice, issues: Sequence[Issues], issue: str, questions: Sequence[IssueQuestions]
) -> None:
    """Of each issue the questions to improve, to raise and to keep, each named; that of the issue looked at is open."""
    parts = []
    for row in issues:
        mine = [one for one in questions if one["issue_id"] == row["issue_id"]]
        weak = sum((one["gap_to_target"] or 0) < 0 for one in mine)
        told = _n("▼ ต้องปรับปรุง {count} ข้อ", weak).format(count=weak) if weak else _("● ไม่มีข้อที่ต่ำกว่าเป้าหมาย")
        parts.append(
            Markup("<details{}><summary>{} · {} · {}</summary>{}</details>").format(
                Markup(" open") if str(row["issue_id"]) == issue else "",
                _name(row),
                wording.score(row["score"]),
                told,
                Markup("").join(Markup("<p>{}</p>").format(one) for one in sentences.verdicts(voice, mine)),
            )
        )
    st.html(
        Markup('<section class="ita-keep"><h3 class="ita-title">{}</h3>{}</section>').format(
            _("ข้อที่ต้องปรับปรุง ควรยกระดับ และควรรักษาไว้"), Markup("").join(parts)
        )
    )


def no_issues(agency: str, year: int) -> NoReturn:
    """No grouping into issues is known for the year, or none of their questions has a score."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนรายข้อ หรือยังไม่มีการจัดกลุ่มประเด็นของปีนี้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()
