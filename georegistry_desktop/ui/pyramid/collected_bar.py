"""Commit at once or collect first: the switch, and what is collected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from georegistry_desktop.ui.widgets import ElidedLabel, button
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import label_words


class CollectedBar(QFrame):
    """``switched(bool)`` when the person turns collecting on or off, ``commitAsked``, ``discardAsked``,
    ``showAsked`` for the buttons."""

    switched = Signal(bool)
    commitAsked = Signal()
    discardAsked = Signal()
    showAsked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._words = ElidedLabel()
        self.commit = button("", self.commitAsked.emit, "main")
        self.show_units = button(self.tr("Show"), self.showAsked.emit)
        self.discard = button(self.tr("Discard"), self.discardAsked.emit, "quiet")
        self.switch = QCheckBox(self.tr("Collect edits first"))
        self.switch.clicked.connect(self.switched)
        self.switch.setToolTip(
            self.tr(
                "Collected edits are kept and shown here, and seen by nobody else until they are committed."
            )
        )
        self._buttons = QFrame()
        row = FlowLayout(self._buttons, spacing=6)
        for widget in (self.commit, self.show_units, self.discard):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self._words)
        layout.addWidget(self._buttons)
        layout.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.say(collecting=False, edits=())

    def say(self, *, collecting: bool, edits: Sequence[str]) -> None:
        """Show whether edits are collected, and which there are (oldest first)."""
        count = len(edits)
        self.switch.setChecked(collecting)
        self._words.setText(
            self.tr("Collected last: {edit}").format(edit=label_words(edits[-1])) if count else ""
        )
        self._words.setVisible(bool(count))
        # The label has a tip of its own, while it is too long.
        self.setToolTip("\n".join(map(label_words, edits)))
        self.commit.setText(self.tr("Commit %Ln edit(s)", "", count))
        self._buttons.setVisible(bool(count))
