"""Weighted points where scores of 0–100 belong: seen, asked about, made scores of."""

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
    """Weighted points as scores of 100 where the importer said yes; else as they stand, with a warning.

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
                scores.loc[mine, "source"] = [
                    f"แปลงจากคะแนนถ่วงน้ำหนัก {score:g} จาก {weights[node] * HIGHEST_SCORE:g}"
                    for node, score in zip(scores.loc[mine, "node"], scores.loc[mine, "score"], strict=True)
                ]
                shares = scores.loc[mine, "node"].map(weights).astype(float)
                scores.loc[mine, "score"] = (scores.loc[mine, "score"] / shares).clip(upper=HIGHEST_SCORE)
            else:
                result.warnings.append(
                    Refusal(
                        first["source_sheet"],
                        first["source_cell"],
                        f"{agency_id} {year}: " + " + ".join(f"{score:g}" for score in points.values()),
                        tell(N_("คะแนนเต็ม 100 ของแต่ละเครื่องมือ")),
                        tell(
                            N_(
                                "ค่าเหล่านี้รวมกันได้คะแนนภาพรวมพอดี จึงน่าจะเป็นคะแนนถ่วงน้ำหนัก แปลงให้ด้วย --accept-points"
                            )
                        ),
                        "warning",
                        "points",
                    )
                )
            break
    return scores
