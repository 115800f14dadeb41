"""Draws the scenes in one look; run by ``__main__`` as a process of its own."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtWidgets import QApplication

from georegistry_desktop.ui.desk import Desk, Settings
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.ui.words.language import choose_language, speak
from tests.screens import scenes
from tests.screens.countries import make_country
from tests.screens.stage import SCENES, Planned, Stage, forget


def main() -> int:
    """``FOLDER THEME LANGUAGE WIDTHxHEIGHT [SCENE …]``; 1 when a scene failed."""
    folder, theme, language, size = Path(sys.argv[1]), *sys.argv[2:5]
    for module in pkgutil.iter_modules(scenes.__path__):
        importlib.import_module(f"{scenes.__name__}.{module.name}")
    unknown = set(sys.argv[5:]) - SCENES.keys()
    if unknown:
        raise SystemExit(f"No scene named {', '.join(unknown)}; there are: {', '.join(SCENES)}")
    app = QApplication(["screens", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name in sys.argv[5:] or SCENES:
        planned = SCENES[name]
        for country in planned.data:
            file = folder / f"{'-'.join(filter(None, (name, country)))} {theme} {language} {size}.png"
            try:
                _draw(app, planned, country, file, theme, language, size)
            except Exception:  # noqa: BLE001  the others are drawn all the same
                failed += 1
                traceback.print_exc()
    return int(bool(failed))


def _draw(
    app: QApplication, planned: Planned, country: str, file: Path, theme: str, language: str, size: str
) -> None:
    registry = make_country(country, file.parent) if country else None
    if country and registry is None:
        print(f"{file.name}: no data of that country here", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = home
        settings = Settings(Path(home, "window.ini"))
        settings.set("theme", theme)
        settings.set("tour-seen", True)
        choose_language(settings, language)
        speak(app, settings)
        window = MainWindow(Desk(app, settings), find_panels()[0])
        window.resize(*(int(side) for side in size.split("x")))
        window.show()
        widget = planned.play(Stage(window, registry, Path(home))) or window
        app.processEvents()
        widget.grab().save(str(file))
        print(file)
        window.close()
        forget(window)


if __name__ == "__main__":
    sys.exit(main())
