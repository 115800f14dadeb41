"""The list of what differs: look through it, decide with a click or a key."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.ui.compare.list_model import ListModel
from georegistry_desktop.ui.compare.listing import Listing
from georegistry_desktop.ui.compare.painting import draw_box, draw_chip
from georegistry_desktop.ui.compare.states import OPEN, PARTLY
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import LineList
from georegistry_desktop.ui.words import kind_word
from georegistry_desktop.workflows import Review

_LINE = 32


class ListDelegate(QStyledItemDelegate):
    """Draws a heading, or a unit: box, name, its differences in a few words, kind."""

    def __init__(self, model: ListModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme

    def box(self, line: QRect) -> QRect:
        """Where a unit's box stands in its line."""
        side = self._theme.px(17)
        return QRect(line.left() + self._theme.px(14), line.top() + (line.height() - side) // 2, side, side)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        unit = self._model.unit(index.row())
        if unit < 0:
            self._heading(painter, option, index.row())
        else:
            self._unit(painter, option, unit)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, place: int) -> None:
        px, room = self._theme.px, option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(room, self._theme.colour("accent-ground" if current else "panel2"))
        group = int(self._model.listing.groups[place])
        arrow = "right" if group in self._model.listing.closed else "down"
        side = px(12)
        painter.drawPixmap(
            room.left() + px(12),
            room.top() + (room.height() - side) // 2,
            self._theme.pixmap(arrow, "muted", side),
        )
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        text = room.adjusted(px(30), 0, -px(10), 0)
        shown = painter.fontMetrics().elidedText(
            self._model.heading(group), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, shown)

    def _unit(self, painter: QPainter, option: QStyleOptionViewItem, unit: int) -> None:
        px, room = self._theme.px, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, self._theme.colour("accent-ground"))
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, self._theme.colour("hover"))
        box = self.box(room)
        draw_box(painter, box, int(self._model.states[unit]), self._theme)
        kind = self._model.kind(unit)
        right = draw_chip(painter, room.right() - px(12), room, kind_word(kind), kind, self._theme) - px(8)
        left = box.right() + px(10)
        name = painter.fontMetrics().elidedText(
            self._model.name(unit), Qt.TextElideMode.ElideRight, max(0, right - left)
        )
        line = QRect(left, room.top(), max(0, right - left), room.height())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        line.setLeft(left + painter.fontMetrics().horizontalAdvance(name) + px(7))
        if line.width() > px(24):
            painter.setPen(self._theme.colour("muted"))
            said = painter.fontMetrics().elidedText(
                self._model.summary(unit), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, said)


class DifferenceList(LineList):
    """``current(unit)`` when a person goes to a unit (-1: a heading), ``toggled(unit)`` when he presses its
    box, ``menuAsked(point, unit, group)`` in global coordinates with -1 for a unit at a heading."""

    current = Signal(int)
    toggled = Signal(int)
    menuAsked = Signal(QPoint, int, int)

    def __init__(self, theme: Theme) -> None:
        self.lines = ListModel()
        super().__init__(theme, self.lines, line=_LINE)
        self.lines.setParent(self)
        self._delegate = ListDelegate(self.lines, theme)
        self._quiet = False
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Differences"))
        self.selectionModel().currentChanged.connect(self._moved)

    # What is shown

    def show_list(self, review: Review | None, listing: Listing) -> None:
        """Show another list; the current unit stays current where it is still there."""
        key = self.current_key()
        before = self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        self.lines.show(review, listing)
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False
        place = self._place_of_key(key)
        if place is None and len(listing.units):
            place = min(max(before, 0), len(listing.units) - 1)
            if listing.units[place] < 0:
                place = min(place + 1, len(listing.units) - 1)
        if place is not None:
            self.setCurrentIndex(self.lines.index(place, 0))
        else:
            self.current.emit(-1)

    def current_unit(self) -> int:
        """The unit that the keyboard is at, -1 at a heading or nowhere."""
        return self.lines.unit(self.currentIndex().row()) if self.currentIndex().isValid() else -1

    def current_key(self) -> str | None:
        """The key of the current unit in the review."""
        unit, review = self.current_unit(), self.lines.review
        return None if unit < 0 or review is None else str(review.differences.units[unit])

    def _place_of_key(self, key: str | None) -> int | None:
        review = self.lines.review
        if key is None or review is None:
            return None
        found = np.flatnonzero(review.differences.units == key)
        return self.lines.listing.place_of(int(found[0])) if len(found) else None

    def chosen_units(self) -> Rows:
        """The selected units, (k,) from the first on; those of a selected heading with it."""
        listing = self.lines.listing
        chosen = np.zeros(len(listing.units), dtype=bool)
        for part in self.selectionModel().selection().toList():
            chosen[part.top() : part.bottom() + 1] = True
        units, groups = listing.units[chosen], listing.groups[chosen]
        found = listing.shown & np.isin(listing.held.of, groups[units < 0])
        found[units[units >= 0]] = True
        return np.flatnonzero(found)

    def go_to(self, unit: int) -> bool:
        """Make a unit current, opening its heading; False where the filter hides it."""
        listing = self.lines.listing
        if unit < 0 or unit >= len(listing.shown) or not listing.shown[unit]:
            return False
        if listing.place_of(unit) is None:
            self.show_list(self.lines.review, listing.opened_for(unit))
        place = self.lines.listing.place_of(unit)
        if place is None:
            return False
        self.go_to_line(place)
        return True

    def next_open(self) -> bool:
        """Go to the next unit that is not wholly decided, round the end; False where all are."""
        listing = self.lines.listing
        shown = np.flatnonzero(listing.shown)
        order = shown[np.argsort(listing.held.of[shown], kind="stable")]
        waiting = np.isin(self.lines.states[order], (OPEN, PARTLY))
        if not waiting.any():
            return False
        here = np.flatnonzero(order == self.current_unit())
        after = int(here[0]) + 1 if len(here) else 0
        places = np.flatnonzero(np.roll(waiting, -after))
        return self.go_to(int(np.roll(order, -after)[places[0]]))

    def _moved(self) -> None:
        if not self._quiet:
            self.current.emit(self.current_unit())

    def _fold(self, place: int, closed: bool | None = None) -> None:
        listing = self.lines.listing
        group = int(listing.groups[place])
        now = group not in listing.closed if closed is None else closed
        self._quiet = True
        self.lines.show(self.lines.review, listing.folded(group, now))
        self._quiet = False
        heading = np.flatnonzero((self.lines.listing.groups == group) & (self.lines.listing.units < 0))
        self.setCurrentIndex(self.lines.index(int(heading[0]), 0))

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            unit = self.lines.unit(index.row())
            if unit < 0:
                self._fold(index.row())
                event.accept()
                return
            reach = self._delegate.box(self.visualRect(index)).adjusted(-8, -8, 6, 8)
            if reach.contains(event.position().toPoint()):
                self.setCurrentIndex(index)
                self.toggled.emit(unit)
                event.accept()
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A second press on the same box or heading is a press.
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        unit = self.lines.unit(place)
        match event.key():
            case Qt.Key.Key_Space if unit >= 0:
                self.toggled.emit(unit)
            case Qt.Key.Key_Space | Qt.Key.Key_Return if place >= 0 and unit < 0:
                self._fold(place)
            case Qt.Key.Key_Left if place >= 0:
                self._fold(place, True)
            case Qt.Key.Key_Right if place >= 0 and unit < 0:
                self._fold(place, False)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.currentIndex().row()
        if place < 0:
            return
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menuAsked.emit(point, self.lines.unit(place), int(self.lines.listing.groups[place]))
