from __future__ import annotations

import pytest
from made_view import small_view
from shapely import Point

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import set_point


def test_that_a_point_moves_and_leaves_its_altitude_and_accuracy_behind() -> None:
    old, new = Point(-12.1, 8.2), Point(-12.0, 8.0)
    plan = set_point.plan(small_view(), "f1", new, accuracy=3.0)
    assert plan.label == "Move point of Njala CHC"
    assert plan.changes == (
        Set("f1", "point", old, new),
        Set("f1", "altitude", 120.0, None),
        Set("f1", "accuracy", 5.0, 3.0),
    )


def test_that_a_point_is_given_taken_away_or_measured() -> None:
    view = small_view()
    assert set_point.plan(view, "f2", Point(1, 2)).label == "Give Taiama CHP a point"
    gone = set_point.plan(view, "f1", None)
    assert (gone.label, len(gone)) == ("Remove point of Njala CHC", 3)
    measured = set_point.plan(view, "f1", Point(-12.1, 8.2), altitude=90.0, accuracy=5.0)
    assert measured.label == "Set altitude and accuracy of Njala CHC"
    assert measured.changes == (Set("f1", "altitude", 120.0, 90.0),)


@pytest.mark.parametrize(("x", "y"), [(181, 0), (0, 91), (float("nan"), 0)])
def test_that_a_point_beyond_the_range_of_degrees_is_refused(x: float, y: float) -> None:
    assert set_point.check(small_view(), "f1", Point(180, -90)) is None
    with pytest.raises(Refused, match=r"Njala CHC: .* range of degrees"):
        set_point.plan(small_view(), "f1", Point(x, y))
