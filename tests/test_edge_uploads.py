"""What the edge lets a reader send: files up to a size, with the token of the page."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from asking import ask
from serving import server
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

LARGEST_UPLOAD_BYTES = 20 * 1024 * 1024


@pytest.fixture(scope="module")
def address(project_data: Path) -> Iterator[str]:
    with server(project_data) as one:
        yield one


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
