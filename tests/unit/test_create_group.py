from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Created, Group, Refused, Set
from georegistry_desktop.editing import create_group

NEW = Group(uuid="n", name="Coastal")


def test_that_a_group_is_created_with_its_first_members_in_one_step() -> None:
    plan = create_group.plan(small_view(), NEW, ["f1"])
    assert plan.label == "Create group Coastal with Njala CHC"
    assert plan.changes == (Created(NEW), Set("f1", "groups:n", None, True))
    assert create_group.plan(small_view(), NEW).label == "Create group Coastal"


@pytest.mark.parametrize(("name", "code"), [("", "name-empty"), (" públic ", "group-there")])
def test_that_a_group_needs_a_name_of_its_own(name: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        create_group.plan(small_view(), Group(uuid="n", name=name))
    assert caught.value.code == code
