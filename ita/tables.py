"""A frame as a table people read: which columns, under which headings, how each number is written.

Screen, CSV and Excel are all made from one `Table`, so they cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from ita import sentences, wording
from ita.wording import _

Kind = Literal["text", "score", "change", "gap", "count", "year", "percent", "leverage"]

# Column of a query → Thai heading and how its cells are written.
COLUMNS: dict[str, tuple[str, Kind]] = {
    "fiscal_year": ("ปี", "year"),
    "short_name": ("หน่วยงาน", "text"),
    "rank_in_year": ("อันดับ", "count"),
    "instrument": ("เครื่องมือ", "text"),
    "indicator_id": ("ที่", "count"),
    "node_name": ("รายการ", "text"),
    "score": ("คะแนน", "score"),
    "level_name": ("ระดับ", "text"),
    "score_change": ("เปลี่ยน", "change"),
    "previous_year": ("เทียบปี", "year"),
    "target": ("เป้าหมาย", "score"),
    "gap_to_target": ("ห่างเป้า", "gap"),
    "weight": ("น้ำหนัก", "percent"),
    "contribution": ("ได้", "score"),
    "points_lost": ("เสีย", "score"),
    "part_1_score": ("ส่วนที่ 1", "score"),
    "part_2_score": ("ส่วนที่ 2", "score"),
    "part_difference": ("ต่างกัน", "gap"),
    "place": ("อันดับในกลุ่ม", "text"),
    "strength": ("เทียบเป้า", "text"),
    "source_file": ("ไฟล์", "text"),
    "status_name": ("สถานะ", "text"),
    "accepted": ("จำนวนที่รับ", "count"),
    "layout_name": ("รูปแบบ", "text"),
    "layouts_name": ("รูปแบบ", "text"),
    "loaded_name": ("ผล", "text"),
    "sheet": ("ชีต", "text"),
    "cell": ("เซลล์", "text"),
    "found": ("พบ", "text"),
    "expected": ("ควรเป็น", "text"),
    "hint": ("วิธีแก้", "text"),
    "node": ("รหัส", "text"),
    "kept": ("ค่าที่ใช้", "text"),
    "also_printed": ("ค่าที่พิมพ์อีกแห่ง", "text"),
    "where_printed": ("พิมพ์ไว้ที่", "text"),
    "subject": ("เรื่อง", "text"),
    "rule_text": ("กติกา", "text"),
    "confidence_name": ("ความมั่นใจ", "text"),
    "source": ("แหล่งที่มา", "text"),
    "parent_name": ("คะแนนของ", "text"),
    "child_name": ("คิดจาก", "text"),
    "basis_name": ("วิธี", "text"),
    "min_overall": ("ภาพรวมตั้งแต่", "score"),
    "condition": ("เงื่อนไขรายเครื่องมือ", "text"),
    "rule_name": ("กติกา", "text"),
    "agency_count": ("หน่วยงานที่มีข้อมูล", "count"),
    "score_count": ("จำนวนคะแนน", "count"),
    "severity_name": ("ระดับความสำคัญ", "text"),
    "finding_text": ("สิ่งที่พบ", "text"),
    "full_name": ("รายการ", "text"),
    "published": ("ประกาศ", "score"),
    "recomputed": ("คำนวณจากระดับล่าง", "score"),
    "from_leaves": ("คำนวณจากรายข้อ", "score"),
    "difference": ("ต่างกัน", "gap"),
    "reason_text": ("เหตุที่ไม่คำนวณ", "text"),
    "proposed": ("ค่าที่อธิบายได้", "score"),
    "likelihood": ("น่าเชื่อ (%)", "percent"),
    "lever_name": ("รายการ", "text"),
    "ceiling": ("ยกเป็น", "score"),
    "leverage": ("ผลต่อ 1 คะแนน", "leverage"),
    "gain": ("ภาพรวมเพิ่ม", "gap"),
    "same_as": ("แทนกันได้กับ", "text"),
    "gain_low": ("เพิ่มอย่างน้อย", "gap"),
    "gain_high": ("เพิ่มอย่างมาก", "gap"),
    "before": ("ตอนนี้", "score"),
    "after": ("ลองแล้ว", "score"),
    "questions": ("รหัสในปีนั้น", "text"),
    "match_name": ("เทียบกับข้อปัจจุบัน", "text"),
    "difference_name": ("เรื่อง", "text"),
    "gap_to_full": ("ขาดจาก 100", "score"),
    "peer_median": ("กลางของเพื่อน", "score"),
    "peer_best": ("สูงสุดของเพื่อน", "score"),
    "indicator_name": ("ตัวชี้วัด", "text"),
    "agency_name": ("ชื่อหน่วยงาน", "text"),
    "level": ("ระดับ", "text"),
    "source_cell": ("เซลล์", "text"),
    "issue_name": ("ประเด็น", "text"),
    "worst": ("ต่ำสุด", "score"),
    "first_quartile": ("ควอร์ไทล์ 1", "score"),
    "middle": ("ค่ากลาง", "score"),
    "third_quartile": ("ควอร์ไทล์ 3", "score"),
    "best": ("สูงสุด", "score"),
    "count": ("จำนวนแห่ง", "count"),
    "weak_share": ("ต่ำกว่าเป้าหมาย", "text"),
    "agencies": ("หน่วยงาน (ต่ำสุดก่อน)", "text"),
    "district": ("อำเภอ", "text"),
    "province": ("จังหวัด", "text"),
    "indicator_count": ("ตัวชี้วัดที่อ่อน", "count"),
    "weak_question_count": ("ข้อที่อ่อน", "count"),
    "question_count": ("จำนวนข้อ", "count"),
    "weakest": ("อ่อนที่สุด", "text"),
    "weakest_score": ("คะแนนต่ำสุด", "score"),
    "at_name": ("เมื่อ", "text"),
    "by": ("ผู้นำเข้า", "text"),
    "file": ("ไฟล์", "text"),
    "new": ("ใหม่", "count"),
    "changed": ("เปลี่ยนค่า", "count"),
    "undone_name": ("ยกเลิกเมื่อ", "text"),
    "id": ("รหัสการนำเข้า", "text"),
    "score_before": ("ค่าเดิม", "score"),
    "source_file_before": ("ไฟล์เดิม", "text"),
    "revised_name": ("แก้เมื่อ", "text"),
    "revised_by": ("ผู้แก้", "text"),
    "before_text": ("ปีก่อนหน้า", "text"),
    "now_text": ("ปีนี้", "text"),
}

NUMBERS: tuple[Kind, ...] = ("score", "change", "gap", "count", "percent", "leverage")


def _count(number: Any) -> str:
    return wording.NO_SCORE if pd.isna(number) else f"{int(number):,}"


def _year(number: Any) -> str:
    return wording.NO_SCORE if pd.isna(number) else wording.year(int(number))


def _percent(share: Any) -> str:
    return wording.NO_SCORE if pd.isna(share) else wording.score(float(share) * 100)


def _text(found: Any) -> str:
    return "" if found is None or found is pd.NA or found != found else str(found)


WRITERS: dict[Kind, Callable[[Any], str]] = {
    "text": _text,
    "score": wording.score,
    "change": wording.moved,
    "gap": wording.change,
    "count": _count,
    "year": _year,
    "percent": _percent,
    "leverage": wording.leverage,
}


@dataclass
class Table:
    """Rows under readers' headings. `about` says what the rows are limited to and where they come from."""

    name: str
    title: str
    frame: pd.DataFrame
    kinds: dict[str, Kind]
    about: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> pd.DataFrame:
        """Every cell as it is written on screen."""
        return pd.DataFrame(
            {
                heading: [WRITERS[kind](cell) for cell in self.frame[heading]]
                for heading, kind in self.kinds.items()
            }
        )


