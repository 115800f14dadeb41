"""A process that opens the window on a registry, says when what was there, and ends.

``python started_window.py BEGUN [ADDRESS]``: BEGUN is ``time.monotonic()`` of who started it. Without a
registry only a bare window of Qt is shown. Prints a line of JSON: seconds since BEGUN of each stage, and the
longest stall.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

BEGUN = float(sys.argv[1])
STAGES: dict[str, float] = {}


def reached(stage: str) -> None:
    STAGES.setdefault(stage, time.monotonic() - BEGUN)


def bare_window() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    window.show()
    QTimer.singleShot(0, app.quit)
    app.exec()
    reached("shown")


def registry_window(address: str) -> None:
    from georegistry_desktop.ui import make_loading_quick, open_window

    make_loading_quick()  # as ``open_window`` does, which would load all this
    from georegistry_desktop.ui.shell.main_window import MainWindow

    reached("imported")
    from PySide6.QtCore import QTimer
    from stall_watch import StallWatch

    from georegistry_desktop.ui.pyramid.workspace import Pyramid

    show, watch = MainWindow.show, []

    def shown(window: MainWindow) -> None:
        show(window)
        reached("window")
        watch.append(StallWatch().__enter__())
        timer = QTimer(window)
        timer.timeout.connect(lambda: look(window))
        timer.start(5)

    def look(window: MainWindow) -> None:
        pyramid = window.screens.current
        if not isinstance(pyramid, Pyramid) or pyramid.units.tree is None:
            return
        reached("tree")
        if pyramid.showing.content is None or not pyramid.map.canvas.is_settled:
            return
        reached("map")
        if window.desk.live is not None and pyramid.reasons.not_editable() is None and "live" not in STAGES:
            reached("live")
            watch[0].__exit__(None, None, None)
            STAGES["longest stall"] = watch[0].longest
            print(watch[0].report(), file=sys.stderr)
            QTimer.singleShot(0, window.close)

    MainWindow.show = shown  # type: ignore[method-assign]
    open_window(address)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        registry_window(sys.argv[2])
    else:
        bare_window()
    print(json.dumps(STAGES), flush=True)
