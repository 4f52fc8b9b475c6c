"""What the commands share: the program they belong to, whom and which year a word names, what is printed of a file."""

from typing import Any

import typer

from ita.errors import ItaError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="แดชบอร์ด ITA: สร้างฐานข้อมูล นำเข้า อ่าน และเปิดหน้าเว็บ",
)


def print_file(file: str, status: str, layout: str, accepted: int, refused: int) -> None:
    rows = "หน่วยงาน" if layout == "agencies" else "คะแนน"
    print(f"{file}: รับ {accepted} {rows}, ปฏิเสธ {refused} จุด ({status})")


def print_refusal(refusal: dict[str, Any]) -> None:
    place = " ".join(filter(None, [refusal["sheet"], refusal["cell"]])) or "ทั้งไฟล์"
    print(f"  {place}: พบ “{refusal['found']}” ควรเป็น {refusal['expected']} → {refusal['hint']}")


def year_named(text: str) -> int:
    """The fiscal year that a text names; raises ItaError when it names none."""
    from ita.ingest import clean

    try:
        return clean.fiscal_year(text)
    except ValueError:
        raise ItaError(f"{text} ไม่ใช่ปีงบประมาณ", "ใช้ปี พ.ศ. สี่หลัก เช่น 2568") from None


def agency_named(text: str) -> str:
    """The `agency_id` of an id or Thai name; raises ChoiceError listing the choices when it is not one."""
    from ita import queries
    from ita.register import Agency, Register
    from ita.store import open_current

    known = queries.agencies(open_current(), include_synthetic=True).to_dict("records")
    return Register(map(Agency.of, known)).find(text)
