"""The main window: puts the parts together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from georegistry_desktop.domain.addresses import without_passwords
from georegistry_desktop.ui.desk import Desk, Message, Panel
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.shell.activity import Activity
from georegistry_desktop.ui.shell.commands import window_commands
from georegistry_desktop.ui.shell.files import Files
from georegistry_desktop.ui.shell.help_shelf import HelpShelf
from georegistry_desktop.ui.shell.kept_offers import KeptOffers
from georegistry_desktop.ui.shell.look_commands import look_commands
from georegistry_desktop.ui.shell.menus import MenuBar
from georegistry_desktop.ui.shell.message_bar import MessageBar
from georegistry_desktop.ui.shell.navigation import Navigation
from georegistry_desktop.ui.shell.opening_panel import OpeningPanel
from georegistry_desktop.ui.shell.palette import Palette
from georegistry_desktop.ui.shell.reopening import Reopening
from georegistry_desktop.ui.shell.screens import Screens
from georegistry_desktop.ui.shell.seen_bars import SeenBars
from georegistry_desktop.ui.shell.standing import Standing
from georegistry_desktop.ui.shell.status_bar import StatusBar
from georegistry_desktop.ui.shell.steps_menu import StepsMenu
from georegistry_desktop.ui.shell.strip import Strip
from georegistry_desktop.ui.shell.top_bar import TopBar
from georegistry_desktop.ui.shell.undoing import Undoing
from georegistry_desktop.ui.start.page import StartPage
from georegistry_desktop.ui.start.recent import RecentRegistry
from georegistry_desktop.ui.widgets import allow, opens

_STEPS = ("file.demo", "file.open", "file.connect", "file.new")
_ACTIVITY_HEIGHT = 150


class MainWindow(QMainWindow):
    """Owns the parts; ``panels`` are what the strip offers, in its order."""

    def __init__(self, desk: Desk, panels: Sequence[Panel]) -> None:
        super().__init__()
        self.desk = desk
        desk.asking.window = self
        self.setWindowTitle("GeoRegistry")
        self.setWindowIcon(QIcon(str(resource("icons", "georegistry.svg"))))
        self.setAcceptDrops(True)
        self._ending = False
        self.undoing = Undoing(desk, self)
        self.files = Files(desk, self)
        self.screens = Screens(desk, panels)
        self.activity = Activity(desk)
        self.palette_field = Palette(desk, self)
        self.help = HelpShelf(desk, self, self.screens)
        desk.actions.serve(self)
        desk.actions.add([*window_commands(self), *look_commands(desk), *self.help.commands()])
        self.navigation = Navigation(desk, self.screens, lambda: self.start_page, self)
        desk.actions.add([*self.navigation.commands(), KeptOffers(desk, self).command()])
        self._strip = Strip(desk, panels)
        self._strip.hide()
        menus = MenuBar(desk, {"file/recent": self._fill_recent, "view/panes": self._fill_panes})
        self._top = TopBar(desk, menus, self.palette_field)
        opens(self._top.several, StepsMenu(self.undoing, self))
        self._status = StatusBar()
        self.setStatusBar(self._status)
        self._lay_out()
        self.messages = MessageBar(desk, self.screens)
        reopening = Reopening(desk, self.files.open, self)
        jobs, leaving = self.activity.jobs, self.files.leaving
        Standing(desk, self._top, self._status, jobs, self.undoing, reopening, leaving, self)
        SeenBars(desk, self.navigation.glimpsing, self.files.opening, self._top, self._status, self)
        self._connect()
        self.resize(1280, 800)
        self.restoreGeometry(desk.settings.layout("window"))

    # What is seen at some starts only

    @cached_property
    def start_page(self) -> StartPage:
        """The page without a registry."""
        page = StartPage(self.desk, self.files.recents, _STEPS)
        page.openAsked.connect(self.files.open)
        return page

    @cached_property
    def opening_panel(self) -> OpeningPanel:
        """The page while a registry is being opened of which nothing was seen before."""
        return OpeningPanel(self.files.opening)

    # What actions run

    def switch_activity(self) -> None:
        """Show or hide jobs and messages."""
        self.activity.setVisible(not self.activity.isVisible())
        self.desk.actions.refresh()

    def switch_full_screen(self) -> None:
        """Fill the screen, or not."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.desk.actions.refresh()

    def reset_layout(self) -> None:
        """Put the panes of the workspace in front where they were at first."""
        if workspace := self.screens.current:
            workspace.reset_layout()

    def step_pane(self, way: int) -> None:
        """Give the keyboard to the next pane of the workspace in front, or to the one before."""
        if workspace := self.screens.current:
            workspace.step_pane(way)

    def no_workspace(self) -> str | None:
        """Why there are no panes now."""
        return None if self.screens.current else self.tr("No workspace is in front.")

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """With nothing else in front the start page is."""
        super().showEvent(event)
        if self.screens.currentWidget() is None:
            self.navigation.show_start()
            self.start_page.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key of something that cannot be done now tells why; Escape puts a message away."""
        action = self.desk.actions.heard(QKeySequence(event.keyCombination()))
        if action and (reason := action.reason()):
            self.desk.say(reason)
        elif event.key() == Qt.Key.Key_Escape and self.messages.isVisible():
            self.messages.dismiss()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped, or import it."""
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.files.open_or_import(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep layout and place, and close the registry; asks first where a job would be lost.

        What takes longer to close is waited for with the window still there. Who closes it once more then
        need not wait.
        """
        leaving = self.files.leaving
        leaving.wait(False)
        way = "stop" if self._ending else leaving.ask_to_end()
        if way == "stop":
            if not self._ending:
                self._end()
                event.setAccepted(not leaving.busy)
            return
        event.ignore()
        if way == "let-run":
            leaving.wait(True)
            self.desk.say(
                self.tr("The window closes when that is done."),
                action=(self.tr("Keep it open"), lambda: leaving.wait(False)),
            )

    def _end(self) -> None:
        self._ending = True
        self.desk.settings.set("window", self.saveGeometry())
        self.screens.remember_layouts()
        live = self.desk.live
        address = live.session.address if live else self.navigation.glimpsing.address
        self.files.end()
        # What was open is opened again at the next start.
        self.navigation.places.note_open(address)
        if self.files.leaving.busy:
            self.files.ended.connect(self.close)
            allow(self, self.tr("The window closes when what runs has ended."))

    # Putting together

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.screens)
        self._split.addWidget(self.activity)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self._split.setSizes([1000, self.desk.theme.px(_ACTIVITY_HEIGHT)])
        self.activity.hide()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._strip)
        row.addWidget(self._split, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(row, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        desk, files = self.desk, self.files
        desk.said.connect(self.messages.show_message)
        desk.liveChanged.connect(self._look_at_registry)
        self.navigation.glimpsing.changed.connect(self._look_at_registry)
        self.messages.shown.connect(self.activity.messages.add)
        self.messages.detailsAsked.connect(self._show_details)
        self.activity.messages.asked.connect(self._show_details)
        self.activity.closed.connect(self.switch_activity)
        self.screens.entered.connect(self._strip.show_current)
        self._strip.chosen.connect(lambda key: self.navigation.go(key, {}))
        self._status.jobsAsked.connect(lambda: self._show_activity(self.activity.jobs))
        self._status.problemsAsked.connect(lambda: self.desk.go("pyramid", problems=True))
        files.aboutToClose.connect(self.navigation.leave)
        files.leaving.rested.connect(self.close)
        files.opening.begun.connect(self._begun)
        files.opening.prepare = self.navigation.glimpsing.confirm
        files.opening.moved.connect(self._show_opening)
        files.opening.cancelled.connect(self._back)
        files.opening.failed.connect(lambda *_: self._back())
        files.openedDemo.connect(self.help.offer_tour)

    def _look_at_registry(self) -> None:
        live = self.desk.live
        address = live.session.address if live else self.navigation.glimpsing.address
        self._strip.setVisible(bool(address))
        self.setWindowTitle(f"{RecentRegistry(address).name} – GeoRegistry" if address else "GeoRegistry")

    def _begun(self, address: str) -> None:
        glimpsing = self.navigation.glimpsing
        glimpsing.wait_no_longer()
        if glimpsing.address not in ("", without_passwords(address)):
            self._back()  # what is shown is of a registry that is not wanted any more
        self.navigation.make_ready(address)

    def _show_opening(self, _: object) -> None:
        if not self.navigation.glimpsing.address:
            self.screens.show_page(self.opening_panel)
            if not self.isActiveWindow():
                # Else it begins in the field for search, whose list would cover how far this is.
                self.opening_panel.cancel_button.setFocus()

    def _back(self) -> None:
        """Nothing was opened: what was there before is there still."""
        self.navigation.glimpsing.end()
        if self.desk.live:
            self.navigation.go(self.screens.latest, {})
        else:
            self.navigation.show_start()

    def _show_activity(self, tab: QWidget) -> None:
        self.activity.setCurrentWidget(tab)
        self.activity.show()
        self.desk.actions.refresh()

    def _show_details(self, message: Message) -> None:
        from georegistry_desktop.ui.shell.text_dialog import TextDialog

        TextDialog(self.tr("Details"), message.text, message.details or message.text, self).show()

    def _fill_recent(self, menu: QMenu) -> None:
        menu.setToolTipsVisible(True)
        for recent in self.files.recents.all():
            action = menu.addAction(recent.name.replace("&", "&&"))
            action.setToolTip(recent.where)
            allow(action, self.tr("It is not there any more.") if recent.missing else None)
            action.triggered.connect(lambda _=False, address=recent.address: self.files.open(address))

    def _fill_panes(self, menu: QMenu) -> None:
        if workspace := self.screens.current:
            menu.addActions(workspace.pane_switches())
