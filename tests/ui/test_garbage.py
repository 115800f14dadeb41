from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.garbage import GarbageCollector


class Knotted(QObject):
    """Refers to itself; says on which thread it goes."""

    def __init__(self, gone_on: list[int]) -> None:
        super().__init__()
        self.me, self.gone_on = self, gone_on

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


@pytest.fixture
def calm() -> float:
    """As in the program: longer than a test takes."""
    return 5.0


@pytest.fixture
def own_collector(qapp: QApplication, calm: float) -> Iterator[GarbageCollector]:
    made = GarbageCollector(qapp, calm)
    yield made
    made.stop()
    as_it_was()


def as_it_was() -> None:
    """As all tests of the window have it: see ``collector``."""
    gc.disable()
    gc.collect()
    gc.freeze()


def make_garbage() -> None:
    kept = [[] for _ in range(200_000)]
    assert kept


def test_that_a_busy_thread_destroys_no_object_of_qt(own_collector: GarbageCollector, qtbot: QtBot) -> None:
    gone_on: list[int] = []
    Knotted(gone_on)
    thread = threading.Thread(target=make_garbage)
    thread.start()
    thread.join()
    assert gone_on == []
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: gone_on != [])
    assert kept
    assert gone_on == [threading.get_ident()]


@pytest.mark.parametrize("calm", [0.3])
def test_that_the_objects_of_a_job_are_looked_through_when_no_more_come(
    own_collector: GarbageCollector, qtbot: QtBot
) -> None:
    gone_on: list[int] = []
    Knotted(gone_on)
    kept = [[] for _ in range(60_000)]
    own_collector.look()
    kept += [[] for _ in range(60_000)]
    own_collector.look()
    assert gone_on == []
    qtbot.waitUntil(lambda: len(gone_on) == 1)
    assert kept


class Libraries(QObject):
    """What loads them."""

    loaded = Signal()


def test_that_loaded_libraries_are_looked_through_no_more(
    own_collector: GarbageCollector, desk: Desk
) -> None:
    libraries = Libraries()
    own_collector.follow(desk, libraries.loaded)
    code = [[] for _ in range(5_000)]
    before = gc.get_freeze_count()
    libraries.loaded.emit()
    assert gc.get_freeze_count() - before >= len(code)


def test_that_what_was_kept_with_the_libraries_goes_once_its_registry_is_closed(
    own_collector: GarbageCollector, desk: Desk, live: LiveSession, qtbot: QtBot
) -> None:
    libraries = Libraries()
    own_collector.follow(desk, libraries.loaded)
    desk.use(live)
    gone_on: list[int] = []
    knotted = Knotted(gone_on)
    libraries.loaded.emit()
    del knotted
    gc.collect()
    assert gone_on == []
    desk.use(None)
    kept: list[list[object]] = []
    for _ in range(1_000):  # each of a hundred and more rounds is one collection, the last of all that lives
        if gone_on:
            break
        kept += [[] for _ in range(2 * gc.get_threshold()[0])]
        own_collector.look()
    assert gone_on
    assert gc.get_freeze_count() > 0


def test_that_python_collects_by_itself_afterwards(qapp: QApplication) -> None:
    GarbageCollector(qapp).stop()
    assert gc.isenabled()
    as_it_was()
