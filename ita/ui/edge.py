"""The edge of the server: who may ask, what may be asked for, and what the browser is told to refuse.

Everything a browser sends passes here before Streamlit sees it. A request for another host or from another site ends
here, so Streamlit never looks up its own address at an outside service to compare them with.
"""

import gzip
import io
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import segno
import streamlit as st
from starlette.datastructures import Headers, QueryParams
from starlette.middleware import Middleware
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita.config import ROOT, TAB_PICTURE, host_names
from ita.ui import directory, server
from ita.wording import LANGUAGES, _

_STREAMLIT = Path(st.__file__).parent / "static"
_COMPRESSED = {".js": "text/javascript", ".css": "text/css"}
_FOR_GOOD = {"cache-control": "public, immutable, max-age=31536000"}
# What Streamlit answers by HTTP under its own names; all else there (metrics, agents, components) is closed.
_OPEN = re.compile(r"/_stcore/(health|host-config|upload_file/.+)|/media/.+")
_RESERVED = ("/_stcore/", "/media/", "/component/", "/static/", "/app/static/")
# A page with its choices, as its own links write it.
_PAGE = re.compile(r"[a-z_]*(\?[A-Za-z0-9_.~%+&=*-]*)?")
_LONGEST_ADDRESS = 1000
# Addresses of pages that have another name since; links in letters and bookmarks still lead there.
_RENAMED = {"/report": "/memo"}
_NOT_PLAIN = re.compile(r"[\\\x00]|//|/\.{1,2}(/|$)")
# Streamlit writes styles as it draws and counts large numbers in a WebAssembly of its own; the picture of a chart is
# made as blob:, small icons are data:.
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src {connect}; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "frame-ancestors 'self'; form-action 'self'"
)


@lru_cache(maxsize=64)
def _headers(host: str) -> dict[str, str]:
    """The headers of every answer. A WebSocket to this host is named: not every browser counts it as 'self'."""
    connect = f"'self' ws://{host} wss://{host}" if host else "'self'"
    return {
        "content-security-policy": _POLICY.format(connect=connect),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "x-frame-options": "SAMEORIGIN",
    }


def open_files(under: str, folder: Path) -> dict[str, Path]:
    """The path of each file of a folder as browsers ask for it; a link that leads out of the folder is not one of them."""
    root = folder.resolve()
    found = {path: path.resolve() for path in root.rglob("*")}
    return {
        under + path.relative_to(root).as_posix(): file
        for path, file in found.items()
        if file.is_file() and file.is_relative_to(root)
    }


@cache
def _files() -> dict[str, Path]:
    """What may be fetched as a file: the scripts of Streamlit and our own static folder, as they were at the start."""
    return open_files("/static/", _STREAMLIT / "static") | open_files("/app/static/", ROOT / "static")


@cache
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6)


