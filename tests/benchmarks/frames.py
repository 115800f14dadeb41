"""How the map moves while its pictures are made: time from frame to frame, and the longest stall."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import numpy as np

SECONDS = 6.0


def pan_and_zoom(kept: Path, maps: int) -> dict[str, Any]:
    """Pan and zoom one map, or two in step, without a pause; the worker draws all the time.

    A frame is from one painted picture to the next; each step asks for the next one as soon as the events are
    done, and waits for the clock of 60 frames a second.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from georegistry_desktop.scene.map.map_scene import MapScene
    from georegistry_desktop.ui.desk import Desk
    from georegistry_desktop.ui.map.linked_maps import LinkedMaps
    from georegistry_desktop.ui.map.map_view import MapView

    application = QApplication([])
    desk = Desk(application)
    content = _content(MapScene.load(kept))
    widget: MapView | LinkedMaps
    if maps == 1:
        widget = MapView(desk.theme)
        widget.show_content(content)
        canvas = widget.canvas
    else:
        widget = LinkedMaps(desk.theme)
        widget.show_contents(content, _content(content.scene), np.arange(content.scene.n))
        canvas = widget.base.canvas
    widget.resize(1200, 900)
    widget.show()
    pictures = []
    canvas.drawn.connect(pictures.append)
    loop, frames, late = QEventLoop(), [], []
    begun = time.perf_counter()

    def step() -> None:
        now = time.perf_counter() - begun
        if now > SECONDS:
            loop.quit()
            return
        late.append(time.perf_counter())
        canvas.pan(7 * np.cos(now * 2), 5 * np.sin(now * 2))
        canvas.zoom(1 + 0.02 * np.sin(now), 600, 450)
        widget.repaint()
        frames.append(time.perf_counter())

    clock = QTimer(interval=16)
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(step)
    QTimer.singleShot(2_000, clock.start)  # the first picture is there
    QTimer.singleShot(2_000, lambda: pictures.clear())
    begun += 2
    loop.exec()
    between = np.diff(frames) * 1000
    paints = (np.array(frames) - np.array(late)) * 1000
    return {
        "frames": len(frames),
        "pictures": len(pictures),
        "p50": float(np.quantile(between, 0.5)),
        "p95": float(np.quantile(between, 0.95)),
        "worst": float(between.max()),
        "paint_p50": float(np.quantile(paints, 0.5)),
        "paint_p95": float(np.quantile(paints, 0.95)),
    }


def _content(scene: Any) -> Any:
    import pandas as pd

    from georegistry_desktop.scene.tree import TreeArrays
    from georegistry_desktop.ui.map.content import MapContent

    n = scene.n
    number = pd.Series(np.arange(n).astype(str), dtype="str")
    nothing = pd.Series([None] * n, dtype="str")
    outline = pd.DataFrame(
        {"uuid": "u" + number, "name": "Area " + number, "type": "Area", "status": "VALID"}
    )
    outline = outline.astype("str")
    for name in ("parent", "short_name", "code", "source_ref", "aliases"):
        outline[name] = nothing
    outline["has_point"], outline["has_boundary"] = scene.has_point, scene.has_area
    return MapContent(scene, TreeArrays.build(outline))
