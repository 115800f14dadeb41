from __future__ import annotations

from dataclasses import replace

import pytest
from made_view import MadeView, small_view
from shapely import Point

from georegistry_desktop.domain import Cancelled, Changeset, Refused, Unit
from georegistry_desktop.domain.changes import compose
from georegistry_desktop.editing import merge_pairs
from georegistry_desktop.editing.merge_pairs import PlannedMerges


def twins() -> MadeView:
    """``small_view`` with a second and a third entry of facility f1, and a second one of its district."""
    held = small_view()
    units = dict(held.held)
    units["x"] = Unit(uuid="x", name="Njala", type="Facility", parent="d", code="F1")
    units["z"] = Unit(uuid="z", name="Njala H.C.", type="Facility", parent="e", point=Point(1, 2))
    units["e"] = Unit(uuid="e", name="KAKUA", type="District", parent="r1")
    return replace(held, held=units)


def planned(held: MadeView, *pairs: tuple[str, str]) -> tuple[PlannedMerges, dict[str, object]]:
    found = merge_pairs.plan_all(held, pairs)
    made: dict[str, object] = dict(held.after(Changeset("all", found.changes)))
    assert made == held.after(Changeset("all", compose(found.changes)))
    return found, made


def test_that_of_three_that_are_one_place_one_stays() -> None:
    found, after = planned(twins(), ("x", "z"), ("x", "f1"), ("f1", "z"))
    assert set(twins().held) - set(after) == {"x", "z"}
    kept = after["f1"]
    assert isinstance(kept, Unit)
    assert (kept.name, kept.code) == ("Njala CHC", "F1")
    assert kept.aliases == {"Njala", "Njala H.C."}
    assert dict(found.went) == {"z": "x", "x": "f1"}


def test_that_children_go_with_what_is_merged_before_or_after_them() -> None:
    for pairs in (
        [("d", "e"), ("f1", "z")],
        [("f1", "z"), ("d", "e")],
        [("x", "z"), ("d", "e"), ("f2", "x")],
    ):
        _, after = planned(twins(), *pairs)
        assert "e" not in after
        below = [unit for unit in after.values() if isinstance(unit, Unit) and unit.type == "Facility"]
        assert {unit.parent for unit in below} == {"d"}


def test_that_what_cannot_be_merged_is_told_and_the_rest_is_merged() -> None:
    found, after = planned(twins(), ("d", "f1"), ("f1", "x"))
    ((one, two, why),) = found.refused
    assert (one.uuid, two.uuid) == ("d", "f1")
    assert isinstance(why, Refused)
    assert why.code == "merge-below"
    assert "x" not in after


def test_that_the_other_way_is_tried_where_one_is_refused() -> None:
    held = twins()
    units = dict(held.held)
    # What stays would be a district with districts below it.
    units["w"] = Unit(uuid="w", name="North", type="District", parent="r2", status="VALID")
    found, after = planned(replace(held, held=units), ("w", "r1"))
    assert found.refused == ()
    assert "w" not in after
    assert "r1" in after


def test_that_pairs_of_which_one_is_not_there_are_passed_over() -> None:
    found, _ = planned(twins(), ("f1", "nobody"), ("x", "x"))
    assert found == PlannedMerges((), (), ())


def test_that_one_that_is_validated_stays() -> None:
    held = twins()
    units = dict(held.held)
    units["x"] = replace(units["x"], status="VALID")
    found, _ = planned(replace(held, held=units), ("f1", "x"))
    assert found.went == (("f1", "x"),)


def test_that_it_can_be_cancelled() -> None:
    def cancel(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        merge_pairs.plan_all(twins(), [("f1", "x")], progress=cancel)
