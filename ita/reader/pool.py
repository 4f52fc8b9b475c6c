"""The few processes that read files, the queue in front of them, and what happens when one of them dies."""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, cast

from ita.config import ROOT
from ita.reader import limits
from ita.reader.reasons import UnreadableError
from ita.reader.worker import read_frame, write_frame

_OUT_OF_TIME = (
    -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None
)  # how a process ends that used up its time


class Worker:
    """One reading process; it serves one request at a time."""

    def __init__(self) -> None:
        self.files = 0
        self.is_too_slow = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ita.reader.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )

    @property
    def process_id(self) -> int:
        """As the system numbers it."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """The process runs."""
        return self._process.poll() is None

    def ask(self, job: str, content: bytes, options: dict[str, Any], seconds: int) -> dict[str, Any] | None:
        """The answer, or None where the process died or was ended for being too slow."""
        self.files += 1
        given, answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        request = json.dumps({"job": job, "options": options, "seconds": seconds}).encode()
        deadline = threading.Timer(seconds * limits.PATIENCE, self._stop_for_time)
        deadline.daemon = True
        deadline.start()
        try:
            write_frame(given, request)
            write_frame(given, content)
            answer = read_frame(answers, limits.MAX_ANSWER_BYTES)
        except OSError:
            answer = None
        finally:
            deadline.cancel()
        return None if answer is None else cast("dict[str, Any]", json.loads(answer))

    def _stop_for_time(self) -> None:
        self.is_too_slow = True
        self._process.kill()

    def end(self) -> None:
        """End the process and let go of its pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()
        self.is_too_slow = self.is_too_slow or self._process.returncode == _OUT_OF_TIME


class Pool:
    """At most `workers` processes; so many more readers wait for a turn as the queue has places."""

    def __init__(self, workers: int = limits.WORKERS, most_waiting: int = limits.MOST_WAITING) -> None:
        self._free = workers
        self._most_waiting = most_waiting
        self._queue: deque[threading.Event] = deque()
        self._idle: list[Worker] = []
        self._guard = threading.Lock()

    @property
    def idle(self) -> list[Worker]:
        """The processes that serve nobody at the moment."""
        return [*self._idle]

    def ask(self, job: str, content: bytes, **options: Any) -> Any:
        """What the job makes of these bytes.

        Raises UnreadableError: what the job says, `busy` where the queue is full, `too_slow`, or `too_much` where the
        process died of the file. A process that gave no answer is replaced.
        """
        seconds = limits.seconds()
        with self._turn():
            answer, worker = self._answer(self._taken(), job, content, options, seconds)
            if answer is None and worker.files > 1 and not worker.is_too_slow:
                # It may have died of what it read before, or was ended from outside: a fresh one will tell.
                answer, worker = self._answer(Worker(), job, content, options, seconds)
        if answer is None:
            raise (
                UnreadableError("too_slow", seconds=seconds)
                if worker.is_too_slow
                else UnreadableError("too_much")
            )
        if "answer" not in answer:
            raise UnreadableError(answer["code"], **answer["facts"])
        return answer["answer"]

    def _answer(
        self, worker: Worker, job: str, content: bytes, options: dict[str, Any], seconds: int
    ) -> tuple[dict[str, Any] | None, Worker]:
        """What the worker answers; it then waits for the next file, or is ended."""
        answer = None
        try:
            answer = worker.ask(job, content, options, seconds)
        finally:
            if answer is not None and worker.files < limits.FILES_A_WORKER:
                with self._guard:
                    self._idle.append(worker)
            else:
                worker.end()
        return answer, worker

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """First come, first served."""
        turn = threading.Event()
        with self._guard:
            if self._free:
                self._free -= 1
                turn.set()
            elif len(self._queue) >= self._most_waiting:
                raise UnreadableError("busy")
            else:
                self._queue.append(turn)
        if not turn.wait(limits.WAIT_SECONDS):
            with self._guard:
                if not turn.is_set():
                    self._queue.remove(turn)
                    raise UnreadableError("busy")
        try:
            yield
        finally:
            with self._guard:
                if self._queue:
                    self._queue.popleft().set()
                else:
                    self._free += 1

    def _taken(self) -> Worker:
        with self._guard:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                worker.end()
        return Worker()

    def close(self) -> None:
        """End the idle processes."""
        with self._guard:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.end()


_pool = Pool()
atexit.register(lambda: _pool.close())


def _after_fork() -> None:
    """A forked process has pipes of its parent's workers, and must not speak on them."""
    global _pool
    _pool = Pool()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def ask(job: str, content: bytes, **options: Any) -> Any:
    """As `Pool.ask`, of the one pool of this process."""
    return _pool.ask(job, content, **options)
