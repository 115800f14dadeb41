"""The very first start of the program, which opens the demo country."""

from __future__ import annotations

from PySide6.QtCore import QObject

from georegistry_desktop.ui.desk import Settings
from georegistry_desktop.ui.shell.files import Files
from georegistry_desktop.ui.shell.navigation import Navigation

_SETTLED = "first-start-settled"


class FirstStart(QObject):
    """Knows whether this user ever was here before.

    Once the demo was opened the recent registries tell. Where it was refused or given up it is not offered
    again by itself: the start page has a button for it. A window that is closed meanwhile settles nothing.
    """

    def __init__(self, settings: Settings, files: Files, navigation: Navigation) -> None:
        super().__init__(files)
        self._settings, self._files, self._navigation = settings, files, navigation

    @property
    def is_now(self) -> bool:
        """Whether nothing was opened ever, nor tried."""
        tried = any(self._settings.switch(key) for key in (_SETTLED, "tour-seen"))
        return not tried and not self._navigation.places.last and not self._files.recents.all()

    def begin(self) -> None:
        """Open the demo country of this user, as the menu does."""
        from georegistry_desktop.workflows.demo_file import own_demo

        self._files.opening.cancelled.connect(self._settle)
        self._files.opening.failed.connect(self._settle)
        self._navigation.expect(str(own_demo()), self._files.open_demo)

    def _settle(self) -> None:
        if not self._files.ending:
            self._settings.set(_SETTLED, True)
