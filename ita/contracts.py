"""What an input file may contain: columns and their other headings, ranges, encodings, letters, and the shape of a refusal."""

import re
import unicodedata
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

READABLE = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".pdf")

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
    "name_th": "agency_name",
    "อปท.": "agency_name",
    "agency_type": "agency_type",
    "ประเภท": "agency_type",
    "ประเภทหน่วยงาน": "agency_type",
    "type": "agency_type",
    "ประเภทอปท.": "agency_type",
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
    "latitude": "latitude",
    "lat": "latitude",
    "ละติจูด": "latitude",
    "longitude": "longitude",
    "lon": "longitude",
    "lng": "longitude",
    "ลองจิจูด": "longitude",
    "ลองติจูด": "longitude",
    "former_names": "former_names",
    "ชื่อเดิม": "former_names",
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

# A heading that says of which year its population is.
POPULATION_HEADING = r"(?:population|ประชากร|จำนวนประชากร)\D{0,6}(?:20|25)\d\d"
# What a register says of an agency that is no more.
GONE = ("obsolete", "ยุบ", "ยุบเลิก", "ยุบแล้ว", "เลิก", "ยกเลิก", "ยกเลิกแล้ว")

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
# Marks that nobody sees and that mean nothing in Thai or English: places for a line to break, joiners, the direction
# of a letter. Copies from the web and from Word are full of them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]+")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
INDICATOR_HEADING = r"(?:ตัวชี้วัดที่|ตัวชี้วัด|indicator)\s*(\d{1,2})"


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 with or without BOM, UTF-16 with one, else Thai Windows (CP874).

    Raises UnicodeDecodeError for anything else.
    """
    if content[:2] in _UTF_16:
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp874")


def without_invisible(text: str) -> str:
    """The text without marks that nobody sees and that mean nothing."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def forbidden(text: str) -> str:
    """The first letter of a text that no input may hold, as `U+202E`; empty where there is none.

    Control characters but tab and line ends, what turns the direction of text round, halves of letters, and no letters:
    they hide what is written, and neither Word nor Excel can be written with them.
    """
    return "" if text.isprintable() else next((_code(one) for one in text if _is_forbidden(one)), "")


def visible(text: str) -> str:
    """The text with every letter no input may hold written as its code, `[U+202E]`; the very same where it has none."""
    if not forbidden(text):
        return text
    return "".join(f"[{_code(one)}]" if _is_forbidden(one) else one for one in text)


def typed(text: str) -> str:
    """The text a person typed or pasted into the app, without what nobody sees and without what no input may hold."""
    kept = without_invisible(text)
    return kept if kept.isprintable() else "".join(one for one in kept if not _is_forbidden(one))


def _is_forbidden(letter: str) -> bool:
    if letter in "\t\n\r" or _INVISIBLE.match(letter):
        return False
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs") or ord(letter) & 0xFFFE == 0xFFFE


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


@dataclass(frozen=True)
class Refusal:
    """One reason not to load a file (`error`), or one thing its owner should know (`warning`).

    `found` is what was read, `expected` what was wanted there, `hint` how to mend it; the last two in Thai. Letters no
    input may hold stand in them as their codes. `ask` names the decision that would settle it: `agency` whom the name in
    `found` means, `file_agency` whose the file is, fiscal_year, points, revise or headings. `choices` are the agencies it
    may be, or the headings that were not read.
    """

    sheet: str
    cell: str
    found: str
    expected: str
    hint: str
    severity: str = "error"
    ask: str = ""
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("sheet", "found", "expected", "hint"):
            object.__setattr__(self, name, visible(getattr(self, name)))

    def as_json(self) -> dict[str, str]:
        """The five fields the command line prints."""
        return {name: getattr(self, name) for name in ("sheet", "cell", "found", "expected", "hint")}
