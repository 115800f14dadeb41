"""Which units of other sources one unit is, as people said: for whoever looks at the unit itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from georegistry_desktop.domain.frames import VersionFrame

if TYPE_CHECKING:
    from georegistry_desktop.domain import Unit
    from georegistry_desktop.storage import Registry, UnitLink, Version

_SHOWN = ("accepted", "no-match", "flagged")
_HIGHEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTold:
    """One decision of a unit. ``version`` (a label) is the one of the other source where ``unit`` (a uuid;
    empty for no match) is called ``name`` and lies below ``above`` (names, topmost first); ``name`` is empty
    where it is not there any more. ``state`` is accepted, check, no-match or flagged. ``turned`` where the
    other source was matched with this one, and not this one with the other."""

    version: str
    unit: str
    name: str
    above: tuple[str, ...]
    state: str
    comment: str
    who: str
    when: str
    turned: bool


def unit_links(registry: Registry, version: str, uuid: str) -> tuple[LinkTold, ...]:
    """What was decided of a unit of ``version`` against each other source, as that source is now."""
    here = registry.find_version(version)
    newest = _newest(registry.versions(), but=here.source_id)
    found = [
        link
        for link in registry.links.of_unit(here.label, uuid)
        if link.state in _SHOWN and link.other_source_id in newest
    ]
    if not found:
        return ()
    mine = marks_of_units(registry, here, [uuid])
    told = [_told(registry, here, newest[link.other_source_id], link, mine.get(uuid)) for link in found]
    order = ("accepted", "check", "flagged", "no-match")
    return tuple(sorted(told, key=lambda one: (order.index(one.state), one.version, one.name)))


def marks_of_units(registry: Registry, version: Version, uuids: Collection[str]) -> dict[str, str]:
    """What ``matching.reviewing.unit_marks`` says of some units of a version, without reading all of it."""
    import pandas as pd

    from georegistry_desktop.matching.reviewing import unit_marks

    units = registry.records(version.label, uuids)
    parents = registry.records(version.label, {unit.parent for unit in units.values() if unit.parent})
    held: dict[str, Unit] = {**parents, **units}
    if not held:
        return {}
    aliases = registry.links.raw_aliases(version.label, list(held))
    names = ("uuid", "parent", "name", "short_name", "code", "source_ref", "type", "status")
    columns = {
        name: pd.Series([getattr(unit, name) for unit in held.values()], dtype="str") for name in names
    }
    columns["aliases"] = pd.Series([aliases.get(key) for key in held], dtype="str")
    columns["point"] = pd.Series([unit.point for unit in held.values()], dtype=object)
    marks = unit_marks(VersionFrame("", pd.DataFrame(columns), version.fields))
    return {key: str(mark) for key, mark in zip(held, marks, strict=True) if key in units}


def _told(registry: Registry, here: Version, other: Version, link: UnitLink, mark: str | None) -> LinkTold:
    unit = registry.records(other.label, [link.other]).get(link.other) if link.other else None
    state = link.state
    if state != "flagged":
        marks = marks_of_units(registry, other, [link.other]) if unit is not None else {}
        changed = (link.mark and mark != link.mark) or (
            link.other_mark and unit is not None and marks.get(link.other) != link.other_mark
        )
        if changed or (link.other and unit is None):
            state = "check"
    straight = registry.links.runs(here.label, other.label)
    return LinkTold(
        version=other.label,
        unit=link.other,
        name=unit.name if unit is not None else "",
        above=_above(registry, other, unit),
        state=state,
        comment=link.comment or "",
        who=link.decided_by,
        when=link.decided_at,
        turned=not straight and bool(registry.links.runs(other.label, here.label)),
    )


def _above(registry: Registry, version: Version, unit: Unit | None) -> tuple[str, ...]:
    names: list[str] = []
    parent = unit.parent if unit is not None else None
    while parent is not None and len(names) < _HIGHEST:
        found = registry.records(version.label, [parent]).get(parent)
        if found is None:
            break
        names.append(found.name)
        parent = found.parent
    return tuple(reversed(names))


def _newest(versions: Sequence[Version], *, but: int) -> dict[int, Version]:
    """The version of each other source that is looked at: the live one, else the latest."""
    found: dict[int, Version] = {}
    for version in sorted(versions, key=lambda v: (v.state == "live", v.id)):
        if version.source_id != but:
            found[version.source_id] = version
    return found
