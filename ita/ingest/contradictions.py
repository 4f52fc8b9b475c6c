"""Two values for one score in one file, or against what is there already."""

from typing import Any

import pandas as pd

from ita.contracts import Refusal
from ita.ingest.known import KEY, SCORE_COLUMNS, Checked, Known
from ita.ingest.sources import Source
from ita.words.language import N_
from ita.words.told import tell


def uncontradicted(scores: pd.DataFrame, known: Known, source: Source, result: Checked) -> pd.DataFrame:
    """The figures that are new, each once.

    Two values for one node inside a file are refused. A value against one loaded before is refused too, unless the
    importer said that this file revises it.
    """
    earlier = known.earlier(scores)
    once = scores.drop_duplicates(KEY)
    _refuse_two_values(scores.merge(once, on=KEY, suffixes=("", "_before")), result)
    both = once.merge(earlier, on=KEY, suffixes=("", "_before"))
    changed = both[~_same(both)]
    if source.said.revise:
        result.revised = changed
    else:
        _refuse_two_values(changed, result, "revise")
    new = once.merge(earlier[KEY], on=KEY, how="left", indicator=True)
    return new[new["_merge"] == "left_only"][SCORE_COLUMNS]


def _same(both: pd.DataFrame) -> "pd.Series[bool]":
    score = (both["score"] == both["score_before"]) | (both["score"].isna() & both["score_before"].isna())
    level = (both["level"] == both["level_before"]) | both["level"].isna() | both["level_before"].isna()
    same: pd.Series[bool] = score & level
    return same


def _refuse_two_values(both: pd.DataFrame, result: Checked, ask: str = "") -> None:
    for row in both[~_same(both)].to_dict("records"):
        place = ":".join(filter(None, [row["source_sheet_before"], row["source_cell_before"]]))
        hint = tell(N_("สองค่าขัดกัน ตรวจกับเอกสารที่ประกาศ แล้วเหลือค่าเดียว"))
        if ask:
            hint = tell(N_("ค่านี้ต่างจากที่มีอยู่ ถ้าไฟล์นี้ถูกต้องให้ยืนยันว่าแก้ไข (--revise) ค่าเดิมยังดูได้"))
        result.refusals.append(
            Refusal(
                row["source_sheet"],
                row["source_cell"],
                f"{row['agency_id']} {row['fiscal_year']} {row['node']} = {_said(row, '')}",
                tell(
                    N_("{score} ตาม {place}"),
                    score=_said(row, "_before"),
                    place=" ".join(filter(None, [row["source_file_before"], place])),
                ),
                hint,
                ask=ask,
            )
        )


def _said(row: dict[Any, Any], which: str) -> str:
    score = row[f"score{which}"]
    return str(row[f"level{which}"]) if score != score else f"{score:g}"
