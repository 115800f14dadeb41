"""A question in place of a dialog: a strip with fields, one main button and a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets.allowing import allow
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.widgets.roles import button, label


class AskBar(QFrame):
    """Hidden until something is asked. Enter does it, Escape gives up; a refusal is told in the strip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._heading = label("", "heading", wrap=True)
        self._consequence = label("", wrap=True)
        self._told = label("", wrap=True)
        self._told.setProperty("kind", "missing")
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.do = button("", self._run, "main")
        self.leave = button(self.tr("Cancel"), self.close_up, "quiet", key="Esc")
        buttons = QFrame()  # in two lines where the verb is long and the pane narrow
        row = FlowLayout(buttons, spacing=6)
        row.addWidget(self.do)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self._heading)
        layout.addWidget(self._consequence)
        layout.addLayout(self._form)
        layout.addWidget(self._told)
        layout.addWidget(buttons)
        self._answer: Callable[[], object] = self.close_up
        self._back: QWidget | None = None
        self.hide()

    def ask(
        self,
        heading: str,
        fields: Sequence[tuple[str, QWidget]],
        verb: str,
        answer: Callable[[], object],
        *,
        back: QWidget,
        consequence: str = "",
    ) -> None:
        """Ask; ``answer`` is called for the main button ``verb``; the keyboard goes ``back`` afterwards."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for words, field in fields:
            self._form.addRow(words, field)
        self._heading.setText(heading)
        self._consequence.setText(consequence)
        self._consequence.setVisible(bool(consequence))
        self.do.setText(verb)
        self.refuse("")
        self._answer, self._back = answer, back
        self.show()
        (fields[0][1] if fields else self.do).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def refused_because(self) -> str:
        """Why it cannot be so; empty where nothing speaks against it."""
        return self._told.text()

    def refuse(self, text: str) -> None:
        """Say why it cannot be so; the question stays."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        allow(self.do, None)

    def forget(self) -> None:
        """Ask no more; what the answer would have worked on may be closed by now."""
        self.hide()
        self._answer = self.close_up

    def close_up(self) -> None:
        """Ask no more, and give the keyboard back."""
        self.forget()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        else:
            super().keyPressEvent(event)

    def _run(self) -> None:
        if self.do.isEnabled():
            allow(self.do, self.tr("Wait until this is done."))
            self._answer()
