"""One long job: where it stands, pausing, cancelling. Owns no thread; ``run`` is called on one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, Literal, TypeVar

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session.pace import Pace

T = TypeVar("T")
State = Literal["waiting", "running", "paused", "cancelling", "done", "failed", "cancelled"]
ENDED: frozenset[State] = frozenset({"done", "failed", "cancelled"})
_SECONDS_BETWEEN_NEWS = 0.1


class Job(Generic[T]):
    """What a person started and may watch, pause and cancel. All of it may be used from any thread.

    ``future`` gives the result, or the fault; ``Cancelled`` where the job ended because it was asked to.
    ``step``, ``done`` and ``total`` are what the job said last; ``total`` is 0 where it does not know.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[Progress], T],
        *,
        told: Callable[[Job[T]], None],
        writing: Callable[[], bool] = lambda: False,
        makes: bool = False,
    ) -> None:
        """``told`` hears of every change; ``writing`` says whether this thread is inside a transaction.

        A job ``makes`` something where a version or a file would be missing, should it be stopped.
        """
        self.name, self.makes = name, makes
        self.future: Future[T] = Future()
        self.step, self.done, self.total = "", 0, 0
        self._work, self._told, self._writing = work, told, writing
        self._state: State = "waiting"
        self._pace = Pace()
        self._moved = threading.Condition()
        self._told_at = 0.0

    @property
    def state(self) -> State:
        """A job that was asked to pause says so at once, though it stops only at its next step."""
        return self._state

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self._state in ENDED

    @property
    def seconds_left(self) -> float | None:
        """Of the present step, as far as its pace tells; None where it does not."""
        return self._pace.seconds_left(time.monotonic()) if self._state == "running" else None

    def pause(self) -> None:
        """Stop at the next step of its preparation. What is being written goes on to its end."""
        self._turn("paused", only_from=("running", "waiting"))

    def resume(self) -> None:
        """Go on after ``pause``."""
        self._turn("running" if self.future.running() else "waiting", only_from=("paused",))

    def cancel(self) -> None:
        """Stop at the next step; a transaction is taken back. One that has not begun ends at once."""
        with self._moved:
            if self.future.cancel():
                self._state = "cancelled"
            elif not self.ended:
                self._state = "cancelling"
            self._moved.notify_all()
        self._told(self)

    def run(self) -> None:
        """Do the work on this thread; returns when it has ended in whatever way."""
        if not self.future.set_running_or_notify_cancel():
            return
        self._turn("running", only_from=("waiting",))
        ending: State = "done"
        fault: BaseException | None = None
        try:
            self._wait_while_paused()
            result = self._work(self._progress)
        except Cancelled as asked:
            fault, ending = asked, "cancelled"
        except BaseException as other:  # noqa: BLE001  the future hands it on, whatever it is
            fault, ending = other, "failed"
        with self._moved:
            self._state = ending
        # First of all told: who waits for the future finds the job ended, wherever it looks.
        self._told(self)
        if fault is None:
            self.future.set_result(result)
        else:
            self.future.set_exception(fault)

    def _progress(self, step: str, done: int = 0, total: int = 0) -> None:
        now = time.monotonic()
        new_step = step != self.step
        self.step, self.done, self.total = step, done, total
        self._pace.reached(step, done, total, now)
        if new_step or now - self._told_at >= _SECONDS_BETWEEN_NEWS:
            self._told_at = now
            self._told(self)
        if self._state == "cancelling":
            raise Cancelled
        if not self._writing():
            self._wait_while_paused()

    def _wait_while_paused(self) -> None:
        begun = time.monotonic()
        with self._moved:
            self._moved.wait_for(lambda: self._state != "paused")
            asked_to_stop = self._state == "cancelling"
        self._pace.rested(time.monotonic() - begun)
        if asked_to_stop:
            raise Cancelled

    def _turn(self, state: State, *, only_from: tuple[State, ...]) -> None:
        with self._moved:
            if self._state not in only_from:
                return
            self._state = state
            self._moved.notify_all()
        self._told(self)
