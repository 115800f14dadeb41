"""A field of a date: typed, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from georegistry_desktop.domain.values import Value
from georegistry_desktop.ui.inspector.dates import as_qdate, typed_date
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import date_words


def _words(value: Value) -> str:
    return date_words(value) if isinstance(value, date) else ""


class DateField(LineField):
    """Takes dates as the language writes them and as ISO does; the arrow down opens a calendar."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name, words=_words, read=typed_date, parent=parent)
        self._theme = theme
        self._calendar = QAction(self.tr("Pick from a calendar"), self)
        self._calendar.setShortcut("Alt+Down")
        self._calendar.triggered.connect(self._open)
        self.line.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._draw)
        self._draw()

    def lock(self, locked: bool) -> None:
        """Hide the calendar too."""
        super().lock(locked)
        self._calendar.setVisible(not locked)

    def _draw(self) -> None:
        self._calendar.setIcon(self._theme.icon("calendar"))

    def _open(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if isinstance(self._shown.value, date):
            calendar.setSelectedDate(as_qdate(self._shown.value))
        calendar.activated.connect(lambda day: self._pick(day, menu))
        calendar.clicked.connect(lambda day: self._pick(day, menu))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.setFocus()

    def _pick(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self.line.setText(date_words(date(day.year(), day.month(), day.day())))
        self.began.emit()
        self.finish()
