"""Pictures of every page of the memos, as PDF and as Word through LibreOffice: `python tests/shots_memo.py [folder]`."""

import sys
import tempfile
from pathlib import Path

import office
import pandas as pd
import pypdfium2

from ita import memo
from ita.store import open_current

AGENCIES = {
    "real": ("sao-sokkam-seka-buengkan", 2568),
    "sample": ("sample-sao-climber", 2567),
    "overall-only": ("tt-pakhlok-phuket", 2561),
}
MEASURES = [
    "measure_id", "subject_kind", "subject", "subject_name", "score", "activity", "steps", "unit", "period",
    "follow_up_method",
]  # fmt: skip
FOLLOW_UPS = ["measure_id", "round", "step", "status", "done_on", "result", "evidence", "suggestion"]
CARDS = pd.DataFrame(
    [
        ["m1", "question", "i10", "ข้อ i10 ยืมทรัพย์สินถูกต้อง", 86.67, "จัดทำแบบยืมทรัพย์สินฉบับเดียว",
         "1) ร่างแบบ\n2) ประกาศใช้\n3) ติดตามการคืน", "กองคลัง", "ต.ค. 2568 - มี.ค. 2569", "ตรวจแบบยืมทุกไตรมาส"],
        ["m2", "question", "i2", "ข้อ i2 ปฏิบัติเท่าเทียม", 97.78, "ใช้บัตรคิวทุกงานบริการ", "1) ติดตั้งเครื่องบัตรคิว\n2) สุ่มสอบถามผู้รับบริการ",
         "สำนักปลัด", "ต.ค. 2568 - ก.ย. 2569", "สรุปผลสุ่มสอบถาม"],
    ],
    columns=MEASURES,
)  # fmt: skip
DONE = pd.DataFrame(
    [
        ["m1", 6, "ร่างแบบ", "เสร็จ", "2025-11-14", "คณะทำงานเห็นชอบแบบยืมฉบับใหม่", "บันทึกการประชุม", "แจ้งบุคลากรบรรจุใหม่ทุกครั้ง"],
        ["m1", 6, "ประกาศใช้", "เสร็จ", "2026-01-05", "ประกาศและแจ้งเวียนทุกกอง", "หนังสือเวียน", ""],
        ["m2", 12, "ติดตั้งเครื่องบัตรคิว", "กำลังดำเนินการ", None, "อยู่ระหว่างจัดซื้อ", "", "จัดสรรงบประมาณเพิ่ม"],
    ],
    columns=FOLLOW_UPS,
)  # fmt: skip


def draw(content: bytes, stem: Path) -> None:
    """Each page as a picture."""
    with pypdfium2.PdfDocument(content) as read:
        for number, page in enumerate(read, start=1):
            target = stem.with_name(f"{stem.name}-{number}.png")
            page.render(scale=1.4).to_pil().save(target)
            print(target)


def main(folder: Path) -> None:
    """Every kind of memo of three agencies."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_current()
    for name, (agency_id, year) in AGENCIES.items():
        for kind in memo.KINDS:
            handed = {"measures": CARDS, "follow_ups": DONE} if kind == "follow-up" and name == "real" else {}
            made = memo.document(store, agency_id=agency_id, fiscal_year=year, kind=kind, **handed)
            draw(memo.pdf(made), folder / f"memo-{name}-{kind}-pdf")
            if office.SOFFICE:
                with tempfile.TemporaryDirectory() as place:
                    file = Path(place) / "memo.docx"
                    file.write_bytes(memo.docx(made))
                    draw(office.as_pdf(file, Path(place)).read_bytes(), folder / f"memo-{name}-{kind}-word")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
