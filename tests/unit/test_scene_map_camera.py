"""Where a map looks from."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.scene.map.camera import CLOSEST, Camera
from georegistry_desktop.scene.map.grid import WORLD

cameras = st.builds(
    Camera.at,
    st.floats(-179, 179),
    st.floats(-80, 80),
    st.floats(100, 1e5),
    st.integers(50, 2000),
    st.integers(50, 2000),
)
spots = st.tuples(st.floats(0, 50), st.floats(0, 50))


@given(cameras, spots)
def test_that_a_pixel_and_its_place_are_one(camera: Camera, spot: tuple[float, float]) -> None:
    lon, lat = camera.place(*spot)
    assert camera.pixel_of(lon, lat) == pytest.approx(spot, abs=0.01)


@given(cameras, spots, st.floats(0.2, 5))
def test_that_zooming_keeps_the_place_under_the_cursor(
    camera: Camera, spot: tuple[float, float], factor: float
) -> None:
    zoomed = camera.zoomed(factor, *spot)
    assert zoomed.pixel(*camera.grid(*spot)) == pytest.approx(spot, abs=0.01)


@given(cameras, st.floats(-500, 500), st.floats(-500, 500))
def test_that_panning_moves_the_picture_by_as_much(camera: Camera, dx: float, dy: float) -> None:
    moved = camera.panned(dx, dy)
    place = camera.grid(10, 10)
    x, y = camera.pixel(*place)
    assert moved.pixel(*place) == pytest.approx((x + dx, y + dy), abs=0.01)


@pytest.mark.parametrize("box", [(-13.3, 6.9, -10.2, 10.0), (177, -19, 181, -16), (10, 10, 10, 10)])
def test_that_a_box_is_seen_whole(box: tuple[float, float, float, float]) -> None:
    camera = Camera.over(box, 800, 500)
    west, south, east, north = camera.degrees
    assert west < box[0] <= box[2] < east
    assert south < box[1] <= box[3] < north


def test_that_zooming_ends_at_the_earth_and_at_centimetres() -> None:
    camera = Camera.at(0, 0, 1000, 800, 600)
    assert camera.zoomed(1e-12, 0, 0).step == WORLD / 800
    assert camera.zoomed(1e12, 0, 0).step == CLOSEST


def test_that_scale_and_metres_are_those_of_the_middle() -> None:
    equator, north = Camera.at(0, 0, 1000, 10, 10), Camera.at(0, 60, 1000, 10, 10)
    assert equator.metres == pytest.approx(40_075_016.7 / 2**32 * 1000)
    assert north.metres == pytest.approx(equator.metres * math.cos(math.radians(60)))
    assert equator.denominator(96) == pytest.approx(equator.metres * 96 / 0.0254)


def test_that_a_camera_at_a_pole_still_counts_in_floats() -> None:
    """Whole numbers of that size do not go with arrays of int32."""
    north, south = (Camera.at(0, 0, 1e6, 800, 600).panned(0, dy) for dy in (1e9, -1e9))
    for camera in (north, south):
        assert isinstance(camera.y, float)
        assert np.isfinite(np.zeros(1, np.int32) - camera.y).all()


def test_that_panning_goes_round_the_earth_but_not_over_a_pole() -> None:
    camera = Camera.at(179.9, 84, 1e6, 800, 600)
    assert -180 <= camera.panned(-800, 0).lon < -179 + 90
    assert camera.panned(0, 1e9).lat == pytest.approx(85.0511, abs=1e-3)
