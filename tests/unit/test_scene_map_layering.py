"""Which level is drawn at which scale; outlines over a picture; smooth pictures."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from map_shapes import nothing, objects

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.layering import Layering
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.outline import dots_in_view, lines_in_view, rings_in_view, vertices
from georegistry_desktop.scene.map.smoothing import halved

VIEW = Camera.over((0, 0, 8, 8), 400, 400, margin=0)


@pytest.fixture
def tree() -> tuple[MapScene, Layering]:
    """A country of 8° without an area, two regions, 32 districts, a facility in each."""
    shapes: list[object] = [None, shapely.box(0, 0, 4, 8), shapely.box(4, 0, 8, 8)]
    parent, depth = [-1, 0, 0], [0, 1, 1]
    for i in range(32):
        x, y = i % 4 * 2, i // 4
        shapes.append(shapely.box(x, y, x + 2, y + 1))
        parent.append(1 if x < 4 else 2)
        depth.append(2)
    dots = [None] * 35 + [shapely.Point(i % 4 * 2 + 1, i // 4 + 0.5) for i in range(32)]
    shapes += [None] * 32
    parent += list(range(3, 35))
    depth += [3] * 32
    scene = MapScene.build(objects(shapes), objects(dots))
    return scene, Layering(scene, np.array(parent, np.int32), np.array(depth, np.int16))


def test_that_the_deepest_level_that_fits_is_drawn_over_the_one_above(
    tree: tuple[MapScene, Layering],
) -> None:
    _, layering = tree
    assert layering.depths == [1, 2]
    assert layering.fitting(VIEW.step) == 2
    assert layering.fitting(VIEW.step * 20) == 1
    assert layering.fitting(VIEW.step * 1000) == 1
    regions, districts = layering.areas(2)
    assert np.flatnonzero(regions).tolist() == [1, 2]
    assert districts.sum() == 32
    assert len(layering.areas(1)) == 1


def test_that_names_are_those_of_a_level_that_has_room(tree: tuple[MapScene, Layering]) -> None:
    _, layering = tree
    assert layering.named(VIEW.step / 2, 2) == 2
    assert layering.named(VIEW.step * 1.5, 2) == 1
    assert layering.named(VIEW.step * 6, 2) == 0


def test_that_each_row_knows_its_ancestor_at_a_depth(tree: tuple[MapScene, Layering]) -> None:
    _, layering = tree
    above = layering.ancestors(1)
    assert above[[0, 1, 3, 5, 35, 37]].tolist() == [-1, 1, 1, 2, 1, 2]
    assert above[-1] == -1


def test_that_a_scene_without_areas_has_no_level_to_draw() -> None:
    scene = MapScene.build(nothing(1), objects([shapely.Point(0, 0)]))
    layering = Layering(scene, np.array([-1], np.int32), np.array([0], np.int16))
    assert layering.fitting(1000) == -1
    assert layering.areas(-1) == []
    assert layering.named(1000, -1) == -1


def test_that_outlines_of_rows_are_those_in_view(tree: tuple[MapScene, Layering]) -> None:
    scene, _ = tree
    (ring,) = rings_in_view(scene, np.array([3]), VIEW)
    assert ring.min(axis=0) == pytest.approx([0, 350], abs=1)
    assert ring.max(axis=0) == pytest.approx([100, 400], abs=1)
    assert len(lines_in_view(scene, np.array([3]), VIEW)) == 4
    assert vertices(scene, np.array([3, 4]), VIEW) == 10
    elsewhere = Camera.over((20, 20, 21, 21), 100, 100)
    assert len(lines_in_view(scene, np.array([3]), elsewhere)) == 0
    assert dots_in_view(scene, np.array([3, 35]), VIEW) == pytest.approx(np.array([[50, 375]]), abs=1)


def test_that_four_pixels_become_their_mean() -> None:
    argb = np.array([[0xFF000000, 0xFF0000FF], [0xFFFF0000, 0xFFFFFFFF]], np.uint32)
    assert halved(argb) == np.array([[0xFF804080]], np.uint32)
