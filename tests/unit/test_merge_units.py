from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_view import MadeView, small_view
from shapely import Point

from georegistry_desktop.domain import Refused, Set, Unit
from georegistry_desktop.editing import merge_units


def view(**more: object) -> MadeView:
    """Units c, a and b below it, and k below b."""
    units = {
        "c": Unit(uuid="c", name="Country"),
        "a": Unit(uuid="a", name="Kakua", parent="c", source_ref="R1", aliases=frozenset({"Kakwa"}), **more),  # type: ignore[arg-type]
        "b": Unit(
            uuid="b",
            name="Kakua CHP",
            parent="c",
            source_ref="R2",
            code="12",
            aliases=frozenset({"KAKWA", "Old"}),
            references=frozenset({"MoH:7"}),
            extra={"beds": 4, "water": "yes"},
            point=Point(1, 2),
            altitude=3.0,
            opening_date=date(2001, 1, 1),
        ),
        "k": Unit(uuid="k", name="Child", parent="b"),
    }
    return MadeView(units)


def merged(held: MadeView, gone: str = "b", into: str = "a", **more: object) -> Unit:
    after = held.after(merge_units.plan(held, gone, into, **more))  # type: ignore[arg-type]
    assert gone not in after
    unit = after[into]
    assert isinstance(unit, Unit)
    return unit


def test_that_the_one_that_stays_gets_what_it_lacks_and_keeps_what_it_has() -> None:
    unit = merged(view(extra={"beds": 6}))
    assert (unit.name, unit.code, unit.source_ref) == ("Kakua", "12", "R1")
    assert unit.extra == {"beds": 6, "water": "yes"}
    assert (unit.point, unit.altitude) == (Point(1, 2), 3.0)
    assert unit.references == {"MoH:7", "P:R2"}


def test_that_other_names_become_aliases_each_once() -> None:
    assert merged(view()).aliases == {"Kakwa", "Kakua CHP", "Old"}
    assert merged(view(), "a", "b").aliases == {"KAKWA", "Old", "Kakua"}


def test_that_children_move_and_nothing_else_does() -> None:
    held = view()
    plan = merge_units.plan(held, "b", "a")
    assert plan.changes[0] == Set("k", "parent", "b", "a")
    assert plan.label == "Merge Kakua CHP into Kakua"
    assert (~plan).changes, "it can be taken back"


def test_that_groups_are_joined() -> None:
    held = small_view()
    gone, into = "f1", "f2"
    groups = held.held[gone].groups | held.held[into].groups
    assert merged(held, gone, into).groups == groups


def test_that_fields_can_be_taken_from_the_one_that_goes() -> None:
    unit = merged(view(code="9"), take=["name", "code"])
    assert (unit.name, unit.code) == ("Kakua CHP", "12")
    assert unit.aliases == {"Kakwa", "Kakua", "Old"}


def test_that_dates_that_do_not_go_together_stay_as_they_are() -> None:
    assert merged(view(closed_date=date(2000, 1, 1))).opening_date is None


@pytest.mark.parametrize(
    ("gone", "into", "code"),
    [
        ("a", "a", "merge-same"),
        ("b", "k", "merge-below"),
        ("k", "b", "merge-below"),
        ("x", "a", "unit-missing"),
    ],
)
def test_that_what_is_not_one_place_is_refused_in_words(gone: str, into: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        merge_units.plan(view(), gone, into)
    assert refused.value.code == code


def test_that_a_snapshot_and_unknown_fields_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        merge_units.plan(replace(view(), live=False), "b", "a")
    assert refused.value.code == "version-frozen"
    with pytest.raises(Refused) as refused:
        merge_units.plan(view(), "b", "a", ["nam"])
    assert refused.value.code == "option-bad"


def test_that_what_is_kept_of_neither_is_named() -> None:
    held = view(extra={"beds": 6, "water": "yes"}).held
    assert merge_units.dropped(held["b"], held["a"]) == ["beds"]
    assert merge_units.dropped(held["a"], held["c"]) == []


def test_that_units_are_looked_for_above_and_not_in_all_that_stands_below(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = view()
    monkeypatch.setattr(MadeView, "below", lambda *_: pytest.fail("a subtree may be the whole list"))
    assert merge_units.check(held, "b", "a") is None
    assert merge_units.check(held, "k", "c") is not None
