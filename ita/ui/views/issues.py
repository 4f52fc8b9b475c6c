"""The issues page: the seven issues as rows, and the questions of each to keep and to raise."""

from typing import NoReturn

import pandas as pd

from ita import sentences, wording
from ita.ui.screen import LINES, st
from ita.wording import _

SHORT = 24


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
