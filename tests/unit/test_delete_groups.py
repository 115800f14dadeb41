from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Deleted, Refused, Set
from georegistry_desktop.editing import delete_groups


def test_that_units_and_sets_let_go_of_a_group_before_it_goes() -> None:
    view = small_view()
    plan = delete_groups.plan(view, ["g1"])
    assert plan.label == "Delete group Public"
    assert plan.changes == (
        Set("f1", "groups:g1", True, None),
        Set("f2", "groups:g1", True, None),
        Set("s", "groups:g1", True, None, "group_set"),
        Deleted(view.groups["g1"]),
    )


def test_that_a_set_goes_without_its_groups() -> None:
    view = small_view()
    assert delete_groups.plan(view, ["s"]).changes == (Deleted(view.group_sets["s"]),)
    assert delete_groups.plan(view, ["s", "g1", "g2"]).label == "Delete 3 groups"
    assert delete_groups.check(view, ["s", "g1", "g2"]) is None


def test_that_a_group_which_is_gone_is_told() -> None:
    with pytest.raises(Refused, match="no group or group set x"):
        delete_groups.plan(small_view(), ["x"])
