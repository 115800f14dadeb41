"""What is known of the chosen version, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.storage import Version
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.version_words import facts
from georegistry_desktop.ui.widgets import AskBar, Chip, Facts, allow, label, line, without_mnemonic
from georegistry_desktop.ui.words import version_words


class Details(QFrame):
    """Facts above, actions below; questions are asked at the foot."""

    def __init__(self, desk: Desk, actions: Sequence[str]) -> None:
        """``actions`` are ids; each is a button, which says why it cannot be pressed."""
        super().__init__()
        self._desk = desk
        self.setProperty("role", "panel")
        self.ask = AskBar()
        self._name = label("", "title", wrap=True)
        self._chips = Chip("")
        self.facts = Facts()
        self._ids = tuple(actions)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.facts)
        layout.addWidget(line())
        layout.addLayout(self._buttons)
        layout.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self.ask)
        self.setMinimumWidth(desk.theme.px(290))
        self._inside = inside
        self.show_version(None, None)

    def offer(self) -> None:
        """Make the buttons, once the desk has the actions."""
        if self._buttons.count():
            return
        for key in self._ids:
            self._buttons.addWidget(_ActionButton(self._desk.actions.qaction(key)))

    def show_version(self, version: Version | None, units: int | None) -> None:
        """Show another one; None shows nothing."""
        self._inside.setVisible(version is not None)
        if version is None:
            return
        self._name.setText(version_words(version.label))
        self._chips.show_kind(self.tr("Default source"), "new")
        self._chips.setVisible(version.is_default)
        self.facts.show_facts(facts(version, units))


class _ActionButton(QPushButton):
    """A button that follows an action: its words, its picture, whether it can be done."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setObjectName(action.objectName())
        self.setProperty("role", "step")
        self.setAutoDefault(False)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        # The letters under lines are those of the menu; here some would be keys of the menu bar, too.
        self.setText(without_mnemonic(self._action.text()))
        self.setIcon(self._action.icon())
        tip = self._action.toolTip()
        allow(self, None if self._action.isEnabled() else tip)
        self.setToolTip(tip)
