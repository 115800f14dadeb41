"""The form for a registry in a PostgreSQL database."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.exchange import keychain
from georegistry_desktop.session import Session, begin
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.signing_in import with_kept_password, with_password
from georegistry_desktop.ui.widgets import allow, button, label
from georegistry_desktop.ui.words import error_words

_PORT = 5432
_HIGHEST_PORT = 65535


class ConnectDialog(QDialog):
    """Server, database, user, or a service's name; tries it before it is opened. ``chosen(address)``."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connect to PostGIS"))
        self._desk = desk
        last = desk.settings.record("connect")
        self._by_server = QRadioButton(self.tr("A &server"))
        self._by_server.setChecked(True)
        self._by_service = QRadioButton(self.tr("A ser&vice of pg_service.conf"))
        group = QButtonGroup(self)
        for choice in (self._by_server, self._by_service):
            group.addButton(choice)
        self._host = self._field("host", str(last.get("host", "localhost")))
        self.port = QSpinBox(minimum=1, maximum=_HIGHEST_PORT, value=_PORT)
        self.port.setObjectName("port")
        self.port.lineEdit().setTextMargins(desk.theme.px(7), 0, 0, 0)  # as the fields around it
        port = last.get("port")
        self.port.setValue(port if isinstance(port, int) else _PORT)
        self._database = self._field("database", str(last.get("database", "")))
        self._user = self._field("user", str(last.get("user", "")))
        self._password = self._field("password", "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setPlaceholderText(self.tr("empty: from the keychain, or .pgpass"))
        self._keep = QCheckBox(self.tr("&Keep the password in the system's keychain"))
        self._service = self._field("service", str(last.get("service", "")))
        self.answer = label("", "muted", wrap=True, selectable=True)
        self.answer.setObjectName("answer")
        self.test_button = button(self.tr("&Test"), self._try)
        self.make_button = button(self.tr("&Make a registry there"), self._make)
        self.make_button.hide()
        self._open = button(self.tr("&Connect"), self._connect, "main")
        self._open.setDefault(True)
        self._lay_out()
        self._by_server.toggled.connect(self._follow)
        if last.get("service") and not last.get("database"):
            self._by_service.setChecked(True)
        for field in (self._host, self._database, self._user, self._service):
            field.textChanged.connect(self._follow)
            field.textChanged.connect(self.make_button.hide)  # it was offered for another place
        self.port.valueChanged.connect(self.make_button.hide)
        self._by_server.toggled.connect(self.make_button.hide)
        self._follow()
        fields = (
            (self._service,) if self._by_service.isChecked() else (self._host, self._database, self._user)
        )
        next((field for field in fields if not field.text()), fields[0]).setFocus()
        self.finished.connect(self.deleteLater)

    @property
    def address(self) -> str:
        """The address of what is filled in, without the password."""
        if self._by_service.isChecked():
            return f"service={self._service.text().strip()}"
        user = f"{quote(self._user.text().strip(), safe='')}@" if self._user.text().strip() else ""
        port = "" if self.port.value() == _PORT else f":{self.port.value()}"
        database = quote(self._database.text().strip(), safe="")
        host = self._host.text().strip()
        if host.startswith("/"):  # the folder of a socket, as the server's own programs take it
            return f"postgresql://{user}{port}/{database}?host={quote(host)}"
        return f"postgresql://{user}{host}{port}/{database}"

    def _with_password(self) -> str:
        return with_password(self.address, self._password.text())

    def _try(self) -> None:
        address = self._with_password()
        self._busy(True)
        self._say(self.tr("Asking the server …"))

        def work(_: object) -> int:
            session = Session.open(with_kept_password(address))
            try:
                return len(session.versions)
            finally:
                session.close()

        deliver(begin("test", work).future, self, self._reached, self._failed)

    def _reached(self, versions: int) -> None:
        self._busy(False)
        self._say(self.tr("It is there, with %Ln version(s).", "", versions))

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        missing = isinstance(error, GeoRegistryError) and error.code == "registry-missing"
        self.make_button.setVisible(missing)
        if missing:
            self._say(self.tr("The database is there, but holds no registry yet."))
            self.make_button.setFocus()
        else:
            self._say(error_words(error).text)

    def _make(self) -> None:
        """Make an empty registry, as the command line does, and open it."""
        address = self._with_password()
        self._busy(True)
        self._say(self.tr("Making the registry …"))

        def work(_: object) -> None:
            Session.create(with_kept_password(address)).close()

        deliver(begin("make", work).future, self, lambda _: self._connect(), self._failed)

    def _connect(self) -> None:
        if not (self._keep.isChecked() and self._password.text()):
            self._go()
            return
        address, password = self.address, self._password.text()
        self._busy(True)
        # The system may ask for its own password before it answers.
        self._say(self.tr("Asking the keychain …"))
        keeping = begin("keep", lambda _: keychain.keep(address, password)).future
        deliver(keeping, self, lambda _: self._go(), self._failed)

    def _go(self) -> None:
        self._desk.settings.set(
            "connect",
            {
                "host": self._host.text(),
                "port": self.port.value(),
                "database": self._database.text(),
                "user": self._user.text(),
                "service": self._service.text() if self._by_service.isChecked() else "",
            },
        )
        self.accept()
        self.chosen.emit(self._with_password())

    def _follow(self) -> None:
        by_server = self._by_server.isChecked()
        for widget in (self._host, self.port, self._database, self._user, self._password, self._keep):
            allow(widget, None if by_server else self.tr("The name of a service says all of this."))
        allow(self._service, self.tr("The fields above say where it is.") if by_server else None)
        wanted = (self._host, self._database) if by_server else (self._service,)
        complete = all(field.text().strip() for field in wanted)
        why = None if complete else self.tr("Fill in where it is first.")
        for pressed in (self.test_button, self._open):
            allow(pressed, why)

    def _say(self, text: str) -> None:
        """Answer, with room for all of it: else the fields above would cover each other."""
        self.answer.setText(text)
        layout = self.layout()
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _busy(self, busy: bool) -> None:
        for pressed in (self.test_button, self._open, self.make_button):
            allow(pressed, self.tr("Waiting for an answer.") if busy else None)

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setObjectName(name)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self._by_server)
        form.addRow(self.tr("&Host"), self._host)
        form.addRow(self.tr("P&ort"), self.port)
        form.addRow(self.tr("&Database"), self._database)
        form.addRow(self.tr("&User"), self._user)
        form.addRow(self.tr("&Password"), self._password)
        form.addRow("", self._keep)
        form.addRow(self._by_service)
        form.addRow(self.tr("&Name"), self._service)
        foot = QHBoxLayout()
        foot.addWidget(self.test_button)
        foot.addStretch()
        foot.addWidget(button(self.tr("C&ancel"), self.reject))
        foot.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.answer)
        layout.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(foot)
        self.setMinimumWidth(self._desk.theme.px(480))
