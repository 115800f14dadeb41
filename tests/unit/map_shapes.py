"""Random areas, and a slow but certain picture of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from hypothesis import strategies as st

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import latitude, longitude

Array = npt.NDArray[Any]

numbers = st.floats(-2, 2, allow_nan=False).map(lambda v: round(v, 3))


@st.composite
def polygons(draw: st.DrawFn) -> shapely.Geometry:
    """A valid area: perhaps with a hole, perhaps hair-thin."""
    x, y = draw(numbers), draw(numbers)
    wide = draw(st.sampled_from([0.001, 0.01, 0.2, 1.0, 3.0]))
    high = draw(st.sampled_from([0.001, 0.2, 1.0, 3.0]))
    corners = draw(st.integers(3, 14))
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = np.array(draw(st.lists(st.floats(0.3, 1), min_size=corners, max_size=corners)))
    ring = np.stack([x + wide * reach * np.cos(turn), y + high * reach * np.sin(turn)], axis=1)
    area = shapely.polygons(ring)
    if draw(st.booleans()):
        area = area.difference(shapely.affinity.scale(area, 0.4, 0.4))
    return area


shapes = st.one_of(
    st.none(),
    polygons(),
    st.lists(polygons(), min_size=1, max_size=3).map(lambda several: shapely.union_all(several)),
    st.sampled_from(
        [
            shapely.from_wkt("POLYGON EMPTY"),
            shapely.from_wkt("MULTIPOLYGON EMPTY"),
            shapely.from_wkt("POINT (0 0)"),
            shapely.from_wkt("GEOMETRYCOLLECTION (POINT (0 0), POLYGON ((0 0, 0 1, 1 0, 0 0)))"),
        ]
    ),
)
"""An area, several in one, none, or what is no area."""


def objects(values: list[shapely.Geometry | None]) -> Array:
    array: Array = np.full(len(values), None, dtype=object)
    array[:] = values
    return array


def nothing(count: int) -> Array:
    return np.full(count, None, dtype=object)


def middles(camera: Camera) -> Array:
    """Points in the middles of all pixels, (h, w)."""
    columns, rows = np.arange(camera.width) + 0.5, np.arange(camera.height) + 0.5
    lon = [longitude(camera.grid(c, 0)[0]) for c in columns]
    lat = [latitude(camera.grid(0, r)[1]) for r in rows]
    found: Array = shapely.points(*np.meshgrid(lon, lat))
    return found


def reference(areas: Array, camera: Camera) -> tuple[Array, Array]:
    """What ``ids`` should be, and which pixels lie so near to a border that either side will do."""
    places = middles(camera)
    ids = np.full(places.shape, -1)
    near = np.zeros(places.shape, dtype=bool)
    pixel = camera.degrees[2] / camera.width - camera.degrees[0] / camera.width
    for i, area in enumerate(areas):
        if area is None or area.geom_type == "Point" or area.is_empty:
            continue
        if area.geom_type == "GeometryCollection":
            area = area.geoms[1]
        shapely.prepare(area)
        ids[shapely.contains(area, places)] = i
        near |= shapely.distance(area.boundary, places) <= pixel
    return ids, near
