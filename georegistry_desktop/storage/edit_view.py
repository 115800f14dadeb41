"""The ``EditView`` of a stored version."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from sqlalchemy import Connection, select

from georegistry_desktop.domain.edit_view import descendants
from georegistry_desktop.domain.records import Group, GroupSet, Unit, UnitType
from georegistry_desktop.storage.stored import StoredTree, read_group_sets, read_groups, unit_types
from georegistry_desktop.storage.tables import membership, org_group, org_unit
from georegistry_desktop.storage.versions import Version


class StoredView(StoredTree):
    """One version inside a transaction; reads what it is asked for, once."""

    def __init__(self, connection: Connection, version: Version) -> None:
        super().__init__(connection, version.id, {})
        self.version = version.label
        self.live = version.state == "live"

    @cached_property
    def types(self) -> Mapping[str, UnitType]:
        """Name -> type, of the account."""
        return {t.name: t for t in unit_types(self.connection).values()}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Uuid -> group."""
        return {uuid: group for uuid, (group, _) in read_groups(self.connection, self.version_id).items()}

    @cached_property
    def group_sets(self) -> Mapping[str, GroupSet]:
        """Uuid -> group set."""
        return {uuid: held for uuid, (held, _) in read_group_sets(self.connection, self.version_id).items()}

    def units(self, uuids: Collection[str]) -> dict[str, Unit]:
        """The units of those that are there, in the given order."""
        self.load(uuids)
        found = ((uuid, self.unit(uuid)) for uuid in uuids)
        return {uuid: unit for uuid, unit in found if unit is not None}

    def below(self, uuids: Collection[str]) -> list[str]:
        """The uuids of all descendants, parents first; a query for each level."""
        level = list(uuids)
        while level:
            self.load_children(level)
            level = [child for uuid in level for child in self.children(uuid)]
        return descendants(self, uuids)

    def members(self, group: str) -> Collection[str]:
        """The uuids of the units in a group."""
        query = (
            select(org_unit.c.uuid)
            .join(membership, membership.c.org_unit_id == org_unit.c.id)
            .join(org_group, org_group.c.id == membership.c.group_id)
            .where(org_group.c.version_id == self.version_id, org_group.c.uuid == group)
            .order_by(org_unit.c.id)
        )
        return list(self.connection.execute(query).scalars())
