"""Before anything is compared: what belongs here, and the reviews that are open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from georegistry_desktop.storage import ReviewHeader
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import EmptyState, label, set_role
from georegistry_desktop.ui.words import version_words

_HEADER = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """``asked(base, other)`` when a person goes on with a review."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        self.empty = EmptyState(
            theme,
            "compare",
            self.tr("Compare two versions"),
            self.tr(
                "Choose a base and another version above. Each difference can then be accepted or refused,"
                " now or later; what is accepted is applied to the base as one change."
            ),
        )
        self._card = QFrame()
        set_role(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.addWidget(label(self.tr("Open reviews"), "heading"))
        self.open = QListWidget()
        self.open.setAccessibleName(self.tr("Open reviews"))
        self.open.setMaximumHeight(theme.px(200))
        self.open.itemActivated.connect(self._activated)
        self.open.itemClicked.connect(self._activated)
        inside.addWidget(self.open)
        self._card.setMaximumWidth(theme.px(640))
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.show_open([])

    def show_open(self, found: Sequence[ReviewHeader]) -> None:
        """List the open reviews, the latest first."""
        self.open.clear()
        for header in reversed(found):
            moment = QDateTime.fromString(header.created_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
            when = QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
            text = self.tr("{other} for {base} · %Ln decided · begun by {who}, {when}", "", header.decided)
            item = QListWidgetItem(
                text.format(
                    other=version_words(header.other),
                    base=version_words(header.base),
                    who=header.author,
                    when=when,
                )
            )
            item.setData(_HEADER, (header.base, header.other))
            self.open.addItem(item)
        self._card.setVisible(bool(found))
        self._card.setMinimumWidth(min(560, self._card.maximumWidth()) if found else 0)

    def _activated(self, item: QListWidgetItem) -> None:
        self.asked.emit(*item.data(_HEADER))
