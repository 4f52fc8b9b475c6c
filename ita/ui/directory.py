"""The list of agencies that the chooser of `static/page.js` looks names up in: asked for once, kept by the browser."""

import gzip
import json
from functools import lru_cache

from ita import queries, rows, sentences, wording
from ita.errors import ItaError
from ita.store import open_current
from ita.wording import _


def listed(language: str, include_synthetic: bool) -> bytes:
    """Code, name, place and all words to find it by of every agency, as gzipped JSON; empty without a build."""
    try:
        store = open_current()
    except ItaError:
        return gzip.compress(b"[]")
    return _listed(store.data_version, language, include_synthetic)


@lru_cache(maxsize=8)
def _listed(data_version: str, language: str, include_synthetic: bool) -> bytes:
    wording.speak(language)
    agencies = [
        [row["agency_id"], row["short_name"], _place(row), row["agency_name"]]
        for row in queries.typed(open_current(), rows.Chooser)
        if include_synthetic or not row["is_synthetic"]
    ]
    return gzip.compress(json.dumps(agencies, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _place(row: rows.Chooser) -> str:
    """The second line of an agency: where it is, and what it lacks."""
    named = [sentences.described({**row, "short_name": ""}).strip()]
    if row["is_synthetic"]:
        named.append(_("ข้อมูลสมมติ"))
    if not row["has_scores"]:
        named.append(_("ยังไม่มีคะแนน"))
    return " · ".join(filter(None, named))
