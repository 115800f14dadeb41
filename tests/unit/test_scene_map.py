"""The map of a version: what it holds, what is changed of it, what is kept of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from map_shapes import nothing, objects, reference, shapes

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.picture import Stale, render

VIEW = Camera.over((-4, -4, 4, 4), 96, 80)
several = st.lists(shapes, min_size=1, max_size=6).map(objects)


def picture_of(scene: MapScene, camera: Camera = VIEW) -> np.ndarray:
    return render(scene, camera).ids


@given(several)
@settings(max_examples=150, deadline=None)
def test_that_areas_are_filled_but_for_their_borders(areas: np.ndarray) -> None:
    ids = picture_of(MapScene.build(areas, nothing(len(areas))))
    expected, near = reference(areas, VIEW)
    assert (ids == expected)[~near].all()


@given(several, st.data())
@settings(max_examples=80, deadline=None)
def test_that_a_patched_scene_is_the_one_built_anew(areas: np.ndarray, data: st.DataObject) -> None:
    scene = MapScene.build(areas, nothing(len(areas)), exponents=[16, 20])
    points = nothing(len(areas))
    for _ in range(data.draw(st.integers(1, 3))):
        rows = np.array(data.draw(st.lists(st.integers(0, len(areas)), min_size=1, max_size=3, unique=True)))
        new = objects(data.draw(st.lists(shapes, min_size=len(rows), max_size=len(rows))))
        dots = objects(
            [shapely.Point(*data.draw(st.tuples(st.floats(-3, 3), st.floats(-3, 3)))) for _ in rows]
        )
        n = max(len(areas), int(rows.max()) + 1)
        scene = scene.patched(rows, new, dots, n)
        areas, points = (np.concatenate([a, nothing(n - len(a))]) for a in (areas, points))
        areas[rows], points[rows] = new, dots
    anew = MapScene.build(areas, points, exponents=[16, 20])
    assert scene.n == anew.n
    assert scene.bounds() == anew.bounds()
    one, other = render(scene, VIEW), render(anew, VIEW)
    np.testing.assert_array_equal(one.ids, other.ids)
    if anew.has_point.any():
        assert one.dots is not None
        assert other.dots is not None
        np.testing.assert_array_equal(one.dots.rows, other.dots.rows)


def test_that_a_small_area_lies_over_a_large_one_and_of_several_the_last_one_patched_or_not() -> None:
    speck = shapely.box(0.001, 0.001, 0.003, 0.003)
    areas = objects([speck, speck, shapely.box(-1, -1, 1, 1)])
    anew = MapScene.build(areas, nothing(3), exponents=[16, 20])
    patched = anew.patched(np.array([0]), objects([speck]), nothing(1), 3)
    for scene in (anew, patched):
        ids = picture_of(scene)
        assert (ids == 1).sum() == 1
        assert (ids == 0).sum() == 0
        assert (ids == 2).any()


def test_that_many_patches_are_gathered_and_a_gone_row_stays_gone() -> None:
    areas = objects([shapely.box(i, 0, i + 1, 1) for i in range(-3, 3)])
    scene = MapScene.build(areas, nothing(6))
    for k in range(40):
        row = k % 5
        shape = None if row == 2 else shapely.box(row - 3, 0, row - 2, 1 + k / 100)
        scene = scene.patched(np.array([row]), objects([shape]), nothing(1))
    assert len(scene.parts) < 15
    ids = picture_of(scene)
    assert set(np.unique(ids)) == {-1, 0, 1, 3, 4, 5}


def test_that_what_was_saved_is_the_same_when_mapped(tmp_path: Path) -> None:
    areas = objects([shapely.box(0, 0, 1, 1), None, shapely.box(1, 0, 2, 1)])
    points = objects([None, shapely.Point(0.5, -1), None])
    scene = MapScene.build(areas, points).patched(
        np.array([2]), objects([shapely.box(1, 0, 3, 1)]), nothing(1)
    )
    scene.save(tmp_path / "scene")
    again = MapScene.load(tmp_path / "scene")
    np.testing.assert_array_equal(picture_of(again), picture_of(scene))
    assert again.bounds() == scene.bounds() == pytest.approx((0, -1, 3, 1), abs=1e-6)
    with pytest.raises(ValueError, match="read-only"):
        again.px[0] = 1


def test_that_a_cache_of_another_format_is_refused(tmp_path: Path) -> None:
    MapScene.build(nothing(1), nothing(1)).save(tmp_path / "scene")
    facts = tmp_path / "scene" / "facts.json"
    facts.write_text(facts.read_text("utf-8").replace('"format": ', '"format": 9'), "utf-8")
    with pytest.raises(ValueError, match="another version"):
        MapScene.load(tmp_path / "scene")


def test_that_nothing_has_no_bounds_and_a_blank_picture() -> None:
    scene = MapScene.build(nothing(0), nothing(0))
    assert scene.is_empty
    assert scene.bounds() is None
    assert (picture_of(scene) == -1).all()


def test_that_bounds_go_the_short_way_over_the_antimeridian() -> None:
    fiji = shapely.multipolygons([shapely.box(177, -19, 180, -16), shapely.box(-180, -18, -179, -16)])
    scene = MapScene.build(objects([fiji]), nothing(1))
    assert scene.bounds() == pytest.approx((177, -19, 181, -16), abs=1e-5)
    dots = MapScene.build(nothing(2), shapely.points([[179, 0], [-179, 1]]))
    assert dots.bounds() == pytest.approx((179, 0, 181, 1), abs=1e-5)


def test_that_an_area_over_the_antimeridian_is_seen_whole_from_both_sides() -> None:
    scene = MapScene.build(objects([shapely.box(178, -2, 182, 2)]), nothing(1))
    for lon in (180.0, -180.0, 179.0, -179.0):
        ids = picture_of(scene, Camera.at(lon, 0, 1e6, 120, 100))
        assert (ids == 0).sum() == pytest.approx((4 / 360 * 2**32 / 1e6) ** 2, rel=0.05)


def test_that_a_pole_or_a_place_that_is_none_does_not_break_the_map() -> None:
    odd = shapely.polygons([[0, 80], [40, 90], [80, 80], [np.inf, 2], [0, 80]])
    scene = MapScene.build(objects([odd]), objects([shapely.Point(np.nan, 1)]))
    assert not scene.has_point.any()
    assert (render(scene, Camera.over((0, 75, 80, 89), 60, 60)).ids == 0).any()


def test_that_neighbours_stay_joined_at_every_level() -> None:
    random = np.random.default_rng(5)
    wiggle = np.stack([random.normal(0, 0.0005, 3000).cumsum(), np.linspace(-1, 1, 3000)], axis=1)
    west = shapely.polygons([[-1, -1], *wiggle, [-1, 1]])
    east = shapely.polygons([[1, -1], *wiggle, [1, 1]])
    scene = MapScene.build(objects([west, east]), nothing(2))
    assert len(scene.parts[0].levels) > 3
    for width in (400, 120, 40, 12):
        camera = Camera.over((-0.95, -0.95, 0.95, 0.95), width, width, margin=0)
        assert (picture_of(scene, camera) >= 0).all()


def test_that_an_area_below_a_pixel_is_still_a_pixel() -> None:
    scene = MapScene.build(objects([shapely.box(0, 0, 1e-4, 1e-4)]), nothing(1))
    assert (picture_of(scene) == 0).sum() == 1


def test_that_later_masks_are_drawn_over_earlier_ones() -> None:
    child, parent = shapely.box(0, 0, 1, 1), shapely.box(-1, -1, 2, 2)
    scene = MapScene.build(objects([child, parent]), nothing(2))
    assert 0 not in picture_of(scene)
    ids = render(scene, VIEW, [np.array([False, True]), np.array([True, False])]).ids
    assert {0, 1} <= set(np.unique(ids))
    assert set(np.unique(render(scene, VIEW, [np.array([True, False])]).ids)) == {-1, 0}


def test_that_boxes_can_be_shown_before_the_areas_are_read() -> None:
    boxes = np.array([[0, 0, 1, 1], [np.nan] * 4, [1, 0, 2, 1]], dtype=float)
    ids = picture_of(MapScene.of_boxes(boxes, nothing(3)))
    assert set(np.unique(ids)) == {-1, 0, 2}


def test_that_a_picture_that_nobody_wants_is_not_finished() -> None:
    scene = MapScene.build(objects([shapely.box(0, 0, 1, 1)]), nothing(1))
    with pytest.raises(Stale):
        render(scene, VIEW, wanted=lambda: False)


def test_that_building_can_be_cancelled() -> None:
    def stop(step: str, done: int = 0, total: int = 0) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        MapScene.build(objects([shapely.box(0, 0, 1, 1)]), nothing(1), stop)
