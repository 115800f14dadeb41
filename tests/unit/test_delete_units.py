from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.domain.changes import target
from georegistry_desktop.editing import delete_units


def test_that_a_unit_with_units_below_it_is_refused_and_they_are_named() -> None:
    with pytest.raises(Refused) as caught:
        delete_units.plan(small_view(), ["d"])
    assert str(caught.value) == "Kakua (OU_600): 2 unit(s) stand below it: Njala CHC, Taiama CHP."
    assert "let them move up" in caught.value.remedy
    with pytest.raises(Refused, match=r"Country: 5 unit\(s\) stand below it: North, South, Kakua, …"):
        delete_units.plan(small_view(), ["c"])


def test_that_units_below_are_deleted_before_those_above() -> None:
    plan = delete_units.plan(small_view(), ["r1", "f1"], "delete")
    assert plan.label == "Delete 2 units and 2 below"
    order = [target(c)[1] for c in plan]
    assert set(order) == {"r1", "d", "f1", "f2"}
    assert order[-2:] == ["d", "r1"]
    assert set(small_view().after(plan)) == {"c", "r2", "g1", "g2", "s"}


def test_that_units_below_are_lifted_past_all_that_goes() -> None:
    view = small_view(strict=False)
    plan = delete_units.plan(view, ["d", "r1"], "lift")
    assert [c for c in plan if isinstance(c, Set)] == [
        Set("f1", "parent", "d", "c"),
        Set("f2", "parent", "d", "c"),
    ]
    assert plan.label == "Delete 2 units"
    assert {u for u in view.after(plan) if u in view.held} == {"c", "r2", "f1", "f2"}


def test_that_units_are_not_lifted_where_their_type_may_not_stand() -> None:
    reason = delete_units.check(small_view(), ["d"], "lift")
    assert reason is not None
    assert reason.code == "rules-broken"


def test_that_a_chosen_subtree_needs_no_word_about_children() -> None:
    assert delete_units.check(small_view(), ["d", "f1", "f2"]) is None
    assert delete_units.plan(small_view(), ["f1"]).label == "Delete Njala CHC"


@pytest.mark.parametrize(
    ("uuids", "how", "code"), [(["x"], "keep", "unit-missing"), (["d"], "?", "option-bad")]
)
def test_that_what_cannot_be_deleted_is_told(uuids: list[str], how: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        delete_units.plan(small_view(), uuids, how)  # type: ignore[arg-type]
    assert caught.value.code == code
