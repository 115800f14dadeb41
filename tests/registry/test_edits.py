"""Every edit, planned over a stored version and committed, is what undo takes back; on both databases."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from factories import uid
from random_changes import states
from shapely import Point

from georegistry_desktop.domain import ConflictError, Group, GroupSet, Refused, Unit
from georegistry_desktop.domain.edit_view import Edit, Overlay
from georegistry_desktop.editing import (
    change_group,
    change_group_set,
    change_keys,
    change_members,
    close_units,
    create_group,
    create_group_set,
    create_unit,
    delete_groups,
    delete_units,
    move_units,
    set_fields,
    set_point,
    set_status,
)
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import edit_units, plan_edit

F1, F2, F4, D1 = uid("f1"), uid("f2"), uid("f4"), uid("d1")
NEW = Unit(uuid=uid("n"), name="New", parent=D1, type="Facility", groups=frozenset({uid("g1")}))
EDITS: dict[str, Edit] = {
    "set fields": partial(set_fields.plan, uuids=[F1, F2], values={"code": "7", "status": "NEW"}),
    "set status": partial(set_status.plan, uuids=[F1, F2], status="REJECTED"),
    "close": partial(close_units.plan, uuids=[F1], on=date(2020, 1, 2)),
    "set point": partial(set_point.plan, uuid=F4, point=Point(1, 2), accuracy=3.0),
    "move": partial(move_units.plan, uuids=[D1, F4], parent=uid("r2")),
    "create": partial(create_unit.plan, unit=NEW),
    "delete": partial(delete_units.plan, uuids=[uid("r1")], children="delete"),
    "delete and lift": partial(delete_units.plan, uuids=[D1, uid("r1")], children="lift"),
    "aliases": partial(change_members.plan, uuids=[F1, F2], members="aliases", add=["A"], remove=["Post"]),
    "groups": partial(change_members.plan, uuids=[F1, F4], members="groups", add=[uid("g2")]),
    "references": partial(change_members.plan, uuids=[F4], members="references", remove=["MoH:77"]),
    "extra": partial(change_keys.plan, uuids=[F1, F2], keyed="extra", values={"beds": [1, None]}),
    "rename a key": partial(change_keys.plan, uuids=[F1], keyed="extra", rename=("beds", "places")),
    "create a group": partial(create_group.plan, group=Group(uuid=uid("n"), name="N"), members=[F1, F2]),
    "create a set": partial(
        create_group_set.plan, group_set=GroupSet(uuid=uid("n"), name="N", groups=frozenset({uid("g2")}))
    ),
    "change a group": partial(change_group.plan, uuid=uid("g1"), values={"name": "N", "code": "c"}),
    "change a set": partial(change_group_set.plan, uuid=uid("s1"), name="N", groups={uid("g2")}),
    "delete a group": partial(delete_groups.plan, uuids=[uid("g1")]),
    "delete all groups": partial(delete_groups.plan, uuids=[uid("g1"), uid("g2"), uid("s1")]),
}


@pytest.mark.parametrize("name", EDITS)
def test_that_an_edit_makes_what_it_planned_and_undo_takes_all_of_it_back(
    curated: Registry, name: str
) -> None:
    before = states(curated)
    planned = plan_edit(curated, "P", EDITS[name])
    entry = edit_units(curated, "P", EDITS[name])
    assert entry is not None
    assert entry.label == planned.label
    assert states(curated) != before
    assert {repr(c) for c in curated.changes(entry.id)} >= {
        repr(c) for c in planned if not hasattr(c, "record")
    }
    curated.undo()
    assert states(curated) == before


def test_that_an_edit_which_says_nothing_new_writes_nothing(curated: Registry) -> None:
    revision = curated.revision()
    assert edit_units(curated, "P", partial(set_status.plan, uuids=[F1], status="VALID")) is None
    assert curated.revision() == revision


def test_that_an_edit_of_what_a_person_still_sees_meets_the_colleagues_value(curated: Registry) -> None:
    seen = curated.records("P", [F1])
    edit_units(curated, "P", partial(set_fields.plan, uuids=[F1], values={"name": "Theirs"}))
    mine = plan_edit(
        curated, "P", partial(set_fields.plan, uuids=[F1], values={"name": "Mine", "code": "9"}), held=seen
    )
    with pytest.raises(ConflictError) as caught:
        curated.commit("P", mine)
    (conflict,) = caught.value.conflicts
    assert (conflict.ancestor, conflict.ours, conflict.theirs) == ("Health post 1", "Mine", "Theirs")


def test_that_an_overlay_shows_what_is_in_hand_where_it_stands_now(curated: Registry) -> None:
    moved = curated.unit("P", "d1")
    held = {D1: Unit(uuid=D1, name=moved.name, parent=uid("r2")), F2: None, NEW.uuid: NEW}
    with curated.view("P") as view:
        over = Overlay(view, held)
        assert set(over.below([uid("r2")])) == {uid(n) for n in ("d3", "f5", "f6", "d1", "f1", "n")}
        assert over.children(uid("r1")) == [uid("d2")]
        assert (over.parent(D1), over.parent(F2), F2 in over) == (uid("r2"), None, False)
        assert list(over.units([NEW.uuid, F2, F1])) == [NEW.uuid, F1]
        assert set(over.members(uid("g1"))) == {F1, NEW.uuid}


def test_that_no_edit_is_planned_for_a_snapshot(curated: Registry) -> None:
    for edit in EDITS.values():
        with pytest.raises(Refused, match="A@1 is a snapshot"):
            plan_edit(curated, "A@1", edit)
