"""Everything under Help: pages, the tour, keys, reports of faults, about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from georegistry_desktop import __version__
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.crashes import reports_folder
from georegistry_desktop.ui.shell.screens import Screens

if TYPE_CHECKING:
    from georegistry_desktop.ui.shell.help_pages import HelpWindow
    from georegistry_desktop.ui.start.tour import Tour


class HelpShelf:
    """Opens each over ``window``; loads it only then."""

    def __init__(self, desk: Desk, window: QMainWindow, screens: Screens) -> None:
        self._desk, self._window, self._screens = desk, window, screens
        self._pages: HelpWindow | None = None
        self._tour: Tour | None = None

    def offer_tour(self) -> None:
        """The tour begins by itself once; never again unless it is asked for."""
        if not self._desk.settings.switch("tour-seen"):
            self.start_tour()

    def start_tour(self) -> None:
        """Show the window's parts, one after the other."""
        from georegistry_desktop.ui.start.tour import Tour, tour_steps

        self._desk.settings.set("tour-seen", True)
        if self._tour:
            self._tour.end()
        self._tour = Tour(self._desk, self._window, tour_steps())
        self._tour.ended.connect(self._forget_tour)
        self._tour.begin()

    def _forget_tour(self) -> None:
        self._tour = None

    def show_pages(self) -> None:
        """The pages of help."""
        from georegistry_desktop.ui.shell.help_pages import HelpWindow

        if self._pages is None:
            self._pages = HelpWindow(self._desk, self._window)
        self._pages.show()
        self._pages.raise_()
        self._pages.activateWindow()

    def show_keys(self) -> None:
        """All keys at a glance."""
        from georegistry_desktop.ui.shell.cheat_sheet import CheatSheet

        CheatSheet(self._desk, self._screens.titles(), self._window).show()

    def edit_shortcuts(self) -> None:
        """Change keys."""
        from georegistry_desktop.ui.shell.shortcut_editor import ShortcutEditor

        ShortcutEditor(self._desk, self._screens.titles(), self._window).show()

    def show_reports(self) -> None:
        """The folder of reports."""
        folder = reports_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._desk.say(
                QCoreApplication.translate("help", "Reports lie in {folder}").format(folder=folder)
            )

    def show_report(self, report: Path) -> None:
        """One report, to read and to copy."""
        from georegistry_desktop.ui.shell.text_dialog import TextDialog

        heading = QCoreApplication.translate(
            "help", "What the program noted before it ended. It lies in {file}"
        )
        text = report.read_text("utf-8", errors="replace")
        title = QCoreApplication.translate("help", "Report")
        TextDialog(title, heading.format(file=report), text, self._window).show()

    def show_about(self) -> None:
        """Which program this is."""
        from georegistry_desktop.ui.shell.text_dialog import TextDialog

        heading = QCoreApplication.translate(
            "help", "GeoRegistry {version}: curate a country's pyramid of health org units. MIT licence."
        )
        facts = [f"GeoRegistry {__version__}", f"Qt {qVersion()}"]
        if live := self._desk.live:
            facts.append(f"{live.session.address} ({live.session.kind})")
        title = QCoreApplication.translate("help", "About GeoRegistry")
        TextDialog(title, heading.format(version=__version__), "\n".join(facts), self._window).show()

    def commands(self) -> list[Action]:
        """The menu Help."""
        return [
            Action(
                id="help.pages",
                text=lambda: QCoreApplication.translate("help", "&Help"),
                run=self.show_pages,
                icon="help",
                shortcuts=("F1",),
                menu="help",
                group=10,
            ),
            Action(
                id="help.tour",
                text=lambda: QCoreApplication.translate("help", "&Tour of the window"),
                run=self.start_tour,
                icon="flag",
                menu="help",
                group=11,
            ),
            Action(
                id="help.keys",
                text=lambda: QCoreApplication.translate("help", "&Keys at a glance"),
                run=self.show_keys,
                icon="keyboard",
                shortcuts=("?",),
                menu="help",
                group=20,
            ),
            Action(
                id="help.shortcuts",
                text=lambda: QCoreApplication.translate("help", "&Shortcuts…"),
                run=self.edit_shortcuts,
                icon="settings",
                menu="help",
                group=21,
            ),
            Action(
                id="help.reports",
                text=lambda: QCoreApplication.translate("help", "&Reports of faults"),
                run=self.show_reports,
                icon="error",
                menu="help",
                group=80,
            ),
            Action(
                id="help.about",
                text=lambda: QCoreApplication.translate("help", "&About GeoRegistry"),
                run=self.show_about,
                icon="info",
                menu="help",
                group=90,
            ),
        ]
