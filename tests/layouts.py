"""Tables as real documents lay them out, two of each kind, written down by hand: cells, and the scores they hold.

`python tests/layouts.py FOLDER` writes them as workbooks and CSV files to be opened and looked at.
"""

import csv
import sys
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook

Rows = list[list[object]]
Scores = dict[tuple[str, int, str], float]


@dataclass
class Example:
    """One table: its cells, what the importer says with it, the scores it holds, and what must be warned of."""

    name: str
    layout: str
    rows: Rows
    scores: Scores
    said: dict[str, object] = field(default_factory=dict)
    warned: str = ""


NAMES = [
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
]
# อบต.แก้ง 2563 and ทม.ร้อยเอ็ด 2568 as their documents print them
KAENG = (94.54, 81.92, 87.41, 85.71, 87.93, 83.15, 76.20, 81.52, 43.34, 75.00)
ROIET = (95.55, 99.62, 100.0, 99.96, 99.96, 99.74, 99.64, 99.56, 81.5, 85.0)
NONGWAENG = (100.0, 94.12, 100.0, 96.27, 99.51, 86.24, 85.43, 79.01, 85.92, 87.5)


def thai(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def ten(agency: str, year: int, scores: tuple[float, ...]) -> Scores:
    return {(agency, year, str(number)): score for number, score in enumerate(scores, start=1)}


def examples() -> list[Example]:
    a1, a2, a3 = "องค์การบริหารส่วนตำบลต้นน้ำ", "เทศบาลตำบลกลางน้ำ", "องค์การบริหารส่วนตำบลปลายน้ำ"
    ranked = sorted(zip(NAMES, NONGWAENG, strict=True), key=lambda one: -one[1])
    sections = {
        0: "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (Internal : IIT)",
        5: "แบบวัด (External : EIT)",
        8: "แบบตรวจ (Open Data : OIT)",
    }
    with_sections: Rows = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๓ อบต.ปลายน้ำ", ""]]
    for number, (name, score) in enumerate(zip(NAMES, KAENG, strict=True)):
        if number in sections:
            with_sections += [[sections[number], ""], ["ตัวชี้วัด", "ผลคะแนน"]]
        dot = ". " if number % 2 else "."
        with_sections.append([thai(f"{number + 1}{dot}{name}"), thai(f"{score:.2f}")])
    with_sections.append(["คะแนนเฉลี่ย", thai("76.43")])
    return [
        Example(
            "1.1 province report",
            "wide",
            [
                ["ผลการประเมินรายหน่วยงานภายในจังหวัด"],
                ["#", "หน่วยงาน", "อำเภอ", "จังหวัด", "คะแนนเฉลี่ย"],
                [1, a2, "เหนือ", "ทดลอง", 97.61],
                [2, a1, "ใต้", "ทดลอง", 97.31],
                [3, a1, "เหนือ", "ทดลอง", 90.0],
            ],
            {("a2", 2561, "overall"): 97.61, ("a4", 2561, "overall"): 97.31, ("a1", 2561, "overall"): 90.0},
            {"fiscal_year": 2561},
        ),
        Example(
            "1.1 province report with its year in CE and a total",
            "wide",
            [
                ["รายงานผล ITAS year=2018", "", "", "", ""],
                [],
                ["#", "หน่วยงาน", "อำเภอ", "จังหวัด", "คะแนนเฉลี่ย"],
                ["1", "ทต.กลางน้ำ", "อ.เหนือ", "จ.ทดลอง", "๘๐.๒๕"],
                ["", "เฉลี่ย", "", "", "80.25"],
                ["หมายเหตุ: ข้อมูลเบื้องต้น", "", "", "", ""],
            ],
            {("a2", 2561, "overall"): 80.25},
            warned="แถวสรุป",
        ),
        Example(
            "1.2 turned, agencies across, weighted points",
            "down",
            [
                ["ตารางที่ 4.26 ปีงบประมาณ 2564", "", ""],
                ["", a1 + " อ.เหนือ", a2],
                ["ระดับ", "AA", "A"],
                ["คะเเนน ITA", 98.04, 91.0],
                ["OIT", 40.0, 37.0],
                ["ตัวชี้วัดที่ 10", 100.0, 90.0],
                ["ตัวชี้วัดที่ 9", 100.0, 95.0],
                ["EIT", 28.04, 27.0],
                ["IIT", 30.0, 27.0],
            ],
            {
                ("a1", 2564, "overall"): 98.04,
                ("a1", 2564, "OIT"): 100.0,
                ("a1", 2564, "10"): 100.0,
                ("a1", 2564, "9"): 100.0,
                ("a1", 2564, "EIT"): 28.04 / 0.3,
                ("a1", 2564, "IIT"): 100.0,
                ("a2", 2564, "overall"): 91.0,
                ("a2", 2564, "OIT"): 92.5,
                ("a2", 2564, "10"): 90.0,
                ("a2", 2564, "9"): 95.0,
                ("a2", 2564, "EIT"): 90.0,
                ("a2", 2564, "IIT"): 90.0,
            },
            {"accept_points": True, "agencies": {a1 + " อ.เหนือ": "a1"}},
        ),
        Example(
            "1.2 wide under a merged heading of two rows",
            "wide",
            [
                ["หน่วยงาน", "อำเภอ", "คะแนน", "", "", "", "ระดับ"],
                ["", "", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2", "IIT", "ITA", ""],
                [a2, "เหนือ", 90, 92, 91, 90.5, "A"],
                [a3, "เหนือ", "80.5", "N/A", "–", 82, "B"],
            ],
            {
                ("a2", 2565, "1"): 90,
                ("a2", 2565, "2"): 92,
                ("a2", 2565, "IIT"): 91,
                ("a2", 2565, "overall"): 90.5,
                ("a3", 2565, "1"): 80.5,
                ("a3", 2565, "overall"): 82,
            },
            {"fiscal_year": 2565},
        ),
        Example(
            "1.3 one agency merged over two years",
            "wide",
            [
                ["หน่วยงาน", "ปีงบประมาณ", *[f"ตัวชี้วัดที่ {n}" for n in range(1, 11)], "คะแนน ITA"],
                [a2, "ปี 2564", 93.55, 87.72, 91.01, 87.93, 89.52, 90.55, 88.68, 88.58, 72.89, 65.56, 81.45],
                ["", "ปี 2563", 92.57, 86.13, 90.08, 85.98, 88.04, 83.67, 82.11, 79.29, 69.94, 52.78, 75.62],
            ],
            ten("a2", 2564, (93.55, 87.72, 91.01, 87.93, 89.52, 90.55, 88.68, 88.58, 72.89, 65.56))
            | ten("a2", 2563, (92.57, 86.13, 90.08, 85.98, 88.04, 83.67, 82.11, 79.29, 69.94, 52.78))
            | {("a2", 2564, "overall"): 81.45, ("a2", 2563, "overall"): 75.62},
        ),
        Example(
            "1.3 a province's mean merged over two years, decided by the importer",
            "wide",
            [
                ["จังหวัด", "ปีงบประมาณ", "ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10", "คะแนน ITA"],
                ["ตราด", "ปี 2564", 72.89, 65.56, 81.45],
                ["", "ปี 2563", 69.94, 52.78, 75.62],
            ],
            {
                ("a1", 2564, "9"): 72.89,
                ("a1", 2564, "10"): 65.56,
                ("a1", 2564, "overall"): 81.45,
                ("a1", 2563, "9"): 69.94,
                ("a1", 2563, "10"): 52.78,
                ("a1", 2563, "overall"): 75.62,
            },
            {"agencies": {"ตราด": "a1"}},
        ),
        Example(
            "1.5 ranking, where the number is the rank",
            "down",
            [
                ["อันดับ", "ตัวชี้วัด", "คะแนน"],
                *[[rank, name, score] for rank, (name, score) in enumerate(ranked, 1)],
            ],
            ten("a2", 2565, NONGWAENG),
            {"fiscal_year": 2565, "agency": "a2"},
        ),
        Example(
            "1.5 ranking in Thai digits under a title that says year and agency",
            "down",
            [
                ["ตารางจัดอันดับ เทศบาลตำบลกลางน้ำ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", "", ""],
                ["อันดับ", "ตัวชี้วัด", "คะแนน"],
                *[
                    [thai(str(rank)), name, thai(f"{score:.2f}")]
                    for rank, (name, score) in enumerate(ranked, 1)
                ],
            ],
            ten("a2", 2565, NONGWAENG),
        ),
        Example(
            "1.6 grouped by instrument in a merged first column",
            "down",
            [
                ["แบบ", "ลำดับ", "รายละเอียดตัวชี้วัด", "คะแนน"],
                *[
                    [
                        {1: "IIT", 6: "EIT", 9: "OIT"}.get(number, ""),
                        number,
                        name.removeprefix("การ") if number in (3, 4, 5) else name,
                        f"{score:g}",
                    ]
                    for number, (name, score) in enumerate(zip(NAMES, ROIET, strict=True), 1)
                ],
            ],
            ten("a3", 2568, ROIET),
            {"fiscal_year": 2568, "agency": "a3"},
        ),
        Example(
            "1.6 grouped, with the instruments' own scores",
            "down",
            [
                ["ผลคะแนนปี 2568", "", ""],
                ["ที่", "รายการ", "คะแนน"],
                ["", "แบบวัด IIT", "99.02"],
                *[[n, NAMES[n - 1], ROIET[n - 1]] for n in range(1, 6)],
                ["", "แบบตรวจ OIT", "83.25"],
                *[[n, NAMES[n - 1], ROIET[n - 1]] for n in range(9, 11)],
            ],
            {(a, y, n): s for (a, y, n), s in ten("a3", 2568, ROIET).items() if n not in ("6", "7", "8")}
            | {("a3", 2568, "IIT"): 99.02, ("a3", 2568, "OIT"): 83.25},
            {"agency": "a3"},
        ),
        Example(
            "1.7 sections and Thai digits, the last row is the overall",
            "down",
            with_sections,
            ten("a3", 2563, KAENG) | {("a3", 2563, "overall"): 76.43},
        ),
        Example(
            "1.7 where the last row is the plain mean",
            "down",
            [
                ["ตัวชี้วัด", "ผลคะแนน"],
                *[[f"{n}. {name}", s] for n, (name, s) in enumerate(zip(NAMES, KAENG, strict=True), 1)],
                ["คะแนนเฉลี่ย", 79.67],
            ],
            ten("a3", 2563, KAENG),
            {"fiscal_year": 2563, "agency": "a3"},
            warned="ไม่ถูกเก็บ",
        ),
        Example(
            "1.8 questions by issue, codes of three instruments, overall pasted as mean",
            "questions",
            [
                ["ประเด็นการประเมิน", "คะแนน", "ประเด็นที่ต้องปรับปรุง"],
                ["i๑ การปฏิบัติงานหรือให้บริการ", "๑๐๐.๐๐", "- ผลคะแนนในภาพรวม"],
                ["<b>I๒</b> การเลือกปฏิบัติ", "๙๗.๗๘", ""],
                ["๐๕ แผนยุทธศาสตร์", "๑๐๐.๐๐", ""],
                ["คะแนนเฉลี่ย", "๙๙.๖๔", ""],
                ["ประเด็นการประเมิน", "คะแนน", "ประเด็นที่ต้องปรับปรุง"],
                ["i10 การยืมทรัพย์สิน", "86.67", "ควรมีแนวปฏิบัติ"],
                ["๐๑๐ E-Service", "๑๐๐", ""],
                ["คะแนนเฉลี่ย", "๙๙.๖๔", ""],
            ],
            {
                ("a1", 2568, "i1"): 100,
                ("a1", 2568, "i2"): 97.78,
                ("a1", 2568, "o5"): 100,
                ("a1", 2568, "i10"): 86.67,
                ("a1", 2568, "o10"): 100,
            },
            {"fiscal_year": 2568, "agency": "a1"},
            warned="ค่าเฉลี่ยของตารางไม่ถูกเก็บ",
        ),
        Example(
            "1.8 flat list of documents with section rows and a repeated header",
            "questions",
            [
                ["รายการ OIT ปีงบประมาณ 2568", "", ""],
                ["ข้อ", "ข้อมูล", "คะแนน"],
                ["", "<b>ข้อมูลพื้นฐาน</b>", ""],
                ["o1", "โครงสร้าง", "๑๐๐"],
                ["O2", "ข้อมูลผู้บริหาร", "100"],
                ["ข้อ", "ข้อมูล", "คะแนน"],
                ["o3", "ข้อมูลการติดต่อ", "0"],
                ["o4", "ข่าวประชาสัมพันธ์", "ร้อยละ ๘๐"],
            ],
            {("a1", 2568, f"o{n}"): s for n, s in ((1, 100), (2, 100), (3, 0), (4, 80))},
            {"agency": "a1"},
        ),
        Example(
            "1.9 old form with the year in the heading",
            "questions",
            [
                ["คำถามหลัก", "จำนวนตัวเลือก", "หมายเหตุ", "คะแนนปี 2563"],
                ["I1 ปฏิบัติงานตามขั้นตอน 1) ... 2) ...", "สี่", "", 91.2],
                ["I2 ปฏิบัติต่อผู้มาติดต่อ", "สี่", "", "88,5"],
                ["I3 มุ่งผลสำเร็จของงาน", "สี่", "", 90],
            ],
            {("a1", 2563, "i1"): 91.2, ("a1", 2563, "i2"): 88.5, ("a1", 2563, "i3"): 90},
            {"agency": "a1"},
        ),
        Example(
            "1.9 old form of outsiders, codes in a column of their own",
            "questions",
            [
                ["ข้อ", "คำถามย่อย", "คะแนนปี 2564"],
                ["E1", "บริการตามขั้นตอน", "๘๑.๒๐"],
                ["E2", "บริการเท่าเทียม", 82],
                ["E15", "ปรับปรุงให้โปร่งใส", "N/A"],
                ["E14", "เปิดให้มีส่วนร่วม", "79.9"],
            ],
            {("a1", 2564, "e1"): 81.2, ("a1", 2564, "e2"): 82, ("a1", 2564, "e14"): 79.9},
            {"agency": "a1"},
        ),
        Example(
            "1.8 scores in brackets after the question",
            "questions",
            [
                ["ข้อที่ควรยกระดับ ปี ๒๕๖๘"],
                ["i2 การเลือกปฏิบัติต่อผู้มาติดต่อ (๙๗.๗๘)"],
                ["i10 การขอยืมทรัพย์สิน (๘๖.๖๗)"],
                ["e7 การมีส่วนร่วม (๙๙.๐๐)"],
            ],
            {("a1", 2568, "i2"): 97.78, ("a1", 2568, "i10"): 86.67, ("a1", 2568, "e7"): 99.0},
            {"agency": "a1"},
        ),
        Example(
            "1.10 a series of years, newest first",
            "wide",
            [
                ["ปีงบประมาณ", "คะแนน", "ระดับ", ""],
                ["๒๕๖๗", "๙๑.๑๕", "ผ่าน", ""],
                ["๒๕๖๕", "๙๐.๒๒", "A", ""],
                ["๒๕๖๐", "๙๑.๓๕", "–", ""],
            ],
            {("a1", 2567, "overall"): 91.15, ("a1", 2565, "overall"): 90.22, ("a1", 2560, "overall"): 91.35},
            {"agency": "a1"},
        ),
        Example(
            "1.10 indicators down, years across",
            "down",
            [
                ["อบต.ปลายน้ำ", "", "", ""],
                ["ตัวชี้วัด", "2563", "2564", "2565"],
                ["การปฏิบัติหน้าที่", 94.54, 95, 96],
                ["การใช้งบประมาณ", 81.92, 85, ""],
                ["การใช้อำนาจ", 87.41, 88, 89],
            ],
            {
                ("a3", 2563, "1"): 94.54,
                ("a3", 2564, "1"): 95,
                ("a3", 2565, "1"): 96,
                ("a3", 2563, "2"): 81.92,
                ("a3", 2564, "2"): 85,
                ("a3", 2563, "3"): 87.41,
                ("a3", 2564, "3"): 88,
                ("a3", 2565, "3"): 89,
            },
        ),
        Example(
            "1.12 a dashboard's export with order 1–5, 9–13",
            "down",
            [
                ["order", "value", "score"],
                *[
                    [order, name, f"{score:g}"]
                    for order, name, score in zip(
                        [1, 2, 3, 4, 5, 9, 10, 11, 12, 13], NAMES, ROIET, strict=True
                    )
                ],
            ],
            ten("a1", 2568, ROIET),
            {"fiscal_year": 2568, "agency": "a1"},
        ),
        Example(
            "1.12 a local system's list with a score cut to five letters",
            "wide",
            [["ลำดับ", "อปท.", "คะแนน ITA"], [1, "ทต.กลางน้ำ", "100.0"], [2, "อบต.ปลายน้ำ", "98.48"]],
            {("a2", 2566, "overall"): 100.0, ("a3", 2566, "overall"): 98.48},
            {"fiscal_year": 2566},
        ),
    ]


def write(example: Example, folder: Path, kind: str) -> Path:
    """The example as a workbook or a CSV file."""
    path = folder / f"{example.name.split()[0]}-{abs(hash(example.name)) % 10**6}.{kind}"
    if kind == "csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(example.rows)
        return path
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in example.rows:
        sheet.append(row)
    book.save(path)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for one in examples():
        for ending in ("xlsx", "csv"):
            write(one, target, ending)
