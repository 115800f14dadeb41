"""A unit's mark changes with what matching looks at, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matching.under_review import marked, shuffled, side
from shapely import MultiPolygon, Point, box

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.matching.reviewing import unit_marks


def village(parent_name: str = "Kono", **other: Any) -> VersionFrame:
    unit = {"ref": "f", "name": "Njala", "parent": "d", "point": Point(-11.2, 8.1), **other}
    return side("a", {"ref": "d", "name": parent_name}, {"ref": "e", "name": "Bo"}, unit)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Njala 2"},
        {"short_name": "Nj"},
        {"code": "07"},
        {"source_ref": "other"},
        {"type": "Clinic"},
        {"aliases": '["Njala town"]'},
        {"status": "REJECTED"},
        {"parent": "e"},
        {"parent_name": "Kailahun"},
        {"parent": None},
        {"point": None},
        {"point": Point(-11.2, 8.1001)},
        {"point": Point()},
    ],
    ids=str,
)
def test_that_a_mark_changes_with_what_matching_looks_at(change: dict[str, Any]) -> None:
    assert unit_marks(village(**change))[2] != unit_marks(village())[2]


@pytest.mark.parametrize(
    "change",
    [
        {"point": Point(-11.2, 8.1000001)},
        {"boundary": MultiPolygon([box(0, 0, 1, 1)])},
        {"opening_date": "2020-01-01"},
        {"extra": '{"beds": 3}'},
        {"uuid": "another"},
        {"code": ""},
    ],
    ids=str,
)
def test_that_a_mark_does_not_change_with_other_things(change: dict[str, Any]) -> None:
    assert unit_marks(village(**change))[2] == unit_marks(village())[2]


def test_that_a_value_does_not_count_for_another_field() -> None:
    assert marked(village(code="7"), "f") != marked(village(short_name="7"), "f")


def test_that_marks_go_with_their_units_whatever_the_order() -> None:
    frame = village()
    order = shuffled(frame, 3)
    there = dict(zip(frame.units["uuid"], unit_marks(frame), strict=True))
    assert dict(zip(order.units["uuid"], unit_marks(order), strict=True)) == there


def test_that_marks_of_some_rows_are_those_of_all() -> None:
    frame = village()
    assert unit_marks(frame, np.array([2, 0])).tolist() == unit_marks(frame)[[2, 0]].tolist()


def test_that_marks_are_kept_texts_and_must_never_change() -> None:
    assert unit_marks(village()).tolist() == ["4533eec2", "95e17ce6", "69bd68b7"]


def test_that_no_unit_has_no_mark() -> None:
    frame = village()
    assert unit_marks(replace(frame, units=frame.units.iloc[:0])).tolist() == []
