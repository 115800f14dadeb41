"""Other colours for every widget: at once for what is seen, in slices for all else."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_SLICE_SECONDS = 0.015


class Recolouring(QObject):
    """Owns what waits for its colours: nine tenths of all widgets, none of which is seen.

    What is shown meanwhile is coloured before it is painted.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._waiting: dict[QObject, QWidget] = {}
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._colour_some)

    def recolour(self) -> None:
        """Read the stylesheet anew, which has other colours and nothing else that is new.

        Another style, and still more another sheet, would make Qt lay out every widget of the window.
        """
        self._app.style().unpolish(self._app)  # It forgets the sheet that it read.
        widgets = QApplication.allWidgets()
        self._waiting = {widget: widget for widget in widgets if not widget.isVisible()}
        for widget in widgets:
            if widget not in self._waiting:
                _colour(widget)
        self._app.installEventFilter(self)
        self._soon.start()

    def restyle(self) -> None:
        """Read the stylesheet anew, which has other sizes: every widget is laid out again, now.

        Not by ``QApplication.setStyleSheet``: it goes through all that Qt remembers to have styled, and of
        widgets that asked for their style while they were being destroyed it remembers those that are gone.
        Long random use crashed inside of that, in Qt's ``QStyleSheetStyle::repolish``.
        """
        self.stop()
        self._app.style().unpolish(self._app)  # It forgets the sheet that it read, and what it styled.
        for widget in QApplication.allWidgets():
            if isValid(widget):  # else it went with one before
                widget.style().polish(widget)
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def stop(self) -> None:
        """Nothing waits any more, as where all widgets read the stylesheet anew."""
        self._waiting.clear()
        self._soon.stop()
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Colour what is about to be seen."""
        if event.type() == QEvent.Type.Show and (widget := self._waiting.pop(watched, None)):
            _colour(widget)
        return False

    def _colour_some(self) -> None:
        end = time.monotonic() + _SLICE_SECONDS
        while self._waiting and time.monotonic() < end:
            _colour(self._waiting.popitem()[1])
        if not self._waiting:
            self.stop()


def _colour(widget: QWidget) -> None:
    if isValid(widget):
        widget.style().polish(widget)
        widget.update()
