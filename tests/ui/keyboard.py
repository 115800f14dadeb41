"""One who has no mouse: each key goes to what has the keyboard, and is counted with the time of its step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


class Keyboard:
    """Owns the steps that were taken: name, keys pressed, seconds."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window
        self._count = 0
        self.steps: list[tuple[str, int, float]] = []

    @property
    def holder(self) -> QWidget:
        """What has the keyboard: an open menu, else the widget with the focus, which must be there to be
        seen."""
        if QApplication.focusWindow() is None:
            # A desktop gives the keys back when a menu has closed; without a screen nobody does.
            self._window.activateWindow()
            self.wait(lambda: QApplication.activePopupWidget() or QApplication.focusWindow())
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, f"nothing has the keyboard in {QApplication.activeWindow()}"
        assert found.isVisible(), f"{_path(found)} has the keyboard, and nobody sees it"
        return found

    def press(self, *keys: str) -> None:
        """Keys by their portable names, such as ``Ctrl+Return``."""
        for name in keys:
            [stroke] = [QKeySequence(name)[0]]
            self._count += 1
            QTest.keyClick(self.holder, stroke.key(), stroke.keyboardModifiers())

    def type(self, text: str) -> None:
        """Letter by letter; Qt has keys for those without accents only."""
        for letter in text:
            self._count += 1
            QTest.keyClicks(self.holder, letter)

    def press_until(self, there: Callable[[], object], key: str, *, most: int) -> None:
        """The same key until it holds; a person sees when."""
        for _ in range(most):
            if there():
                return
            self.press(key)
        assert there(), f"{most} times {key} lead to {self.holder.accessibleName() or self.holder}"

    def wait(self, holds: Callable[[], object]) -> None:
        """Until it holds; long enough for a machine that has much else to do."""
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=60_000)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What is pressed inside belongs to this step."""
        before, begun = self._count, time.monotonic()
        yield
        self.steps.append((name, self._count - before, time.monotonic() - begun))

    def table(self, heading: str) -> str:
        """The steps for people."""
        all_keys, all_seconds = sum(s[1] for s in self.steps), sum(s[2] for s in self.steps)
        rows = [*self.steps, ("all", all_keys, all_seconds)]
        lines = [f"{name:<44}{keys:>6}{seconds:>9.1f}" for name, keys, seconds in rows]
        return "\n".join([f"\n{heading}", f"{'':<44}{'keys':>6}{'seconds':>9}", *lines])


def _path(widget: QWidget) -> str:
    """Where a widget is, from the inside out."""
    held: QWidget | None = widget
    names = []
    while held is not None:
        names.append(held.accessibleName() or held.objectName() or type(held).__name__)
        held = held.parentWidget()
    return " in ".join(names)
