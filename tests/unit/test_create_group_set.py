from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Created, GroupSet, Refused
from georegistry_desktop.editing import create_group_set


def test_that_a_set_is_created_with_its_groups() -> None:
    new = GroupSet(uuid="n", name="Place", groups=frozenset({"g2"}))
    plan = create_group_set.plan(small_view(), new)
    assert (plan.label, plan.changes) == ("Create group set Place", (Created(new),))


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (GroupSet(uuid="n", name="ownership"), "group-there"),
        (GroupSet(uuid="n", name=""), "name-empty"),
        (GroupSet(uuid="n", name="N", groups=frozenset({"x"})), "group-unknown"),
    ],
)
def test_that_a_set_which_cannot_be_is_refused(new: GroupSet, code: str) -> None:
    with pytest.raises(Refused) as caught:
        create_group_set.plan(small_view(), new)
    assert caught.value.code == code
