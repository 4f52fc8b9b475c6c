"""A process that reads files for the program: takes one after the other from its input and answers on its output.

A request is two frames, what to do as JSON and the bytes of the file; the answer is one frame of JSON. A frame is its
length in eight bytes and that many bytes. Memory and processor time are limited where the system can.
"""

import base64
import json
import os
import struct
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from ita.reader import limits
from ita.reader.reasons import UnreadableError

LENGTH = struct.Struct(">Q")


def _table(content: bytes, ending: str) -> Any:
    from ita.reader import delimited, workbooks

    if ending in (".csv", ".tsv"):
        rows = delimited.rows(content, "\t" if ending == ".tsv" else ",")
        return {"sheets": [("", rows)], "hidden": [], "uncached": {}}
    if ending == ".pdf":
        from ita.reader import pdf_tables

        return pdf_tables.read(content)
    return workbooks.read(content)


def _paper(content: bytes, ending: str) -> Any:
    from ita.reader import papers

    return papers.read(content, ending).rows


def _form(content: bytes, values: dict[str, str | bool]) -> str:
    from ita.reader.form_faults import FormError
    from ita.reader.forms import render

    try:
        return base64.b64encode(render(content, values)).decode()
    except FormError as fault:
        raise UnreadableError("form", fault=fault.code, **fault.facts) from fault


def _picture(content: bytes, page: int, scores: list[list[int]]) -> str:
    from ita.reader import pdf_picture

    return pdf_picture.draw(content, page, scores)


JOBS: dict[str, Callable[..., Any]] = {"table": _table, "paper": _paper, "form": _form, "picture": _picture}


def answered(job: str, content: bytes, options: dict[str, Any]) -> bytes:
    """The answer to one request; whatever goes wrong is an answer too."""
    try:
        answer: dict[str, Any] = {"answer": JOBS[job](content, **options)}
        written = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
        if len(written) <= limits.MAX_ANSWER_BYTES:
            return written
        refused = UnreadableError("too_much")
    except UnreadableError as unreadable:
        refused = unreadable
    except MemoryError:
        refused = UnreadableError("too_much")
    except Exception as failure:  # noqa: BLE001 - a file nobody foresaw must not end the process without an answer
        refused = UnreadableError("failed", kind=type(failure).__name__)
    return json.dumps({"code": refused.code, "facts": refused.facts}).encode()


COURTESY = 10  # pages come before files


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the caller's time limit remains.
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(COURTESY)


def _limit_time(seconds: int) -> None:
    """End the process when this file has cost so much processor time."""
    try:
        import resource
    except ImportError:
        return
    until = int(time.process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def read_frame(stream: BinaryIO, most: int | None = None) -> bytes | None:
    """One frame; None where the stream has ended in or before it, or the frame is longer than `most` bytes."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if most is not None and length > most:
        return None
    body = stream.read(length)
    return body if len(body) == length else None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Send one frame."""
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def main() -> None:
    """Answer until nobody asks."""
    _limit_memory()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    while (request := read_frame(given)) is not None:
        content = read_frame(given)
        if content is None:
            return
        asked = json.loads(request)
        _limit_time(asked["seconds"])
        write_frame(answers, answered(asked["job"], content, asked["options"]))


if __name__ == "__main__":
    main()
