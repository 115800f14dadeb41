"""A line to type in with a list of offers below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from georegistry_desktop.domain.names import fold
from georegistry_desktop.ui.inspector.hit_list import Offer, OfferDelegate, OfferModel

_PAUSE = 80
"""Milliseconds without a key before somebody looks."""


class SearchLine(QLineEdit):
    """``asked(text)`` comes while a person types; answer it with ``offer``.

    ``chosen(key, text)`` comes with the offer that he takes, by Enter, mouse or arrow keys. Enter alone takes
    the first one; pressed before there are any, it takes the one that is named so, or the only one.
    """

    asked = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumWidth(40)
        self._hurried = False
        self._offers = OfferModel()
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._list.setItemDelegate(OfferDelegate(self))
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._enter)

    @property
    def offers(self) -> list[str]:
        """The texts that are offered now."""
        return [self._offers.index(row).data() for row in range(self._offers.rowCount())]

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show what can be taken; nothing where there is none."""
        self._offers.show(offers)
        hurried, self._hurried = self._hurried, False
        if hurried and offers and (len(offers) == 1 or fold(offers[0].text) == fold(self.text())):
            self._take(self._offers.index(0))
            return
        if not offers or not self.hasFocus():
            self._list.hide()
            return
        self._completer.complete()
        self._list.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def forget(self) -> None:
        """Offer nothing any more."""
        self._soon.stop()
        self._hurried = False
        self._offers.show(())
        self._list.hide()

    def _typed(self, text: str) -> None:
        self._hurried = False
        if text.strip():
            self._soon.start()
        else:
            self.forget()

    def _enter(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self._hurried = True
            self.asked.emit(self.text().strip())
        elif self._offers.rowCount():
            self._take(self._offers.index(0))

    def _take(self, index: QModelIndex) -> None:
        key, text = index.data(OfferModel.KEY), index.data(Qt.ItemDataRole.DisplayRole)
        self.forget()
        if key is not None:
            self.chosen.emit(key, text)
