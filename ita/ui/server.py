"""The web server around the pages: warmed before the first reader, pages in Thai, files compressed, headers set."""

import asyncio
import gc
import gzip
import logging
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita.config import TAB_PICTURE

LOGGER = logging.getLogger("ita")
_STATIC = Path(st.__file__).parent / "static" / "static"
_COMPRESSED = {".js": b"text/javascript; charset=utf-8", ".css": b"text/css; charset=utf-8"}
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
)


_warming: asyncio.Future[None] | None = None


@asynccontextmanager
async def warm(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Listen at once and get ready meanwhile: a browser first fetches the page's scripts anyway.

    The reader's session begins when everything is ready (see `Edge`), so no page runs while modules are loading.
    """
    global _warming
    _warming = asyncio.get_running_loop().run_in_executor(None, _get_ready)
    yield {}


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


@lru_cache(maxsize=256)
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6)


@lru_cache(maxsize=1)
def _head() -> bytes:
    """What the page is told before its scripts run: where the server is, and our few rules of style.

    Left to itself the browser looks for the server under the page's own path first, and a deep link begins with
    two requests that fail and a pause.
    """
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    root = f"/{base}/" if base else "/"
    told = f'{{BACKEND_BASE_URL:location.origin+"{root}",MAIN_PAGE_BASE_URL:location.origin+"{root}"}}'
    sheet = f'<link rel="stylesheet" href="{root}app/static/page.css">'
    return f"<script>window.__streamlit={told}</script>{sheet}".encode()


async def _send(
    send: Send, body: bytes, content_type: bytes, more: tuple[tuple[bytes, bytes], ...] = ()
) -> None:
    """One answer that browsers may keep for good."""
    headers = [
        (b"content-type", content_type),
        (b"cache-control", b"public, immutable, max-age=31536000"),
        (b"content-length", str(len(body)).encode()),
        *more,
        *_HEADERS,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Edge:
    """Serves Streamlit's scripts compressed and our own tab picture, marks the page as Thai, adds protective headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "websocket" and _warming is not None:
            await asyncio.shield(_warming)
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if await self._answered(scope, send):
            return
        if "html" in dict(scope["headers"]).get(b"accept", b"").decode("latin-1"):
            # A page must arrive here uncompressed, to be added to.
            kept = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        await self._app(scope, receive, self._with_headers(send))

    async def _answered(self, scope: Scope, send: Send) -> bool:
        if scope["path"].endswith("/favicon.png"):
            await _send(send, TAB_PICTURE.read_bytes(), b"image/png")
            return True
        name = scope["path"].partition("/static/")[2]
        path = _STATIC / name
        asked = dict(scope["headers"]).get(b"accept-encoding", b"")
        if path.suffix not in _COMPRESSED or b"gzip" not in asked or ".." in name:
            return False
        if not path.is_file():
            return False
        compressed = ((b"content-encoding", b"gzip"), (b"vary", b"accept-encoding"))
        await _send(send, _gzipped(path), _COMPRESSED[path.suffix], compressed)
        return True

    def _with_headers(self, send: Send) -> Send:
        """Add the headers; in an HTML page also say that it is Thai, so that browsers do not offer to translate it."""
        start: dict[str, Message] = {}
        parts: list[bytes] = []

        async def forward(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
                if dict(message["headers"]).get(b"content-type", b"").startswith(b"text/html"):
                    start["message"] = message
                    return
            elif "message" in start:
                parts.append(message.get("body", b""))
                if message.get("more_body"):
                    return
                body = b"".join(parts).replace(b'<html lang="en">', b'<html lang="th">')
                body = body.replace(b"</title>", b"</title>" + _head(), 1)
                opening = start.pop("message")
                kept = [h for h in opening["headers"] if h[0] not in (b"content-length", b"etag")]
                opening["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
                await send(opening)
                await send({"type": "http.response.body", "body": body})
                return
            await send(message)

        return forward


MIDDLEWARE = [Middleware(Edge)]
