"""What the proofreader says of a whole draft."""

from collections.abc import Sequence

from ita import wording
from ita.sentences.findings import SEVERITY_MARKS
from ita.sentences.names import Row
from ita.wording import _, _n


def draft_summary(severities: Sequence[str], compared: int) -> str:
    """How much of a draft could be set beside the data, and how many findings of each severity there are."""
    if not compared and not severities:
        return _("ไม่พบตัวเลขในร่างที่เทียบกับข้อมูลได้ จึงบอกไม่ได้ว่าตรงหรือไม่")
    if not severities:
        return _n(
            "เทียบตัวเลขในร่างกับข้อมูลได้ {compared} แห่ง ไม่พบสิ่งที่ต่าง · ตัวเลขอื่นในร่างไม่ได้ตรวจ โปรดดูเอง", compared
        ).format(compared=compared)
    counted = [
        f"{mark} {_(wording.SEVERITIES[name])} {severities.count(name)}"
        for name, mark in SEVERITY_MARKS.items()
        if name in severities
    ]
    return _n("เทียบตัวเลขในร่างกับข้อมูลได้ {compared} แห่ง ควรดู {count} แห่ง: {counted}", len(severities)).format(
        compared=compared, count=len(severities), counted=" · ".join(counted)
    )


def sureness_name(row: Row) -> str:
    """How sure a finding is, in words."""
    return _(wording.SURENESS[str(row["sure"])])
