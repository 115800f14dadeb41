"""Read back what one entry of the history changed, with the names to say it by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from georegistry_desktop.domain.changes import Change, Changeset, Created, Deleted, Set, target
from georegistry_desktop.domain.records import Unit

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry


@dataclass(frozen=True, slots=True)
class LookedBack:
    """``names`` gives units and groups, of deleted ones too, by uuid; what links lead to as ``linked_names``
    does."""

    entry: Entry
    changeset: Changeset
    names: Mapping[str, str]

    def name(self, uuid: str) -> str:
        """The name of a unit or group; of one that is nowhere any more the uuid."""
        return self.names.get(uuid, uuid)


def look_back(registry: Registry, key: int) -> LookedBack:
    """What a committed changeset changed. Raises ``Refused`` (``changeset-missing``)."""
    entry = registry.entry(key)
    changeset = registry.changes(key)
    versions = [v.label for v in registry.versions() if v.id == entry.version_id]
    return LookedBack(entry, changeset, names_of(registry, versions, changeset))


def names_of(registry: Registry, versions: Collection[str], changes: Iterable[Change]) -> dict[str, str]:
    """The names, as they are now or else were last, of the units and groups that changes are about."""
    changes = list(changes)
    names = linked_names(registry, changes)
    wanted: set[str] = set()
    for change in changes:
        wanted.add(target(change)[1])
        if isinstance(change, (Created, Deleted)):
            names[change.record.uuid] = change.record.name
            if isinstance(change.record, Unit) and change.record.parent:
                wanted.add(change.record.parent)
        elif isinstance(change, Set) and change.field == "parent":
            wanted.update(str(value) for value in (change.before, change.after) if value)
    for version in versions:
        names.update({u: unit.name for u, unit in registry.records(version, wanted).items()})
        names.update({u: group.name for u, group in registry.groups(version).items()})
        names.update({u: held.name for u, held in registry.group_sets(version).items()})
    return names


def linked_names(registry: Registry, changes: Iterable[Change]) -> dict[str, str]:
    """The names of the units that changed links lead to, by SOURCE:UUID: both sources may have the uuid.

    As the live version of their source calls them, else its latest one that has them.
    """
    wanted: dict[str, set[str]] = {}
    for change in changes:
        if isinstance(change, Set) and change.field.startswith("links:"):
            source, _, uuid = change.field.removeprefix("links:").rpartition(":")
            if uuid:
                wanted.setdefault(source, set()).add(uuid)
    names: dict[str, str] = {}
    if not wanted:
        return names
    for version in sorted(registry.versions(), key=lambda v: (v.state != "live", -v.id)):
        if left := wanted.get(version.source):
            found = registry.records(version.label, left)
            names |= {f"{version.source}:{uuid}": unit.name for uuid, unit in found.items()}
            left -= found.keys()
    return names
