"""The server gets ready before the first reader."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from ita import rows
from ita.ui import memory

LOGGER = logging.getLogger("ita")

_warming: asyncio.Future[None] | None = None


@asynccontextmanager
async def warm(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Listen at once and get ready meanwhile: a browser first fetches the page's scripts anyway.

    The reader's session begins when everything is ready (see `ready`), so no page runs while modules are loading.
    """
    global _warming
    _warming = asyncio.get_running_loop().run_in_executor(None, _get_ready)
    yield {}


async def ready() -> None:
    """Wait until the first page can run."""
    if _warming is not None:
        await asyncio.shield(_warming)


def _get_ready() -> None:
    """Import what the first page needs, open the store, and let the garbage collector forget all of it."""
    import pandas
    import plotly.io
    import plotly.tools
    import pyarrow
    from streamlit.string_util import extract_leading_emoji

    from ita import queries
    from ita.errors import ItaError
    from ita.store import open_current
    from ita.ui import rebuild, scope

    del pandas, plotly, pyarrow, rebuild, scope
    extract_leading_emoji("")  # builds a pattern of all emoji once; the first button would wait for it
    try:
        store = open_current()
        queries.typed(store, rows.FiscalYears)
        store.stale_notice  # noqa: B018 - reads every file once; the first page would wait for it
    except ItaError as missing:
        LOGGER.warning("%s", missing)
    memory.freeze()


def on_script_error(failure: Exception) -> bool:
    """Anything a page did not foresee, said in words a reader can use."""

    from ita.ui import notices

    return notices.on_script_error(failure)
