"""Icons and kinds of files in a dialog, by their names alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QStyle


class FileIcons(QAbstractFileIconProvider):
    """Opens no file. Qt's own one looks into files whose names tell nothing, such as the journal beside an
    open registry; when it closes one, POSIX ends all locks that this process has on it, and the next program
    that opens the registry takes the journal for its own. Asked from a thread of the dialog's.
    """

    def __init__(self) -> None:
        super().__init__()
        style, pixmaps = QApplication.style(), QStyle.StandardPixmap
        self._file, self._folder = (
            style.standardIcon(which) for which in (pixmaps.SP_FileIcon, pixmaps.SP_DirIcon)
        )

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return self._file if what == QAbstractFileIconProvider.IconType.File else self._folder

    def type(self, info: QFileInfo) -> str:
        translate = QCoreApplication.translate
        if info.isDir():
            return translate("FileIcons", "Folder")
        if not info.suffix():
            return translate("FileIcons", "File")
        return translate("FileIcons", "{kind} file").format(kind=info.suffix().upper())
