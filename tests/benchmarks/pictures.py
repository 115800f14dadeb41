"""Pictures of the map: made anew, from the kept levels, of whole layers and of parts."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.picture import render
from georegistry_desktop.scene.map.style import Look, Pen, Style, colour
from tests.benchmarks.layers import EXTENT, mesh, scattered

SIZE = (1200, 900)
LAYERS: dict[str, Callable[[], Any]] = {
    "c100k": lambda: mesh(310, 311, 14),
    "c36k": lambda: mesh(186, 187, 31),
    "p1m": lambda: scattered(1_000_000),
}
SHARES = (1, 4, 16)
"""Of the whole extent, the part that is seen: one, a quarter, a sixteenth."""
_PYTHON = "/usr/bin/python3"
REPEATS = 5


def extents() -> list[tuple[float, float, float, float]]:
    """West, south, east, north of each view, of the shape of the picture, around the middle of the layers."""
    west, south, east, north = EXTENT
    x, y, high = (west + east) / 2, (south + north) / 2, north - south
    found = []
    for share in SHARES:
        half = high / share**0.5 / 2
        wide = half * SIZE[0] / SIZE[1]
        found.append((x - wide, y - half, x + wide, y + half))
    return found


def write_layer(name: str, file: Path) -> dict[str, Any]:
    """Make a layer and write it as a GeoPackage with its R-tree."""
    shapes = LAYERS[name]()
    kind = "Polygon" if shapes[0].geom_type == "Polygon" else "Point"
    pyogrio.raw.write(
        file,
        geometry=shapely.to_wkb(shapes),
        field_data=[np.arange(len(shapes))],
        fields=np.array(["number"], dtype=object),
        geometry_type=kind,
        crs="EPSG:4326",
        driver="GPKG",
        layer=name,
    )
    return {"vertices": int(shapely.get_num_coordinates(shapes).sum()), "shapes": len(shapes)}


def ours(file: Path, kept: Path) -> dict[str, Any]:
    """Seconds: ``first`` out of the file without anything kept, ``kept`` with the levels that were kept,
    ``again`` the median of each view in memory."""
    views = [Camera.over(extent, *SIZE, margin=0) for extent in extents()]
    begun = time.perf_counter()
    _, _, wkb, _ = pyogrio.raw.read(file, columns=[])
    shapes = shapely.from_wkb(wkb)
    nothing = np.full(len(shapes), None, dtype=object)
    points = shapely.get_type_id(shapes[0]) == 0
    scene = MapScene.build(nothing, shapes) if points else MapScene.build(shapes, nothing)
    _picture(scene, views[0])
    first = time.perf_counter() - begun
    del shapes, wkb
    scene.save(kept)
    begun = time.perf_counter()
    scene = MapScene.load(kept)
    _picture(scene, views[0])
    found = {"first": first, "kept": time.perf_counter() - begun, "again": []}
    for view in views:
        taken = sorted(_timed(scene, view) for _ in range(REPEATS))
        found["again"].append(taken[len(taken) // 2])
    return found


def _timed(scene: MapScene, view: Camera) -> float:
    begun = time.perf_counter()
    _picture(scene, view)
    return time.perf_counter() - begun


def _picture(scene: MapScene, view: Camera) -> Any:
    style = Style.by(
        np.zeros(scene.n, dtype=np.int8),
        [Look(0xFFFBFAF6, 0xFF3C4650)],
        border=Pen(0xFF9AA5AF, 1),
        sea=0xFFEAF1F5,
        halo=0xFFFBFAF6,
    )
    return colour(render(scene, view), style)


def qgis(layers: dict[str, Path], folder: Path) -> dict[str, Any] | None:
    """The same pictures by QGIS, where the system's Python has it; None where it has not."""
    wanted = {
        "size": SIZE,
        "repeats": 3,
        "layers": {name: (str(file), extents()) for name, file in layers.items()},
    }
    order = folder / "pictures.json"
    order.write_text(json.dumps(wanted), "utf-8")
    if shutil.which(_PYTHON) is None:
        return None
    has = subprocess.run([_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False)
    if has.returncode:
        return None
    script = Path(__file__).with_name("qgis_pictures.py")
    done = subprocess.run([_PYTHON, script, order], capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
