"""Which registry is open: asks for one, opens it, closes it, and says what to do where that is refused."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.addresses import is_file, without_passwords
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.exchange import keychain
from georegistry_desktop.session import Session, begin
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.leaving import Leaving, Way
from georegistry_desktop.ui.shell.opening import Opening
from georegistry_desktop.ui.shell.signing_in import lacks_password, with_password
from georegistry_desktop.ui.start.recent import RecentRegistry, Recents


class Files(QObject):
    """``aboutToClose`` while the registry is still there; ``openedDemo`` after the demo was opened;
    ``ended`` when all is closed after ``end``.
    """

    aboutToClose = Signal()
    openedDemo = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.recents = Recents(desk.settings)
        self.opening = Opening(self)
        self.opening.opened.connect(self._opened)
        self.opening.failed.connect(self._refused)
        self.leaving = Leaving(desk, self)
        self.leaving.closed.connect(self._tell_ended)
        self._way: Way = "let-run"
        self._ending = False
        self._then: list[Path] = []
        self._is_demo = False

    @staticmethod
    def name_of(live: LiveSession) -> str:
        """A short name of an open registry."""
        return RecentRegistry(live.session.address).name

    @property
    def ending(self) -> bool:
        """Whether the program is about to end."""
        return self._ending

    def open(self, address: str, *, demo: bool = False) -> None:
        """Open a registry in place of the one that is open."""
        if self._may_leave():
            self._then, self._is_demo = [], demo
            self.opening.open(address)

    def open_demo(self) -> None:
        """Open the demo country, which is made where it is not there yet."""
        if self._may_leave():
            self._then, self._is_demo = [], True
            self.opening.demo()

    def open_or_import(self, files: list[Path]) -> None:
        """What was dropped on the window: a GeoPackage is opened, another file goes to Sources."""
        if len(files) == 1 and files[0].suffix.lower() == ".gpkg":
            self.open(str(files[0]))
        elif self._desk.live:
            self._desk.go("sources", files=files)
        else:
            self._offer_import(files)

    def ask_new(self) -> None:
        """Ask for a place, and make an empty registry there."""
        if not self._may_leave():
            return
        file = self._desk.asking.save_file(
            self.tr("New registry"), self._filter(), name="registry.gpkg", replace=False
        )
        if file:
            self._then, self._is_demo = [], False
            self.opening.create(str(file))

    def ask_open(self) -> None:
        """Ask for a file, and open it."""
        for file in self._desk.asking.open_files(self.tr("Open GeoPackage"), self._filter()):
            self.open(str(file))

    def ask_connect(self) -> None:
        """Ask for a database, and open it."""
        from georegistry_desktop.ui.shell.connect_dialog import ConnectDialog

        dialog = ConnectDialog(self._desk, self._desk.asking.window)
        dialog.chosen.connect(self.open)
        dialog.open()

    def close(self) -> None:
        """Close the registry and go to the start page."""
        if self._may_leave():
            self._use_instead(None)

    def end(self) -> None:
        """The program ends: stop what runs, close the open registry and those on their way out."""
        self._way, self._ending = "stop", True
        self.opening.cancel()
        self._use_instead(None)
        self.leaving.stop_all()
        self._tell_ended()

    def _tell_ended(self) -> None:
        if self._ending and not self.leaving.busy:
            self.ended.emit()

    def _may_leave(self) -> bool:
        """Asks about what runs in the open registry; False when the person stays there."""
        way = self.leaving.ask_to_leave()
        self._way = way or "stop"
        return way is not None

    def _use_instead(self, new: LiveSession | None) -> None:
        live = self._desk.live
        if live is not None:
            self.aboutToClose.emit()
        # Before it closes: what is still being typed for the one before is written there.
        self._desk.use(new)
        if live is not None:
            self.leaving.close(live, self._way, ending=self._ending)

    def _opened(self, session: Session) -> None:
        self.recents.note(session.address)
        self._use_instead(LiveSession(session, self))
        files, self._then = self._then, []
        if files:
            self._desk.go("sources", files=files)
            said = self.tr("{registry} is made and still empty. Look at what {file} holds, then bring it in.")
            self._desk.say(
                said.format(registry=RecentRegistry(session.address).name, file=_names(files)), kind="done"
            )
        if self._is_demo:
            self.openedDemo.emit()

    def _refused(self, address: str, error: BaseException) -> None:
        code = error.code if isinstance(error, GeoRegistryError) else ""
        if code == "registry-older":
            self._desk.say(
                self.tr("{place} was made by an older program and must be brought up to date first.").format(
                    place=address
                ),
                kind="warning",
                action=(self.tr("Bring it up to date…"), lambda: self._ask_upgrade(address)),
            )
        elif code in ("not-a-registry", "file-exists") and is_file(address) and Path(address).is_file():
            self._offer_import([Path(address)])
        elif code == "registry-missing" and not is_file(address):
            self._desk.say(
                self.tr("The database of {place} is there, but holds no registry yet.").format(
                    place=without_passwords(address)
                ),
                kind="warning",
                action=(self.tr("Make a registry there"), lambda: self._make_there(address)),
            )
        elif lacks_password(error):
            self._ask_password(without_passwords(address).replace(":***@", "@"), error)
        else:
            self._desk.fail(error)

    def _ask_password(self, address: str, error: BaseException) -> None:
        answer = self._desk.asking.password(
            self.tr("Password"), self.tr("Password for {place}").format(place=address), can_keep=True
        )
        if answer is None:
            self._desk.fail(error)
            return
        if not answer.keep:
            self.opening.open(with_password(address, answer.text))
            return
        # The system may ask for its own password before it answers.
        self._desk.say(self.tr("Asking the keychain to keep the password…"))

        def opened() -> None:
            self.opening.open(with_password(address, answer.text))

        def refused(error: BaseException) -> None:
            opened()
            self._desk.fail(error)

        keeping = begin("keep", lambda _: keychain.keep(address, answer.text)).future
        deliver(keeping, self, lambda _: opened(), refused)

    def _ask_upgrade(self, address: str) -> None:
        if self._desk.asking.confirm(
            self.tr("Bring {place} up to date?").format(place=address),
            self.tr(
                "Older programs cannot open it afterwards. Keep a copy of it first, if you need it there."
            ),
            self.tr("Bring up to date"),
        ):
            self.opening.upgrade(address)

    def _offer_import(self, files: list[Path]) -> None:
        """Say that these are no registry, and what can be done: they come in here, or a registry is made."""
        live, names = self._desk.live, _names(files)
        if live is not None:
            here = self.name_of(live)
            self._desk.say(
                self.tr("{file} is no registry. Its units can come into {registry}, which is open.").format(
                    file=names, registry=here
                ),
                kind="warning",
                action=(
                    self.tr("Import it…"),
                    lambda: self._desk.go("sources", files=files),
                ),
            )
            return
        self._desk.say(
            self.tr(
                "{file} is no registry. A new registry can be made to import it into; {file} stays as it is."
            ).format(file=names),
            kind="warning",
            action=(self.tr("Make a registry and import it…"), lambda: self._new_for(files)),
        )

    def _new_for(self, files: list[Path]) -> None:
        name = f"{files[0].stem}-registry.gpkg"
        file = self._desk.asking.save_file(
            self.tr("New registry to import {file} into").format(file=_names(files)),
            self._filter(),
            name=str(files[0].with_name(name)),
            replace=False,
        )
        if file:
            self._then, self._is_demo = files, False
            self.opening.create(str(file))

    def _make_there(self, address: str) -> None:
        if self._may_leave():
            self._then, self._is_demo = [], False
            self.opening.create(address)

    def _filter(self) -> str:
        return self.tr("Registries (*.gpkg);;All files (*)")


def _names(files: list[Path]) -> str:
    return ", ".join(file.name for file in files)
