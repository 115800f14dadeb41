"""What lies under the cursor or in a box; where names stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from map_shapes import nothing, objects

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.labels import area_spots, arrange, dot_spots
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.picking import pick, pick_box
from georegistry_desktop.scene.map.picture import Picture, render

VIEW = Camera.over((-2, -1, 2, 1), 400, 200, margin=0)


@pytest.fixture
def picture() -> Picture:
    """Two squares side by side, three dots of which one lies in the left square."""
    areas = objects([shapely.box(-1, -0.5, 0, 0.5), shapely.box(0, -0.5, 1, 0.5), None, None, None])
    dots = objects([None, None, shapely.Point(-0.5, 0), shapely.Point(1.5, 0.5), shapely.Point(1.58, 0.5)])
    return render(MapScene.build(areas, dots), VIEW)


def test_that_a_dot_is_picked_before_the_area_below_it(picture: Picture) -> None:
    assert pick(picture, 150, 100) == 2
    assert pick(picture, 153, 103) == 2
    assert pick(picture, 170, 100) == 0
    assert pick(picture, 250, 100) == 1


def test_that_the_nearer_of_two_dots_is_picked(picture: Picture) -> None:
    assert pick(picture, 349, 50) == 3
    assert pick(picture, 357, 50) == 4


def test_that_there_is_nothing_at_sea_or_outside(picture: Picture) -> None:
    assert pick(picture, 20, 20) == -1
    assert pick(picture, -1, 20) == -1
    assert pick(picture, 400, 20) == -1


def test_that_a_box_takes_its_dots_or_else_its_areas(picture: Picture) -> None:
    assert pick_box(picture, 390, 10, 300, 90).tolist() == [3, 4]
    assert pick_box(picture, 160, 60, 240, 140).tolist() == [0, 1]
    assert pick_box(picture, 0, 0, 10, 10).tolist() == []


def test_that_a_name_stands_in_the_middle_of_what_is_seen_of_its_area() -> None:
    scene = MapScene.build(objects([shapely.box(-10, -0.5, 1, 0.5)]), nothing(1))
    spots = area_spots(render(scene, VIEW))
    assert spots.rows.tolist() == [0]
    assert spots.x[0] == pytest.approx(150, abs=60)
    assert spots.y[0] == pytest.approx(100, abs=8)
    assert spots.room[0] > 180


def test_that_a_name_stands_inside_of_a_crooked_area() -> None:
    crooked = shapely.box(-1.8, -0.9, 1.8, 0.9) - shapely.box(-1.6, -0.7, 1.8, 0.9)
    scene = MapScene.build(objects([crooked]), nothing(1))
    picture = render(scene, VIEW)
    spots = area_spots(picture)
    assert picture.ids[int(spots.y[0]), int(spots.x[0])] == 0


def test_that_names_can_be_those_of_ancestors(picture: Picture) -> None:
    label_of = np.array([7, 7, -1, -1, -1, -1], np.int32)
    spots = area_spots(picture, label_of)
    assert spots.rows.tolist() == [7]
    assert spots.x[0] == pytest.approx(200, abs=8)


def test_that_no_name_lies_over_another_and_the_first_goes_first(picture: Picture) -> None:
    spots = area_spots(picture)
    twice = [spots, replace(spots, x=spots.x + 5)]
    found = arrange(twice, np.full(2 * len(spots), 60.0), 14.0, picture)
    assert found[:, 0].tolist()[:2] == [0, 1]
    boxes = [shapely.box(x, y, x + 60, y + 14) for _, x, y in found]
    assert all(boxes[i].disjoint(boxes[j]) for i in range(len(boxes)) for j in range(i))


def test_that_a_name_goes_out_of_the_way_of_a_dot(picture: Picture) -> None:
    spots = area_spots(picture)
    found = arrange([spots], np.full(len(spots), 60.0), 14.0, picture)
    index, left, top = found[[spots.rows[int(i)] == 0 for i, _, _ in found]][0]
    dot = shapely.Point(150, 100)
    assert not shapely.box(left, top, left + 60, top + 14).contains(dot)
    assert spots.rows[int(index)] == 0


def test_that_a_name_goes_as_far_as_its_area_reaches_to_lie_over_no_dot() -> None:
    """The dots fill the middle of a square from top to bottom: only its sides are free."""
    dots = [shapely.Point(x, y) for x in np.linspace(-0.12, 0.12, 5) for y in np.linspace(-0.9, 0.9, 60)]
    areas = objects([shapely.box(-0.9, -0.9, 0.9, 0.9), *[None] * len(dots)])
    picture = render(MapScene.build(areas, objects([None, *dots])), VIEW)
    found = arrange([area_spots(picture)], np.array([60.0]), 14.0, picture)
    assert len(found) == 1
    _, left, top = found[0]
    assert picture.dots is not None
    rows = picture.dots.rows[int(top) : int(top) + 14, int(left) : int(left) + 60]
    assert (rows < 0).all()


def test_that_a_name_rather_lies_over_a_dot_than_on_another_area() -> None:
    """The room in the middle is wide, above and below it is none."""
    plus = shapely.box(-0.9, -0.12, 0.9, 0.12) | shapely.box(-0.12, -0.9, 0.12, 0.9)
    around = shapely.box(-1.8, -0.95, 1.8, 0.95) - plus
    areas = objects([plus, around, None])
    picture = render(MapScene.build(areas, objects([None, None, shapely.Point(0, 0)])), VIEW)
    spots = area_spots(picture)
    found = arrange([spots], np.where(spots.rows == 0, 170.0, 0.0), 14.0, picture)
    assert len(found) == 1
    _, left, top = found[0]
    ends = picture.ids[int(top) + 7, [int(left) + 2, int(left) + 168]]
    assert ends.tolist() == [0, 0]


def test_that_no_name_stands_where_something_else_does(picture: Picture) -> None:
    spots = area_spots(picture)
    taken = [(100.0, 0.0, 199.0, 200.0)]
    found = arrange([spots], np.full(len(spots), 60.0), 14.0, picture, taken)
    assert [spots.rows[int(i)] for i, _, _ in found] == [1]


def test_that_a_name_too_wide_for_its_area_is_not_written(picture: Picture) -> None:
    spots = area_spots(picture)
    assert len(arrange([spots], np.full(len(spots), 180.0), 14.0, picture)) == 0


def test_that_names_of_near_dots_stand_on_different_sides(picture: Picture) -> None:
    spots = dot_spots(picture)
    found = arrange([spots], np.array([30.0, 30.0, 30.0]), 12.0, picture)
    assert len(found) == 3
    assert len(dot_spots(picture, most=2)) == 0
