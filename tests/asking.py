"""A request to the server written byte by byte, so that nothing is tidied on the way."""

import asyncio
import contextlib
import http.client
import socket
from typing import Any

from ita.ui.edge import Edge

Answer = tuple[int, dict[str, str], bytes]


def ask(address: str, target: str, *headers: str, method: str = "GET", body: bytes = b"") -> Answer:
    """The answer to a request written byte by byte, so that nothing is tidied on the way. Headers replace our Host."""
    host, _colon, port = address.removeprefix("http://").partition(":")
    lines = list(headers)
    if not any(line.casefold().startswith("host:") for line in headers):
        lines.append(f"Host: {host}:{port}")
    if not any(line.startswith("Connection:") for line in headers):
        lines.append("Connection: close")
    head = "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""])
    with socket.create_connection((host, int(port)), timeout=20) as line:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # answered before it had the rest
            line.sendall(head.encode("latin-1") + body)
        answer = http.client.HTTPResponse(line, method=method)
        answer.begin()
        named = {name.casefold(): value for name, value in answer.getheaders()}
        return answer.status, named, b"" if answer.status == 101 else answer.read()


def at_the_edge(
    path: str, *headers: tuple[str, str], kind: str = "http"
) -> tuple[list[dict[str, Any]], bool]:
    """What the edge alone sends for a decoded path, and whether it let the request through to Streamlit."""
    sent: list[dict[str, Any]] = []
    let_through: list[str] = []

    async def streamlit(scope: Any, _receive: Any, send: Any) -> None:
        let_through.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    given = {"host": "127.0.0.1:8501", **dict(headers)}
    scope = {"type": kind, "method": "GET", "path": path, "query_string": b"", "server": ("127.0.0.1", 8501)}
    scope["headers"] = [(name.encode(), value.encode()) for name, value in given.items()]
    asyncio.run(Edge(streamlit)(scope, receive, send))
    return sent, bool(let_through)
