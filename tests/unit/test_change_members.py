from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import change_members


def test_that_members_are_added_to_all_and_taken_from_those_that_have_them() -> None:
    view = small_view()
    joining = change_members.plan(view, ["f1", "f2"], "groups", add=["g2"])
    assert (joining.label, joining.changes) == (
        "Add 2 units to group Rural",
        (Set("f1", "groups:g2", None, True),),
    )
    leaving = change_members.plan(view, ["f1", "f2", "d"], "groups", remove=["g1"])
    assert leaving.label == "Take 3 units out of group Public"
    assert len(leaving) == 2


@pytest.mark.parametrize(
    ("members", "add", "remove", "label"),
    [
        ("aliases", [" Old "], [], "Add alias Old to Njala CHC"),
        ("aliases", [], ["Njala"], "Remove alias Njala from Njala CHC"),
        ("aliases", ["Njalla"], ["Njala"], "Change alias Njala of Njala CHC to Njalla"),
        ("aliases", ["a", "b"], [], "Add 2 aliases to Njala CHC"),
        ("aliases", ["a", "b"], ["Njala"], "Change aliases of Njala CHC"),
        ("groups", ["g2"], ["g1"], "Change groups of Njala CHC"),
        ("references", ["MoH:7"], [], "Add reference MoH:7 to Njala CHC"),
    ],
)
def test_that_a_step_is_named_for_what_it_does(
    members: change_members.Members, add: list[str], remove: list[str], label: str
) -> None:
    assert change_members.plan(small_view(), ["f1"], members, add=add, remove=remove).label == label


def test_that_a_renamed_member_keeps_what_stays() -> None:
    view = small_view()
    plan = change_members.plan(view, ["f1"], "aliases", add=["Njala"], remove=["Njala"])
    assert len(plan) == 0


@pytest.mark.parametrize(
    ("members", "key", "code"),
    [
        ("groups", "x", "group-unknown"),
        ("references", "no colon", "value-wrong"),
        ("aliases", "a\0", "value-wrong"),
        ("aliases", "  ", "field-unknown"),
    ],
)
def test_that_a_member_which_cannot_be_is_refused(
    members: change_members.Members, key: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        change_members.plan(small_view(), ["f1"], members, add=[key])
    assert caught.value.code == code
