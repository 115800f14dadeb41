"""The threads of a session: a pool of readers, one writer, one for each long job."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from georegistry_desktop.domain.errors import Cancelled, Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session.jobs import Job
from georegistry_desktop.session.memory import give_back

T = TypeVar("T")
_READERS = 3
_BUILDERS = 2


class Work:
    """Owns the threads and the list of jobs.

    Edits have the writer thread to themselves: a long job that writes prepares, and pauses, on another one,
    and the database orders its transaction among the edits. Such jobs come one after the other.
    """

    def __init__(self, told: Callable[[Job[Any]], None]) -> None:
        """``told`` hears of every change of a job."""
        self._told = told
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._builders = ThreadPoolExecutor(_BUILDERS, thread_name_prefix="builder")
        self._unawaited = ThreadPoolExecutor(1, thread_name_prefix="unawaited")
        self._writing_jobs = ThreadPoolExecutor(1, thread_name_prefix="writing-job")
        self._threads: set[threading.Thread] = set()
        self._closed = False
        self._lock = threading.Lock()
        self.jobs: tuple[Job[Any], ...] = ()
        self.writing: tuple[str, ...] = ()

    def read(self, work: Callable[[], T]) -> Future[T]:
        """Soon, on one of the readers; cancelled once these are closed."""
        return _submitted(self._readers, work)

    def write(self, name: str, work: Callable[[], T]) -> Future[T]:
        """After all writes before it; ``Refused`` once the writer is closed, for a person waits for it."""
        with self._lock:
            self.writing = (*self.writing, name)
        writing = _submitted(self._writer, self._write, work)
        if writing.cancelled():
            self._wrote()
            writing = Future()
            writing.set_exception(Refused("registry-closed"))
        return writing

    def written(self) -> Future[None]:
        """Done when all is that was to be written until now."""
        return _submitted(self._writer, lambda: None)

    def _write(self, work: Callable[[], T]) -> T:
        try:
            return work()
        finally:
            self._wrote()

    def _wrote(self) -> None:
        with self._lock:
            self.writing = self.writing[1:]

    def later(self, work: Callable[[], None]) -> None:
        """What nobody waits for, one after the other; what came before closing is done before that ends."""
        _submitted(self._unawaited, _logged, work)

    def unless_closing(self, step: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG002  as Progress has it
        """Progress of what is of no use in a session that closes; ``later`` takes its end for no fault."""
        if self._closed:
            raise Cancelled

    def build(self, name: str, work: Callable[[Progress], T]) -> Future[T]:
        """What is mostly at hand: a job that is shown only once it tells of a step."""

        job = Job(name, work, told=lambda moved: self._moved(moved) if moved.step else None)
        _run_on(self._builders, job)
        return job.future

    def start(
        self,
        name: str,
        work: Callable[[Progress], T],
        *,
        writes: bool,
        writing: Callable[[], bool],
        makes: bool = False,
    ) -> Job[T]:
        """A long job; one that ``writes`` after the others that do. ``writing`` and ``makes`` see ``Job``."""
        job = Job(name, work, told=self._moved, writing=writing, makes=makes)
        if self._closed:
            job.cancel()
            return job
        self._moved(job)
        if writes:
            _run_on(self._writing_jobs, job)
        else:
            self._run_in_thread(job)
        return job

    def _moved(self, job: Job[Any]) -> None:
        """A job that ended leaves the list: it would hold its result, which may be a million units."""
        with self._lock:
            if job.ended:
                self.jobs = tuple(held for held in self.jobs if held is not job)
            elif job not in self.jobs:
                self.jobs = (*self.jobs, job)
        self._told(job)

    def _run_in_thread(self, job: Job[Any]) -> None:
        thread = threading.Thread(target=self._run_apart, args=(job,), name="job", daemon=True)
        with self._lock:
            self._threads.add(thread)
        thread.start()

    def _run_apart(self, job: Job[Any]) -> None:
        _run(job)
        with self._lock:
            self._threads.discard(threading.current_thread())

    def close(self, *, let_run: bool = False) -> None:
        """Ask all jobs to stop, and wait until they, the edits and what nobody waited for are done.

        With ``let_run`` those that make something go on to their end, paused ones too.
        """
        self._closed = True
        for job in self.jobs:
            if let_run and job.makes:
                job.resume()
            else:
                job.cancel()
        self._writing_jobs.shutdown()
        with self._lock:
            threads = tuple(self._threads)
        for thread in threads:
            thread.join()
        self._writer.shutdown()
        self._builders.shutdown(cancel_futures=True)
        self._readers.shutdown(cancel_futures=True)
        self._unawaited.shutdown()


def _submitted(threads: ThreadPoolExecutor, work: Callable[..., T], *args: Any) -> Future[T]:
    """As ``submit``; a button that is still to be seen may ask something of a session that is closed."""
    try:
        return threads.submit(work, *args)
    except RuntimeError:  # it was shut down
        refused: Future[T] = Future()
        refused.cancel()
        refused.set_running_or_notify_cancel()
        return refused


def _run_on(threads: ThreadPoolExecutor, job: Job[Any]) -> None:
    """Run a job, or cancel it when the threads close before its turn: somebody waits for its future."""
    _submitted(threads, _run, job).add_done_callback(lambda run: job.cancel() if run.cancelled() else None)


def _run(job: Job[Any]) -> None:
    job.run()
    if job.step:  # else all was at hand, and little was freed
        give_back()


def _logged(work: Callable[[], None]) -> None:
    """Nobody looks at its future."""
    try:
        work()
    except Cancelled:
        pass  # by ``unless_closing``
    except Exception:
        logging.getLogger(__name__).exception("What nobody waited for failed")
