"""What the commands share: the program they belong to, the store, whom and which year a word names, how a file is told."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ita.config import data_folder
from ita.errors import ItaError
from ita.rows import Agencies
from ita.words.told import say

if TYPE_CHECKING:
    from ita.store import Store

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="แดชบอร์ด ITA: สร้างฐานข้อมูล นำเข้า อ่าน และเปิดหน้าเว็บ",
)


def print_file(
    file: str | None, status: str | None, layout: str | None, accepted: int | None, refused: int
) -> None:
    rows = "หน่วยงาน" if layout == "agencies" else "คะแนน"
    print(f"{file}: รับ {accepted} {rows}, ปฏิเสธ {refused} จุด ({status})")


def print_refusal(refusal: Mapping[str, Any]) -> None:
    place = " ".join(filter(None, [refusal["sheet"], refusal["cell"]])) or "ทั้งไฟล์"
    print(f"  {place}: พบ “{refusal['found']}” ควรเป็น {refusal['expected']} → {refusal['hint']}")


def year_named(text: str) -> int:
    """The fiscal year that a text names; raises ItaError when it names none."""
    from ita.ingest import clean

    try:
        return clean.fiscal_year(text)
    except ValueError:
        raise ItaError(f"{text} ไม่ใช่ปีงบประมาณ", "ใช้ปี พ.ศ. สี่หลัก เช่น 2568") from None


def opened() -> "Store":
    """The store of the files as they are: read anew first where they changed or the build is damaged.

    Where that cannot be done the former build serves, and standard error says so. Raises StoreError where there is none.
    """
    from ita.ingest import sources
    from ita.store import open_current

    data = data_folder()
    if not sources.is_current(data):
        _read_files(data)
    store = open_current(data)
    if store.stale_notice:
        print(store.stale_notice, file=sys.stderr)
    return store


def _read_files(data: Path) -> None:
    from ita.ingest import load

    print("ไฟล์ใน data เปลี่ยนไปหรือฐานข้อมูลเสียหาย กำลังอ่านไฟล์ใหม่", file=sys.stderr)
    try:
        report = load.make(data)
    except ItaError as failure:
        print(say(failure.what), say(failure.hint), sep="\n→ ", file=sys.stderr)
        return
    refused = [file.file for file in report.files if file.refused]
    if refused:
        print(f"ไม่รับ {', '.join(refused)} → ดูเหตุผลด้วย python -m ita build", file=sys.stderr)


def agency_named(store: "Store", text: str) -> str:
    """The `agency_id` of an id or Thai name; raises ChoiceError listing the choices when it is not one."""
    from ita import queries
    from ita.register import Agency, Register

    known = queries.typed(store, Agencies, include_synthetic=True)
    return Register(map(Agency.of, known)).find(text)
