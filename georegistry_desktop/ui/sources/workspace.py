"""Sources: all versions with what can be done with them, what comes in and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from georegistry_desktop.domain.records import Unit
from georegistry_desktop.session import UnitsChanged
from georegistry_desktop.storage import Registry, Version
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk, Workspace
from georegistry_desktop.ui.sources import commands
from georegistry_desktop.ui.sources.deeds import Deeds
from georegistry_desktop.ui.sources.details import Details
from georegistry_desktop.ui.sources.export_page import ExportPage
from georegistry_desktop.ui.sources.importing import Importing
from georegistry_desktop.ui.sources.incoming_page import IncomingPage, Parts
from georegistry_desktop.ui.sources.list_page import ListPage
from georegistry_desktop.ui.sources.preview_pane import PreviewPane
from georegistry_desktop.ui.sources.reasons import Reasons
from georegistry_desktop.ui.tree import Answer, Work
from georegistry_desktop.ui.widgets import reason_of
from georegistry_desktop.ui.words import version_words

_PAGE_MS = 300
_COUNT_AGAIN_MS = 500
"""Edits come in flocks; their units are counted once."""


class Sources(Workspace):
    """The table of versions in the middle, the chosen one's details at the right."""

    key = "sources"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._live: LiveSession | None = None
        self._for_pyramid = False
        self._importing: Importing | None = None

    def build(self) -> Iterator[None]:
        desk = self.desk
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.list = ListPage(desk)
        self._pages.addWidget(self.list)
        self.details = Details(desk, commands.OF_A_VERSION)
        self.reasons = Reasons(desk, lambda: self.list.version)
        self.deeds = Deeds(
            desk,
            lambda: self.list.version,
            self.list.model.units,
            self.details.ask,
            self.list.table,
        )
        self.deeds.copied.connect(self._choose_made)
        yield
        self.exporting = ExportPage(desk)
        self._pages.addWidget(self.exporting)
        yield
        self._details_pane = self.add_pane(
            "details", self.tr("Version"), self.details, Qt.DockWidgetArea.RightDockWidgetArea, width=330
        )
        self.recall_layout()
        self._count_soon = QTimer(self, singleShot=True, interval=_COUNT_AGAIN_MS)
        self._count_soon.timeout.connect(self._count)
        self.list.chosen.connect(self._show_details)
        self.list.opened.connect(lambda _: self.show_in_pyramid())
        self.list.menuAsked.connect(self._show_menu)
        self.exporting.left.connect(self._leave_export)
        # As large as all the rest, and so later and part by part.
        for place, part in enumerate((lambda: self._parts, lambda: self._preview, lambda: self.importing), 1):
            QTimer.singleShot(place * _PAGE_MS, self, part)

    @property
    def importing(self) -> Importing:
        """What brings in, made a moment after the workspace, or when it is needed first."""
        if self._importing is None:
            page = IncomingPage(self.desk, self._parts, self._preview, self._pages)
            self._pages.addWidget(page)
            page.left.connect(self.show_list)
            self._importing = Importing(self.desk, page)
            self._importing.finished.connect(self._came_in)
            self._importing.use(self._live)
            self._offer_sources()
        return self._importing

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.desk)

    @cached_property
    def _preview(self) -> PreviewPane:
        return PreviewPane(self.desk, self._away)

    @property
    def incoming(self) -> IncomingPage:
        """The page on which something comes in."""
        return self.importing.page

    @classmethod
    def prepare(cls) -> None:
        # All formats, and what these need.
        import georegistry_desktop.exchange.door  # noqa: F401

    def commands(self) -> list[Action]:
        return commands.commands(self)

    # The registry

    def opened(self, live: LiveSession) -> None:
        self._live = live
        self.details.offer()
        live.versionsChanged.connect(self._refresh)
        live.unitsChanged.connect(self._units_changed)
        if self._importing is not None:
            self._importing.use(live)
        self.show_list()
        self._refresh()

    def closed(self) -> None:
        if self._live is not None:
            self._live.versionsChanged.disconnect(self._refresh)
            self._live.unitsChanged.disconnect(self._units_changed)
        self._live = None
        if self._importing is not None:
            self._importing.use(None)
        self.exporting.stop()
        self.details.ask.close_up()
        self.list.show_versions([])

    def went(self, **place: object) -> None:
        """``add=True`` brings a source in, ``files`` (paths) are read at once, ``version`` is chosen;
        ``export`` (a version) is to be written, or what is below its ``unit`` (uuid), for the pyramid."""
        if isinstance(version := place.get("version"), str):
            self.show_list()
            self.list.choose(version)
        if isinstance(export := place.get("export"), str):
            self._export_for_pyramid(export, str(unit) if (unit := place.get("unit")) else None)
        files = place.get("files")
        if isinstance(files, (list, tuple)) and files:
            self.bring_in("files")
            self.incoming.files.show_files([Path(file) for file in files])
        elif place.get("add"):
            self.bring_in()

    def save(self) -> dict[str, object]:
        return {"version": self.list.version.label if self.list.version else ""}

    def restore(self, place: dict[str, object]) -> None:
        if isinstance(version := place.get("version"), str) and version:
            self.list.choose(version)

    def _refresh(self) -> None:
        if self._live is None:
            return
        versions = self._live.session.versions
        self.list.show_versions(versions)
        self._offer_sources()
        if self._pages.currentWidget() is self.list:
            self._details_pane.setVisible(bool(versions))
        self.desk.actions.refresh()
        self._count()

    def _offer_sources(self) -> None:
        if self._importing is not None and self._live is not None:
            versions = self._live.session.versions
            self.incoming.offer_sources(list(dict.fromkeys(v.source for v in versions if not v.curated)))

    def _units_changed(self, event: UnitsChanged) -> None:
        if event.entries:
            self._count_soon.start()

    def _count(self) -> None:
        live = self._live
        if live is None:
            return
        versions = live.session.versions

        def count(registry: Registry) -> dict[int, int]:
            there = {v.id for v in registry.versions()}
            return {v.id: registry.count_units(v.label) for v in versions if v.id in there}

        def show(units: dict[int, int]) -> None:
            if live is self._live:
                self.list.show_counts(units)

        deliver(live.session.read(count), self, show, self.desk.fail)

    # What is done here

    def bring_in(self, way: str = "files") -> None:
        """Open the page on which something comes in: ``files``, ``dhis2`` or ``query``."""
        self._pages.setCurrentWidget(self.incoming)
        self._details_pane.hide()
        self.incoming.choose_way(way)
        self.incoming.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self) -> None:
        """Press the main button of what comes in, wherever on the page the keyboard is."""
        self.incoming.do.click()

    def no_taking(self) -> str | None:
        """Why nothing can be taken in now."""
        if self._importing is None or self._pages.currentWidget() is not self.incoming:
            return self.tr("Nothing is being brought in.")
        return reason_of(self.incoming.do) or None

    def show_list(self) -> None:
        """Show all sources and versions."""
        self.exporting.stop()
        self._pages.setCurrentWidget(self.list)
        self._details_pane.setVisible(bool(self.list.model.versions))
        if self.isVisible():  # else the keyboard would go from the workspace in front to one that nobody sees
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_made(self, label: str) -> None:
        """What is done next is done with it: published, made the default, shown."""
        self._refresh()
        self.list.choose(label)

    def _came_in(self, label: str) -> None:
        self.incoming.source.clear()
        self.show_list()
        self.list.choose(label)
        version = self.list.version
        before = self.reasons.previous(version) if version else None
        text = self.tr("{version} is in.").format(version=version_words(label))
        match = self._match_offer(version) if version else None
        if before is None:
            show = (self.tr("Show it"), lambda: self.desk.go("pyramid", version=label))
            self.desk.say(text, kind="done", action=show, instead=match)
            return
        old = before.label
        self.desk.say(
            text,
            kind="done",
            action=(
                self.tr("Compare with {version}").format(version=version_words(old)),
                lambda: self.desk.go("compare", base=old, other=label),
            ),
            instead=match,
        )

    def _match_offer(self, version: Version) -> tuple[str, Callable[[], object]] | None:
        """Matching what came in with another source: with the one that people edit, else the newest."""
        versions = self._live.session.versions if self._live is not None else ()
        others = [v for v in versions if v.source_id != version.source_id]
        if not others:
            return None
        a, b = version.label, max(others, key=lambda v: (v.state == "live", v.is_default, v.id)).label
        return self.tr("Match it"), lambda: self.desk.go("match", a=a, b=b, form=True)

    def _away(self, work: Work) -> Future[Answer]:
        if self._live is None:
            raise RuntimeError("No registry is open.")
        return self._live.session.read(lambda _: work())

    def bring_in_next(self) -> None:
        """Bring in the next snapshot of the chosen source, in the way in which it came last."""
        if (version := self.list.version) is not None:
            server, address = version.origin.get("server"), version.origin.get("address")
            self.bring_in("dhis2" if server else "query" if address else "files")
            page = self.incoming
            page.source.setText(version.source)
            if server:
                page.server.address.setText(str(server))
                page.server.subtree.setText(str(version.origin.get("subtree") or ""))
            elif address:
                page.query.address.setText(str(address))
                page.query.query.setPlainText(str(version.origin.get("query") or ""))
            page.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Ask how the chosen version is to be written."""
        if (version := self.list.version) is not None:
            self._for_pyramid = False
            self._show_export()
            self.exporting.show_version(version)

    def _show_export(self) -> None:
        self._pages.setCurrentWidget(self.exporting)
        self._details_pane.hide()
        self.exporting.format.setFocus(Qt.FocusReason.OtherFocusReason)

    def _export_for_pyramid(self, label: str, unit: str | None) -> None:
        live = self._live
        version = next((v for v in live.session.versions if v.label == label), None) if live else None
        if live is None or version is None:
            return
        self._for_pyramid = True
        self.list.choose(label)
        back = QCoreApplication.translate("Pyramid", "Pyramid")

        def found(units: Mapping[str, Unit]) -> None:
            if live is self._live:
                named = (unit, units[unit].name) if unit and unit in units else None
                self._show_export()
                self.exporting.show_version(version, named, back)

        deliver(live.session.records(label, [unit] if unit else []), self, found, self.desk.fail)

    def _leave_export(self) -> None:
        self.show_list()
        if self._for_pyramid:
            self.desk.go("pyramid")

    def show_in_pyramid(self) -> None:
        """Show the chosen version's tree and map."""
        if (version := self.list.version) is not None:
            self.desk.go("pyramid", version=version.label)

    def compare(self) -> None:
        """Compare the chosen version with the one before."""
        version = self.list.version
        before = self.reasons.previous(version) if version else None
        if version is not None and before is not None:
            self.desk.go("compare", base=before.label, other=version.label)

    def find_duplicates(self) -> None:
        """Look for units of the chosen version that are the same place."""
        if (version := self.list.version) is not None:
            self.desk.go("duplicates", version=version.label)

    def _show_details(self, version: Version | None) -> None:
        self.details.show_version(version, self.list.model.units(version) if version else None)
        self.desk.actions.refresh()

    def _show_menu(self, point: QPoint) -> None:
        self.desk.actions.context_menu("version", self).popup(point)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
