"""What passes the edge of the server: files, hosts, other sites, uploads."""

import asyncio
import contextlib
import gzip
import http.client
import shutil
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from serving import server
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from ita.errors import StoreError
from ita.store import current_build
from ita.ui.edge import Edge, open_files

MARK = "not for readers"
NAMED = "ita.example.go.th"
LARGEST_UPLOAD_BYTES = 20 * 1024 * 1024
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that no reader may see into."""
    folder = tmp_path_factory.mktemp("outside")
    for name in ("secret.js", "secret.css"):
        (folder / name).write_text(MARK)
    return folder


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, outside: Path) -> Path:
    """A copy of the program whose static folder has links that lead out of it."""
    copy = tmp_path_factory.mktemp("program")
    for name in (".streamlit", "ita", "pages", "queries", "static"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", copy)
    (copy / "static" / "linked.css").symlink_to(outside / "secret.css")
    (copy / "static" / "folder").symlink_to(outside)
    return copy


@pytest.fixture(scope="module")
def address(program: Path, project_data: Path) -> Iterator[str]:
    with server(
        project_data, cwd=program, options=("--host-name", NAMED), settings={"PYTHONPATH": ""}
    ) as one:
        yield one


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


def ways_to(secret: Path) -> list[str]:
    """Paths that lead to a file outside if somebody joins, decodes or tidies them."""
    up = "../" * 20
    inside = str(secret).lstrip("/")
    paths = [
        f"/{secret}",
        f"/js/{secret}",
        str(secret),
        f"/{up}{inside}",
        f"/js/{up}{inside}",
        f"/.{secret}",
        f"/{up}{inside}".replace("/", "\\"),
        f"/\\{inside}",
        f"/file:{secret}",
        f"/C:{secret}",
    ]
    encoded = [path.replace("/", "%2f").replace(".", "%2e").replace("\\", "%5c") for path in paths]
    doubly = [path.replace("%", "%25") for path in encoded]
    ended = [f"{path}%00.js" for path in paths]
    return [*paths, *(f"/{path}" for path in encoded), *(f"/{path}" for path in doubly), *ended]


@pytest.mark.parametrize("folder", ["/static", "/app/static", "/trends/static", ""])
@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_no_path_leads_to_a_file_outside_the_static_folders(
    address: str, outside: Path, folder: str, accepted: str
) -> None:
    answers = {
        path: ask(address, f"{folder}{path}", f"Accept-Encoding: {accepted}")
        for name in ("secret.js", "secret.css")
        for path in ways_to(outside / name)
    }

    leaked = [
        path
        for path, (_status, headers, body) in answers.items()
        if MARK.encode() in (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body)
    ]
    assert leaked == []
    if folder in ("/static", "/app/static"):
        assert {status for status, _headers, _body in answers.values()} <= {400, 404}


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
@pytest.mark.parametrize("path", ["linked.css", "folder/secret.js", "folder/secret.css"])
def test_a_link_out_of_the_static_folder_is_not_followed(address: str, path: str, accepted: str) -> None:
    status, _headers, body = ask(address, f"/app/static/{path}", f"Accept-Encoding: {accepted}")

    assert (status, MARK.encode() in body) == (404, False)


def test_links_out_of_a_folder_are_no_files_of_it_and_links_within_are(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "js"
    folder.mkdir()
    (folder / "own.js").write_text("own")
    (folder / "again.js").symlink_to(folder / "own.js")
    (folder / "out.js").symlink_to(outside / "secret.js")
    (folder / "beside.js").symlink_to(tmp_path / "js-more.js")
    (tmp_path / "js-more.js").write_text(MARK)
    (folder / "deep").symlink_to(outside)

    assert set(open_files("/static/", folder)) == {"/static/own.js", "/static/again.js"}


@pytest.mark.parametrize(
    "path", ["/static//etc/x.js", "/static/../x.js", "/static/js/..\\x.js", "/static/x\0.js"]
)
@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_a_path_that_is_no_file_ends_at_the_edge(path: str, accepted: str) -> None:
    sent, let_through = at_the_edge(path, ("accept-encoding", accepted))

    assert not let_through
    assert sent[0]["status"] in (400, 404)


def test_scripts_come_compressed_and_plain_alike(address: str) -> None:
    _status, _headers, page = ask(address, "/")
    script = page.split(b'crossorigin src="')[1].split(b'"')[0].decode()

    _status, headers, compressed = ask(address, script, "Accept-Encoding: gzip")
    _status, _headers, plain = ask(address, script)

    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"].startswith("text/javascript")
    assert gzip.decompress(compressed) == plain
    assert len(plain) > 3 * len(compressed) / 2


@pytest.mark.parametrize("path", ["/", "/trends", "/no-such-page", "/trends/deeper"])
def test_a_page_is_marked_as_thai_and_holds_no_script_of_its_own(address: str, path: str) -> None:
    status, headers, page = ask(address, path)

    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b'<html lang="th">' in page
    assert page.count(b"<script") == page.count(b'<script src="/') + page.count(b'<script type="module" ')


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics?families=x",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/_stcore/bidi-components/x/y.js",
        "/component/x/index.html",
    ],
)
def test_what_the_dashboard_does_not_use_of_streamlit_is_closed(address: str, path: str) -> None:
    assert [ask(address, path, method=method)[0] for method in ("GET", "POST")] == [404, 404]


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}", NAMED, f"{NAMED.upper()}:{{port}}"]
)
def test_the_names_of_the_server_are_answered(address: str, host: str) -> None:
    assert ask(address, "/", "Host: " + host.format(port=address.rpartition(":")[2]))[0] == 200


FOREIGN_HOSTS = [
    ["Host: evil.example"],
    ["Host: evil.example:{port}"],
    ["Host: 127.0.0.1:1"],
    ["Host: 127.0.0.1.evil.example:{port}"],
    ["Host: localhost:{port}@evil.example"],
    [f"Host: other.{NAMED}"],
    ["Host: 0.0.0.0:{port}"],
    ["Host: "],
    ["Host: evil.example", "X-Forwarded-Host: 127.0.0.1:{port}"],
]


@pytest.mark.parametrize("headers", FOREIGN_HOSTS)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/stream", "/app/static/page.css"])
def test_another_host_is_turned_away_with_a_sentence(address: str, headers: list[str], path: str) -> None:
    port = address.rpartition(":")[2]

    status, _headers, body = ask(address, path, *(header.format(port=port) for header in headers))

    assert status == 421
    assert f"http://127.0.0.1:{port}" in body.decode()


FOREIGN_ORIGINS = [
    "http://evil.example",
    "null",
    "file://",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost:{port}",  # another name than the one asked by is another site to a browser too
    "http://127.0.0.1:{port}.evil.example",
    "http://127.0.0.1:{port}@evil.example",
    "ftp://127.0.0.1:{port}",
]
WEBSOCKET = [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: streamlit",
]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_page_of_another_site_opens_no_line_and_sends_no_file(address: str, origin: str) -> None:
    said = "Origin: " + origin.format(port=address.rpartition(":")[2])

    assert ask(address, "/_stcore/stream", *WEBSOCKET, said)[0] == 403
    assert ask(address, "/_stcore/upload_file/x/y", said, "Content-Length: 0", method="PUT")[0] == 403


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_streamlit_is_not_asked_about_another_site(origin: str) -> None:
    sent, let_through = at_the_edge("/_stcore/stream", ("origin", origin.format(port=8501)), kind="websocket")

    assert not let_through
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_our_own_page_opens_a_line(address: str) -> None:
    port = address.rpartition(":")[2]

    for host in (f"127.0.0.1:{port}", f"localhost:{port}", NAMED):
        assert (
            ask(address, "/_stcore/stream", *WEBSOCKET, f"Host: {host}", f"Origin: http://{host}")[0] == 101
        )


def directives(headers: dict[str, str]) -> dict[str, list[str]]:
    parts = [part.split() for part in headers["content-security-policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/", ""),
        ("/trends", ""),
        ("/_stcore/health", ""),
        ("/_stcore/metrics", ""),
        ("/app/static/page.css", ""),
        ("/media/none.csv", ""),
        ("/static//x.js", ""),
        ("/trends/", ""),
        ("/favicon.png", ""),
        ("/", "evil.example"),
    ],
)
def test_every_answer_tells_the_browser_to_fetch_and_run_nothing_from_elsewhere(
    address: str, path: str, host: str
) -> None:
    here = address.removeprefix("http://")

    _status, headers, _body = ask(address, path, f"Host: {host or here}")

    policy = directives(headers)
    lines = [] if host else [f"ws://{here}", f"wss://{here}"]
    assert policy["default-src"] == ["'self'"]
    assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert policy["connect-src"] == ["'self'", *lines]
    assert policy["img-src"] == ["'self'", "data:", "blob:"]
    assert policy["object-src"] == ["'none'"]
    assert [policy[one] for one in ("base-uri", "frame-ancestors", "form-action")] == [["'self'"]] * 3
    assert headers["x-content-type-options"] == "nosniff"


@pytest.fixture(scope="module")
def session(address: str) -> Iterator[str]:
    """The session of a reader who has a page open."""
    with connect(
        f"ws{address[4:]}/_stcore/stream", subprotocols=["streamlit"], max_size=None, max_queue=None
    ) as line:  # type: ignore[list-item]
        begin = BackMsg()
        begin.rerun_script.query_string = ""
        line.send(begin.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(line.recv())  # type: ignore[arg-type]
            if answer.WhichOneof("type") == "new_session":
                yield answer.new_session.initialize.session_id
                return


def put(
    address: str, session: str, content: bytes, headers: Sequence[str] = (), chunked: bool = False
) -> int:
    """The answer's status to an upload with the token a browser gets."""
    cookie = ask(address, "/_stcore/health")[1]["set-cookie"].split(";")[0]
    edge = "-----------------------------7"
    head = f'--{edge}\r\ncontent-disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{edge}--\r\n".encode()
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(body)}"
    if chunked:
        body = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    token = headers or (f"Cookie: {cookie}", f"X-Xsrftoken: {cookie.partition('=')[2]}")
    kind = f"Content-Type: multipart/form-data; boundary={edge}"
    target = f"/_stcore/upload_file/{session}/f"
    return ask(address, target, kind, length, *token, method="PUT", body=body)[0]


def test_a_file_within_the_limit_is_taken(address: str, session: str) -> None:
    assert put(address, session, b"x" * (LARGEST_UPLOAD_BYTES - 1000)) == 204
    assert put(address, session, b"x" * (LARGEST_UPLOAD_BYTES - 1000), chunked=True) == 204


def test_a_file_over_the_limit_is_refused_whether_it_says_its_size_or_not(address: str, session: str) -> None:
    assert put(address, session, b"x" * (LARGEST_UPLOAD_BYTES + 1)) == 413
    assert put(address, session, b"x" * (LARGEST_UPLOAD_BYTES + 1), chunked=True) == 413


def test_an_upload_without_the_token_of_the_page_is_refused(address: str, session: str) -> None:
    assert put(address, session, b"x", headers=("X-Xsrftoken: guessed",)) == 403


def test_a_message_about_missing_files_names_no_folder_of_the_server(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "scores").mkdir(parents=True)

    with pytest.raises(StoreError) as missing:
        current_build(data)

    assert "data/scores" in missing.value.what
    assert str(tmp_path) not in str(missing.value)
