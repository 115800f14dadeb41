from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from factories import curated, uid
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.session import Session, UnitsChanged
from georegistry_desktop.ui.bridge import LiveSession, deliver

RENAME = Changeset("Rename", (Set(uid("f1"), "name", "Health post 1", "Njala"),))


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path) -> Iterator[LiveSession]:
    address = str(tmp_path / "registry.gpkg")
    with create_registry(address) as registry:
        curated(registry)
    live = LiveSession(Session.open(address))
    yield live
    live.close()


def in_gui_thread() -> bool:
    application = QCoreApplication.instance()
    return application is not None and QThread.currentThread() is application.thread()


def test_that_events_come_as_signals_in_the_gui_thread(live: LiveSession, qtbot: QtBot) -> None:
    heard: list[tuple[object, bool]] = []
    live.unitsChanged.connect(lambda event: heard.append((event, in_gui_thread())))
    live.historyChanged.connect(lambda entries: heard.append((entries, in_gui_thread())))
    with qtbot.waitSignal(live.historyChanged):
        entry = live.session.write("rename", lambda r: r.commit("P", RENAME))
    done = entry.result()
    changed = UnitsChanged(done.version_id, frozenset({uid("f1")}), (done,), mine=True)
    assert heard == [(changed, True), ((done,), True)]


def test_that_versions_proposals_and_jobs_have_their_signals(live: LiveSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(live.versionsChanged):
        live.session.write("publish", lambda r: r.publish("P"))
    with qtbot.waitSignal(live.proposalsChanged) as proposals:
        key = live.session.write("propose", lambda r: r.propose("P", RENAME))
    assert proposals.args == [frozenset({key.result()})]
    with qtbot.waitSignal(live.jobChanged, check_params_cb=lambda job: job.state == "done") as moved:
        job = live.session.start("nothing", lambda *_: None)
    assert moved.args == [job]


def test_that_the_steps_of_undo_have_their_signal(live: LiveSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(live.stepsChanged):
        live.session.write("rename", lambda r: r.commit("P", RENAME))
    assert [entry.label for entry in live.session.steps.undo] == ["Rename"]


def test_that_a_result_arrives_in_the_gui_thread_and_never_at_once(live: LiveSession, qtbot: QtBot) -> None:
    arrived: list[tuple[int, bool]] = []
    faults: list[BaseException] = []
    ready: Future[int] = Future()
    ready.set_result(7)
    for future in (ready, live.session.read(lambda r: r.revision())):
        deliver(future, live, lambda n: arrived.append((n, in_gui_thread())), faults.append)
    assert arrived == []
    qtbot.waitUntil(lambda: len(arrived) == 2)
    assert (sorted(arrived), faults) == ([(2, True), (7, True)], [])


def test_that_a_fault_arrives_too(live: LiveSession, qtbot: QtBot) -> None:
    faults: list[BaseException] = []
    deliver(live.session.read(lambda _: 1 // 0), live, pytest.fail, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], ZeroDivisionError)


def test_that_nothing_arrives_where_nobody_is_left(live: LiveSession, qtbot: QtBot) -> None:
    owner, go_on = QObject(), threading.Event()
    arrived: list[object] = []
    slow = live.session.read(lambda _: go_on.wait(20))
    deliver(slow, owner, arrived.append, arrived.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go_on.set()
    after: list[object] = []
    slow.result(20)
    deliver(slow, live, after.append, after.append)
    qtbot.waitUntil(lambda: after == [True])
    assert arrived == []


def test_that_a_cancelled_future_delivers_nothing(qtbot: QtBot) -> None:
    owner, waiting, done = QObject(), Future[int](), Future[int]()
    arrived: list[object] = []
    deliver(waiting, owner, arrived.append, arrived.append)
    deliver(done, owner, arrived.append, arrived.append)
    waiting.cancel()
    done.set_result(1)
    qtbot.waitUntil(lambda: arrived == [1])
