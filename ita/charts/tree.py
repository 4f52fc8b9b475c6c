"""The tree of a year: what is made of what, and by what weight."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from ita import sentences, wording
from ita.charts.drawing import (
    COLOURS,
    HATCHED,
    INK,
    SIZE,
    STRONG,
    Figure,
    figure,
)
from ita.rows import RuleNodes
from ita.wording import _, _n


def tree(rows: Sequence[RuleNodes]) -> Figure:
    """The year's tree from the overall down to the sub-indicators, each as wide as its weight in the overall."""
    told = [row for row in rows if row["kind"] != "question"]
    questions = Counter(row["parent"] for row in rows if row["kind"] == "question")
    return figure(
        [
            {
                "type": "icicle",
                "ids": [row["node"] for row in told],
                "parents": [row["parent"] or "" for row in told],
                "labels": [_tree_words(row, questions[row["node"]]) for row in told],
                "values": [(row["overall_weight"] or 0) * 100 for row in told],
                "branchvalues": "total",
                "sort": False,
                "leaf": {"opacity": 1},
                "tiling": {"orientation": "h", "pad": 2},
                "pathbar": {"visible": False},
                "textposition": "middle left",
                "textfont": {"size": SIZE, "color": [_text_colour(row) for row in told]},
                "marker": {
                    "colors": [COLOURS.get(str(row["instrument"]), "#EDF1F4") for row in told],
                    "line": {"color": "#FFFFFF", "width": 1},
                    "pattern": {
                        "shape": [HATCHED.get(str(row["instrument"]), "") for row in told],
                        "bgcolor": [COLOURS.get(str(row["instrument"]), "#EDF1F4") for row in told],
                        "fgcolor": "#33B08F",
                        "size": 12,
                        "solidity": 0.15,
                    },
                },
                "hovertemplate": "%{label}<extra></extra>",
            }
        ],
        44 * max(sum(row["kind"] in ("indicator", "sub_indicator") for row in told), 6) + 20,
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
    )


def _text_colour(row: RuleNodes) -> str:
    return "#FFFFFF" if str(row["instrument"]) in ("IIT", "EIT", "EIT1", "EIT2") else INK


def _tree_words(row: RuleNodes, question_count: int) -> str:
    name = {"overall": _("ภาพรวม"), "instrument": str(row["node"])}.get(
        str(row["kind"]), sentences.tree_name(row)
    )
    between = Markup(" ") if row["kind"] in ("overall", "instrument") else Markup("<br>")
    said = STRONG.format(name) + between + f"{wording.score((row['overall_weight'] or 0) * 100)}%"
    return (
        said
        if not question_count
        else Markup(_n("{said} · {count} ข้อ", question_count)).format(said=said, count=question_count)
    )