# Name of a table → its title and its columns. The stem is that of its query, its chart and its files.
TABLES: dict[str, tuple[str, list[str]]] = {
    "overall_trend": (
        "คะแนนภาพรวมรายปี",
        ["fiscal_year", "score", "level_name", "score_change", "previous_year"],
    ),
    "instrument_breakdown": (
        "แต่ละเครื่องมือให้คะแนนภาพรวมเท่าใด",
        ["instrument", "score", "weight", "contribution", "points_lost", "score_change"],
    ),
    "indicator_ranking": (
        "ตัวชี้วัดจากมากไปน้อย",
        ["rank_in_year", "node_name", "score", "score_change", "strength"],
    ),
    "indicator_peers": (
        "ตัวชี้วัดเทียบกับเพื่อน",
        ["node_name", "score", "score_change", "place"],
    ),
    "instrument_indicators": (
        "ตัวชี้วัดของแต่ละเครื่องมือ",
        ["instrument", "node_name", "score", "gap_to_target", "score_change"],
    ),
    "part_comparison": (
        "EIT ส่วนที่ 1 กับส่วนที่ 2",
        ["node_name", "part_1_score", "part_2_score", "part_difference"],
    ),
    "instrument_trend": ("แต่ละเครื่องมือรายปี", []),
    "indicator_trend": ("แต่ละตัวชี้วัดรายปี", []),
    "district_ranking": (
        "อันดับในกลุ่มเพื่อน",
        ["rank_in_year", "short_name", "score", "score_change", "strength"],
    ),
    "sources": (
        "ไฟล์ที่อ่าน",
        ["source_file", "status_name", "accepted", "layout_name", "loaded_name"],
    ),
    "refusals": (
        "ไฟล์ที่ไม่รับ และวิธีแก้",
        ["source_file", "sheet", "cell", "found", "expected", "hint"],
    ),
    "warnings": ("สิ่งที่ควรรู้", ["source_file", "sheet", "cell", "found", "hint"]),
    "printed_conflicts": (
        "เอกสารต้นทางพิมพ์ไว้สองค่า",
        ["short_name", "fiscal_year", "node", "kept", "also_printed", "where_printed"],
    ),
    "tree": (
        "คะแนนแต่ละรายการคิดจากอะไร",
        ["parent_name", "basis_name", "child_name", "weight", "confidence_name"],
    ),
    "levels_of_year": (
        "เกณฑ์ระดับ (ใช้ระดับแรกที่ผ่านครบทุกเงื่อนไข)",
        ["level_name", "min_overall", "condition", "confidence_name"],
    ),
    "rule_sources": (
        "แหล่งที่มาของกติกา",
        ["subject", "rule_text", "confidence_name", "source"],
    ),
    "fiscal_years": (
        "ทุกปีในสมุดกฎ",
        ["fiscal_year", "rule_name", "target", "agency_count", "score_count", "confidence_name"],
    ),
    "findings": (
        "ผลตรวจคะแนน",
        ["severity_name", "short_name", "fiscal_year", "finding_text"],
    ),
    "recomputation": (
        "คะแนนที่ประกาศเทียบกับที่คำนวณ",
        [
            "full_name",
            "published",
            "recomputed",
            "difference",
            "from_leaves",
            "confidence_name",
            "reason_text",
        ],
    ),
    "suspects": (
        "ตัวเลขเดียวที่อธิบายได้ทั้งหมด",
        ["full_name", "score", "proposed", "likelihood"],
    ),
    "levers": (
        "แต่ละข้อส่งผลต่อภาพรวมเท่าใด",
        ["lever_name", "score", "leverage", "ceiling", "gain", "confidence_name"],
    ),
    "plan_documents": (
        "แผนเอกสาร",
        ["lever_name", "score", "ceiling", "gain", "same_as"],
    ),
    "plan_perceptions": (
        "แผนการรับรู้",
        ["lever_name", "score", "ceiling", "gain", "same_as"],
    ),
    "plan_both": (
        "แผนทั้งสองทาง",
        ["lever_name", "score", "ceiling", "gain", "same_as"],
    ),
    "tried": (
        "ผลของคะแนนที่ลอง",
        ["full_name", "before", "after", "score_change"],
    ),
    "uncertain_items": (
        "ข้อเอกสารที่ยังไม่เต็ม (น้ำหนักรายข้อไม่ทราบแน่)",
        ["full_name", "score", "gain_low", "gain_high"],
    ),
    "issue_trend": ("ประเด็นทั้งเจ็ดรายปี", []),
    "topic_trend": (
        "ประวัติของข้อเดียวกันแม้รหัสเปลี่ยน",
        ["fiscal_year", "questions", "match_name", "score"],
    ),
    "question_ranking": (
        "ข้อที่ทำให้เสียคะแนน",
        [
            "full_name",
            "indicator_name",
            "score",
            "gap_to_target",
            "gap_to_full",
            "points_lost",
            "score_change",
            "previous_year",
            "peer_median",
            "peer_best",
        ],
    ),
    "question_peers": (
        "ข้อนี้ในจังหวัด",
        ["rank_in_year", "short_name", "score", "strength"],
    ),
    "weak_indicators": (
        "รายการจุดอ่อน (ต่ำกว่าเป้าหมาย)",
        ["short_name", "instrument", "full_name", "score", "gap_to_target", "score_change"],
    ),
    "weak_summary": (
        "สรุปจุดอ่อนรายหน่วยงาน",
        [
            "short_name",
            "district",
            "province",
            "indicator_count",
            "weak_question_count",
            "weakest",
            "weakest_score",
        ],
    ),
    "issue_questions": (
        "ข้อคำถามของแต่ละประเด็น",
        ["issue_name", "full_name", "score", "strength"],
    ),
    "issues": (
        "คะแนนของแต่ละประเด็น",
        ["issue_name", "score", "strength", "question_count"],
    ),
    "matrix": ("หน่วยงานและตัวชี้วัด", []),
    "spine": (
        "เทียบกับกลุ่มรายตัวชี้วัด",
        ["node_name", "score", "worst", "first_quartile", "middle", "third_quartile", "best", "count"],
    ),
    "needs": (
        "ใครต้องการความช่วยเหลือเรื่องใด",
        ["node_name", "weak_share", "weakest_score", "agencies"],
    ),
    "set_levels": ("ระดับของหน่วยงานในกลุ่ม", ["level_name", "agency_count"]),
    "scores": (
        "คะแนนตามที่ประกาศ",
        [
            "agency_name",
            "district",
            "province",
            "fiscal_year",
            "node",
            "score",
            "level",
            "source_file",
            "source_cell",
        ],
    ),
    "journal": (
        "บันทึกการนำเข้า",
        ["at_name", "by", "file", "layouts_name", "accepted", "new", "changed", "undone_name", "id"],
    ),
    "revisions": (
        "ค่าที่ถูกแก้ไข",
        [
            "short_name",
            "fiscal_year",
            "node",
            "score_before",
            "source_file_before",
            "score",
            "source_file",
            "revised_name",
            "revised_by",
        ],
    ),
    "rule_differences": (
        "ต่างจากปีก่อนหน้าอย่างไร",
        ["difference_name", "before_text", "now_text"],
    ),
}


