"""Random changesets that are always allowed, drawn against what the registry says now."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from factories import square
from hypothesis import strategies as st
from shapely import Point

from georegistry_desktop.domain import Change, Changeset, Created, Deleted, Record, Set, Unit
from georegistry_desktop.domain.changes import target
from georegistry_desktop.domain.records import get, with_value
from georegistry_desktop.storage import Entry, Registry

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "name": st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
        str.strip
    ),
    "short_name": st.none() | st.sampled_from(["a", "é", "'"]),
    "code": st.none() | st.sampled_from(["1", "01", "x"]),
    "status": st.sampled_from(["NEW", "VALID", "REJECTED"]),
    "closed_date": st.none() | st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    "point": st.none() | st.builds(Point, st.floats(-180, 180), st.floats(-90, 90)),
    "altitude": st.none() | st.floats(-100, 5000),
    "boundary": st.none() | st.builds(square, st.floats(-100, 100), st.floats(-80, 80), st.floats(0.5, 3)),
    "aliases:A": st.none() | st.just(True),
    "aliases:B;C": st.none() | st.just(True),
    "extra:k": st.none() | st.sampled_from([1, 2.5, "t", [1, None], {"a": False}]),
    "translations:fr:name": st.none() | st.sampled_from(["un", "deux"]),
    "references:DHIS2:abc": st.none() | st.just(True),
}
State = dict[tuple[str, str], Record]


def states(registry: Registry) -> State:
    """All records of the live version P."""
    found: State = {("unit", u): r for u, r in registry.records("P", registry.units("P")["uuid"]).items()}
    found |= {("group", u): g for u, g in registry.groups("P").items()}
    found |= {("group_set", u): s for u, s in registry.group_sets("P").items()}
    return found


class Author:
    """Commits the same random changesets to several registries that start alike."""

    def __init__(self, registries: tuple[Registry, ...], data: st.DataObject) -> None:
        self.registries, self.data = registries, data
        self.entries: dict[Registry, list[Entry]] = {r: [] for r in registries}
        self.made = 0

    def commit(self) -> Changeset:
        now = states(self.registries[0])
        changes: list[Change] = []  # one field may be set twice: a commit takes the net effect
        for _ in range(self.data.draw(st.integers(1, 5))):
            change = self._change(now)
            if change is not None:
                changes.append(change)
                self._apply(now, change)
        if not changes:  # the root cannot move, say
            unit = next(r for (kind, _), r in now.items() if kind == "unit")
            changes.append(Set(unit.uuid, "name", unit.name, unit.name))
        changeset = Changeset("random", tuple(changes))
        for registry in self.registries:
            self.entries[registry].append(registry.commit("P", changeset))
        return changeset

    def replayed(self, start: State, changesets: list[Changeset]) -> State:
        """The start with what the registry's history says of each commit."""
        registry = self.registries[0]
        now = dict(start)
        for entry, _ in zip(self.entries[registry], changesets, strict=True):
            for change in registry.changes(entry.id):
                self._apply(now, change)
        return now

    def _change(self, now: State) -> Change | None:
        draw = self.data.draw
        units = {u: cast(Unit, r) for (kind, u), r in sorted(now.items()) if kind == "unit"}
        uuid = draw(st.sampled_from(sorted(units)))
        unit = units[uuid]
        what = draw(st.sampled_from(["set", "set", "set", "move", "create", "delete", "group"]))
        if what == "set":
            name = draw(st.sampled_from(sorted(VALUES)))
            return Set(uuid, name, get(unit, name), draw(VALUES[name]))
        if what == "group":
            group = draw(st.sampled_from(sorted(u for kind, u in now if kind == "group")))
            return Set(uuid, f"groups:{group}", get(unit, f"groups:{group}"), draw(st.none() | st.just(True)))
        if what == "move":
            below = self._below(units, uuid)
            free = sorted(units.keys() - below)
            return Set(uuid, "parent", unit.parent, draw(st.sampled_from(free))) if free else None
        if what == "create":
            self.made += 1
            new = f"11111111-0000-4000-8000-{self.made:012d}"
            if ("unit", new) in now:
                return None
            return Created(Unit(uuid=new, name="New", parent=uuid, point=draw(VALUES["point"])))
        if any(u.parent == uuid for u in units.values()) or uuid.startswith("1111"):
            return None
        return Deleted(unit)

    @staticmethod
    def _below(units: dict[str, Unit], uuid: str) -> set[str]:
        found = {uuid}
        while True:
            more = {u for u, r in units.items() if r.parent in found} - found
            if not more:
                return found
            found |= more

    @staticmethod
    def _apply(now: State, change: Change) -> None:
        key = target(change)
        if isinstance(change, Created):
            now[key] = change.record
        elif isinstance(change, Deleted):
            del now[key]
        else:
            now[key] = with_value(now[key], change.field, change.after)
