from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from factories import square, uid
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import MultiPolygon, Point, Polygon, box

import georegistry_desktop
from georegistry_desktop.domain import Changeset, Created, Deleted, Group, GroupSet, Refused, Set, Unit
from georegistry_desktop.domain.boundary_merge import merge_boundaries
from georegistry_desktop.domain.changes import change_from_json, change_to_json, compose
from georegistry_desktop.domain.geometry import areas, metres_between
from georegistry_desktop.domain.messages import MESSAGES
from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import check_field, get, with_value
from georegistry_desktop.domain.values import same_value
from georegistry_desktop.domain.wording import describe

UNIT = Unit(
    uuid=uid("u"),
    name="Poste",
    parent=uid("p"),
    opening_date=date(2001, 2, 3),
    point=Point(0.1, 1 / 3),
    boundary=square(0),
    aliases=frozenset({"a", "b;c"}),
    groups=frozenset({uid("g")}),
    extra={"k": [1, None, {"x": "y"}]},
    translations={"fr:name": "Le poste"},
)
CHANGES = [
    Created(UNIT),
    Deleted(UNIT),
    Created(Group(uuid=uid("g"), name="G")),
    Deleted(GroupSet(uuid=uid("s"), name="S", groups=frozenset({uid("g")}))),
    Set(uid("u"), "name", "a", "b"),
    Set(uid("u"), "point", Point(1, 2), None),
    Set(uid("u"), "closed_date", None, date(2020, 1, 1)),
    Set(uid("u"), "extra:k", {"a": 1}, [1, 2.5, None]),
    Set(uid("u"), "aliases:x", None, True),
    Set(uid("g"), "name", "a", "b", "group"),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{type(c).__name__} {getattr(c, 'field', '')}")
def test_that_a_change_survives_json_and_inverts_twice_into_itself(change: Any) -> None:
    assert change_from_json(json.loads(json.dumps(change_to_json(change)))) == change
    assert (~~Changeset("c", (change,))).changes == (change,)


@given(st.lists(st.tuples(st.sampled_from(["name", "code", "extra:k"]), st.sampled_from("abc")), max_size=8))
def test_that_a_changeset_and_its_inverse_cancel_out(steps: list[tuple[str, str]]) -> None:
    now: dict[str, str | None] = {}
    changes = []
    for field, value in steps:
        changes.append(Set(uid("u"), field, now.get(field), value))
        now[field] = value
    changeset = Changeset("c", tuple(changes))
    assert (changeset + ~changeset).changes == ()
    net = compose(changeset.changes)
    assert {c.field: c.after for c in net if isinstance(c, Set)} == {f: v for f, v in now.items() if v}


def test_that_what_is_made_changed_and_deleted_leaves_nothing() -> None:
    edit = Set(UNIT.uuid, "name", "Poste", "Post")
    assert compose((Created(UNIT), edit)) == (Created(with_value(UNIT, "name", "Post")),)
    assert compose((Created(UNIT), edit, Deleted(with_value(UNIT, "name", "Post")))) == ()
    assert compose((edit, Deleted(with_value(UNIT, "name", "Post")))) == (Deleted(UNIT),)
    assert compose((Deleted(UNIT), Created(with_value(UNIT, "name", "Post")))) == (edit,)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (None, "", True),
        (None, [], True),
        (None, Point(), True),
        ("a", "A", False),
        (1, 1.0, True),
        (True, 1, False),
        (True, None, False),
        (0, None, False),
        (Point(1, 2), Point(1, 2), True),
        (square(0), MultiPolygon([box(0, 0, 1, 1, ccw=False)]), False),
        (date(2020, 1, 1), "2020-01-01", False),
    ],
)
def test_that_values_are_the_same_when_stored_alike(a: Any, b: Any, same: bool) -> None:
    assert same_value(a, b) is same
    assert same_value(b, a) is same


def test_that_keys_of_sets_and_maps_are_fields_of_their_own() -> None:
    unit = with_value(with_value(UNIT, "aliases:new", True), "extra:k", None)
    assert get(unit, "aliases:new") is True
    assert get(unit, "aliases:other") is None
    assert get(unit, "extra:k") is None
    assert with_value(with_value(unit, "aliases:new", None), "extra:k", UNIT.extra["k"]) == UNIT
    for bad in ("colour", "aliases", "name:x", "extra:", "groups"):
        with pytest.raises(Refused):
            check_field(bad)


RING = [(float(x), 0.0) for x in range(8)] + [(float(x), 5.0) for x in range(7, -1, -1)]


def bent(*moves: tuple[int, float]) -> MultiPolygon:
    """The ring with vertices moved up or down."""
    ring = list(RING)
    for at, by in moves:
        ring[at] = (ring[at][0], ring[at][1] + by)
    return MultiPolygon([Polygon(ring)])


