"""The server gets ready before the first reader, and keeps the garbage collector off what it has loaded."""

import asyncio
import gc
import logging
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

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
    """Import what the first page needs, open the store, and let the garbage collector forget all of it.

    Streamlit collects garbage after every run; frozen objects are not looked at again, which makes a rerun
    several times quicker.
    """
    global _frozen_modules
    import pandas
    import plotly.io
    import plotly.tools
    import pyarrow
    from streamlit.string_util import extract_leading_emoji

    from ita.errors import ItaError
    from ita.store import open_current
    from ita.ui import rebuild, scope

    del pandas, plotly, pyarrow, rebuild, scope
    extract_leading_emoji("")  # builds a pattern of all emoji once; the first button would wait for it
    try:
        open_current().read("fiscal_years")
    except ItaError as missing:
        LOGGER.warning("%s", missing)
    _freeze()
    _frozen_modules = len(sys.modules)


def on_script_error(failure: Exception) -> bool:
    """Anything a page did not foresee, said by the frame."""
    from ita.ui import frame

    return frame.on_script_error(failure)


_frozen_modules: int | None = None  # none before the server is warm
_freezing = threading.Lock()
FREEZE_AFTER_SECONDS = 2.0


def freeze_soon() -> None:
    """Freeze again, once the page is out, when it has loaded modules that were not there at the last freeze."""
    global _frozen_modules
    with _freezing:
        if _frozen_modules in (None, len(sys.modules)):
            return
        _frozen_modules = len(sys.modules)
    timer = threading.Timer(FREEZE_AFTER_SECONDS, _freeze)
    timer.daemon = True
    timer.start()


def _freeze() -> None:
    gc.collect()
    gc.freeze()
