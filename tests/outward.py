"""Watches a dashboard and its browser for anything that leaves this machine.

A proxy that only writes down what it is asked for stands in both their settings, and every Python process of the server
writes down each name it looks up and each socket it opens beyond the machine.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Loaded by every Python started with its folder on PYTHONPATH.
HOOK = """
import ipaddress, os, sys

def _is_here(host):
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        return False

def _watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not _is_here(host):
        with open(os.environ["OUTWARD"], "a", encoding="utf-8") as file:
            file.write(f"{event} {host}\\n")

sys.addaudithook(_watch)
"""


class Watch:
    """`settings` for the server's environment, `proxy` for the browser, `left` what left or tried to."""

    def __init__(self, folder: Path) -> None:
        self._sockets = folder / "sockets.txt"
        self._asked: list[str] = []
        (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.proxy = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        self.settings = {
            "PYTHONPATH": str(folder),
            "OUTWARD": str(self._sockets),
            "NO_PROXY": "",
            "no_proxy": "",
            **{spelled: self.proxy for name in names for spelled in (name, name.lower())},
        }
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                asking, _address = self._listener.accept()
            except OSError:
                return
            with asking:
                asking.settimeout(2)
                try:
                    self._asked.append(asking.recv(2000).split(b"\r\n")[0].decode("latin-1"))
                    asking.sendall(
                        b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                    )
                except OSError:
                    self._asked.append("(nothing said)")

    def left(self) -> list[str]:
        """What was asked of the proxy, then of sockets and names beyond this machine, since the last time of asking."""
        asked, self._asked = self._asked, []
        sockets = self._sockets.read_text(encoding="utf-8").splitlines() if self._sockets.is_file() else []
        self._sockets.unlink(missing_ok=True)
        return [*asked, *sockets]

    def close(self) -> None:
        """Stop the proxy."""
        self._listener.close()


@contextmanager
def watching(folder: Path) -> Iterator[Watch]:
    """A watch whose hook and notes lie in this folder."""
    watch = Watch(folder)
    try:
        yield watch
    finally:
        watch.close()
