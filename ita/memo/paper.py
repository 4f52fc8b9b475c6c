"""A memo as PDF, and its charts as pictures for Word: typst sets both with the fonts beside this file."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import typst

from ita.memo.model import Chart, Document

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
DOTS_AN_INCH = 220
BARS_WIDTH, COLUMNS_WIDTH = 16.0, 13.0  # cm


def pdf(document: Document) -> bytes:
    """The PDF; the same document gives the same bytes."""
    told = asdict(document) | {
        "blocks": [asdict(block) | {"is": type(block).__name__} for block in document.blocks]
    }
    return _set(told, "pdf")


def picture(chart: Chart, document: Document, width: float) -> tuple[bytes, float]:
    """The chart as PNG of 220 dots an inch, and its width in centimetres, at most `width`."""
    wide = min(width, COLUMNS_WIDTH if chart.kind == "columns" else BARS_WIDTH)
    told: dict[str, Any] = {"picture": asdict(chart), "width": wide, "digits": document.digits}
    return _set(told | {"language": document.language}, "png"), wide


def _set(told: dict[str, Any], form: Literal["pdf", "png"]) -> bytes:
    made = typst.compile(
        HERE / "memo.typ",
        root=HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format=form,
        ppi=float(DOTS_AN_INCH),
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        timestamp=0,
    )
    return bytes(made if isinstance(made, bytes) else made[0])
