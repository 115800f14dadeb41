"""The workspaces in their places: made when they are needed first, told of registries that come and go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from georegistry_desktop.session import Glimpse, begin
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk, Panel, Workspace

_INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)
_REST_MS = 300
_SLICE_MS = 20
_FIRST_REST_MS = 1500
"""What is in front needs its tree and its map first."""


class Screens(QStackedWidget):
    """Owns the workspaces. ``entered(key)`` when another is in front; the key of other pages is empty;
    ``loaded`` when the libraries of one more were."""

    entered = Signal(str)
    loaded = Signal()

    def __init__(self, desk: Desk, panels: Sequence[Panel]) -> None:
        super().__init__()
        self._desk = desk
        self._panels = {panel.key: panel for panel in panels}
        self._made: dict[str, Workspace] = {}
        self._begun: dict[str, Workspace] = {}
        self._failed: set[str] = set()
        self._serving: set[str] = set()
        self._loaded: set[str] = set()
        self._glimpsing: Workspace | None = None
        self._to_restore: dict[str, object] = {}
        self.latest = ""
        """The key of the workspace that was in front last."""
        # The others are made while the person rests, slice by slice, each of which keeps the window from its
        # events for a moment.
        self._later = QTimer(self)
        self._later.timeout.connect(self._make_next)

    @property
    def current(self) -> Workspace | None:
        """The workspace in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Workspace) else None

    def titles(self) -> dict[str, str]:
        """Key -> name on the strip."""
        return {key: panel.title() for key, panel in self._panels.items()}

    def icons(self) -> dict[str, str]:
        """Key -> name of the icon on the strip."""
        return {key: panel.icon for key, panel in self._panels.items()}

    def show_page(self, page: QWidget) -> None:
        """Show a page of the window's own."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self._change_to(page, "")

    def go(self, key: str, place: dict[str, object]) -> bool:
        """Go to a workspace; False where there is none of that key, or no registry for it."""
        if key not in self._panels or self._desk.live is None:
            return False
        workspace = self._serve(key)
        self._change_to(workspace, key)
        workspace.went(**place)
        return True

    def glimpse(self, key: str, seen: Glimpse, place: dict[str, object]) -> bool:
        """Show in a workspace what was seen last; False where there is none that can."""
        if key not in self._panels or not self.make(key).glimpse(seen, place):
            return False
        self._glimpsing = self.make(key)
        self._change_to(self._glimpsing, key)
        return True

    def settle_glimpse(self, now: Glimpse) -> None:
        """Show what was seen last as it is by now; the registry comes next."""
        if self._glimpsing is not None:
            self._glimpsing.glimpse(now, {})

    def end_glimpse(self) -> None:
        """What was seen last is shown no longer."""
        if self._glimpsing is not None:
            self._glimpsing.closed()
            self._glimpsing = None

    def make(self, key: str) -> Workspace:
        """The workspace, made; there need not be a registry for it yet. Raises ``KeyError``."""
        workspace = self._made.get(key)
        if workspace is None:
            with self._going_on(key) as workspace:
                workspace.finish()
            self._failed.discard(key)
            self._made[key] = workspace
            self.addWidget(workspace)
            self._desk.actions.add(workspace.commands())
        return workspace

    def make_meanwhile(self, key: str) -> None:
        """Make a workspace that is about to be needed; the window answers its events meanwhile."""

        def go_on() -> None:
            if self._make_slice(key):
                QTimer.singleShot(0, self, go_on)
            else:
                self.make(key)

        if key not in self._made:
            loading = begin("load", lambda _: self._panels[key].load())
            deliver(loading.future, self, lambda _: go_on(), self._desk.fail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Key or mouse: the person does not rest."""
        if event.type() in _INPUT and self._later.isActive():
            self._later.start(max(self._later.interval(), _REST_MS))
        return super().eventFilter(watched, event)

    def opened(self, saved: dict[str, object]) -> None:
        """A registry is open; ``saved`` is where each workspace was in it."""
        self._to_restore = dict(saved)
        self._glimpsing = None
        self._serving.clear()
        if handle := self.window().windowHandle():
            handle.installEventFilter(self)
        self._later.start(_FIRST_REST_MS)

    def closed(self) -> None:
        """The registry goes."""
        self._stop_making()
        for key in self._serving:
            self._made[key].closed()
        self._serving.clear()

    def saved(self) -> dict[str, object]:
        """Where each workspace is, for the next time; of those not yet looked at what was kept before."""
        kept = dict(self._to_restore)
        kept.update({key: self._made[key].save() for key in self._serving})
        return kept

    def remember_layouts(self) -> None:
        """Keep where the panes are."""
        for workspace in self._made.values():
            workspace.remember_layout()

    def _change_to(self, widget: QWidget, key: str) -> None:
        if widget is not self.currentWidget():
            self._desk.status.clear()
            self.setCurrentWidget(widget)
        self.latest = key or self.latest
        self._desk.actions.enter(key)
        self.entered.emit(key)

    def _serve(self, key: str) -> Workspace:
        """The workspace, made and told of the open registry."""
        workspace = self.make(key)
        if key not in self._serving and self._desk.live:
            self._serving.add(key)
            workspace.opened(self._desk.live)
            place = self._to_restore.pop(key, None)
            if isinstance(place, dict):
                workspace.restore(place)
        return workspace

    def _make_next(self) -> None:
        waiting = [key for key in self._panels if key not in self._serving | self._failed]
        if not waiting:
            self._stop_making()
        elif waiting[0] in self._loaded | self._made.keys():
            slice_made = False
            try:
                slice_made = self._make_slice(waiting[0])
                if not slice_made:
                    self._serve_behind(waiting[0])
            except Exception as fault:  # noqa: BLE001  it may be a plugin's; the others are made all the same
                self._desk.fail(fault)
            self._later.start(_SLICE_MS if slice_made else _REST_MS)
        else:
            self._later.stop()
            self._load(waiting[0])

    def _serve_behind(self, key: str) -> None:
        """Serve a workspace that is not in front: the keyboard stays where the person is."""
        focused = self.window().focusWidget()
        self._serve(key)
        if focused is not None and self.window().focusWidget() is not focused:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_slice(self, key: str) -> bool:
        """Make some of a workspace; False when all of it is made."""
        if key in self._made:
            return False
        with self._going_on(key) as workspace:
            left = workspace.make_next()
        self._begun[key] = workspace
        return left

    @contextmanager
    def _going_on(self, key: str) -> Iterator[Workspace]:
        """The workspace as far as it is made. When it fails it goes, for what is half made would pass for
        whole; it is begun anew only where a person asks for it."""
        workspace = self._begun.pop(key, None)
        try:
            workspace = workspace or self._begin(key)
            yield workspace
        except Exception:
            self._failed.add(key)
            if workspace is not None:
                workspace.deleteLater()
            raise

    def _begin(self, key: str) -> Workspace:
        workspace = self._panels[key].load()(self._desk)
        # Now, while there is nothing in it: a widget that moves is styled anew with all that is in it.
        workspace.setParent(self)
        workspace.hide()
        return workspace

    def _load(self, key: str) -> None:
        """Load the libraries of a workspace off the GUI thread, which would stand still meanwhile."""

        def go_on() -> None:
            self._loaded.add(key)
            self.loaded.emit()
            if self._desk.live:
                self._later.start(_REST_MS)

        def failed(fault: BaseException) -> None:
            self._failed.add(key)
            self._desk.fail(fault)
            go_on()

        loading = begin("prepare", lambda _: self._panels[key].load().prepare())
        deliver(loading.future, self, lambda _: go_on(), failed)

    def _stop_making(self) -> None:
        self._later.stop()
        if handle := self.window().windowHandle():
            handle.removeEventFilter(self)
