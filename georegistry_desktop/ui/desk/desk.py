"""What a screen may ask of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.ui.actions import ActionBook
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk.asking import Asking
from georegistry_desktop.ui.desk.message import Kind, Message
from georegistry_desktop.ui.desk.place import Place
from georegistry_desktop.ui.desk.settings import Settings
from georegistry_desktop.ui.desk.status import Status
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import error_words


class Desk(QObject):
    """The one object that each screen is given. The main window listens to ``said`` and ``going``.

    ``liveChanged`` comes after another registry was opened or this one closed; ``themeChanged`` after colours
    or text size changed; ``said(Message)``; ``faulted(error)`` for faults of the program; ``going(workspace,
    place)``.
    """

    liveChanged = Signal()
    themeChanged = Signal()
    said = Signal(object)
    faulted = Signal(object)
    going = Signal(str, object)

    def __init__(self, app: QApplication, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.theme = Theme(app, self.settings)
        self.place = Place()
        self.status = Status()
        self.actions = ActionBook(self.settings, self.theme)
        for part in (self.theme, self.place, self.status, self.actions):
            part.setParent(self)  # what hears them is let go with the desk, and all that it holds
        self.asking = Asking(self.settings)
        self.remedies: dict[str, tuple[Callable[[], str], Callable[[], object]]] = {}
        """What a person can do about a refusal of a code, in its message: a button's words, and its work."""
        self._live: LiveSession | None = None
        self.theme.changed.connect(self.themeChanged)
        self.actions.refused.connect(self.say)
        self.place.versionChanged.connect(self.actions.refresh)
        self.place.selectedChanged.connect(self.actions.refresh)

    @property
    def live(self) -> LiveSession | None:
        """The open registry at work; None at the start page."""
        return self._live

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none. Who calls this closes the one before."""
        self.place.show_version("")
        self._live = live
        self.liveChanged.emit()
        self.actions.refresh()

    def say(
        self,
        text: str,
        *,
        undo: Callable[[], object] | None = None,
        details: str | None = None,
        kind: Kind = "info",
        action: tuple[str, Callable[[], object]] | None = None,
        instead: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Tell the person something in the message bar; what was done can be undone there."""
        self.said.emit(Message(text, kind, undo, details, action, instead))

    def fail(self, error: BaseException) -> None:
        """Tell the person what was refused, in his language, or that the program is at fault."""
        words = error_words(error)
        if words.kind == "error":
            self.faulted.emit(error)
        remedy = self.remedies.get(error.code) if isinstance(error, GeoRegistryError) else None
        action = (remedy[0](), remedy[1]) if remedy is not None else None
        self.say(words.text, details=words.details, kind=words.kind, action=action)

    def go(self, workspace: str, **place: object) -> None:
        """Switch to a workspace, at a place of it: ``go("history", entry=12)``."""
        self.going.emit(workspace, place)
