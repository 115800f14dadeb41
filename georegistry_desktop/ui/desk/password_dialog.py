"""The question for a password."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget


class PasswordDialog(QDialog):
    """One hidden field, and whether the system's keychain should keep what is typed there."""

    def __init__(self, title: str, text: str, *, can_keep: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        label = QLabel(text, wordWrap=True)
        self._field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(title)
        label.setBuddy(self._field)
        self._keep = QCheckBox(self.tr("&Keep it in the system's keychain"))
        self._keep.setVisible(can_keep)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self._field, self._keep, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(380)

    @property
    def password(self) -> str:
        """What was typed."""
        return self._field.text()

    @property
    def keep(self) -> bool:
        """Whether the keychain should keep it."""
        return self._keep.isChecked()
