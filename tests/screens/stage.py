"""The window of one picture: in a theme, a language and a size, with a registry of its own."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from georegistry_desktop.domain import Unit
from georegistry_desktop.session import Session
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.picture_canvas import PictureCanvas
from georegistry_desktop.ui.shell.main_window import MainWindow

_LONGEST_WAIT = 60.0
Scene = Callable[["Stage"], QWidget | None]


@dataclass(frozen=True, slots=True)
class Planned:
    """A scene by name; ``data`` are the countries that it is shown with, empty for none."""

    name: str
    play: Scene
    data: tuple[str, ...]


SCENES: dict[str, Planned] = {}


def scene(*data: str) -> Callable[[Scene], Scene]:
    """Register a function as a scene: ``@scene("demo", "sierra-leone")``, by its own name.

    It brings the window somewhere and may give the widget to draw; else the whole window is drawn.
    """

    def register(play: Scene) -> Scene:
        name = play.__name__.replace("_", "-")
        SCENES[name] = Planned(name, play, data)
        return play

    return register


class Stage:
    """What a scene works with: ``window``, ``desk``, ``open``, ``wait``; ``folder`` for its files."""

    def __init__(self, window: MainWindow, registry: Path | None, folder: Path) -> None:
        self.window = window
        self.desk: Desk = window.desk
        self._registry, self.folder = registry, folder

    def open(self, workspace: str = "pyramid") -> None:
        """Open a copy of the scene's country, and go to a workspace."""
        assert self._registry is not None
        copy = self.folder / f"{self._registry.stem}.gpkg"
        shutil.copy(self._registry, copy)
        self.window.files.open(str(copy))
        self.wait(lambda: self.desk.live is not None)
        self.desk.go(workspace)
        self.settle()

    def first_district(self) -> tuple[Session, str, Unit]:
        """The open session, its live version, and the first unit of the second level there."""
        live = self.desk.live
        assert live is not None
        session = live.session
        version = next(v.label for v in session.versions if v.state == "live")
        tree = session.view(version).result().tree
        uuid = tree.uuid(int(tree.children(int(tree.children(-1)[0]))[0]))
        return session, version, session.records(version, [uuid]).result()[uuid]

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window work until a condition holds. Raises ``TimeoutError`` after a minute."""
        end = time.monotonic() + _LONGEST_WAIT
        while not until():
            if time.monotonic() > end:
                raise TimeoutError
            QApplication.processEvents()
            time.sleep(0.005)

    def settle(self, seconds: float = 1.5) -> None:
        """Let the window work until nothing runs, the maps are drawn and a moment has passed."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end and not self._jobs())
        self.wait(lambda: all(map_.is_settled for map_ in self._maps()))

    def click(self, action: str) -> None:
        """Do what an action does."""
        self.desk.actions.run(action)
        self.settle(0.3)

    def _maps(self) -> list[PictureCanvas]:
        maps = self.window.findChildren(PictureCanvas)
        return [map_ for map_ in maps if map_.isVisible() and map_.content is not None]

    def _jobs(self) -> bool:
        live = self.desk.live
        return live is not None and any(not job.ended for job in live.session.jobs)


def forget(widget: QWidget) -> None:
    """Take a widget away at once, before the next picture."""
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
