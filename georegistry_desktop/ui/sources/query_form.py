"""Which database is asked, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from georegistry_desktop import exchange
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange import keychain
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.preview import Preview, Read
from georegistry_desktop.ui.widgets import allow, button, label
from georegistry_desktop.workflows import Reading, read_query

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping
    from georegistry_desktop.storage import Registry


class QueryForm(QWidget):
    """``chosen()`` when the person wants the rows of the query."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.mapping: FileMapping | None = None
        last = desk.settings.record("query")
        self.address = QLineEdit(str(last.get("address", "")))
        self.address.setObjectName("query-address")
        self.address.setPlaceholderText("postgresql://user@host/database")
        self.password = QLineEdit()
        self.password.setObjectName("query-password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("empty: from the system’s keychain, or none"))
        self.query = QPlainTextEdit(str(last.get("query", "")))
        self.query.setObjectName("query-text")
        self.query.setPlaceholderText("SELECT code, name, latitude, longitude FROM facility")
        self.query.setTabChangesFocus(True)
        self.query.setMaximumHeight(desk.theme.px(110))
        self.get = button(self.tr("Read rows"), self._ask)
        form = QFormLayout()
        form.addRow(self.tr("Address"), self.address)
        form.addRow(self.tr("Password"), self.password)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(
            label(self.tr("Query; it can read only, nothing is written there"), "muted", wrap=True)
        )
        layout.addWidget(self.query)
        layout.addWidget(self.get)
        layout.addStretch()
        self.query.setAccessibleName(self.tr("Query"))
        self.address.textChanged.connect(self._follow)
        self.query.textChanged.connect(self._follow)
        self._follow()

    def reason(self) -> str | None:
        """Why nothing can be asked yet."""
        if not self.address.text().strip():
            return self.tr("Say where the database is.")
        return None if self.query.toPlainText().strip() else self.tr("Write the query.")

    def read_for(self, source: str) -> Read:
        """What asks the database for a source; may be called on any thread."""
        address, query = self.address.text().strip(), self.query.toPlainText()
        typed, mapping = self.password.text(), self.mapping
        self._desk.settings.set("query", {"address": address, "query": query})

        def read(registry: Registry, progress: Progress) -> Reading:
            kept = None if typed else keychain.find(address)
            secrets = [secret for secret in (typed, kept) if secret]
            password = exchange.password_for(address, secrets)
            return read_query(
                registry, address, query, source=source, password=password, mapping=mapping, progress=progress
            )

        return read

    def show_found(self, preview: Preview) -> None:
        """All there is to say stands among the columns."""

    def _ask(self) -> None:
        self.mapping = None
        self.chosen.emit()

    def _follow(self) -> None:
        reason = self.reason()
        allow(self.get, reason)