def shown(name: str, rows: pd.DataFrame, about: dict[str, str]) -> Table:
    """The named table of a query's rows, under its title and headings in the language in use."""
    title, columns = TABLES[name]
    headings = {column: _(COLUMNS[column][0]) for column in columns}
    frame = named(rows, columns)[columns].rename(columns=headings).reset_index(drop=True)
    kinds = {headings[column]: COLUMNS[column][1] for column in columns}
    return Table(name, _(title), frame, kinds, about)


def matrix(cells: pd.DataFrame, rows: pd.DataFrame, shown_column: str, about: dict[str, str]) -> Table:
    """Agencies down and the overall and indicators across, as `ita.comparison.matrix` gives them."""
    kind: Kind = "score" if shown_column == "score" else "gap"
    first = rows.drop_duplicates("node").set_index("node")
    headings = {"short_name": _(COLUMNS["short_name"][0])}
    for node in cells.columns[2:]:
        row = first.loc[node].to_dict()
        headings[node] = (
            _("ภาพรวม") if row["kind"] == "overall" else f"{node} {sentences.name_of(row, 'label')}"
        )
    frame = cells.drop(columns="agency_id").rename(columns=headings)
    kinds: dict[str, Kind] = {heading: kind for heading in headings.values()}
    kinds[headings["short_name"]] = "text"
    return Table("matrix", _(TABLES["matrix"][0]), frame, kinds, about)


