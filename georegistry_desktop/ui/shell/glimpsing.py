"""Shows what was seen last of a registry while it is being opened; never as what is true now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from georegistry_desktop.domain.addresses import without_passwords
from georegistry_desktop.session import Glimpse, Session
from georegistry_desktop.ui.desk import Workspace
from georegistry_desktop.ui.shell.places import Places
from georegistry_desktop.ui.shell.screens import Screens

_LONGEST_MS = 1000
"""The registry is opened then, whether or not there is a picture."""


class Glimpsing(QObject):
    """Owns the one glimpse there may be. ``changed()`` when there is one, or no longer.

    The registry is handed to the window only when ``confirm`` has found out, on the thread that opens it,
    what its version is by now: when the window is live, it shows that.
    """

    changed = Signal()

    def __init__(self, screens: Screens, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._screens, self._places = screens, places
        self.address = ""
        """Of the registry that is shown so; empty for none."""
        self._seen: Glimpse | None = None
        self._now: Glimpse | None = None
        self._then: Callable[[], object] | None = None
        self._workspace: Workspace | None = None
        self._clock = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._clock.timeout.connect(self._go_on)

    @property
    def label(self) -> str:
        """The version that is shown so; empty for none."""
        return self._seen.label if self._seen is not None else ""

    def begin(self, address: str, then: Callable[[], object]) -> None:
        """Show what was seen last at ``address``; ``then`` is called when it is on the screen, or there is
        nothing to show; never after ``wait_no_longer``."""
        self._then = then
        saved = self._places.find(without_passwords(address))
        version, screens = saved.get("version"), saved.get("screens")
        key = str(saved.get("workspace") or "")
        seen = Glimpse.of(address, version) if isinstance(version, str) and version else None
        place = screens.get(key) if isinstance(screens, dict) else None
        if seen is None or not self._screens.glimpse(key, seen, place if isinstance(place, dict) else {}):
            QTimer.singleShot(0, self, self._go_on)
            return
        self.address, self._seen = without_passwords(address), seen
        self._workspace = self._screens.make(key)
        self._workspace.glimpsed.connect(self._go_on)
        self._clock.start()
        self.changed.emit()

    def wait_no_longer(self) -> None:
        """Something is being opened: what should come after the glimpse is not wanted any more."""
        self._then = None
        self._clock.stop()
        if self._workspace is not None:
            self._workspace.glimpsed.disconnect(self._go_on)
            self._workspace = None

    def _go_on(self) -> None:
        then = self._then
        self.wait_no_longer()
        if then is not None:
            then()

    def confirm(self, session: Session) -> None:
        """Find out what is shown looks like by now. Blocks: for the thread that opened the session."""
        seen = self._seen
        if seen is not None and session.address == self.address:
            now = seen.now(session)
            if self._seen is seen:  # else it ended meanwhile, and nothing may hold what the session held
                self._now = now

    def settle(self) -> bool:
        """A registry is open: what was shown gives way to it, unseen where both are the same.

        False where nothing was shown, or another registry.
        """
        if self._seen is None or self._now is None:
            self.end()
            return False
        self._screens.settle_glimpse(self._now)
        self.address, self._seen, self._now = "", None, None
        self.changed.emit()
        return True

    def end(self) -> None:
        """Show it no longer: the registry cannot be opened, is another one, or not wanted any more."""
        self.wait_no_longer()
        seen, self._seen, self._now = self._seen, None, None
        if seen is not None:
            self.address = ""
            self._screens.end_glimpse()
            self.changed.emit()
