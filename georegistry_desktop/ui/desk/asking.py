"""The few real dialogs, in one place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from georegistry_desktop.ui.desk.settings import Settings


@dataclass(frozen=True, slots=True)
class Password:
    """A password that was typed in, and whether the keychain should keep it."""

    text: str
    keep: bool = False


class Asking:
    """Asks over the window in front. Tests put one in its place that answers by itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.window: QWidget | None = None

    def open_files(self, title: str, filters: str, *, many: bool = False) -> list[Path]:
        """Files to read, none when the person changed his mind; ``filters`` as ``QFileDialog`` takes them."""
        dialog = self._file_dialog(title, filters)
        mode = QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile
        dialog.setFileMode(mode)
        return self._chosen(dialog)

    def save_file(self, title: str, filters: str, *, name: str = "", replace: bool = True) -> Path | None:
        """A file to write; None when the person changed his mind. ``replace`` asks before an existing one."""
        dialog = self._file_dialog(title, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
        dialog.selectFile(name)
        suffix = Path(name).suffix
        dialog.setDefaultSuffix(suffix.lstrip("."))
        chosen = self._chosen(dialog)
        return chosen[0] if chosen else None

    def password(self, title: str, text: str, *, can_keep: bool = False) -> Password | None:
        """A password; None when the person changed his mind. ``can_keep`` offers the keychain."""
        from georegistry_desktop.ui.desk.password_dialog import PasswordDialog

        dialog = PasswordDialog(title, text, can_keep=can_keep, parent=self.window)
        return Password(dialog.password, dialog.keep) if dialog.exec() else None

    def confirm(self, text: str, consequence: str, button: str) -> bool:
        """Whether to go on with what cannot be undone; ``button`` is the verb of it."""
        box = QMessageBox(QMessageBox.Icon.Warning, "GeoRegistry", text, parent=self.window)
        box.setInformativeText(consequence)
        yes = box.addButton(button, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is yes

    def choose(self, text: str, consequence: str, ways: Sequence[str], stay: str) -> int | None:
        """Which of several ways to go, by its place; None for ``stay``, which Escape takes too."""
        box = QMessageBox(QMessageBox.Icon.Question, "GeoRegistry", text, parent=self.window)
        box.setInformativeText(consequence)
        buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
        staying = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(staying)
        box.setEscapeButton(staying)
        box.exec()
        clicked = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is clicked), None)

    def _file_dialog(self, title: str, filters: str) -> QFileDialog:
        from georegistry_desktop.ui.desk.file_icons import FileIcons

        folder = self._settings.text("folder", str(Path.home()))
        # It begins to list before it can be told how: first a folder where no registry is.
        dialog = QFileDialog(self.window, title, str(Path(__file__).parent), filters)
        # A desktop's own one may run in this process, and look into files as Qt's would: see ``FileIcons``.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform == "linux")
        self._icons = FileIcons()
        dialog.setIconProvider(self._icons)
        dialog.setDirectory(folder)
        return dialog

    def _chosen(self, dialog: QFileDialog) -> list[Path]:
        if not dialog.exec():
            return []
        files = [Path(name) for name in dialog.selectedFiles()]
        self._settings.set("folder", str(files[0].parent))
        return files
