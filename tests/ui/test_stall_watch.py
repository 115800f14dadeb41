from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from stall_watch import StallWatch


def compute_too_long() -> None:
    begun = time.thread_time()
    while time.thread_time() - begun < 0.2:
        pass


def test_that_a_stall_is_measured_and_its_place_named(qtbot: QtBot) -> None:
    with StallWatch() as watch, qtbot.waitCallback() as done:
        QTimer.singleShot(0, compute_too_long)
        QTimer.singleShot(20, done)
    longest = max(watch.stalls, key=lambda stall: stall.busy)
    assert longest.seconds >= longest.busy >= 0.2
    assert watch.longest >= 0.2
    assert "compute_too_long" in longest.where
    assert "compute_too_long" in watch.report()


def test_that_a_thread_that_waits_for_events_is_not_stalled(qtbot: QtBot) -> None:
    # On a crowded machine it may be kept from its turn; what it computes itself is what counts.
    with StallWatch() as watch, qtbot.waitCallback() as done:
        QTimer.singleShot(300, done)
    assert [stall for stall in watch.stalls if stall.busy > watch.limit] == []
