"""A version to plan edits over, made by hand in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from factories import square
from shapely import Point

from georegistry_desktop.domain import (
    Changeset,
    Created,
    Deleted,
    Group,
    GroupSet,
    Record,
    Set,
    Unit,
    UnitType,
)
from georegistry_desktop.domain.changes import target
from georegistry_desktop.domain.edit_view import descendants
from georegistry_desktop.domain.records import with_value


@dataclass
class MadeView:
    """An ``EditView`` over records that a test names."""

    held: Mapping[str, Unit]
    types: Mapping[str, UnitType] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    group_sets: Mapping[str, GroupSet] = field(default_factory=dict)
    version: str = "P@live"
    live: bool = True

    def unit(self, uuid: str) -> Unit | None:
        return self.held.get(uuid)

    def units(self, uuids: Collection[str]) -> dict[str, Unit]:
        return {u: self.held[u] for u in uuids if u in self.held}

    def parent(self, uuid: str) -> str | None:
        return self.held[uuid].parent if uuid in self.held else None

    def children(self, uuid: str) -> list[str]:
        return [u.uuid for u in self.held.values() if u.parent == uuid]

    def below(self, uuids: Collection[str]) -> list[str]:
        return descendants(self, uuids)

    def members(self, group: str) -> list[str]:
        return [u.uuid for u in self.held.values() if group in u.groups]

    def __contains__(self, uuid: object) -> bool:
        return uuid in self.held

    def after(self, changeset: Changeset) -> dict[str, Record]:
        """All records, by uuid, once the changes were made."""
        records: dict[str, Record] = {**self.held, **self.groups, **self.group_sets}
        for change in changeset:
            uuid = target(change)[1]
            if isinstance(change, Created):
                records[uuid] = change.record
            elif isinstance(change, Deleted):
                assert records.pop(uuid) == change.record
            else:
                assert isinstance(change, Set)
                records[uuid] = with_value(records[uuid], change.field, change.after)
        return records


def small_view(*, strict: bool = True, **changed: object) -> MadeView:
    """Country c > regions r1, r2 > district d (in r1) > facilities f1, f2; groups g1, g2, a set s of g1.

    Where it is ``strict``, a facility may stand under a district only, a district under a region.
    """
    units = [
        Unit(uuid="c", name="Country", type="Country", boundary=square(0, 0, 4)),
        Unit(uuid="r1", name="North", type="Region", parent="c"),
        Unit(uuid="r2", name="South", type="Region", parent="c"),
        Unit(uuid="d", name="Kakua", type="District", parent="r1", code="01", source_ref="OU_600"),
        Unit(
            uuid="f1",
            name="Njala CHC",
            type="Facility",
            parent="d",
            point=Point(-12.1, 8.2),
            altitude=120.0,
            accuracy=5.0,
            aliases=frozenset({"Njala"}),
            groups=frozenset({"g1"}),
            references=frozenset({"DHIS2:abc"}),
            extra={"beds": 4},
            translations={"fr:name": "CS Njala"},
        ),
        Unit(uuid="f2", name="Taiama CHP", type="Facility", parent="d", groups=frozenset({"g1", "g2"})),
    ]
    depths = {"Country": (), "Region": ("Country",), "District": ("Region",), "Facility": ("District",)}
    types = {
        name: UnitType(name=name, depth=i, allowed_parents=frozenset(above if strict else ()))
        for i, (name, above) in enumerate(depths.items(), 1)
    }
    view = MadeView(
        {u.uuid: u for u in units},
        types=types,
        groups={"g1": Group(uuid="g1", name="Public"), "g2": Group(uuid="g2", name="Rural")},
        group_sets={"s": GroupSet(uuid="s", name="Ownership", groups=frozenset({"g1"}))},
    )
    for name, value in changed.items():
        setattr(view, name, value)
    return view
