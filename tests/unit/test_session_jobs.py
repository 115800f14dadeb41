from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError

import pytest

from georegistry_desktop.domain.errors import Cancelled, Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job
from georegistry_desktop.session.pace import Pace
from georegistry_desktop.session.work import Work

SECONDS = 20
"""Longer than any of this takes; only a fault comes to it."""


class Steps:
    """Work that takes a step each time it is let, and notes how far it came."""

    def __init__(self) -> None:
        self.let, self.taken, self.count = threading.Semaphore(0), threading.Semaphore(0), 0

    def __call__(self, progress: Progress) -> str:
        for i in range(3):
            progress("Stepping", i, 3)
            self.count = i + 1
            self.taken.release()
            assert self.let.acquire(timeout=SECONDS)
        progress("Stepping", 3, 3)
        return "finished"

    def wait(self) -> None:
        assert self.taken.acquire(timeout=SECONDS)


@pytest.fixture
def states() -> list[str]:
    """What was told of jobs."""
    return []


@pytest.fixture
def work(states: list[str]) -> Iterator[Work]:
    work = Work(told=lambda job: states.append(job.state))
    yield work
    work.close()


def started(
    work: Work,
    *all_of_it: Callable[[Progress], str],
    writes: bool = False,
    writing: Callable[[], bool] = lambda: False,
) -> list[Job[str]]:
    return [work.start("made", each, writes=writes, writing=writing) for each in all_of_it]


def test_that_a_job_says_where_it_stands_and_gives_its_result(work: Work, states: list[str]) -> None:
    steps = Steps()
    (job,) = started(work, steps)
    steps.wait()
    assert (job.state, job.step, job.done, job.total) == ("running", "Stepping", 0, 3)
    steps.let.release(3)
    assert job.future.result(SECONDS) == "finished"
    assert (job.state, job.done) == ("done", 3)
    assert (states[0], states[-1]) == ("waiting", "done")


def test_that_a_paused_job_takes_no_step_until_it_goes_on(work: Work) -> None:
    steps = Steps()
    (job,) = started(work, steps)
    steps.wait()
    job.pause()
    steps.let.release(3)
    assert not steps.taken.acquire(timeout=0.2)
    assert (job.state, steps.count, job.future.done()) == ("paused", 1, False)
    job.resume()
    assert job.future.result(SECONDS) == "finished"


def test_that_a_job_is_cancelled_at_its_next_step(work: Work, states: list[str]) -> None:
    steps = Steps()
    (job,) = started(work, steps)
    steps.wait()
    job.cancel()
    assert job.state == "cancelling"
    steps.let.release(3)
    with pytest.raises(Cancelled):
        job.future.result(SECONDS)
    assert (job.state, steps.count, states[-1]) == ("cancelled", 1, "cancelled")


def test_that_a_paused_job_can_be_cancelled(work: Work) -> None:
    steps = Steps()
    (job,) = started(work, steps)
    steps.wait()
    job.pause()
    steps.let.release()
    job.cancel()
    with pytest.raises(Cancelled):
        job.future.result(SECONDS)


def test_that_a_job_in_the_midst_of_writing_is_not_paused(work: Work) -> None:
    steps = Steps()
    (job,) = started(work, steps, writing=lambda: True)
    steps.wait()
    job.pause()
    steps.let.release(3)
    assert job.future.result(SECONDS) == "finished"


def test_that_a_fault_fails_the_job_and_comes_out_of_its_future(work: Work, states: list[str]) -> None:
    def fail(_: Progress) -> str:
        raise ZeroDivisionError("by zero")

    (job,) = started(work, fail, writes=True)
    with pytest.raises(ZeroDivisionError):
        job.future.result(SECONDS)
    assert states == ["waiting", "running", "failed"]


def test_that_jobs_that_write_follow_each_other_and_a_waiting_one_is_cancelled_at_once(work: Work) -> None:
    first, second, third = Steps(), Steps(), Steps()
    jobs = started(work, first, second, third, writes=True)
    first.wait()
    assert [job.state for job in jobs] == ["running", "waiting", "waiting"]
    jobs[1].cancel()
    assert jobs[1].state == "cancelled"
    first.let.release(3)
    third.wait()
    third.let.release(3)
    assert [jobs[i].future.result(SECONDS) for i in (0, 2)] == ["finished", "finished"]
    with pytest.raises(CancelledError):
        jobs[1].future.result(SECONDS)
    assert second.count == 0


