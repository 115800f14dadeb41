"""What an edit may ask of the version that it changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Protocol, TypeAlias, TypeVar

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.records import Group, GroupSet, Unit, UnitType
from georegistry_desktop.domain.tree import TreeView

R = TypeVar("R", Group, GroupSet)


class EditView(TreeView, Protocol):
    """One version as of one moment: its tree, its groups, and the account's types."""

    @property
    def version(self) -> str:
        """``SOURCE@live`` or ``SOURCE@3``."""

    @property
    def live(self) -> bool:
        """Whether it may be edited; a snapshot may not."""

    @property
    def types(self) -> Mapping[str, UnitType]:
        """Name -> type."""

    @property
    def groups(self) -> Mapping[str, Group]:
        """Uuid -> group."""

    @property
    def group_sets(self) -> Mapping[str, GroupSet]:
        """Uuid -> group set, with its groups."""

    def units(self, uuids: Collection[str]) -> dict[str, Unit]:
        """The units of those that are there, in the given order; many are read at once."""

    def below(self, uuids: Collection[str]) -> list[str]:
        """The uuids of all descendants, parents first, without ``uuids`` themselves."""

    def members(self, group: str) -> Collection[str]:
        """The uuids of the units in a group."""


_NOTHING: Mapping[str, None] = MappingProxyType({})


Edit: TypeAlias = Callable[[EditView], Changeset]
"""A ``plan`` of ``editing`` that lacks its view only."""


class Overlay:
    """A view in which some units, groups and sets are what somebody has in hand; None: deleted.

    A person edits what stands before them. Planned over that, and not over what a colleague wrote meanwhile,
    an edit meets the colleague's value as a conflict.
    """

    def __init__(
        self,
        view: EditView,
        held: Mapping[str, Unit | None],
        *,
        groups: Mapping[str, Group | None] = _NOTHING,
        group_sets: Mapping[str, GroupSet | None] = _NOTHING,
    ) -> None:
        self._view, self._held = view, held
        self._groups, self._group_sets = groups, group_sets

    @property
    def version(self) -> str:
        """As of the view below."""
        return self._view.version

    @property
    def live(self) -> bool:
        """As of the view below."""
        return self._view.live

    @property
    def types(self) -> Mapping[str, UnitType]:
        """As of the view below."""
        return self._view.types

    @property
    def groups(self) -> Mapping[str, Group]:
        """Those in hand, else as of the view below."""
        return _with(self._view.groups, self._groups)

    @property
    def group_sets(self) -> Mapping[str, GroupSet]:
        """Those in hand, else as of the view below."""
        return _with(self._view.group_sets, self._group_sets)

    def unit(self, uuid: str) -> Unit | None:
        """The unit in hand, else that of the view below."""
        return self._held[uuid] if uuid in self._held else self._view.unit(uuid)

    def units(self, uuids: Collection[str]) -> dict[str, Unit]:
        """See ``EditView``."""
        stored = self._view.units([u for u in uuids if u not in self._held])
        found = ((u, self._held[u] if u in self._held else stored.get(u)) for u in uuids)
        return {uuid: unit for uuid, unit in found if unit is not None}

    def parent(self, uuid: str) -> str | None:
        """The parent of the unit in hand, else of that of the view below."""
        if uuid in self._held:
            held = self._held[uuid]
            return held.parent if held is not None else None
        return self._view.parent(uuid)

    def children(self, uuid: str) -> Collection[str]:
        """The direct children, with those in hand where they are now."""
        stored = [c for c in self._view.children(uuid) if c not in self._held]
        return stored + [u for u, unit in self._held.items() if unit is not None and unit.parent == uuid]

    def below(self, uuids: Collection[str]) -> list[str]:
        """See ``EditView``."""
        if not self._held:
            return self._view.below(uuids)
        return descendants(self, uuids)

    def members(self, group: str) -> Collection[str]:
        """The units of a group, those in hand as they are."""
        stored = [u for u in self._view.members(group) if u not in self._held]
        return stored + [u for u, unit in self._held.items() if unit is not None and group in unit.groups]

    def __contains__(self, uuid: object) -> bool:
        return isinstance(uuid, str) and self.unit(uuid) is not None


def _with(stored: Mapping[str, R], held: Mapping[str, R | None]) -> Mapping[str, R]:
    return {uuid: record for uuid, record in {**stored, **held}.items() if record is not None}


def descendants(tree: TreeView, uuids: Collection[str]) -> list[str]:
    """The uuids of all units below, parents first, each once; ``uuids`` themselves are left out."""
    found: dict[str, None] = {}
    level = list(uuids)
    seen = set(level)
    while level:
        level = [c for uuid in level for c in tree.children(uuid) if c not in seen]
        level = list(dict.fromkeys(level))
        seen.update(level)
        found.update(dict.fromkeys(level))
    return list(found)
