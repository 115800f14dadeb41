from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import change_keys


def test_that_keys_are_set_and_removed_for_all() -> None:
    plan = change_keys.plan(small_view(), ["f1", "f2"], "extra", values={"beds": 9})
    assert plan.label == "Set beds of 2 units to 9"
    assert plan.changes == (Set("f1", "extra:beds", 4, 9), Set("f2", "extra:beds", None, 9))
    gone = change_keys.plan(small_view(), ["f1", "f2"], "extra", values={"beds": None})
    assert (gone.label, gone.changes) == ("Clear beds of 2 units", (Set("f1", "extra:beds", 4, None),))


def test_that_a_key_is_renamed_with_its_value() -> None:
    plan = change_keys.plan(small_view(), ["f1", "f2"], "translations", rename=("fr:name", "pt:name"))
    assert plan.label == "Rename translation fr:name of 2 units to pt:name"
    assert plan.changes == (
        Set("f1", "translations:fr:name", "CS Njala", None),
        Set("f1", "translations:pt:name", None, "CS Njala"),
    )


def test_that_a_key_is_not_renamed_onto_another() -> None:
    view = small_view()
    view.held["f1"].extra["rooms"] = 2  # type: ignore[index]
    with pytest.raises(Refused, match="has a 'rooms' already"):
        change_keys.plan(view, ["f1"], "extra", rename=("beds", "rooms"))


@pytest.mark.parametrize("key", ["", "  ", "a\0"])
def test_that_a_key_needs_a_name(key: str) -> None:
    assert change_keys.check(small_view(), ["f1"], "extra", values={key: 1}) is not None
    assert change_keys.check(small_view(), ["f1"], "extra", rename=("beds", key)) is not None
