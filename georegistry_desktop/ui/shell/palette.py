"""The search field of the top bar and the list below it: one place to find units, versions and commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.palette_hits import Hit, best, command_hits, hits_elsewhere, version_hits
from georegistry_desktop.ui.shell.unit_finder import UnitFinder
from georegistry_desktop.ui.widgets import label

_MOST_ROWS = 12
_PER_KIND = 8
_PAUSE_MS = 120


class Palette(QLineEdit):
    """The field; its list floats below it over ``window``. Down and Up choose, Enter runs, Escape leaves."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__()
        self._desk, self._window = desk, window
        self._hits: list[Hit] = []
        self._back: QWidget | None = None
        self.setObjectName("palette")
        self.setPlaceholderText(self.tr("Search units, places, commands"))
        self.setAccessibleName(self.tr("Search units, places, commands"))
        self._key = label("Ctrl K", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch()
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        desk.themeChanged.connect(self._make_room)
        self._make_room()
        self._items: list[QTreeWidgetItem] = []
        self._list = QTreeWidget()
        self._list.setColumnCount(3)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setObjectName("palette-list")
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setUniformRowHeights(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._list.itemClicked.connect(lambda item: self._run(self._list.indexOfTopLevelItem(item)))
        self._popup = QFrame(window)
        self._popup.setProperty("role", "popup")
        inner = QVBoxLayout(self._popup)
        inner.setContentsMargins(1, 4, 1, 4)
        inner.addWidget(self._list)
        self._none = label("", "muted")
        self._none.setContentsMargins(12, 6, 12, 6)
        inner.addWidget(self._none)
        self._popup.hide()
        self._units = UnitFinder(desk, self)
        self._units.found.connect(self._show_found)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(lambda: self._units.look(self.text()))
        self.textEdited.connect(self._typed)
        window.installEventFilter(self)

    def _make_room(self) -> None:
        """What is typed, and what could be, ends before the key."""
        self.setTextMargins(0, 0, self._key.sizeHint().width() + self._desk.theme.px(6), 0)

    def begin(self) -> None:
        """Take the keyboard, and give it back afterwards to who had it."""
        focused = self._window.focusWidget()
        if focused is not self:
            self._back = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._typed()

    def leave(self) -> None:
        """Close the list and give the keyboard back."""
        self._popup.hide()
        self._soon.stop()
        self._units.clear()
        self.clear()
        if self.hasFocus():
            (self._back or self._window).setFocus()

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed now, best first."""
        return self._hits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose in the list; all else is typed."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _MOST_ROWS,
            Qt.Key.Key_PageUp: -_MOST_ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps and self._popup.isVisible():
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._place_of_current)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Show what can be found."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._key.hide()
        # Not at once: when another page comes in front, Qt takes the focus through here on its way.
        QTimer.singleShot(0, self, self._show_at_first)

    def focusOutEvent(self, event: object) -> None:
        """A list that nobody types for goes."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._key.setVisible(not self.text())
        self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay below the field."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self._popup.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._units.clear()
        if self.text().strip():
            self._soon.start()
        self._show_found()

    def _show_at_first(self) -> None:
        if not self._popup.isVisible():
            self._typed()

    def _show_found(self) -> None:
        if not self.hasFocus():
            return
        query = self.text().strip()
        commands = best(query, command_hits(self._desk))
        versions = best(query, version_hits(self._desk))[:_PER_KIND]
        # Whoever types a name looks for that; what matches by chance comes below.
        units = self._units.hits[:_PER_KIND] if query else []
        elsewhere = best(query, hits_elsewhere(self._desk)) if query else []
        self._hits = [*units, *versions, *commands, *elsewhere] if query else [*commands, *versions]
        self._fill()
        self._none.setText(self.tr("Nothing is called '{words}' here.").format(words=query))
        self._none.setVisible(not self._hits and not self._units.busy)
        self._list.setVisible(bool(self._hits))
        self._popup.show()
        self._popup.raise_()
        self._place()

    def _fill(self) -> None:
        theme = self._desk.theme
        muted, greyed = theme.colour("muted"), theme.colour("disabled")
        wide = any(hit.reason or "›" in hit.detail for hit in self._hits)
        self._list.setColumnWidth(1, theme.px(270 if wide else 110))
        self._list.setColumnWidth(2, theme.px(100 if any(hit.keys for hit in self._hits) else 8))
        self._list.clear()
        self._items = []
        self._list.setIconSize(QSize(theme.px(16), theme.px(16)))
        for hit in self._hits:
            item = QTreeWidgetItem([hit.text, hit.reason or hit.detail, hit.keys])
            if hit.icon:
                item.setIcon(0, theme.icon(hit.icon, "disabled" if hit.reason else "muted"))
            for column in (1, 2):
                item.setForeground(column, muted)
            if hit.reason:
                item.setForeground(0, greyed)
            for column in range(3):
                item.setSizeHint(column, QSize(0, theme.px(28)))
            self._items.append(item)
        self._list.addTopLevelItems(self._items)
        if self._items:
            self._list.setCurrentItem(self._items[0])

    def _step(self, by: int) -> None:
        if self._items:
            place = max(0, min(self._place_of_current + by, len(self._items) - 1))
            self._list.setCurrentItem(self._items[place])

    @property
    def _place_of_current(self) -> int:
        current = self._list.currentItem()
        return self._items.index(current) if current in self._items else -1

    def _run(self, place: int) -> None:
        if not 0 <= place < len(self._hits):
            return
        hit = self._hits[place]
        self.leave()
        hit.run()

    def _place(self) -> None:
        theme = self._desk.theme
        width = max(self.width(), theme.px(620))
        below = self.mapTo(self._window, QPoint((self.width() - width) // 2, self.height() + 4))
        rows = min(_MOST_ROWS, len(self._hits))
        height = rows * theme.px(28) + 12 if rows else theme.px(40)
        self._popup.setGeometry(below.x(), below.y(), width, height)