def weak_lists(rows: pd.DataFrame, about: dict[str, str]) -> list[Table]:
    """What is below target: one list for one agency; for several a summary first and then a list for each."""
    if rows["agency_id"].nunique() < 2:
        return [shown("weak_indicators", rows, about)]
    groups = [group for _agency, group in rows.groupby("agency_id", sort=False)]
    summary = pd.DataFrame([_weak_summary(group) for group in groups])
    tables = [shown("weak_summary", summary, about)]
    for group in groups:
        table = shown("weak_indicators", group, about)
        table.title = str(group["short_name"].iloc[0])
        tables.append(table)
    return tables


def _weak_summary(group: pd.DataFrame) -> dict[str, Any]:
    first = group.iloc[0].to_dict()
    weakest = group.sort_values("score", kind="stable").iloc[0].to_dict()
    return {
        "short_name": first["short_name"],
        "district": first["district"],
        "province": first["province"],
        "indicator_count": int((group["kind"] == "indicator").sum()),
        "weak_question_count": int((group["kind"] == "question").sum()),
        "weakest": sentences.node_full_name(weakest),
        "weakest_score": weakest["score"],
    }


def by_year(name: str, rows: pd.DataFrame, years: list[int], about: dict[str, str]) -> Table:
    """Scores with one row per node and one column per fiscal year; a year without a score stays blank."""
    told = named(rows, ["node_name"])
    nodes = sentences.in_order_of_the_newest_year(told)
    names = dict(zip(told["node"], told["node_name"], strict=True))
    found = {
        (node, year): score
        for node, year, score in zip(told["node"], told["fiscal_year"], told["score"], strict=True)
    }
    first = _(COLUMNS["node_name"][0])
    frame = pd.DataFrame({first: [names[node] for node in nodes]})
    kinds: dict[str, Kind] = {first: "text"}
    for year in years:
        heading = wording.year(year)
        frame[heading] = [found.get((node, year)) for node in nodes]
        kinds[heading] = "score"
    return Table(name, _(TABLES[name][0]), frame, kinds, about)


