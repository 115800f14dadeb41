from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import change_group_set


def test_that_groups_come_and_go_and_the_name_changes() -> None:
    plan = change_group_set.plan(small_view(), "s", name="Owner", groups={"g2"})
    assert plan.label == "Change group set Ownership"
    assert plan.changes == (
        Set("s", "name", "Ownership", "Owner", "group_set"),
        Set("s", "groups:g1", True, None, "group_set"),
        Set("s", "groups:g2", None, True, "group_set"),
    )
    renamed = change_group_set.plan(small_view(), "s", name="Owner")
    assert (renamed.label, len(renamed)) == ("Rename group set Ownership to Owner", 1)


@pytest.mark.parametrize(
    ("uuid", "name", "groups", "code"),
    [("x", "N", None, "group-gone"), ("s", "", None, "name-empty"), ("s", None, {"x"}, "group-unknown")],
)
def test_that_a_change_which_cannot_be_is_refused(
    uuid: str, name: str | None, groups: set[str] | None, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        change_group_set.plan(small_view(), uuid, name=name, groups=groups)
    assert caught.value.code == code
