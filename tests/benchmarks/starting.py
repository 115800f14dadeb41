"""From the start of the process to a version's tree and map, with what was made before in the cache."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import shapely
from factories import version_frame

from georegistry_desktop import create_registry
from tests.benchmarks.layers import mesh

_CHILD = Path(__file__).with_name("started_window.py")
_TIMES = 7


def make_areas(address: str) -> dict[str, float]:
    """A curated source of 96,410 areas with 5.5M vertices below 310 regions."""
    areas = mesh(310, 311, 14)
    rows = [{"ref": "c", "name": "Country"}]
    rows += [{"ref": f"r{i}", "name": f"Region {i}", "parent": "c"} for i in range(310)]
    rows += [
        {
            "ref": f"a{i}",
            "name": f"Area {i}",
            "parent": f"r{i // 311}",
            "boundary": shapely.MultiPolygon([area]),
        }
        for i, area in enumerate(areas)
    ]
    with create_registry(address) as registry:
        registry.load("A", version_frame(rows), origin={})
        registry.copy("A", "P")
    return {"areas": len(areas), "vertices": int(shapely.get_num_coordinates(areas).sum())}


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a person whose settings, caches and compiled modules are in ``folder``."""
    own = {f"XDG_{n}_HOME": str(folder / n.lower()) for n in ("CONFIG", "DATA", "CACHE", "STATE")}
    qt = {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    there = os.environ | own | qt | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    # Who develops may want none; where the program is installed there are.
    there.pop("PYTHONDONTWRITEBYTECODE", None)
    return there


def start(folder: Path, address: str | None) -> dict[str, float]:
    """Seconds from the start of a process to each stage of the window; settings and caches in ``folder``."""
    command = [sys.executable, str(_CHILD), str(time.monotonic()), *([address] if address else [])]
    done = subprocess.run(command, env=surroundings(folder), stdout=subprocess.PIPE, text=True, check=True)
    stages: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return stages


def usual_start(folder: Path, address: str | None) -> dict[str, float]:
    """The median of each stage over several starts."""
    runs = [start(folder, address) for _ in range(_TIMES)]
    return {stage: statistics.median(run[stage] for run in runs) for stage in runs[0]}
