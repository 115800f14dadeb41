"""The version in front while answers come late."""

from __future__ import annotations

from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.pyramid.showing import Showing


class SlowRegistry(QObject):
    """Answers when it is told to; ``view`` and ``scene`` are the answers that wait."""

    unitsChanged = Signal(object)  # noqa: N815 - as LiveSession has it

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view: Future[Any] = Future()
        self.scene: Future[Any] = Future()
        self.session = SimpleNamespace(versions=(), view=lambda _: self.view, scene=lambda _: self.scene)


def slow(parent: QObject) -> tuple[SlowRegistry, LiveSession]:
    made = SlowRegistry(parent)
    return made, cast(LiveSession, made)


def test_that_a_late_tree_of_another_registry_is_not_taken_for_the_one_in_front(
    qapp: QObject, qtbot: QtBot
) -> None:
    parent = QObject()
    showing = Showing(parent)
    (one, one_live), (other, other_live) = slow(parent), slow(parent)
    faults: list[object] = []
    showing.failed.connect(faults.append)
    showing.show(one_live, "Pyramid@live")
    showing.show(other_live, "Pyramid@live")
    with qtbot.waitSignal(showing.opened):
        other.view.set_result(SimpleNamespace(tree="the other's"))
    one.view.set_result(SimpleNamespace(tree="the first's"))
    other.scene.set_exception(ValueError())
    qtbot.waitUntil(lambda: len(faults) == 1)  # what came before it was heard too
    assert cast(object, showing.tree) == "the other's"
