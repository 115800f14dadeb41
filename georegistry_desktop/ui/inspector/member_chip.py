"""One alias, group or reference, to be taken away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, label

_WIDEST = 220


class MemberChip(QFrame):
    """A word with a button that removes it; Delete on it does, too.

    Where only ``part`` of the units have it (such as ``2 of 5``), another button gives it to all.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        remove: Callable[[], object],
        *,
        part: str = "",
        give: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "tag")
        self.setProperty("part", bool(part))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._remove = remove
        self.text = ElidedLabel(words)
        self.text.setMaximumWidth(theme.px(_WIDEST))
        self.buttons: list[QToolButton] = []
        row = self._row = QHBoxLayout(self)
        row.setSpacing(3)
        row.addWidget(self.text)
        if part:
            row.addWidget(label(part, "muted"))
            row.addWidget(self._button(theme, "plus", self.tr("Add {name} to all").format(name=words), give))
        row.addWidget(self._button(theme, "close", self.tr("Remove {name}").format(name=words), remove))
        self.lock(False)

    def lock(self, locked: bool) -> None:
        """Hide the buttons, or show them again."""
        for made in self.buttons:
            made.setVisible(not locked)
        # A button has room of its own around its mark, a word has none.
        self._row.setContentsMargins(7, 1, 7 if locked else 2, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.buttons[-1].isHidden():
            self._remove()
            return
        super().keyPressEvent(event)

    def _button(self, theme: Theme, icon: str, words: str, run: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "small")
        made.setIcon(theme.icon(icon))
        made.setIconSize(QSize(theme.px(12), theme.px(12)))
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: run())
        self.buttons.append(made)
        return made
