"""Graticule, scale bar and tiles of a view."""

from __future__ import annotations

import pytest

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import WORLD
from georegistry_desktop.scene.map.rulers import graticule, scale_bar
from georegistry_desktop.scene.map.tile_grid import Tile, tile_zoom, tiles_in


@pytest.mark.parametrize("step", [1e2, 1e4, 1e6, 4e6])
def test_that_lines_of_the_graticule_lie_at_round_degrees_and_apart(step: float) -> None:
    camera = Camera.at(-11.7, 8.5, step, 1000, 700)
    found = graticule(camera)
    assert 2 <= len(found.meridians) <= 8
    for degrees, x in found.meridians:
        assert camera.pixel_of(degrees, 0)[0] == pytest.approx(x, abs=0.5)
        assert degrees == pytest.approx(round(degrees, found.decimals), abs=1e-9)
    for degrees, y in found.parallels:
        assert camera.pixel_of(0, degrees)[1] == pytest.approx(y, abs=0.5)


def test_that_meridians_beyond_the_antimeridian_are_named_as_they_are() -> None:
    found = graticule(Camera.at(179, 0, 1e5, 1000, 700))
    assert {d for d, _ in found.meridians if d < 0}
    assert all(-180 <= d < 180 for d, _ in found.meridians)


@pytest.mark.parametrize("lat", [0.0, 8.5, 60.0])
def test_that_a_scale_bar_has_a_round_length(lat: float) -> None:
    camera = Camera.at(0, lat, 54321, 1000, 700)
    metres, pixels = scale_bar(camera, 120)
    assert str(metres).strip("0.")[0] in "125"
    assert 40 < pixels <= 120
    assert pixels * camera.metres == pytest.approx(metres)


def test_that_tiles_cover_the_view_and_the_middle_comes_first() -> None:
    camera = Camera.at(-11.7, 8.5, WORLD / 256 / 2**7, 800, 600)
    assert tile_zoom(camera, 0, 19) == 7
    assert tile_zoom(camera, 0, 5) == 5
    tiles = tiles_in(camera, 7)
    assert 12 <= len(tiles) <= 20
    _, x, y, side = tiles[0]
    assert side == pytest.approx(256)
    assert x <= 400 <= x + side
    assert y <= 300 <= y + side
    covered = sum(
        max(0, min(x + s, 800) - max(x, 0)) * max(0, min(y + s, 600) - max(y, 0)) for _, x, y, s in tiles
    )
    assert covered == pytest.approx(800 * 600)


def test_that_a_known_place_lies_in_its_known_tile() -> None:
    # Freetown in the numbering of openstreetmap.org.
    camera = Camera.at(-13.2317, 8.4657, 100, 10, 10)
    assert tiles_in(camera, 12)[0][0] == Tile(12, 1897, 1951)
    assert Tile(12, 1897, 1951).y_from_south == 4095 - 1951
    assert Tile(12, 1897, 1951).parent() == Tile(11, 948, 975)
    assert Tile(0, 0, 0).parent() is None


def test_that_tiles_go_on_around_the_earth() -> None:
    camera = Camera.at(180, 0, WORLD / 256 / 4, 300, 200)
    columns = {tile.x for tile, _, _, _ in tiles_in(camera, 2)}
    assert columns == {3, 0}
