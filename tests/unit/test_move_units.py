from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import GeoRegistryError, Set
from georegistry_desktop.editing import move_units


def test_that_units_move_with_one_change_each() -> None:
    plan = move_units.plan(small_view(), ["d"], "r2")
    assert (plan.label, plan.changes) == ("Move Kakua under South", (Set("d", "parent", "r1", "r2"),))
    assert move_units.plan(small_view(), ["r1", "r2"], None).label == "Move 2 units to the top"
    assert len(move_units.plan(small_view(), ["d"], "r1")) == 0


@pytest.mark.parametrize(
    ("uuids", "parent", "code"),
    [
        (["r1"], "r1", "cycle"),
        (["c"], "f1", "cycle"),
        (["f1"], "r2", "parent-type"),
        (["d"], "x", "parent-unknown"),
        (["x"], "c", "unit-missing"),
    ],
)
def test_that_a_place_where_a_unit_cannot_stand_is_refused(uuids: list[str], parent: str, code: str) -> None:
    reason = move_units.check(small_view(strict=code == "parent-type"), uuids, parent)
    assert reason is not None
    assert reason.code == code
    with pytest.raises(GeoRegistryError):
        move_units.plan(small_view(), uuids, parent)
