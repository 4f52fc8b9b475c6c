"""The agencies a file introduces."""

import pandas as pd

from ita.contracts import Refusal
from ita.ingest import clean
from ita.ingest.cells import cleaned
from ita.ingest.known import AGENCY_COLUMNS, Checked, Known
from ita.ingest.sources import Source
from ita.ingest.understood import Understood
from ita.words.language import N_
from ita.words.told import tell


def _short_name(known: Known, agency_name: str) -> str:
    for prefix in known.prefixes:
        if agency_name.startswith(prefix["name_prefix"]):
            return str(prefix["short_prefix"] + agency_name.removeprefix(prefix["name_prefix"]))
    return agency_name


def roster(known: Known, source: Source, table: Understood, result: Checked) -> pd.DataFrame:
    """The agencies a table introduces: rows with an id, a name and a type that the register does not have yet."""
    texts = table.table
    named = (texts["agency_id"] != "") & (texts["agency_name"] != "") & (texts["agency_type"] != "")
    rows = texts[named].drop_duplicates("agency_id")
    rows = rows[~rows["agency_id"].isin(known.agencies)]
    if table.layout == "agencies":
        _refuse_repeated_agencies(texts[named], known, table, result)
    types = {prefix["agency_type"] for prefix in known.prefixes}
    found = pd.DataFrame(columns=AGENCY_COLUMNS, index=rows.index, dtype=object)
    found["agency_id"] = rows["agency_id"].map(str.strip)
    for name in (
        "agency_name",
        "agency_type",
        "district",
        "province",
        "source",
        "successor_id",
        "predecessor_id",
    ):
        found[name] = rows[name].map(lambda text: clean.text(text) or None)
    found["short_name"] = found["agency_name"].map(lambda name: _short_name(known, name))
    found["is_local"] = cleaned(
        rows, "is_local", clean.yes_or_no, tell(N_("yes หรือ no")), table, result, blank=None
    )
    found["is_local"] = [
        kind in types if local is None else local
        for kind, local in zip(found["agency_type"], found["is_local"], strict=True)
    ]
    years = cleaned(
        rows, "successor_from", clean.fiscal_year, tell(N_("ปี พ.ศ. สี่หลัก")), table, result, blank=None
    )
    found["successor_from"] = pd.array(years.tolist(), dtype="Int64")
    people = cleaned(
        rows, "population", clean.people, tell(N_("จำนวนคนเป็นเลขจำนวนเต็ม")), table, result, blank=None
    )
    found["population"] = pd.array(people.tolist(), dtype="Int64")
    found["source_file"] = source.name
    return found


def _refuse_repeated_agencies(rows: pd.DataFrame, known: Known, table: Understood, result: Checked) -> None:
    again = rows["agency_id"].duplicated() | rows["agency_id"].isin(known.agencies)
    for row in rows[again].to_dict("records"):
        result.refusals.append(
            Refusal(
                table.sheet,
                table.address(table.columns["agency_id"], row["row"]),
                row["agency_id"],
                tell(N_("agency_id ที่ยังไม่มีในทะเบียน")),
                tell(N_("ลบแถวที่ซ้ำ หรือใช้รหัสอื่นหากเป็นคนละหน่วยงาน")),
            )
        )