def named(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The rows with those of the columns that are texts in the language in use: names, levels, marks, places."""
    told = sentences.rows_of(rows)
    return rows.assign(
        **{column: [_TEXTS[column](row) for row in told] for column in columns if column in _TEXTS}
    )


def _strength(row: dict[Any, Any]) -> str:
    if wording.is_missing(row["gap_to_target"]):
        return wording.NO_SCORE
    return _("● แข็ง") if row["gap_to_target"] >= 0 else _("▼ อ่อน")


def _condition(row: dict[Any, Any]) -> str:
    if pd.isna(row["min_instrument"]):
        return wording.NO_SCORE
    return _("{instruments} ทุกตัวตั้งแต่ {score}").format(
        instruments=row["instruments"], score=wording.score(row["min_instrument"])
    )


def _layouts(row: dict[Any, Any]) -> str:
    return " + ".join(_(wording.LAYOUTS.get(name, name)) for name in row["layout"].split("+") if name)


def _child(row: dict[Any, Any]) -> str:
    return f"{row['child']} · {sentences.name_of(row, 'label')}"


# Text column → how a row writes it.
_TEXTS: dict[str, Callable[[dict[Any, Any]], str]] = {
    "node_name": sentences.node_name,
    "instrument": sentences.instrument_name,
    "level_name": sentences.level_name,
    "strength": _strength,
    "place": sentences.short_place,
    "status_name": lambda row: _(wording.STATUS[row["status"]]),
    "layout_name": lambda row: _layouts(row),
    "layouts_name": lambda row: _layouts(row),
    "at_name": lambda row: sentences.moment(row["at"]),
    "undone_name": lambda row: sentences.moment(row["undone_at"]),
    "revised_name": lambda row: sentences.moment(_text(row["revised_at"])),
    "loaded_name": lambda row: _("● รับแล้ว") if row["loaded"] else _("▼ ไม่รับ"),
    "confidence_name": lambda row: (
        _(wording.CONFIDENCE.get(row["confidence"], "")) if row["confidence"] else ""
    ),
    "parent_name": lambda row: f"{row['parent']} · {sentences.name_of(row, 'parent')}",
    "child_name": _child,
    "basis_name": lambda row: _(wording.BASES[row["basis"]]),
    "condition": _condition,
    "rule_name": lambda row: _(wording.RULES[row["rule"]]),
    "indicator_name": lambda row: f"{row['indicator_id']} {sentences.name_of(row, 'indicator')}",
    "weak_share": sentences.weak_share,
    "issue_name": lambda row: f"{row['issue_id']} {sentences.name_of(row, 'issue')}",
    "severity_name": sentences.severity_name,
    "finding_text": sentences.finding,
    "full_name": sentences.node_full_name,
    "reason_text": sentences.reason,
    "lever_name": sentences.lever_name,
    "match_name": lambda row: _(wording.MATCHES[row["match_kind"]]),
    "difference_name": sentences.rule_difference,
}