@given(st.sets(st.integers(1, 3)), st.sets(st.integers(5, 7)), st.floats(-1, 1), st.floats(-1, 1))
def test_that_bends_in_different_places_are_both_kept(
    mine: set[int], theirs: set[int], up: float, down: float
) -> None:
    ours, other = bent(*((i, up) for i in mine)), bent(*((i, down) for i in theirs))
    merged = merge_boundaries(bent(), ours, other)
    assert merged is not None
    assert merged.equals(bent(*((i, up) for i in mine), *((i, down) for i in theirs)))


def test_that_bends_of_one_run_conflict_unless_they_are_equal() -> None:
    assert merge_boundaries(bent(), bent((3, -1)), bent((3, -2))) is None
    assert merge_boundaries(bent(), bent((3, -1)), bent((4, -1))) is None, "they bend one segment"
    both = merge_boundaries(bent(), bent((3, -1)), bent((3, -1)))
    assert both is not None
    assert both.equals(bent((3, -1)))
    turned = MultiPolygon([Polygon([*RING[5:], *RING[:5]])])
    seam = merge_boundaries(bent(), turned, bent((0, -1)))
    assert seam is not None
    assert seam.equals(bent((0, -1)))
    with_hole = MultiPolygon([Polygon(RING, [[(1, 1), (2, 1), (2, 2)]])])
    assert merge_boundaries(bent(), with_hole, bent((3, -1))) is None
    crossing = merge_boundaries(bent(), bent((3, 4.0)), bent((12, -4.0)))
    assert crossing is None, "each is fine alone, together they cross"


def test_that_measures_agree_with_the_ellipsoid() -> None:
    quarter = metres_between(np.array([Point(0, 0)]), np.array([Point(90, 0)]))
    assert quarter[0] == pytest.approx(10_018_754, abs=1)
    for latitude in (0, 30, 60, 80):
        cell = box(10, latitude, 11, latitude + 1).segmentize(0.01)
        true = abs(Geod(ellps="WGS84").geometry_area_perimeter(cell)[0])
        assert areas(np.array([cell], dtype=object))[0] == pytest.approx(true, rel=1e-3)


def test_that_names_fold_accents_case_and_spaces() -> None:
    assert fold("  Thiès   NORD ") == "thies nord"
    assert fold("Straße") == "strasse"


def test_that_each_change_has_its_sentence() -> None:
    name = {uid("u"): "Unit", uid("p"): "Parent", uid("g"): "Group"}.__getitem__
    said = {
        "Rename 'a' to 'b'": Set(uid("u"), "name", "a", "b"),
        "Move 'Unit' from the top to 'Parent'": Set(uid("u"), "parent", None, uid("p")),
        "Move 'Unit' from 'Parent' to the top": Set(uid("u"), "parent", uid("p"), None),
        "Move the point of 'Unit' by 1,106 m": Set(uid("u"), "point", Point(0, 0), Point(0, 0.01)),
        "Redraw the boundary of 'Unit': 50.0% of its area changes": Set(
            uid("u"), "boundary", square(0), box(0, 0, 1, 0.5)
        ),
        "Set translation fr name of 'Unit' from 'a' to 'b'": Set(uid("u"), "translations:fr name", "a", "b"),
        "Remove the point of 'Unit'": Set(uid("u"), "point", Point(1, 1), None),
        "Give 'Unit' a boundary": Set(uid("u"), "boundary", None, square(0)),
        "Add group 'Group' to 'Unit'": Set(uid("u"), f"groups:{uid('g')}", None, True),
        "Take alias 'x' from 'Unit'": Set(uid("u"), "aliases:x", True, None),
        "Close 'Unit' on 2020-01-01": Set(uid("u"), "closed_date", None, date(2020, 1, 1)),
        "Set beds of 'Unit' from nothing to '4'": Set(uid("u"), "extra:beds", None, 4),
        "Create 'Poste' under 'Parent'": Created(UNIT),
        "Delete 'Poste'": Deleted(UNIT),
    }
    for sentence, change in said.items():
        assert describe(change, name) == sentence


def test_that_every_message_is_used_and_every_used_code_has_a_message() -> None:
    package = Path(georegistry_desktop.__file__).parent
    source = "\n".join(
        f.read_text("utf-8") for f in package.rglob("*.py") if not f.name.endswith("messages.py")
    )
    built = {"latitude-bad", "longitude-bad"}  # from the name of the column
    unused = [code for code in MESSAGES if f'"{code}"' not in source and code not in built]
    assert unused == []
    used = set(re.findall(r'(?:Refused|_problem|_skip|super\(\).__init__)\(\s*"([a-z-]+)"', source))
    used |= set(re.findall(r'code="([a-z-]+)"', source))
    assert used - MESSAGES.keys() == set()
