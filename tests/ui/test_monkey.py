"""Random use of the whole window, on both databases: nothing breaks, hangs, warns or grows.

``MONKEY_SEED`` and ``MONKEY_SECONDS`` tell another seed and time than the usual ones; a failure tells its
seed and what was done last.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import random
import re
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from held_memory import Held, held_now, load_all_code
from monkey import Monkey, RandomAnswers
from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture as QtMessages
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.session.memory import give_back
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.render_worker import RenderWorker
from georegistry_desktop.ui.shell.garbage import GarbageCollector
from georegistry_desktop.ui.shell.job_row import JobRow
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.workflows import make_demo

DAILY_SECONDS = float(os.environ.get("MONKEY_SECONDS", "30"))
"""On each database: a minute in all."""
SOAK_SECONDS = 1800.0
_PATIENCE = 60
_REST_SECONDS = 10
_PARTS, _WARM = 6, 2
"""Into how many parts the time is cut, and after how many of them growth begins to count."""
DAILY, SOAK = Held(300, 300, 500_000), Held(200, 60, 50_000)
"""What the process may hold more at the end. To make every screen takes 100 MB, with Qt 6.12 nearly 200; in
the long run all are there when growth begins to count, and what is in use then goes up and down by 40 MB."""


class Browser(QObject):
    """In the place of the desktop's programs: opens nothing."""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        pass


class Faults:
    """What went wrong anywhere in the process, as text, warnings of Qt among it."""

    def __init__(self, desk: Desk, ignored: Iterable[str], patch: pytest.MonkeyPatch) -> None:
        self.all: list[str] = []
        self._ignored = [re.compile(each) for each in ignored]
        patch.setattr(sys, "excepthook", lambda _, error, __: self._note(error))
        patch.setattr(threading, "excepthook", lambda held: self._note(held.exc_value))
        patch.setattr(sys, "unraisablehook", lambda held: self._note(held.exc_value))
        desk.faulted.connect(self._note)

    def hear(self, kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        """What Qt says: a warning is a fault."""
        said = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if said and not any(each.search(message) for each in self._ignored):
            self.all.append(message)

    def _note(self, error: BaseException | None) -> None:
        self.all.append("".join(traceback.format_exception(error)) if error else "an unknown fault")


def answers_of(window: MainWindow) -> RandomAnswers:
    assert isinstance(window.desk.asking, RandomAnswers)
    return window.desk.asking


def is_opening() -> bool:
    """Whether a registry is still being opened or made, perhaps one that nobody wants any more."""
    return any(thread.name == "opening" for thread in threading.enumerate())


def held_at_rest(window: MainWindow) -> Held:
    """What the process holds with no registry open, nothing running on in one that was left, all garbage
    collected, all that is free given back."""
    answers = answers_of(window)
    answers.ends = True
    window.files.opening.cancel()
    window.files.close()
    latest = time.monotonic() + _REST_SECONDS

    def is_busy() -> bool:
        rows = [widget for widget in QApplication.allWidgets() if isinstance(widget, JobRow)]
        jobs = [row.job for row in rows if row.job is not None]
        for job in jobs:
            job.cancel()
        return is_opening() or any(not job.ended for job in jobs)

    while window.desk.live or window.files.leaving.busy or (is_busy() and time.monotonic() < latest):
        QApplication.processEvents()
    answers.ends = False
    RenderWorker.shared().stop()  # a last picture of what was closed; the next one starts it anew
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    give_back()
    return held_now()


@pytest.fixture
def demo_anywhere(registry_address: str) -> str:
    """The demo country, small, on each of the two databases."""
    with create_registry(registry_address) as registry:
        make_demo(registry, units=300)
    return registry_address


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("MONKEY_SEED", "1"))


