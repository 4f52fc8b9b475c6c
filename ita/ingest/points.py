"""Weighted points where scores of 0–100 belong: seen, asked about, made scores of."""

from typing import Any

import pandas as pd

from ita.contracts import HIGHEST_SCORE, Refusal
from ita.ingest.known import Checked, Known
from ita.ingest.sources import Source
from ita.terms import OVERALL
from ita.words.language import N_
from ita.words.told import tell

# Instruments rounded once and added up may miss the overall by this much.
ADDS_UP = 0.03
ROUNDED = 0.005


def without_points(scores: pd.DataFrame, known: Known, source: Source, result: Checked) -> pd.DataFrame:
    """Weighted points as scores of 100 where the importer said yes; else refused, as points are no scores of 100.

    Points are recognised where every part of the overall lies within its weight and together they make the overall.
    """
    bases: dict[tuple[int, str], dict[str, float]] = {}
    for part in known.parts:
        bases.setdefault((part["fiscal_year"], part["basis"]), {})[part["node"]] = part["weight"]
    concerned = scores["node"].isin({OVERALL} | {part["node"] for part in known.parts})
    # Whoever has a part above its weight has scores; that is nearly everybody, and seen at once.
    heaviest = {(part["fiscal_year"], part["node"]): part["weight"] for part in known.parts}
    weight = pd.Series(
        [heaviest.get(key, 1.0) for key in zip(scores["fiscal_year"], scores["node"], strict=True)],
        index=scores.index,
    )
    above = scores[scores["score"] > weight * HIGHEST_SCORE + ROUNDED][["agency_id", "fiscal_year"]]
    has_scores = set(above.itertuples(index=False, name=None))
    keys = zip(scores["agency_id"], scores["fiscal_year"], strict=True)
    concerned &= pd.Series([key not in has_scores for key in keys], index=scores.index, dtype=bool)
    for (agency_id, year), rows in scores[concerned].groupby(["agency_id", "fiscal_year"], sort=False):
        given = dict(zip(rows["node"], rows["score"], strict=True))
        overall = given.get(OVERALL)
        for (of_year, _basis), weights in bases.items():
            if of_year != year or overall is None or not weights.keys() <= given.keys():
                continue
            points = {node: given[node] for node in weights}
            if (
                not all(score <= weights[node] * HIGHEST_SCORE + ROUNDED for node, score in points.items())
                or abs(sum(points.values()) - overall) > ADDS_UP
                or overall <= ADDS_UP
            ):
                continue
            mine = (scores["agency_id"] == agency_id) & (scores["fiscal_year"] == year)
            mine &= scores["node"].isin(weights)
            first = scores[mine].iloc[0]
            if source.said.accept_points:
                _convert(scores, mine, weights, result)
            else:
                _ask(first, f"{agency_id} {year}", points, weights, result)
            break
    return scores


def _convert(
    scores: pd.DataFrame, mine: "pd.Series[bool]", weights: dict[str, float], result: Checked
) -> None:
    """Points become scores of 100: the printed ones where the file has them, which the points must agree with."""
    for index, row in scores[mine].iterrows():
        weight = weights[row["node"]]
        converted = min(row["score"] / weight, HIGHEST_SCORE)
        printed = row["of_hundred"]
        facts = {"points": f"{row['score']:g}", "full": f"{weight * HIGHEST_SCORE:g}"}
        if pd.notna(printed) and abs(printed - converted) > ROUNDED / weight + ROUNDED:
            result.refusals.append(
                Refusal(
                    row["source_sheet"],
                    row["source_cell"],
                    tell(
                        N_("{points} จาก {full} แต่อีกที่หนึ่งพิมพ์ว่า {printed} จาก 100"),
                        **facts,
                        printed=f"{printed:g}",
                    ),
                    tell(N_("สองค่าที่ตรงกัน")),
                    tell(N_("สองค่าขัดกัน ตรวจกับเอกสารที่ประกาศ แล้วเหลือค่าเดียว")),
                )
            )
        scores.loc[index, "source"] = f"แปลงจากคะแนนถ่วงน้ำหนัก {facts['points']} จาก {facts['full']}"
        scores.loc[index, "score"] = converted if pd.isna(printed) else printed


def _ask(
    first: "pd.Series[Any]", whose: str, points: dict[str, float], weights: dict[str, float], result: Checked
) -> None:
    """Points are never kept as if they were scores of 100."""
    seen = " + ".join(f"{node} {score:g}/{weights[node] * HIGHEST_SCORE:g}" for node, score in points.items())
    result.refusals.append(
        Refusal(
            first["source_sheet"],
            first["source_cell"],
            f"{whose}: {seen}",
            tell(N_("คะแนนเต็ม 100 ของแต่ละเครื่องมือ")),
            tell(
                N_(
                    "ค่าเหล่านี้รวมกันได้คะแนนภาพรวมพอดี จึงเป็นคะแนนถ่วงน้ำหนัก ยืนยันให้แปลง (--accept-points) หรือใส่คะแนนเต็ม 100 แทน"
                )
            ),
            ask="points",
        )
    )
