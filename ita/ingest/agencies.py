"""The agencies a file introduces, and what it says anew of those that are known."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pandas as pd

from ita import places
from ita.contracts import GONE, Refusal
from ita.ingest import clean
from ita.ingest.cells import cleaned
from ita.ingest.known import AGENCY_COLUMNS, DETAIL_COLUMNS, Checked, Known
from ita.ingest.sources import Source
from ita.ingest.understood import Understood
from ita.register import squeezed
from ita.words.language import N_
from ita.words.told import tell

_TEXTS = ("agency_name", "district", "province", "source", "successor_id", "predecessor_id")
_BOUNDS = {
    "latitude": N_("ละติจูด {lowest}–{highest} องศา"),
    "longitude": N_("ลองจิจูด {lowest}–{highest} องศา"),
}
MOST_TOLD = 5


def roster(known: Known, source: Source, table: Understood, result: Checked) -> pd.DataFrame:
    """The agencies a table introduces: rows with a name and a type, and an id, that the register does not have yet.

    A register may leave the ids out: an agency that is known by this name in this place keeps its own, any other gets one made of
    name and places. Rows of known agencies are no refusal where they say the same of name and type.
    """
    texts = _standing(table, result) if table.layout == "agencies" else table.table
    if table.layout != "agencies":
        texts = texts[
            (texts["agency_id"] != "") & (texts["agency_name"] != "") & (texts["agency_type"] != "")
        ]
        texts = texts.drop_duplicates("agency_id")
    else:
        texts = texts[texts["agency_name"].map(clean.text) != ""].copy()
        texts["agency_id"] = _ids(texts, known)
        _refuse_repeated_agencies(texts, known, table, result)
        _hint_at_districts(texts, table, result)
    is_known = texts["agency_id"].map(str.strip).isin(known.agencies)
    if table.layout == "agencies":
        details = _measured(texts[is_known], known, table, result)
        told = details[["population", "latitude", "former_names"]].notna().any(axis=1)
        result.details = pd.concat(
            [result.details, details[told].assign(source_file=source.name)[DETAIL_COLUMNS]], ignore_index=True
        )
        _tell_of_changes(result.details, known, table, result)
    return _new(texts[~is_known], known, source, table, result)


def _standing(table: Understood, result: Checked) -> pd.DataFrame:
    """The rows of a register without agencies it calls gone."""
    texts = table.table
    gone = texts["status"].map(clean.text).str.casefold().isin(GONE)
    if gone.any():
        said = tell(N_("{count} แถวเป็นหน่วยงานที่ยุบหรือเลิกแล้ว"), count=int(gone.sum()))
        _warn(table, said, tell(N_("แถวเหล่านี้ไม่ได้นำเข้า")), result)
    return texts[~gone]


def _ids(texts: pd.DataFrame, known: Known) -> list[str]:
    by_place: dict[tuple[str, str, str], set[str]] = {}
    for agency in known.agencies.values():
        for name in (agency.agency_name, agency.short_name):
            key = (squeezed(name), squeezed(agency.district or ""), squeezed(agency.province or ""))
            by_place.setdefault(key, set()).add(agency.agency_id)
    ids = []
    for agency_id, name, district, province in zip(
        texts["agency_id"], texts["agency_name"], texts["district"], texts["province"], strict=True
    ):
        key = (squeezed(clean.text(name)), squeezed(clean.text(district)), squeezed(clean.text(province)))
        same = by_place.get(key, set())
        made = f"lao-{hashlib.sha256('|'.join(key).encode()).hexdigest()[:12]}"
        ids.append(clean.text(agency_id) or (next(iter(same)) if len(same) == 1 else made))
    return ids


def _new(
    rows: pd.DataFrame, known: Known, source: Source, table: Understood, result: Checked
) -> pd.DataFrame:
    found = pd.DataFrame(columns=AGENCY_COLUMNS, index=rows.index, dtype=object)
    found["agency_id"] = rows["agency_id"].map(str.strip)
    for name in _TEXTS:
        found[name] = rows[name].map(lambda text: clean.text(text) or None)
    found["agency_type"] = [
        _type(known, clean.text(given), name or "")
        for given, name in zip(rows["agency_type"], found["agency_name"], strict=True)
    ]
    _refuse_untyped(found, rows, table, result)
    found["short_name"] = found["agency_name"].map(lambda name: _short_name(known, name))
    types = {prefix["agency_type"] for prefix in known.prefixes}
    is_local = cleaned(rows, "is_local", clean.yes_or_no, tell(N_("yes หรือ no")), table, result, blank=None)
    found["is_local"] = [
        kind in types if local is None else local
        for kind, local in zip(found["agency_type"], is_local, strict=True)
    ]
    years = cleaned(
        rows, "successor_from", clean.fiscal_year, tell(N_("ปี พ.ศ. สี่หลัก")), table, result, blank=None
    )
    found["successor_from"] = pd.array(years.tolist(), dtype="Int64")
    measured = _measured(rows, known, table, result)
    for name in ("population", "latitude", "longitude", "former_names"):
        found[name] = measured[name]
    found["source_file"] = source.name
    return found


def _type(known: Known, given: str, agency_name: str) -> str | None:
    """The type by its own name or its abbreviation, else by what the agency's name begins with, else as it is given."""
    plain = given.rstrip(".")
    for prefix in known.prefixes:
        names = (prefix["agency_type"], prefix["short_prefix"], prefix["name_prefix"])
        if plain and plain in (str(name).rstrip(".") for name in names):
            return str(prefix["agency_type"])
    for prefix in known.prefixes:
        if not given and agency_name.startswith((prefix["name_prefix"], prefix["short_prefix"])):
            return str(prefix["agency_type"])
    return given or None


