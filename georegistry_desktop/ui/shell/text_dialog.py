"""A text in full, to read and to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets import button, label


class TextDialog(QDialog):
    """Not modal: work goes on beside it. It goes when it is closed."""

    def __init__(self, title: str, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(760, 460)
        self._text = QPlainTextEdit(text, readOnly=True)
        self._text.setAccessibleName(title)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = button(self.tr("&Copy all"), self._copy_all, "main")
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._copy)
        row.addWidget(button(self.tr("C&lose"), self.close))
        layout = QVBoxLayout(self)
        layout.addWidget(label(heading, wrap=True, selectable=True))
        layout.addWidget(self._text)
        layout.addLayout(row)
        self.finished.connect(self.deleteLater)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self.tr("Copied"))
