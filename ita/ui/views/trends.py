"""The trends page: which topic to follow over the years, and what the line of the nation is."""

import pandas as pd

from ita import sentences, wording
from ita.ui import choices
from ita.ui.screen import SMALL, st
from ita.wording import _


def choose_topic(topics: pd.DataFrame) -> pd.DataFrame:
    """The history of one question, followed by its topic; only topics with a score are offered. Kept in the link."""
    scored = topics[topics["node"].isin(topics.loc[topics["score"].notna(), "node"])]
    names = {
        row["node"]: f"{row['instrument']} · {sentences.name_of(row, 'label')}"
        for row in sentences.rows_of(scored.drop_duplicates("node"))
    }
    if not names:
        return scored
    label = _("ประวัติของข้อคำถาม (ตามเรื่อง แม้รหัสเปลี่ยน)")
    chosen = choices.pick("topic", names, label, next(iter(names)), 480)
    history: pd.DataFrame = scored[scored["node"] == chosen]
    return history


def national_note(national: pd.DataFrame, years: list[int]) -> None:
    """What the dotted line is and where it was read."""
    known = national[national["fiscal_year"].isin(years)]
    if len(known):
        read = [
            f"{wording.year(int(row['fiscal_year']))}: {row['source']}" for row in sentences.rows_of(known)
        ]
        text = _("◇ เส้นจุด = ค่าเฉลี่ยทั้งประเทศ ที่มา: {sources}").format(sources=" · ".join(read))
        st.markdown(SMALL.format(text))
