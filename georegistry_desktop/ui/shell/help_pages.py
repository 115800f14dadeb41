"""The pages of help, in the language of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.resources import resource

_LINE_HEIGHT = 130
_PAGE = Qt.ItemDataRole.UserRole


def help_folder() -> Path:
    """The folder of the window's language, else the English one."""
    folder = resource("help", QLocale().name().split("_")[0])
    return folder if folder.is_dir() else resource("help", "en")


class HelpWindow(QDialog):
    """A list of short pages and the one that is open; links go from one to another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._gap = desk.theme.px(6)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setFixedWidth(desk.theme.px(200))
        self._page = QTextBrowser(openLinks=False)
        self._page.setAccessibleName(self.tr("Page"))
        self._page.document().setDocumentMargin(desk.theme.px(18))
        self._page.anchorClicked.connect(self._follow)
        for file in sorted(help_folder().glob("*.md")):
            heading = file.read_text("utf-8").splitlines()[0].lstrip("# ")
            item = QListWidgetItem(heading)
            item.setData(_PAGE, file.name)
            self._list.addItem(item)
        self._list.currentItemChanged.connect(lambda item: self._show(item.data(_PAGE)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self._list)
        layout.addWidget(self._page, 1)
        self.resize(desk.theme.px(860), desk.theme.px(600))
        self._list.setCurrentRow(0)

    def showEvent(self, event: QShowEvent) -> None:
        """The style says only now how high the lines of the list are."""
        super().showEvent(event)
        self._list.doItemsLayout()

    def open(self, page: str) -> None:  # type: ignore[override]
        """Turn to a page by the name of its file."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_PAGE) == page:
                self._list.setCurrentRow(row)

    def _follow(self, link: QUrl) -> None:
        self.open(link.fileName())

    def _show(self, page: str) -> None:
        self._page.setMarkdown((help_folder() / page).read_text("utf-8"))
        block = self._page.document().begin()
        while block.isValid():
            # Markdown comes without room between its lines.
            form = block.blockFormat()
            form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setBottomMargin(self._gap)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()
