"""The method page: the year whose rule is explained, the rule in words, the terms."""

from collections.abc import Sequence

from ita import charts, sentences, wording
from ita.headings import title_of
from ita.rows import FiscalYears, RuleNodes, Tree
from ita.ui import choices, pieces
from ita.ui.screen import QUIET, Marked, st
from ita.wording import _


def choose_rule_year(years: Sequence[FiscalYears]) -> int:
    """Which year's rule to explain; opens on the year in hand, else on the newest that has scores."""
    names = {row["fiscal_year"]: wording.year(row["fiscal_year"]) for row in years}
    newest = next((row["fiscal_year"] for row in years if row["score_count"]), years[0]["fiscal_year"])
    in_hand = st.session_state.get("fiscal_year")
    first = in_hand if in_hand in names else newest
    return choices.press("rule_year", names, _("ปีงบประมาณ"), first, is_always_linked=True)


def method_in_words(year: FiscalYears) -> None:
    """The rule in four sentences, and how sure it is for this year."""
    st.markdown(
        _(
            "คะแนนภาพรวมรวมจากเครื่องมือตามน้ำหนัก เครื่องมือเป็นค่าเฉลี่ยธรรมดาของตัวชี้วัด ตัวชี้วัดเป็นค่าเฉลี่ยธรรมดาของข้อคำถาม "
            "(OIT ผ่านตัวชี้วัดย่อย) ไม่ถ่วงด้วยจำนวนข้อ คะแนนที่ประกาศเก็บตามที่พิมพ์เสมอ ค่าที่โปรแกรมคำนวณแสดงแยกและบอกไว้ "
            "ข้อที่ไม่มีคะแนนไม่ถูกแทนด้วยศูนย์"
        )
    )
    st.markdown(
        Marked(_("**กติกาปี {year}: {rule}**")).format(
            year=wording.year(year["fiscal_year"]), rule=_(wording.RULES[year["rule"] or "unknown"])
        )
    )
    st.markdown(
        _(
            "ความมั่นใจ: พิสูจน์แล้ว = พบเอกสารและคำนวณตรง · คาดไว้ = แหล่งเดียว โดยอ้อม หรืออนุมาน ยังไม่พิสูจน์ · "
            "ใช้กติกาปีใกล้เคียง = ไม่พบเอกสารของปีนั้น · ไม่ทราบ = ไม่คำนวณ"
        )
    )
    source = year["source_en"] if wording.language() == "en" else year["source"]
    if source:
        st.markdown(QUIET.format(source))


def weights_note(weighed: Sequence[Tree]) -> None:
    """How sure the weight of each instrument of this year is; nothing where none is known."""
    if weighed:
        said = sentences.weights_sure({str(row["child"]): row["confidence"] or "unknown" for row in weighed})
        st.markdown(QUIET.format(_("ความมั่นใจในน้ำหนักของปีนี้ {sure}").format(sure=said)))


def drawn_tree(nodes: Sequence[RuleNodes], finding: str) -> None:
    """What the overall is made of, as far down as the year's rule is known."""
    title = title_of("tree")
    st.subheader(title, anchor=False)
    st.markdown(finding)
    pieces.chart(charts.tree(nodes), "tree", f"{title}. {finding}")


def rule_unknown(fiscal_year: int) -> None:
    """No rule, no arithmetic."""
    st.info(
        _("ยังไม่ทราบกติกาปี {year} จึงแสดงคะแนนตามที่ประกาศและไม่คำนวณสิ่งใด").format(year=wording.year(fiscal_year)),
        icon=":material/help:",
    )
