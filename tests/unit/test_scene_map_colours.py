"""Dots, colours and borders of a picture."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from map_shapes import nothing, objects

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.dots import CROWD
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.picture import Picture, render
from georegistry_desktop.scene.map.style import Look, Pen, Style, colour

VIEW = Camera.over((-2, -1, 2, 1), 200, 100, margin=0)
SEA, LAND, WATER, BORDER, RED, DOT = 0xFFEAF1F5, 0xFFFBFAF6, 0xFFDDF3EC, 0xFF9AA5AF, 0xFFB4480F, 0xFF334455
PLAIN_LOOK = Look(LAND, DOT)


def styled(categories: list[int], looks: list[Look], **more: object) -> Style:
    return Style.by(np.array(categories), looks, border=Pen(BORDER, 1), sea=SEA, halo=0xFFFFFFFF, **more)  # type: ignore[arg-type]


def squares(count: int = 2) -> Picture:
    boxes = [shapely.box(i - count / 2, -0.5, i + 1 - count / 2, 0.5) for i in range(count)]
    return render(MapScene.build(objects(boxes), nothing(count)), VIEW)


def dots(lonlat: list[tuple[float, float]], **more: object) -> Picture:
    scene = MapScene.build(nothing(len(lonlat)), shapely.points(lonlat))
    return render(scene, VIEW, **more)  # type: ignore[arg-type]


def test_that_rows_have_the_colour_of_their_category_and_the_rest_is_sea() -> None:
    shown = colour(squares(), styled([0, 1], [PLAIN_LOOK, Look(WATER, DOT)]))
    assert (shown[50, 75], shown[50, 125], shown[5, 5]) == (LAND, WATER, SEA)


def test_that_a_border_is_where_rows_differ() -> None:
    shown = colour(squares(), styled([0, 0], [PLAIN_LOOK]))
    assert (shown[50] == BORDER).sum() == 3
    assert (colour(squares(), styled([0, 0], [PLAIN_LOOK]), borders=False)[50] == BORDER).sum() == 0


def test_that_a_marked_category_draws_its_border_towards_all_neighbours() -> None:
    marked = Look(WATER, DOT, Pen(RED, 2))
    shown = colour(squares(3), styled([0, 1, 0], [PLAIN_LOOK, marked]))
    assert (shown[50] == RED).sum() == 4
    assert (shown[50] == BORDER).sum() == 2


def test_that_borders_between_groups_have_a_pen_of_their_own() -> None:
    style = styled([0, 0, 0], [PLAIN_LOOK], groups=(np.array([7, 7, 8], np.int32), Pen(RED, 1)))
    shown = colour(squares(3), style)
    assert (shown[50] == BORDER).sum() == 1
    assert (shown[50] == RED).sum() == 3


def test_that_selected_rows_look_otherwise_and_the_style_stays_as_it_was() -> None:
    style = styled([0, 0], [PLAIN_LOOK])
    chosen = style.marking(np.array([1]), Look(WATER, RED, Pen(RED, 1)))
    assert colour(squares(), chosen)[50, 125] == WATER
    assert colour(squares(), style)[50, 125] == LAND


def test_that_a_see_through_colour_is_multiplied_by_its_alpha() -> None:
    shown = colour(squares(), styled([0, 0], [Look(0x80FF0000, DOT)]))
    assert shown[50, 75] == 0x80800000


def test_that_each_dot_is_seen_in_its_colour_with_a_ring_around() -> None:
    picture = dots([(-1, 0), (1, 0)])
    assert picture.dots is not None
    assert picture.dots.rows[50, 50] == 0
    assert picture.dots.rows[50, 150] == 1
    shown = colour(picture, styled([0, 1], [PLAIN_LOOK, Look(LAND, RED)]))
    assert (shown[50, 50], shown[50, 150]) == (DOT, RED)
    assert picture.dots.ink[50, 54] == 0
    assert picture.dots.halo[50, 54] > 200
    assert shown[50, 54] > SEA


def test_that_dots_at_the_edge_do_not_come_out_at_the_other_side() -> None:
    picture = dots([(-1.999, 0.999), (1.999, -0.999)])
    assert picture.dots is not None
    seen = np.argwhere(picture.dots.halo > 0)
    assert ((seen[:, 1] < 8) == (seen[:, 0] < 8)).all()


def test_that_only_the_points_asked_for_are_drawn() -> None:
    picture = dots([(-1, 0), (1, 0)], points=np.array([False, True]))
    assert picture.dots is not None
    assert set(np.unique(picture.dots.rows)) == {-1, 1}


def test_that_a_crowd_is_a_density_that_is_darker_where_more_are() -> None:
    random = np.random.default_rng(3)
    town = random.normal((1, 0), 0.05, (CROWD, 2))
    country = random.uniform((-2, -1), (2, 1), (CROWD // 50, 2))
    picture = dots([tuple(p) for p in np.concatenate([town, country])])
    assert picture.dots is not None
    assert picture.dots.dense
    assert picture.dots.ink[48:52, 148:152].mean() > 200
    assert 0 < picture.dots.ink[:, :80].mean() < 100


def test_that_discs_get_smaller_the_more_there_are() -> None:
    random = np.random.default_rng(3)
    shares = []
    for count in (100, 2_000, 20_000):
        picture = dots([tuple(p) for p in random.uniform((-2, -1), (2, 1), (count, 2))])
        assert picture.dots is not None
        shares.append(picture.dots.radius)
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 3


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_lines_lie_on_borders_and_know_both_sides(ratio: float) -> None:
    scene = MapScene.build(objects([shapely.box(-1, -0.5, 0, 0.5), shapely.box(0, -0.5, 1, 0.5)]), nothing(2))
    picture = render(scene, VIEW.finer(ratio), ratio=ratio)
    lines = picture.lines
    assert lines is not None
    assert len(lines.ends) == 7
    sides = {frozenset((int(a), int(b))) for a, b in zip(lines.one, lines.other, strict=True)}
    assert sides == {frozenset((0, 1)), frozenset((0, -1)), frozenset((1, -1))}
    middle = [i for i in range(7) if {lines.one[i], lines.other[i]} == {0, 1}]
    assert lines.ends[middle[0], [0, 2]] == pytest.approx([100 * ratio, 100 * ratio], abs=1e-3)
