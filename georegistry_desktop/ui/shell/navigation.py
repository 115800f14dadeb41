"""Goes from place to place: opens a registry where it was left, keeps where one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.glimpsing import Glimpsing
from georegistry_desktop.ui.shell.places import Places, first_version
from georegistry_desktop.ui.shell.screens import Screens
from georegistry_desktop.ui.start.page import StartPage

_KEEP_EACH_MS = 15_000


class Navigation(QObject):
    """Decides which workspace and version are in front. ``start`` gives the page without a registry."""

    def __init__(self, desk: Desk, screens: Screens, start: Callable[[], StartPage], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._screens, self._start = desk, screens, start
        self.places = Places(desk.settings)
        self.glimpsing = Glimpsing(screens, self.places, self)
        # So that also a crash leaves the place of a moment ago.
        self._clock = QTimer(self, interval=_KEEP_EACH_MS)
        self._clock.timeout.connect(self.keep)
        desk.liveChanged.connect(self._live_changed)
        self.glimpsing.changed.connect(self._glimpse_changed)
        desk.going.connect(self.go)
        desk.place.versionChanged.connect(lambda _: self._keep_soon())

    def go(self, workspace: str, place: dict[str, object]) -> None:
        """Go to a workspace, at a place of it; ``version`` and ``units`` are the shared place."""
        place = dict(place)
        version = place.pop("version", None)
        if isinstance(version, str):
            self._desk.place.show_version(version)
        units = place.get("units")
        if isinstance(units, (tuple, list)):
            self._desk.place.select(str(unit) for unit in units)
        if self._screens.go(workspace, place):
            self._keep_soon()
        else:
            self._desk.say(self._closed_reason() or self.tr("This part of the window cannot be shown."))

    def expect(self, address: str, then: Callable[[], object]) -> None:
        """A registry is about to be opened: make the workspace in which it was left, and show in it what was
        seen last. ``then`` is called when that is done."""
        if wanted := self._last_in(address):
            self._screens.make(wanted)
        self.glimpsing.begin(address, then)

    def make_ready(self, address: str) -> None:
        """Make it slice by slice, while the registry is being opened."""
        if wanted := self._last_in(address):
            self._screens.make_meanwhile(wanted)

    def _last_in(self, address: str) -> str | None:
        """The workspace in which a registry was left; None where there is none of that name."""
        wanted = str(self.places.find(address).get("workspace") or "pyramid")
        return wanted if wanted in self._screens.titles() else None

    def show_start(self) -> None:
        """Show the start page."""
        self._start().look()
        self._screens.show_page(self._start())

    def keep(self) -> None:
        """Keep where one is in the open registry."""
        live = self._desk.live
        if live:
            self.places.keep(
                live.session.address,
                workspace=self._screens.current.key if self._screens.current else "",
                version=self._desk.place.version,
                selected=self._desk.place.selected,
                screens=self._screens.saved(),
            )

    def leave(self) -> None:
        """The registry is about to be closed."""
        self.keep()
        self._clock.stop()
        self._screens.closed()

    def commands(self) -> list[Action]:
        """An action for each workspace."""
        return [
            Action(
                id=f"go.{key}",
                text=lambda key=key: self._screens.titles()[key],  # type: ignore[misc]
                run=lambda key=key: self.go(key, {}),  # type: ignore[misc]
                icon=icon,
                shortcuts=(f"Ctrl+{place}",),
                menu="view",
                group=10,
                reason=self._closed_reason,
                checked=lambda key=key: (  # type: ignore[misc]
                    self._screens.current is not None and self._screens.current.key == key
                ),
            )
            for place, (key, icon) in enumerate(self._screens.icons().items(), 1)
        ]

    def _closed_reason(self) -> str | None:
        if self._desk.live:
            return None
        if self.glimpsing.address:
            return self.tr("The registry is still being opened.")
        return self.tr("Open a registry first.")

    def _glimpse_changed(self) -> None:
        if self._desk.live is None and not self.glimpsing.address:
            self._desk.place.select(())  # those are units of what is not shown any more

    def _live_changed(self) -> None:
        live = self._desk.live
        if live is None:
            self.places.note_open("")
            self.show_start()
            self._start().setFocus()
            return
        chosen = self._desk.place.selected  # in what was seen last
        if not self.glimpsing.settle():
            self._desk.place.select(chosen := ())
        saved = self.places.find(live.session.address)
        screens = saved.get("screens")
        self._screens.opened(screens if isinstance(screens, dict) else {})
        versions = live.session.versions
        labels = {version.label for version in versions}
        version = saved.get("version")
        known = isinstance(version, str) and version in labels
        self._desk.place.show_version(str(version) if known else first_version(versions))
        selected = saved.get("selected")
        wanted = saved.get("workspace") or ("pyramid" if versions else "sources")
        keys = self._screens.titles()
        if keys:
            self._screens.go(str(wanted) if wanted in keys else next(iter(keys)), {})
        if known and not chosen and isinstance(selected, list):
            chosen = tuple(str(uuid) for uuid in selected)
        if known:
            self._desk.place.select(chosen)
        self.places.note_open(live.session.address)
        self._clock.start()

    def _keep_soon(self) -> None:
        if self._clock.isActive():
            QTimer.singleShot(0, self, self.keep)
