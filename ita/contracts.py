"""What an input file may contain: columns and their other headings, ranges, and the shape of a refusal."""

from dataclasses import dataclass

LOWEST_SCORE = 0.0
HIGHEST_SCORE = 100.0
FIRST_YEAR = 2555
LAST_YEAR = 2600
BUDDHIST_ERA = 543

MAX_FILE_BYTES = 20 * 2**20  # of an upload, and of any workbook
MAX_TEXT_BYTES = 2 * 2**30  # of a text file placed in the data folder
MAX_UNPACKED_BYTES = 300 * 2**20
MAX_CELLS = 2_000_000

READABLE = (".csv", ".tsv", ".xlsx", ".xls", ".ods")

# Heading as people write it → our column. Compared without spaces and case.
HEADINGS = {
    "agency_id": "agency_id",
    "รหัสหน่วยงาน": "agency_id",
    "agency_name": "agency_name",
    "agency": "agency_name",
    "หน่วยงาน": "agency_name",
    "name": "agency_name",
    "หน่วยงานที่รับการประเมิน": "agency_name",
    "ชื่ออปท.": "agency_name",
    "อปท": "agency_name",
    "ชื่อหน่วยงาน": "agency_name",
    "อปท.": "agency_name",
    "agency_type": "agency_type",
    "ประเภท": "agency_type",
    "ประเภทหน่วยงาน": "agency_type",
    "district": "district",
    "อำเภอ": "district",
    "amphoe": "district",
    "province": "province",
    "จังหวัด": "province",
    "is_local": "is_local",
    "เป็นอปท.": "is_local",
    "successor_id": "successor_id",
    "หน่วยงานที่สืบต่อ": "successor_id",
    "successor_from": "successor_from",
    "สืบต่อตั้งแต่ปี": "successor_from",
    "predecessor_id": "predecessor_id",
    "หน่วยงานเดิม": "predecessor_id",
    "population": "population",
    "ประชากร": "population",
    "จำนวนประชากร": "population",
    "fiscal_year": "fiscal_year",
    "ปี": "fiscal_year",
    "ปีงบประมาณ": "fiscal_year",
    "ปีงบประมาณพ.ศ.": "fiscal_year",
    "year": "fiscal_year",
    "node": "node",
    "รหัส": "node",
    "รหัสคะแนน": "node",
    "score": "score",
    "คะแนน": "score",
    "ผลคะแนน": "score",
    "คะแนนที่ได้": "score",
    "ร้อยละ": "score",
    "level": "level",
    "ระดับ": "level",
    "ผลระดับ": "level",
    "ระดับผลการประเมิน": "level",
    "grade": "level",
    "status": "status",
    "สถานะ": "status",
    "source": "source",
    "ที่มา": "source",
    "แหล่งที่มา": "source",
}

# Columns of our own exports that say where a figure was read; a file read back gets its own address.
ADDRESS_COLUMNS = ("source_file", "source_sheet", "source_cell")

OVERALL_HEADINGS = (
    "overall",
    "คะแนนภาพรวม",
    "ภาพรวม",
    "คะแนนรวม",
    "คะแนนita",
    "คะแนนเฉลี่ย",
    "คะแนนรวมเฉลี่ย",
    "คะแนนเฉลี่ยรวม",
    "ผลคะแนนita",
    "คะแนนเฉลี่ยภาพรวม",
    "ita",
)
# First cells of rows that sum up a table.
TOTAL_ROWS = (
    "คะแนนเฉลี่ย",
    "ค่าเฉลี่ย",
    "เฉลี่ย",
    "รวม",
    "รวมเฉลี่ย",
    "คะแนนรวม",
    "ค่าคะแนนเฉลี่ย",
    "average",
    "mean",
    "total",
)
INDICATOR_HEADING = r"(?:ตัวชี้วัดที่|ตัวชี้วัด|indicator)\s*(\d{1,2})"


@dataclass(frozen=True)
class Refusal:
    """One reason not to load a file (`error`), or one thing its owner should know (`warning`).

    `found` is what was read, `expected` what was wanted there, `hint` how to mend it; the last two in Thai. `ask` names
    the decision that would settle it (agency, fiscal_year, points, revise), `choices` the agencies it may be.
    """

    sheet: str
    cell: str
    found: str
    expected: str
    hint: str
    severity: str = "error"
    ask: str = ""
    choices: tuple[str, ...] = ()

    def as_json(self) -> dict[str, str]:
        """The five fields the command line prints."""
        return {name: getattr(self, name) for name in ("sheet", "cell", "found", "expected", "hint")}
