"""Rings of a million vertices come in whole, in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.soak

VERTICES = 1_000_000
MOST_MB = 1_500
READ = """
import json, resource, sys, time
import shapely
from georegistry_desktop import exchange
begun = time.process_time()
incoming = exchange.read(sys.argv[1])
seconds = time.process_time() - begun  # of the processor
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
held = None if incoming.version is None else incoming.version.units["boundary"].array
print(json.dumps({
    "seconds": seconds, "mb": peak, "codes": [p.code for p in incoming.problems],
    "vertices": 0 if held is None else int(shapely.get_num_coordinates(held).sum()),
}))
"""


def ring() -> np.ndarray[Any, Any]:
    """A closed wavy circle around (-11, 8), (VERTICES + 1, 2)."""
    angle = np.linspace(0, 2 * np.pi, VERTICES, endpoint=False)
    away = 1 + 0.01 * np.sin(angle * 1000)
    xy = np.column_stack([-11 + away * np.cos(angle), 8 + away * np.sin(angle)])
    return np.vstack([xy, xy[:1]])


def geojson(path: Path) -> None:
    geometry = {"type": "Polygon", "coordinates": [ring().tolist()]}
    feature = {"type": "Feature", "properties": {"ref": "a", "name": "A"}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))


def wkt_in_csv(path: Path) -> None:
    points = ", ".join(f"{x!r} {y!r}" for x, y in ring().tolist())
    path.write_text(f'ref,name,wkt\na,A,"POLYGON (({points}))"\n')


@pytest.mark.parametrize(("name", "write"), [("a.geojson", geojson), ("a.csv", wkt_in_csv)])
def test_that_a_ring_of_a_million_vertices_comes_in_whole_in_bounded_memory(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    path = tmp_path / name
    write(path)
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    print(f"{name}: {found['seconds']:.1f} s, {found['mb']:.0f} MB")
    assert found["codes"] == []
    assert found["vertices"] == VERTICES + 1
    assert found["mb"] < MOST_MB
