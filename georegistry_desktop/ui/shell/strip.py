"""The strip of workspaces at the left edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from georegistry_desktop.ui.desk import Desk, Panel

_LEAST_WIDTH = 76
_BESIDE = 9
"""Between a word and the edges of the strip, with the line of what is in front."""


class Strip(QFrame):
    """A button for each workspace, icon above word; ``chosen(key)`` when one is pressed."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, panels: Sequence[Panel]) -> None:
        super().__init__()
        self._theme = desk.theme
        self.setObjectName("strip")
        self.setProperty("role", "strip")
        self.setAccessibleName(self.tr("Workspaces"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(0)
        for place, panel in enumerate(panels, 1):
            button = QToolButton()
            button.setText(panel.title())
            button.setObjectName(f"strip-{panel.key}")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setProperty("icon-name", panel.icon)
            button.setToolTip(f"{panel.title()} (Ctrl+{place})")
            button.clicked.connect(lambda _=False, key=panel.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[panel.key] = button
            layout.addWidget(button)
        layout.addStretch()
        desk.themeChanged.connect(self._dress)
        self._dress()

    def show_current(self, key: str) -> None:
        """Mark the workspace in front; empty marks none."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def _dress(self) -> None:
        px = self._theme.px
        width = max(
            [px(_LEAST_WIDTH), *(_bold_width(button) + 2 * px(_BESIDE) for button in self._buttons.values())]
        )
        for button in self._buttons.values():
            button.setIcon(self._theme.icon(button.property("icon-name"), "muted", active="accent"))
            button.setIconSize(QSize(px(20), px(20)))
            button.setFixedSize(width, px(58))


def _bold_width(button: QToolButton) -> int:
    """Pixels that its word needs while its workspace is in front, in the stylesheet's font."""
    button.ensurePolished()
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(button.text())
