"""The threads of a session: a pool of readers, one writer, one for each long job."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from georegistry_desktop.session.jobs import Job

T = TypeVar("T")
_READERS = 3
_ENDED_KEPT = 20


class Work:
    """Owns the threads and the list of jobs.

    Edits have the writer thread to themselves: a long job that writes prepares, and pauses, on another one,
    and the database orders its transaction among the edits. Such jobs come one after the other.
    """

    def __init__(self) -> None:
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._writing_jobs = ThreadPoolExecutor(1, thread_name_prefix="writing-job")
        self._threads: set[threading.Thread] = set()
        self._lock = threading.Lock()
        self.jobs: tuple[Job[Any], ...] = ()
        self.writing: tuple[str, ...] = ()

    def read(self, work: Callable[[], T]) -> Future[T]:
        """Soon, on one of the readers."""
        return self._readers.submit(work)

    def write(self, name: str, work: Callable[[], T]) -> Future[T]:
        """After all writes before it."""
        with self._lock:
            self.writing = (*self.writing, name)
        return self._writer.submit(self._write, work)

    def _write(self, work: Callable[[], T]) -> T:
        try:
            return work()
        finally:
            with self._lock:
                self.writing = self.writing[1:]

    def start(self, job: Job[Any], *, writes: bool) -> None:
        """Run a job; with ``writes`` after the other jobs that write."""
        with self._lock:
            ended = [held for held in self.jobs if held.ended]
            gone = set(ended[: max(0, len(ended) + 1 - _ENDED_KEPT)])
            self.jobs = (*(held for held in self.jobs if held not in gone), job)
        if writes:
            self._writing_jobs.submit(job.run)
            return
        thread = threading.Thread(target=self._run_apart, args=(job,), name="job", daemon=True)
        with self._lock:
            self._threads.add(thread)
        thread.start()

    def _run_apart(self, job: Job[Any]) -> None:
        job.run()
        with self._lock:
            self._threads.discard(threading.current_thread())

    def close(self) -> None:
        """Ask all jobs to stop, and wait until they, and the edits before this, are done."""
        for job in self.jobs:
            if not job.ended:
                job.cancel()
        self._writing_jobs.shutdown()
        with self._lock:
            threads = tuple(self._threads)
        for thread in threads:
            thread.join()
        self._writer.shutdown()
        self._readers.shutdown(cancel_futures=True)
