"""The program: one application, one window, from start to end."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from georegistry_desktop import __version__
from georegistry_desktop.session.memory import keep_large_apart
from georegistry_desktop.ui.desk import Desk, Settings
from georegistry_desktop.ui.shell.crashes import CrashWatch
from georegistry_desktop.ui.shell.first_start import FirstStart
from georegistry_desktop.ui.shell.garbage import GarbageCollector
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.ui.words.language import speak


class _Faults(QObject):
    """Brings faults of any thread into the GUI thread."""

    met = Signal(object)


def _open_first(window: MainWindow, address: str, *, demo: bool) -> None:
    """One after the other: both load libraries, which is left to one thread at a time."""
    window.navigation.expect(address, lambda: window.files.open(address, demo=demo))


def run(address: str | None = None, *, demo: bool = False) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    ``address`` is opened first; without it the registry that was open last, or else the start page; at the
    very first start the demo country. ``demo`` says that it is the demo country, which has a tour.
    """
    keep_large_apart()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("georegistry")
    app.setApplicationDisplayName("GeoRegistry")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("georegistry")
    settings = Settings()
    speak(app, settings)
    desk = Desk(app, settings)
    faults = _Faults()
    faults.met.connect(desk.fail, Qt.ConnectionType.QueuedConnection)
    watch = CrashWatch(faults.met.emit)
    desk.faulted.connect(watch.write)
    crashed = watch.begin()
    panels, failed = find_panels()
    window = MainWindow(desk, panels)
    first = address or window.navigation.places.last
    # Before any thread of ours runs: Python would collect the window's garbage on it.
    collector = GarbageCollector(app)
    collector.follow(desk, window.screens.loaded)
    if first:
        _open_first(window, first, demo=demo)
    elif (first_start := FirstStart(settings, window.files, window.navigation)).is_now:
        first_start.begin()
    window.show()
    for name, why in failed.items():
        text = QCoreApplication.translate("application", "The workspace '{name}' could not be loaded.")
        desk.say(text.format(name=name), kind="error", details=why)
    if crashed:
        desk.say(
            QCoreApplication.translate("application", "The program ended unexpectedly last time."),
            kind="warning",
            action=(
                QCoreApplication.translate("application", "Show the report"),
                lambda: window.help.show_report(crashed[0]),
            ),
        )
    code = app.exec()
    collector.stop()
    watch.end()
    settings.save()
    return code