@pytest.fixture
def whole_window(
    desk: Desk, qtbot: QtBot, tmp_path: Path, seed: int, qapp: QApplication, collector: GarbageCollector
) -> Iterator[MainWindow]:
    """The main window with every workspace of the program; dialogs answer by themselves."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "list.csv").write_text(
        "code,name,parent,latitude,longitude\na,Akim,,6.1,-10.2\nb,Bo,a,6.2,-10.3\n"
    )
    (folder / "torn.csv").write_bytes(b"code;name\n\xff\xfe;\n")
    desk.asking = RandomAnswers(desk.settings, random.Random(seed), folder)
    browser = Browser()
    for scheme in ("http", "https", "file", "mailto"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    window = MainWindow(desk, find_panels()[0])
    collector.follow(desk, window.screens.loaded)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    qapp.setQuitOnLastWindowClosed(quits)
    for scheme in ("http", "https", "file", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def faults(
    whole_window: MainWindow,
    qtlog: QtMessages,
    pytestconfig: pytest.Config,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Faults]:
    """Those of the window. pytest-qt would keep every message of half an hour, and so much memory."""
    found = Faults(whole_window.desk, pytestconfig.getini("qt_log_ignore"), monkeypatch)
    with qtlog.disabled():
        before = qInstallMessageHandler(found.hear)
        yield found
        qInstallMessageHandler(before)


def use(window: MainWindow, address: str, seed: int, seconds: float, faults: Faults, *, most: Held) -> None:
    """Use the window at random for so long, then see that all is whole."""
    monkey = Monkey(window, seed, address)

    def hung(_: int, frame: FrameType | None) -> None:
        # Not only raised: what Qt called swallows it, and may wait on.
        where = "".join(traceback.format_stack(frame, limit=15))
        print(f"hung for {_PATIENCE} s\n{monkey.history()}\n{where}", file=sys.__stderr__, flush=True)
        signal.alarm(_PATIENCE)
        raise TimeoutError(where)

    was = signal.signal(signal.SIGALRM, hung)
    faulthandler.dump_traceback_later(4 * _PATIENCE + seconds)
    begun = time.monotonic()

    def go_on(share: float) -> None:
        while time.monotonic() - begun < share * seconds:
            signal.alarm(_PATIENCE)
            monkey.step()
            if found := faults.all:
                pytest.fail(f"{found[0]}\n{monkey.history()}")
        signal.alarm(_PATIENCE)

    try:
        held = []
        for part in range(1, _PARTS):
            go_on(part / _PARTS)
            held.append(held_at_rest(window))
        go_on(1)
        answers_of(window).ends = True
        window.close()
        while window.isVisible():  # until what ran has stopped
            QApplication.processEvents()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, was)
        faulthandler.cancel_dump_traceback_later()
    assert faults.all == [], monkey.history()
    held.append(held_at_rest(window))
    grown = Held(*(last - first for last, first in zip(held[-1], held[_WARM - 1], strict=True)))
    told = ", ".join(map(str, held))
    print(f"{monkey.count} steps in {seconds:.0f} s, MB at each sixth: {told}; grown by {grown}")
    assert all(more < limit for more, limit in zip(grown, most, strict=True)), f"{grown}\n{monkey.history()}"
    with open_registry(address) as registry:
        assert registry.health() == [], monkey.history()


def test_that_random_use_breaks_nothing(
    whole_window: MainWindow, demo_anywhere: str, seed: int, faults: Faults
) -> None:
    whole_window.files.open(demo_anywhere)
    use(whole_window, demo_anywhere, seed, DAILY_SECONDS, faults, most=DAILY)


@pytest.mark.soak
def test_that_an_hour_of_random_use_breaks_nothing(
    whole_window: MainWindow, demo_anywhere: str, faults: Faults
) -> None:
    # Half an hour on each database, each time along another way.
    load_all_code()
    whole_window.files.open(demo_anywhere)
    use(whole_window, demo_anywhere, random.randrange(10**9), SOAK_SECONDS, faults, most=SOAK)
