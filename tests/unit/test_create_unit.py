from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Created, Refused, Unit
from georegistry_desktop.editing import create_unit


def test_that_a_unit_is_created_under_its_parent() -> None:
    new = Unit(uuid="n", name="Komboya", type="Facility", parent="d")
    plan = create_unit.plan(small_view(), new)
    assert (plan.label, plan.changes) == ("Create Facility Komboya under Kakua", (Created(new),))
    assert create_unit.plan(small_view(), Unit(uuid="n", name="Top")).label == "Create Top"


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (Unit(uuid="n", name=" "), "name-empty"),
        (Unit(uuid="n", name="N", parent="x"), "parent-unknown"),
        (Unit(uuid="n", name="N", parent="n"), "cycle"),
        (Unit(uuid="n", name="N", parent="c", type="Facility"), "parent-type"),
        (Unit(uuid="d", name="N"), "unit-there"),
        (Unit(uuid="", name="N"), "value-wrong"),
    ],
)
def test_that_a_unit_which_cannot_be_there_is_refused(unit: Unit, code: str) -> None:
    with pytest.raises(Refused) as caught:
        create_unit.plan(small_view(), unit)
    assert caught.value.code == code


def test_that_the_likely_type_is_that_of_most_units_beside_else_of_the_next_depth() -> None:
    view = small_view()
    assert create_unit.likely_type(view, None) == "Country"
    assert create_unit.likely_type(view, "d") == "Facility"
    assert create_unit.likely_type(view, "r2") == "District"
    assert create_unit.likely_type(view, "f1") is None
