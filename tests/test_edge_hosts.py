"""Who may ask at the edge of the server: its own names and its own pages, nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import ask, at_the_edge
from serving import server

NAMED = "ita.example.go.th"
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


@pytest.fixture(scope="module")
def address(project_data: Path) -> Iterator[str]:
    with server(project_data, options=("--host-name", NAMED)) as one:
        yield one


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}", NAMED, f"{NAMED.upper()}:{{port}}"]
)
def test_the_names_of_the_server_are_answered(address: str, host: str) -> None:
    assert ask(address, "/", "Host: " + host.format(port=address.rpartition(":")[2]))[0] == 200


@pytest.mark.parametrize("headers", FOREIGN_HOSTS)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/stream", "/app/static/page.css"])
def test_another_host_is_turned_away_with_a_sentence(address: str, headers: list[str], path: str) -> None:
    port = address.rpartition(":")[2]

    status, _headers, body = ask(address, path, *(header.format(port=port) for header in headers))

    assert status == 421
    assert f"http://127.0.0.1:{port}" in body.decode()


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
