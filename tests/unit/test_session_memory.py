"""What jobs freed goes back to the system, and does not stay with the process."""

from __future__ import annotations

import platform
import resource
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pyarrow as pa
import pytest

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.session import Session
from georegistry_desktop.session.memory import give_back
from georegistry_desktop.session.work import Work

SECONDS = 20
PIECE = 20_000
pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="It is glibc that keeps what is free"
)


def megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def much(progress: Progress = silent) -> bytearray:
    """Gives the piece that was asked for last: what lies below it is free, and would be kept."""
    progress("Reading")
    return [bytearray(PIECE) for _ in range(10_000)][-1]


@pytest.mark.parametrize(
    "begin",
    [
        lambda work: work.start("job", much, writes=False, writing=lambda: False).future,
        lambda work: work.start("job", much, writes=True, writing=lambda: False).future,
        lambda work: work.build("version", much),
    ],
    ids=["job", "writing job", "version"],
)
def test_that_what_was_freed_is_given_back(begin: Callable[[Work], Future[bytearray]]) -> None:
    give_back()
    work, before = Work(told=lambda _: None), megabytes()
    kept = begin(work).result(SECONDS)
    work.close()
    assert megabytes() - before < 50
    assert len(kept) == PIECE


def test_that_a_session_that_closes_gives_back_what_its_versions_held(tmp_path: Path) -> None:
    give_back()
    session, before = Session.create(str(tmp_path / "r.gpkg")), megabytes()
    kept = much()
    session.close()
    assert megabytes() - before < 50
    assert len(kept) == PIECE


def test_that_most_of_what_arrow_freed_is_given_back() -> None:
    give_back()
    before = megabytes()
    texts = [pa.array([f"{number:060}" for number in range(100_000)]) for _ in range(30)]
    used = megabytes() - before
    del texts
    give_back()
    assert megabytes() - before < used / 2
