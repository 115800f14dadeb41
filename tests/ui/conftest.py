"""What the tests of the window share: no screen, settings of their own, small registries.

A warning of Qt fails its test (``qt_log_level_fail`` in pyproject.toml).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sheets
from answers import Answers
from comparing import Screen, two_versions
from factories import curated
from made_once import CopyOf
from matching_screen import two_lists
from pyramids import open_pyramid
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.session import Session
from georegistry_desktop.session.memory import keep_large_apart
from georegistry_desktop.ui import make_loading_quick
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.map.render_worker import RenderWorker
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.shell.garbage import GarbageCollector
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.workflows import make_demo


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Without a screen. Not by the environment: the processes that other tests start would inherit that."""
    return ["tests", "-platform", "offscreen"]


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    """Code is loaded, memory kept and garbage collected as in the program, which loads workspaces on threads
    and lets no thread of a session destroy what is Qt's; no thread outlives Qt."""
    make_loading_quick()
    keep_large_apart()
    made = GarbageCollector(qapp)
    yield made
    RenderWorker.shared().stop()
    made.stop()


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Windows of a test go with it: the look of the next one would else be given to all of them again. With
    them what was made for a window that closed before it was put there."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = QApplication.topLevelWidgets()
    if not any(isinstance(widget, QMainWindow) for widget in left):  # one may be that of a whole module
        for widget in left:
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def own_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a new user: no settings, no caches, no recent registries."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "user" / name.lower()))
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """The window speaks French."""
    before, translator = QLocale(), QTranslator()
    assert translator.load(str(resource("translations", "fr.qm")))
    qapp.installTranslator(translator)
    QLocale.setDefault(QLocale("fr"))
    yield
    QLocale.setDefault(before)
    qapp.removeTranslator(translator)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    """A desk with no window around it; ``desk.asking`` answers what ``answers`` was given."""
    made = Desk(qapp)
    made.asking = Answers(made.settings)
    yield made
    made.deleteLater()


@pytest.fixture
def answers(desk: Desk) -> Answers:
    """What the desk's dialogs will answer."""
    assert isinstance(desk.asking, Answers)
    return desk.asking


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window at its start page, with the two made-up workspaces of ``sheets``."""
    made = MainWindow(desk, sheets.PANELS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def open_window(window: MainWindow, country: str, qtbot: QtBot) -> MainWindow:
    """The main window with the small known country open."""
    with qtbot.waitSignal(window.desk.liveChanged):
        window.files.open(country)
    return window


@pytest.fixture
def whole_window(desk: Desk, demo_address: str, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window with the program's own workspaces at 1280 × 800, and the demo country open."""
    desk.settings.set("tour-seen", True)
    made = MainWindow(desk, find_panels()[0])
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitSignal(desk.liveChanged, timeout=30_000):
        made.files.open(demo_address)
    yield made
    made.close()


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("demo") / "demo.gpkg"
    with create_registry(file) as registry:
        make_demo(registry, units=300)
    return file


@pytest.fixture
def demo_address(made_demo: Path, tmp_path: Path) -> str:
    """The demo country in a registry of its own: DHIS2@1, Ministry list@1, Pyramid@live, 300 units."""
    return str(shutil.copy(made_demo, tmp_path / "demo.gpkg"))


@pytest.fixture(scope="session")
def made_country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("country") / "country.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    return file


@pytest.fixture
def country(made_country: Path, tmp_path: Path) -> str:
    """A registry of the test's own with the small known country of ``factories``: A@1 and P@live."""
    return str(shutil.copy(made_country, tmp_path / "country.gpkg"))


@pytest.fixture
def live(country: str) -> Iterator[LiveSession]:
    """A session over ``country``."""
    made = LiveSession(Session.open(country))
    yield made
    made.close()


@pytest.fixture
def said(desk: Desk) -> list[Message]:
    """What the desk says."""
    heard: list[Message] = []
    desk.said.connect(heard.append)
    return heard


@pytest.fixture
def pyramid(desk: Desk, live: LiveSession, qtbot: QtBot) -> Iterator[Pyramid]:
    """The pyramid in front, over ``country``."""
    made = open_pyramid(desk, live, qtbot)
    yield made
    made.closed()
    desk.use(None)


@pytest.fixture
def compared_address(copy_of: CopyOf) -> str:
    """The two of ``two_versions``, on each database in turn."""
    return copy_of(two_versions)


@pytest.fixture
def lists_address(copy_of: CopyOf) -> str:
    """The two of ``two_lists``, on each database in turn."""
    return copy_of(two_lists)


@pytest.fixture
def comparing(qtbot: QtBot, desk: Desk, compared_address: str) -> Iterator[Screen]:
    """The comparison in a window, over ``compared_address``."""
    made = Screen(qtbot, desk, compared_address)
    yield made
    made.end()