def _refuse_untyped(found: pd.DataFrame, rows: pd.DataFrame, table: Understood, result: Checked) -> None:
    for index in found.index[found["agency_type"].isna()]:
        result.refusals.append(
            Refusal(
                table.sheet,
                table.address(table.columns["agency_name"], rows.loc[index, "row"]),
                str(rows.loc[index, "agency_name"]),
                tell(N_("ประเภทของหน่วยงาน หรือชื่อเต็มที่ขึ้นต้นด้วยประเภท")),
                tell(N_("เติมคอลัมน์ประเภท หรือเขียนชื่อเต็ม เช่น เทศบาลตำบล…")),
            )
        )


def _short_name(known: Known, agency_name: str) -> str:
    for prefix in known.prefixes:
        if agency_name.startswith(prefix["name_prefix"]):
            return str(prefix["short_prefix"] + agency_name.removeprefix(prefix["name_prefix"]))
    return agency_name


def _measured(rows: pd.DataFrame, known: Known, table: Understood, result: Checked) -> pd.DataFrame:
    """People, place on the map and former names of each row; None where a cell is blank."""
    people = cleaned(
        rows, "population", clean.people, tell(N_("จำนวนคนเป็นเลขจำนวนเต็ม")), table, result, blank=None
    )
    measured = pd.DataFrame({"agency_id": rows["agency_id"].map(str.strip)}, index=rows.index)
    measured["population"] = pd.array(people.tolist(), dtype="Int64")
    for bound in known.asked.rows("lookup/country_bounds"):
        measured[bound["bound"]] = _degrees(rows, bound, table, result)
    half = measured["latitude"].isna() != measured["longitude"].isna()
    measured.loc[half, ["latitude", "longitude"]] = None
    measured["former_names"] = rows["former_names"].map(_names)
    return measured


def _degrees(
    rows: pd.DataFrame, bound: Mapping[str, Any], table: Understood, result: Checked
) -> list[float | None]:
    """One coordinate of each row; one that cannot be of the country is told by its cell and left out."""
    name = bound["bound"]
    found: list[float | None] = []
    for text, row in zip(rows[name], rows["row"], strict=True):
        if clean.is_blank(text):
            found.append(None)
            continue
        with suppress(ValueError):
            degrees = clean.degrees(text)
            if bound["lowest"] <= degrees <= bound["highest"]:
                found.append(degrees)
                continue
        lowest, highest = (f"{bound[end]:g}" for end in ("lowest", "highest"))
        expected = tell(_BOUNDS[name], lowest=lowest, highest=highest)
        hint = tell(N_("ไม่ได้ใช้พิกัดนี้ ตรวจว่าไม่ได้สลับละติจูดกับลองจิจูด"))
        place = table.address(table.columns[name], row)
        result.warnings.append(Refusal(table.sheet, place, text, expected, hint, "warning"))
        found.append(None)
    return found


