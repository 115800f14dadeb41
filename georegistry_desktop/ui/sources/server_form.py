"""Which DHIS2 is asked, as whom, and for how much of its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from georegistry_desktop import exchange
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import begin
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.preview import Preview, Read
from georegistry_desktop.ui.sources.signing_in import TOKEN, SignIn
from georegistry_desktop.ui.widgets import allow, button, label
from georegistry_desktop.ui.words import error_words, version_words
from georegistry_desktop.workflows import Reading, read_server

if TYPE_CHECKING:
    from georegistry_desktop.exchange import Visit
    from georegistry_desktop.storage import Registry


class ServerForm(QWidget):
    """``chosen()`` when the person wants the units of the server."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        last = desk.settings.record("dhis2")
        self.address = _field("server-address", str(last.get("address", "")))
        self.address.setPlaceholderText("https://play.dhis2.org/40")
        self.by = QComboBox()
        self.by.addItem(self.tr("User and password"), "user")
        self.by.addItem(self.tr("Personal token"), TOKEN)
        self.by.setCurrentIndex(1 if last.get("by") == TOKEN else 0)
        self.user = _field("server-user", str(last.get("user", "")))
        self.secret = _field("server-secret", "")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(self.tr("empty: from the system’s keychain"))
        self.keep = QCheckBox(self.tr("Keep it in the system’s keychain"))
        self.subtree = _field("server-subtree", "")
        self.subtree.setPlaceholderText(self.tr("id of a unit; empty: the whole tree"))
        self.since_last = QCheckBox(self.tr("Only what changed since the last pull"))
        self.answer = label("", "muted", wrap=True, selectable=True)
        self.answer.setObjectName("server-answer")
        self.test = button(self.tr("Test connection"), self._try)
        self.get = button(self.tr("Fetch units"), self.chosen.emit)
        self._lay_out()
        self.by.currentIndexChanged.connect(self._follow)
        for field in (self.address, self.user):
            field.textChanged.connect(self._follow)
        self._follow()

    def reason(self) -> str | None:
        """Why nothing can be asked yet."""
        if not self.address.text().strip():
            return self.tr("Say where the DHIS2 is.")
        if self.by.currentData() != TOKEN and not self.user.text().strip():
            return self.tr("Say who signs in.")
        return None

    def read_for(self, source: str) -> Read:
        """What pulls the units for a source; may be called on any thread."""
        sign_in, subtree = self._sign_in(), self.subtree.text().strip() or None
        since_last = self.since_last.isChecked()
        by: dict[str, object] = {
            "address": sign_in.address,
            "user": sign_in.user or "",
            "by": str(self.by.currentData()),
        }
        self._desk.settings.set("dhis2", by)

        def read(registry: Registry, progress: Progress) -> Reading:
            found = read_server(
                registry,
                sign_in.server().base,
                source=source,
                credentials=sign_in.credentials(),
                subtree=subtree,
                since_last=since_last,
                progress=progress,
            )
            sign_in.let_in()
            return found

        return read

    def show_found(self, preview: Preview) -> None:
        """Say what the server is, and how much of it came."""
        if (pulled := preview.reading.pulled) is not None:
            report = pulled.report
            words = self.tr("DHIS2 {version}: %Ln unit(s) fetched.", "", report.fetched)
            if report.since is not None:
                words = self.tr("DHIS2 {version}: %Ln unit(s) changed since {since}.", "", report.fetched)
            self.answer.setText(words.format(version=report.dhis2, since=version_words(report.since or "")))

    def _sign_in(self) -> SignIn:
        user = None if self.by.currentData() == TOKEN else self.user.text().strip()
        return SignIn(self.address.text().strip(), user, self.secret.text(), self.keep.isChecked())

    def _try(self) -> None:
        sign_in, subtree = self._sign_in(), self.subtree.text().strip() or None
        allow(self.test, self.tr("Waiting for an answer."))
        self.answer.setText(self.tr("Asking the server …"))

        def work(progress: Progress) -> Visit:
            return exchange.visit_server(
                sign_in.server(), sign_in.credentials(), subtree=subtree, progress=progress
            )

        deliver(begin("test", work).future, self, self._reached, self._failed)

    def _reached(self, visit: Visit) -> None:
        self._follow()
        words = self.tr("It is there: DHIS2 {version}.").format(version=visit.dhis2)
        if visit.units is not None:
            words = self.tr("It is there: DHIS2 {version}, with %Ln unit(s).", "", visit.units)
            words = words.format(version=visit.dhis2)
        self.answer.setText(words)

    def _failed(self, error: BaseException) -> None:
        self._follow()
        words = error_words(error)
        self.answer.setText(words.text)
        if words.kind == "error":
            self._desk.fail(error)

    def _follow(self) -> None:
        by_token = self.by.currentData() == TOKEN
        self._form.setRowVisible(self.user, not by_token)
        reason = self.reason()
        for pressed in (self.test, self.get):
            allow(pressed, reason)

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.addRow(self.tr("Address"), self.address)
        form.addRow(self.tr("Sign in by"), self.by)
        form.addRow(self.tr("User"), self.user)
        form.addRow(self.tr("Password or token"), self.secret)
        form.addRow("", self.keep)
        form.addRow(self.tr("Subtree"), self.subtree)
        form.addRow("", self.since_last)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addWidget(self.get)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addLayout(row)
        layout.addWidget(self.answer)
        layout.addStretch()
        self.by.setAccessibleName(self.tr("Sign in by"))


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    return field
