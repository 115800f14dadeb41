"""The pyramid: one version as tree and map, with what is known of the selected units."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future

import numpy as np
from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from georegistry_desktop.session import Glimpse, begin
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Workspace
from georegistry_desktop.ui.inspector import Inspector
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.map_view import MapView
from georegistry_desktop.ui.pyramid import commands
from georegistry_desktop.ui.pyramid.collecting import Collecting
from georegistry_desktop.ui.pyramid.deeds import Deeds
from georegistry_desktop.ui.pyramid.editor import Editor
from georegistry_desktop.ui.pyramid.map_link import MapLink
from georegistry_desktop.ui.pyramid.problems_pane import ProblemsPane
from georegistry_desktop.ui.pyramid.questions import Questions
from georegistry_desktop.ui.pyramid.reasons import Reasons
from georegistry_desktop.ui.pyramid.showing import Showing
from georegistry_desktop.ui.pyramid.side import Side
from georegistry_desktop.ui.pyramid.version_chooser import first_version
from georegistry_desktop.ui.tree import Answer, Marks, Work
from georegistry_desktop.ui.widgets import EmptyState, allow

_REMEMBERED = 50
"""So many selected units are found again at the next start."""


class Pyramid(Workspace):
    """Tree left, map in the middle, inspector right, problems below; all look at the desk's place."""

    key = "pyramid"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._live: LiveSession | None = None
        self._opened: dict[str, object] = {}
        self._layout = QByteArray()

    def build(self) -> Iterator[None]:
        desk = self.desk
        self.showing = Showing(self)
        self.reasons = Reasons(desk, self.showing)
        self.side = Side(desk.theme, self._away, lambda: self.deeds.copy_version())
        self.units = self.side.units
        yield
        self.map = MapView(desk.theme, Backgrounds(desk))
        self.link = MapLink(desk, self.showing, self.map)
        self.problems = ProblemsPane(desk)
        yield
        self.inspector = Inspector(desk)
        yield
        editor = Editor(desk, self)
        self.deeds = Deeds(
            desk, self.showing, self.reasons, editor, Questions(desk, editor, self.side.ask, self.units)
        )
        self.collecting = Collecting(desk, self.showing, self.side)
        self._lay_out()
        self._connect()

    def commands(self) -> list[Action]:
        return commands.commands(self)

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            self.desk.theme,
            "pyramid",
            self.tr("No units yet"),
            self.tr(
                "Bring in a list of units: a file, several files, or a DHIS2. It becomes a version here."
            ),
            [
                (self.tr("Bring in a source…"), lambda: self.desk.go("sources", add=True)),
                (self.tr("Fill it with a demo country"), self.deeds.make_demo),
            ],
        )
        self._centre = QStackedWidget()
        self.setCentralWidget(self._centre)
        self._centre.addWidget(self.map)
        self._centre.addWidget(self._empty)
        areas = Qt.DockWidgetArea
        self.setCorner(Qt.Corner.BottomLeftCorner, areas.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, areas.RightDockWidgetArea)
        left = self.add_pane("units", self.tr("Units"), self.side, areas.LeftDockWidgetArea)
        right = self.add_pane("unit", self.tr("Unit"), self.inspector, areas.RightDockWidgetArea)
        self._unit_pane = right
        self._problems_pane = self.add_pane(
            "problems", self.tr("Problems"), self.problems, areas.BottomDockWidgetArea, visible=False
        )
        self.units.view.columns.recall(self.desk.settings.record("tree-columns"))
        # In a narrow window the panes would squeeze each other before the first layout is kept.
        self.resize(self.desk.theme.px(1280), self.desk.theme.px(800))
        side = self.desk.theme.px(320)
        self.resizeDocks([left, right], [side, side], Qt.Orientation.Horizontal)
        self.resizeDocks([self._problems_pane], [self.desk.theme.px(190)], Qt.Orientation.Vertical)
        self.recall_layout()

    def _connect(self) -> None:
        desk, units = self.desk, self.units
        desk.place.versionChanged.connect(self._show_version)
        desk.place.selectedChanged.connect(self._show_selected)
        self.showing.begun.connect(self._begin)
        self.showing.opened.connect(self._open_tree)
        self.showing.changed.connect(self._refresh_tree)
        self.showing.failed.connect(desk.fail)
        self.side.chooser.chosen.connect(desk.place.show_version)
        units.selected.connect(desk.place.select)
        units.wanted.connect(lambda _: self.zoom_to_selected())
        units.hovered.connect(self.map.point_at)
        units.menuAsked.connect(self._show_menu)
        units.moveAsked.connect(self.deeds.move)
        units.failed.connect(desk.fail)
        self.map.menuAsked.connect(self._show_menu)
        for asked in (self.side.conflicts, self.inspector.conflicts):
            asked.shown.connect(self.link.bring_into_view)
        self.problems.wanted.connect(self._go_to)
        self.problems.found.connect(self._mark)
        self.collecting.changed.connect(self._mark)

    # The registry

    def glimpse(self, seen: Glimpse, place: dict[str, object]) -> bool:
        if self.showing.tree is None:
            self._recall(place)
            self.map.canvas.drawn.connect(self._tell_glimpsed)
            self._show_empty(False)
        self.showing.glimpse(seen)
        if seen.scene.is_empty:
            QTimer.singleShot(0, self, self.glimpsed.emit)
        return True

    def _tell_glimpsed(self, _: object) -> None:
        self.map.canvas.drawn.disconnect(self._tell_glimpsed)
        self.glimpsed.emit()

    def _recall(self, place: dict[str, object]) -> None:
        """Which rows were open, and where the map looked from."""
        if isinstance(opened := place.get("opened"), dict):
            self._opened = opened
        if isinstance(where := place.get("map"), dict):
            self.link.restore(where)

    def opened(self, live: LiveSession) -> None:
        self._live = live
        live.versionsChanged.connect(self._refresh_versions)
        live.proposalsChanged.connect(self.collecting.refresh)
        self.collecting.begin()
        if not self.desk.place.version:
            self.desk.place.show_version(first_version(live.session.versions))
        else:
            self._show_version(self.desk.place.version)
        self._refresh_versions()

    def closed(self) -> None:
        if self._live is not None:
            self._live.versionsChanged.disconnect(self._refresh_versions)
            self._live.proposalsChanged.disconnect(self.collecting.refresh)
        self._live = None
        self.showing.show(None, "")
        self.desk.settings.set("tree-columns", self.units.view.columns.state())

    def went(self, **place: object) -> None:
        """``version`` (a label), ``units`` (uuids) to go to, ``problems`` to look for them."""
        if isinstance(version := place.get("version"), str) and version:
            self.desk.place.show_version(version)
        if isinstance(units := place.get("units"), (list, tuple)):
            self.desk.place.select(str(uuid) for uuid in units)
        if place.get("problems"):
            self._problems_pane.show()
            if not self.problems.model.problems:
                self.look_for_problems()

    def save(self) -> dict[str, object]:
        self._keep_opened()
        selected = list(self.desk.place.selected[:_REMEMBERED])
        return {
            "version": self.showing.label,
            "selected": selected,
            "opened": self._opened,
            "map": self.link.save(),
        }

    def restore(self, place: dict[str, object]) -> None:
        version, selected = place.get("version"), place.get("selected")
        if self.showing.tree is None:  # else it stands where the person has gone by now
            self._recall(place)
        if self._live is None or not isinstance(version, str):
            return
        if all(v.label != version for v in self._live.session.versions):
            return
        self.desk.place.show_version(version)
        if isinstance(selected, list):
            self.desk.place.select(str(uuid) for uuid in selected)

    def _away(self, work: Work) -> Future[Answer]:
        if self._live is None:  # what was seen last is searched too
            return begin("search", lambda _: work()).future
        return self._live.session.read(lambda _: work())

    def _refresh_versions(self) -> None:
        if self._live is None:
            return
        versions = self._live.session.versions
        labels = {version.label for version in versions}
        if self.desk.place.version not in labels:
            self.desk.place.show_version(first_version(versions))
        self.side.chooser.refresh(versions, self.desk.place.version)
        self._show_empty(not versions)
        self._say_state()

    def _show_empty(self, is_empty: bool) -> None:
        """With nothing in the registry only the first step is to be seen, no empty panes."""
        was_empty = self._centre.currentWidget() is self._empty
        self._centre.setCurrentWidget(self._empty if is_empty else self.map)
        if is_empty and not was_empty:
            self._layout = self.saveState()
            for pane in self._panes.values():
                pane.hide()
        elif was_empty and not is_empty:
            self.restoreState(self._layout)

    def remember_layout(self) -> None:
        if self._centre.currentWidget() is not self._empty:
            super().remember_layout()

    # The version

    def _show_version(self, label: str) -> None:
        self._keep_opened()
        self.showing.show(self._live, label)

    def _keep_opened(self) -> None:
        if self.units.tree is not None and self.showing.label:
            self._opened[self.showing.label] = self.units.opened_uuids()

    def _begin(self) -> None:
        self.units.show_tree(None)
        self.problems.forget()
        self.side.ask.forget()
        self.side.show_tree()
        self.reasons.taken = ()
        if self._live is not None:
            self.side.chooser.refresh(self._live.session.versions, self.showing.label)
        else:
            self.side.chooser.show_alone(self.showing.label)
        self._say_state()

    def _open_tree(self) -> None:
        opened = self._opened.get(self.showing.label)
        self.units.show_tree(
            self.showing.tree, [str(u) for u in opened] if isinstance(opened, list) else None
        )
        self._show_selected(self.desk.place.selected)
        self.collecting.refresh()
        self._say_state()

    def _refresh_tree(self, uuids: frozenset[str], rebuilt: bool) -> None:
        tree = self.showing.tree
        if tree is None:
            return
        self.units.update_tree(tree, rebuilt=rebuilt, units=uuids or None)
        self.problems.changed()
        left = tree.rows(self.desk.place.selected)
        if len(left) < len(self.desk.place.selected):
            self.desk.place.select(tree.uuids.many(left.tolist()))
        self.collecting.refresh()

    def _say_state(self) -> None:
        version = self.showing.version
        editable = version is not None and version.state == "live"
        frozen = version is not None and not editable
        if self._live is None:  # what was seen last stands where it will stand, and does not move down later
            frozen = "@" in self.showing.label and not self.showing.label.endswith("@live")
        self.side.notice.setVisible(frozen)
        allow(self.side.copy, self.reasons.no_registry())
        self.side.collected.setVisible(editable)
        self.units.set_movable(editable)
        self.desk.actions.refresh()

    # The selected units

    def _show_selected(self, uuids: tuple[str, ...]) -> None:
        self.units.select(uuids)

    def _go_to(self, uuid: str) -> None:
        self.units.reveal(uuid)
        self.zoom_to_selected()

    def reveal_selected(self) -> None:
        """Bring the first selected unit into sight in the tree, also out of a search that hides it."""
        chosen = self.desk.place.selected
        self._panes["units"].show()
        self.units.reveal(chosen[0])
        self.desk.place.select(chosen)
        self.units.view.setFocus()

    def _show_menu(self, point: QPoint) -> None:
        context = "unit" if self.desk.place.selected else "tree"
        self.desk.actions.context_menu(context, self).popup(point)

    def zoom_to_selected(self) -> None:
        """Show the selected units whole on the map."""
        if not self.map.zoom_to(self.desk.place.selected):
            self.desk.say(
                self.tr("Not on the map: neither what is selected nor anything below it has a place.")
            )

    def copy_text(self) -> None:
        """Copy the selected units as a table."""
        QGuiApplication.clipboard().setText(self.units.view.as_text())

    def rename(self) -> None:
        """The keyboard goes to the name, and comes back when another one is entered."""
        self._unit_pane.show()
        self._unit_pane.raise_()
        self.inspector.focus_field("name", back=self.focusWidget())

    def export(self) -> None:
        """Ask how the version in front is to be written, or what is below the selected unit."""
        selected = self.desk.place.selected
        unit = selected[0] if len(selected) == 1 else None
        self.desk.go("sources", export=self.showing.label, unit=unit)

    def find_duplicates(self) -> None:
        """Look for units of the version in front that are the same place."""
        self.desk.go("duplicates", version=self.showing.label)

    def show_in_history(self) -> None:
        """Show who changed the selected unit."""
        self.desk.go("history", unit=self.desk.place.selected[0])

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._panes["units"].show()
        self.units.focus_search()

    def choose_columns(self) -> None:
        """Ask which columns the tree shows, and by which it is ordered."""
        self._panes["units"].show()
        self.units.view.columns.open()

    def look_for_problems(self) -> None:
        """Look the version through, in the pane below."""
        self._problems_pane.show()
        self.problems.look()

    def _mark(self) -> None:
        tree = self.showing.tree
        if tree is None:
            self.units.show_marks(Marks())
            return
        marked = self.problems.marks() | self.collecting.marks()
        own = {row: mark for uuid, mark in marked.items() if (row := tree.row(uuid)) is not None}
        mask = np.zeros(tree.n, bool)
        mask[list(own)] = True
        above = np.flatnonzero(tree.forest.with_ancestors(mask) & ~mask)
        self.units.show_marks(Marks(own, frozenset(above.tolist())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Later, or Qt gives the focus to the first button of a pane.
            QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        if self.isVisible():  # who went on at once has the keyboard elsewhere
            self.units.view.setFocus()