def test_that_a_job_paused_before_it_began_waits(work: Work) -> None:
    first, second = Steps(), Steps()
    jobs = started(work, first, second, writes=True)
    jobs[1].pause()
    first.let.release(3)
    jobs[0].future.result(SECONDS)
    assert not second.taken.acquire(timeout=0.2)
    jobs[1].resume()
    second.wait()
    second.let.release(3)
    assert jobs[1].future.result(SECONDS) == "finished"


def test_that_closing_cancels_what_runs_and_waits_for_it() -> None:
    work, reading, writing, waiting = Work(told=lambda _: None), Steps(), Steps(), Steps()
    jobs = [*started(work, reading), *started(work, writing, waiting, writes=True)]
    reading.wait()
    writing.wait()
    closing = threading.Thread(target=work.close)
    closing.start()
    reading.let.release(3)
    writing.let.release(3)
    closing.join(SECONDS)
    assert not closing.is_alive()
    assert [job.state for job in jobs] == ["cancelled"] * 3


def test_that_only_jobs_that_have_not_ended_are_listed(work: Work) -> None:
    first, second = Steps(), Steps()
    jobs = started(work, first, second)
    assert work.jobs == tuple(jobs)
    first.let.release(3)
    jobs[0].future.result(SECONDS)
    second.wait()
    assert work.jobs == (jobs[1],)
    second.let.release(3)
    jobs[1].future.result(SECONDS)


def test_that_the_time_left_follows_the_pace_and_leaves_pauses_out() -> None:
    pace = Pace()
    pace.reached("Reading", 0, 100, 10.0)
    assert pace.seconds_left(10.0) is None
    pace.reached("Reading", 20, 100, 12.0)
    assert pace.seconds_left(12.0) == pytest.approx(8)
    assert pace.seconds_left(13.0) == pytest.approx(7)
    pace.rested(50.0)
    pace.reached("Reading", 30, 100, 63.0)
    assert pace.seconds_left(63.0) == pytest.approx(7)


@pytest.mark.parametrize(("done", "total"), [(5, 0), (0, 10)])
def test_that_no_time_left_is_made_up(done: int, total: int) -> None:
    pace = Pace()
    pace.reached("Reading", 0, total, 0.0)
    pace.reached("Reading", done, total, 5.0)
    assert pace.seconds_left(5.0) is None


def test_that_a_new_step_has_a_pace_of_its_own() -> None:
    pace = Pace()
    pace.reached("Reading", 0, 100, 0.0)
    pace.reached("Reading", 100, 100, 1.0)
    pace.reached("Writing", 0, 100, 1.0)
    assert pace.seconds_left(2.0) is None
    pace.reached("Writing", 10, 100, 3.0)
    assert pace.seconds_left(3.0) == pytest.approx(18)


def test_that_nothing_begins_after_closing_and_nobody_waits_for_it(work: Work) -> None:
    work.close()
    started = [
        work.start("job", lambda _: None, writes=w, writing=lambda: False).future for w in (True, False)
    ]
    futures = [work.read(int), work.build("look", lambda _: None), *started]
    assert all(future.cancelled() for future in futures)
    with pytest.raises(Refused) as told:
        work.write("edit", int).result(SECONDS)
    assert told.value.code == "registry-closed"
    assert (work.writing, work.jobs) == ((), ())


def test_that_what_waits_for_its_turn_is_cancelled_by_closing(work: Work) -> None:
    let = threading.Event()
    running = [work.build("running", lambda _: let.wait(SECONDS)) for _ in range(2)]
    waiting = work.build("waiting", lambda _: True)
    closing = threading.Thread(target=work.close)
    closing.start()
    waiting.add_done_callback(lambda _: let.set())
    closing.join(SECONDS)
    assert waiting.cancelled()
    assert [future.result(SECONDS) for future in running] == [True, True]