def _names(text: str) -> str | None:
    """Names divided by a bar, semicolon or line, as the register keeps them."""
    names = [clean.text(name) for name in text.replace("\n", "|").replace(";", "|").split("|")]
    return "|".join(filter(None, names)) or None


def _refuse_repeated_agencies(rows: pd.DataFrame, known: Known, table: Understood, result: Checked) -> None:
    """Two rows of one agency, and a known id that another name or type stands beside."""
    has_id = "agency_id" in table.columns
    again = rows["agency_id"].duplicated()
    cells = zip(rows["agency_id"], rows["agency_name"], rows["row"], again, strict=True)
    for agency_id, name, row, is_again in cells:
        agency = known.agencies.get(agency_id.strip())
        is_other = agency is not None and (
            squeezed(clean.text(name)) not in map(squeezed, (agency.agency_name, agency.short_name))
        )
        if not is_again and not is_other:
            continue
        result.refusals.append(
            Refusal(
                table.sheet,
                table.address(table.columns["agency_id" if has_id else "agency_name"], row),
                agency_id if has_id else clean.text(name),
                tell(N_("agency_id ที่ยังไม่มีในทะเบียน"))
                if has_id
                else tell(N_("หน่วยงานละหนึ่งแถว (ชื่อ อำเภอ และจังหวัดไม่ซ้ำกัน)")),
                tell(N_("ลบแถวที่ซ้ำ หรือใช้รหัสอื่นหากเป็นคนละหน่วยงาน")),
            )
        )


def _hint_at_districts(rows: pd.DataFrame, table: Understood, result: Checked) -> None:
    """Districts that the country does not have in their province, with those they may mean."""
    unknown: dict[tuple[str, str], list[str]] = {}
    pairs = rows[["district", "province"]].drop_duplicates()
    for district, province in zip(
        pairs["district"].map(clean.text), pairs["province"].map(clean.text), strict=True
    ):
        there = places.districts(province)
        if district and there and places.district_named(district, province) not in there:
            unknown[district, province] = places.near_districts(district, province)
    for (district, province), near in [*unknown.items()][:MOST_TOLD]:
        said = tell(N_("ไม่มีอำเภอ “{district}” ในจังหวัด{province}"), district=district, province=province)
        hint = (
            tell(N_("หมายถึง {names} หรือไม่"), names=" ".join(near))
            if near
            else tell(N_("ตรวจตัวสะกดของอำเภอและจังหวัด"))
        )
        _warn(table, said, hint, result)


def _tell_of_changes(details: pd.DataFrame, known: Known, table: Understood, result: Checked) -> None:
    """Agencies of which the register said something else before."""
    before = {row["agency_id"]: row for row in known.asked.rows("lookup/agency_details")}
    changed = [
        (row["agency_id"], before[row["agency_id"]]["population"], row["population"])
        for row in details.to_dict("records")
        if row["agency_id"] in before and _differ(before[row["agency_id"]]["population"], row["population"])
    ]
    if changed:
        named = "; ".join(
            f"{known.agencies[agency_id].short_name} {was:,} → {is_now:,}"
            for agency_id, was, is_now in changed[:MOST_TOLD]
        )
        said = tell(N_("ประชากรของ {count} หน่วยงานต่างจากที่มีอยู่: {named}"), count=len(changed), named=named)
        _warn(table, said, tell(N_("ใช้ค่าของไฟล์นี้")), result)


def _differ(before: Any, after: Any) -> bool:
    return not pd.isna(before) and not pd.isna(after) and before != after


def _warn(table: Understood, said: str, hint: str, result: Checked) -> None:
    place = table.address(0, table.header_row)
    result.warnings.append(Refusal(table.sheet, place, said, "", hint, "warning"))
