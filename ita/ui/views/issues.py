"""The issues page: the seven issues as rows, and the questions of each to keep and to raise."""

from typing import NoReturn

import pandas as pd

from ita import sentences, wording
from ita.ui.screen import LINES, st
from ita.wording import _

SHORT = 24


def issue_means(questions: pd.DataFrame) -> pd.DataFrame:
    """One row per issue as charts and tables take it."""
    first = questions.drop_duplicates("issue_id")
    counts = questions.groupby("issue_id").size()
    return pd.DataFrame(
        {
            "issue_id": first["issue_id"],
            "indicator_id": first["issue_id"],
            "issue_th": first["issue_th"],
            "issue_en": first["issue_en"],
            "label_th": first["issue_th"],
            "label_en": first["issue_en"],
            "instrument": "",
            "score": first["issue_score"],
            "target": first["target"],
            "gap_to_target": first["issue_score"] - first["target"],
            "score_change": None,
            "question_count": [int(counts[one]) for one in first["issue_id"]],
        }
    ).reset_index(drop=True)


def short_named(issues: pd.DataFrame) -> pd.DataFrame:
    """The issues with the beginnings of their names, for a chart; the table beside it has them whole."""
    return issues.assign(
        **{
            name: [f"{text[:SHORT]}…" if len(text) > SHORT else text for text in issues[name]]
            for name in ("label_th", "label_en")
        }
    )


def keep_and_raise(group: pd.DataFrame) -> None:
    """The questions of one issue to keep and those to raise, each named; those without a score said so."""
    row = group.iloc[0].to_dict()
    title = f"{row['issue_id']} {sentences.name_of(row, 'issue')} · {wording.score(row['issue_score'])}"
    with st.expander(title):
        st.markdown(LINES.join(filter(None, sentences.keep_and_raise(group))))


def no_issues(agency: str, year: int) -> NoReturn:
    """No grouping into issues is known for the year, or none of their questions has a score."""
    st.info(
        _("ปี {year} {agency} ไม่มีคะแนนรายข้อ หรือยังไม่มีการจัดกลุ่มประเด็นของปีนี้").format(
            year=wording.year(year), agency=agency
        ),
        icon=":material/info:",
    )
    st.stop()
