from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import change_group


def test_that_a_group_gets_another_name_code_or_reference() -> None:
    plan = change_group.plan(small_view(), "g1", {"name": "State-run"})
    assert (plan.label, plan.changes) == (
        "Rename group Public to State-run",
        (Set("g1", "name", "Public", "State-run", "group"),),
    )
    assert (
        change_group.plan(small_view(), "g1", {"code": "P", "source_ref": None}).label
        == "Change group Public"
    )


@pytest.mark.parametrize(
    ("uuid", "values", "code"),
    [
        ("g1", {"name": ""}, "name-empty"),
        ("g1", {"name": "RURAL"}, "group-there"),
        ("x", {"name": "N"}, "group-gone"),
        ("g1", {"colour": "red"}, "field-unknown"),
    ],
)
def test_that_a_change_which_cannot_be_is_refused(uuid: str, values: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as caught:
        change_group.plan(small_view(), uuid, values)
    assert caught.value.code == code