def _base() -> str:
    """Where the dashboard stands on its host: empty, or `/name`."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}" if base else ""


@cache
def _page() -> str:
    """Streamlit's page, in Thai so that browsers do not offer to translate it, with our rules of style.

    It holds no script of its own, as the policy asks. `base.js` says where the server is: left to itself the browser
    looks under the page's own path first, and a deep link begins with two requests that fail and a pause.
    """
    page = (_STREAMLIT / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    page = page.replace('"./', f'"{_base()}/').replace('<html lang="en">', '<html lang="th">')
    static = f"{_base()}/app/static"
    ours = f'<script src="{static}/base.js"></script><script src="{static}/page.js"></script><link rel="stylesheet" href="{static}/page.css">'
    return page.replace("</title>", f"</title>{ours}", 1)


def is_known(host: str, port: int, names: Iterable[str]) -> bool:
    """A `Host` header names one of the names, at the port served or at the usual one."""
    return host in names or host.removesuffix(f":{port}") in names


def _refusal(scope: Scope, headers: Headers) -> Response | None:
    """Why this is not for us: asked of another host, or by a page of another site."""
    host = headers.get("host", "").casefold()
    port = (scope.get("server") or ("", 0))[1]
    if len(headers.getlist("host")) != 1 or not is_known(host, port, host_names()):
        return PlainTextResponse(
            _(
                "ชื่อเครื่องในที่อยู่นี้ไม่ใช่ของแดชบอร์ด เปิดที่ http://127.0.0.1:{port} หรือเปิดโปรแกรมด้วย --host-name ชื่อเครื่อง"
            ).format(port=port),
            status_code=421,
        )
    if any(
        origin.casefold() not in (f"http://{host}", f"https://{host}") for origin in headers.getlist("origin")
    ):
        return PlainTextResponse(_("เว็บอื่นเรียกแดชบอร์ดนี้ไม่ได้ เปิดหน้าของแดชบอร์ดเอง"), status_code=403)
    return None


def _answer(scope: Scope, headers: Headers) -> Response | None:
    """What needs no Streamlit: pages, compressed scripts, the tab's picture, and what is not there. None where it does."""
    path = scope["path"].removeprefix(_base())
    if _NOT_PLAIN.search(path):
        return PlainTextResponse(_("ที่อยู่นี้เขียนไม่ถูกต้อง"), status_code=400)
    if path == "/agencies.json":
        return _agencies(scope)
    if path == "/qr.svg":
        return _square_code(scope, headers)
    if path.endswith("/favicon.png"):
        return FileResponse(TAB_PICTURE, headers=_FOR_GOOD)
    if path.startswith(_RESERVED):
        file = _files().get(path)
        if file is None:
            return None if _OPEN.fullmatch(path) else PlainTextResponse(_("ไม่มีสิ่งนี้"), status_code=404)
        kind = _COMPRESSED.get(file.suffix) if path.startswith("/static/") else None
        if kind is None or "gzip" not in headers.get("accept-encoding", ""):
            return None
        compressed = {"content-encoding": "gzip", "vary": "accept-encoding", **_FOR_GOOD}
        return Response(_gzipped(file), headers=compressed, media_type=kind)
    if path.endswith("/") and path != "/":
        return None  # sent on to the same page without the stroke
    if scope["method"] not in ("GET", "HEAD"):
        return PlainTextResponse(_("ไม่มีสิ่งนี้"), status_code=405)
    if path in _RENAMED:
        asked = scope["query_string"].decode("latin-1")
        address = f"{_base()}{_RENAMED[path]}" + (f"?{asked}" if asked else "")
        return RedirectResponse(address, status_code=308)
    return Response(_page(), headers={"cache-control": "no-cache"}, media_type="text/html")


def _agencies(scope: Scope) -> Response:
    """The list of agencies; its address names the build, so the browser keeps it until there is another."""
    asked = QueryParams(scope["query_string"])
    language = asked.get("lang", "th")
    body = directory.listed(language if language in LANGUAGES else "th", asked.get("sample") != "no")
    headers = {"content-encoding": "gzip", "cache-control": "private, max-age=86400"}
    return Response(body, headers=headers, media_type="application/json")


def _square_code(scope: Scope, headers: Headers) -> Response:
    """The address of one of our pages, as a phone beside this screen would call it, as a picture to point a camera at."""
    page = QueryParams(scope["query_string"]).get("page", "")
    if len(page) > _LONGEST_ADDRESS or not _PAGE.fullmatch(page):
        return PlainTextResponse(_("ไม่มีสิ่งนี้"), status_code=404)
    drawn = io.BytesIO()
    address = f"{scope.get('scheme', 'http')}://{headers['host']}{_base()}/{page}"
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, border=3, light="#fff")
    return Response(drawn.getvalue(), headers={"cache-control": "no-store"}, media_type="image/svg+xml")


class Edge:
    """Turns away what is not for us, answers what needs no Streamlit, and gives every answer its protective headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, one WebSocket, or the start and end of the server."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _refusal(scope, headers)
        if scope["type"] == "websocket":
            if refusal:
                await receive()
                await send({"type": "websocket.close", "code": 1008})
                return
            await server.ready()
            await self._app(scope, receive, send)
            return
        answer = refusal or _answer(scope, headers) or self._app
        await answer(scope, receive, _protected(send, "" if refusal else headers["host"]))


def _protected(send: Send, host: str) -> Send:
    """Sends with our headers in place of any of the same name."""

    async def forward(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = [(name.encode(), value.encode()) for name, value in _headers(host).items()]
            names = {name for name, _value in ours}
            message["headers"] = [one for one in message["headers"] if one[0].lower() not in names] + ours
        await send(message)

    return forward


MIDDLEWARE = [Middleware(Edge)]
