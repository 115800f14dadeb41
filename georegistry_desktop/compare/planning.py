"""From a comparison to the changeset that takes it into the base."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias, get_args
from uuid import uuid4

import numpy as np

from georegistry_desktop.compare.fields import carries, parent_rows, shared_groups, without_empty
from georegistry_desktop.compare.records import Records
from georegistry_desktop.domain.changes import Change, Changeset, Created, Deleted, Set, difference
from georegistry_desktop.domain.comparison import Comparison, Mask, Rows
from georegistry_desktop.domain.errors import require_known
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import COMPARED_FIELDS, Group, Unit, UnitType, with_value
from georegistry_desktop.domain.tree import dates_swapped, label

KINDS = ("new", "changed")
"""The kinds of difference that can be taken over; ``Missing`` says what becomes of the third."""
Missing = Literal["keep", "close", "reject", "delete"]
Keys: TypeAlias = frozenset[str] | None
_TOLD_EACH = 1000


@dataclass(frozen=True)
class Plan:
    """What applying would do. ``skipped`` says which chosen units are left out and why; ``types`` are those
    that the registry may lack."""

    changeset: Changeset
    skipped: tuple[Problem, ...]
    types: tuple[UnitType, ...]


def plan(
    comparison: Comparison,
    *,
    fields: Collection[str] | None = None,
    kinds: Collection[str] = ("new", "changed"),
    units: Collection[str] | None = None,
    subtree: Collection[str] | None = None,
    missing: Missing = "keep",
    today: date,
) -> Plan:
    """Take the chosen differences into the base.

    ``units``, and the roots of ``subtree``, are uuids of either side. A new unit whose parent does
    not come along is left out with its reason, and keeps nobody else out; likewise a deletion that would
    orphan a unit. Raises ``Refused`` (``option-bad``) for a choice that is not known.
    """
    require_known("field", fields or (), COMPARED_FIELDS)
    require_known("kind of difference", kinds, KINDS)
    require_known("treatment of missing units", [missing], get_args(Missing))
    fields = tuple(f for f in comparison.fields if fields is None or f in fields)
    base, other = _chosen(comparison, units, subtree)
    gone = comparison.missing[base[comparison.missing]]
    choice = Choice(
        new=comparison.new[other[comparison.new]] if "new" in kinds else comparison.new[:0],
        changed=_all_changed(comparison, fields, base, other) if "changed" in kinds else {},
        missing={} if missing == "keep" else {missing: gone},
    )
    return plan_choice(comparison, choice, today=today)


@dataclass(frozen=True)
class Choice:
    """Which differences are taken over.

    ``new`` are positions in the other's frame. ``changed`` gives, for a pair (position in ``base_rows``), the
    fields and for aliases, groups, extra and translations which keys (None: all). ``missing`` gives
    positions in the base's frame by what becomes of them.
    """

    new: Rows
    changed: Mapping[int, Mapping[str, Keys]]
    missing: Mapping[Missing, Rows]


def plan_choice(comparison: Comparison, choice: Choice, *, today: date, progress: Progress = silent) -> Plan:
    """Take exactly the chosen differences into the base; see ``plan`` for what is left out."""
    return _Planner(comparison, today, progress).plan(choice)


def _all_changed(
    comparison: Comparison, fields: Collection[str], base: Mask, other: Mask
) -> dict[int, dict[str, Keys]]:
    wanted = base[comparison.base_rows] | other[comparison.other_rows]
    found: dict[int, dict[str, Keys]] = {}
    for field in fields:
        for pair in np.flatnonzero(wanted & comparison.changed[field]).tolist():
            found.setdefault(pair, {})[field] = None
    return dict(sorted(found.items()))


def _chosen(
    comparison: Comparison, units: Collection[str] | None, subtree: Collection[str] | None
) -> tuple[Mask, Mask]:
    """The chosen units of the base's and of the other's frame."""
    masks = []
    for frame in (comparison.base_frame, comparison.other_frame):
        mask = np.ones(len(frame.units), dtype=bool)
        if units is not None:
            mask &= frame.units["uuid"].isin(list(units)).to_numpy()
        if subtree is not None:
            mask &= below(frame, subtree)
        masks.append(mask)
    return masks[0], masks[1]


def below(frame: VersionFrame, uuids: Collection[str]) -> Mask:
    """The units and all their descendants, (n,)."""
    parents = parent_rows(frame)
    inside: Mask = frame.units["uuid"].isin(list(uuids)).to_numpy(dtype=bool)
    while True:
        more = inside | ((parents >= 0) & inside[parents])
        if more.sum() == inside.sum():
            return inside
        inside = more


class _Planner:
    def __init__(self, comparison: Comparison, today: date, progress: Progress) -> None:
        self.comparison, self.today, self.progress = comparison, today, progress
        self.base, self.other = Records(comparison.base_frame), Records(comparison.other_frame)
        self.base_uuids = comparison.base_frame.units["uuid"].to_numpy(dtype=object)
        self.other_uuids = comparison.other_frame.units["uuid"].to_numpy(dtype=object)
        # The other's uuid -> the base's, of pairs and of what is being created.
        self.names: dict[str, str] = dict(
            zip(self.other_uuids[comparison.other_rows], self.base_uuids[comparison.base_rows], strict=True)
        )
        self.groups = shared_groups(comparison.base_frame, comparison.other_frame)
        self.titles: dict[str, str] = {}
        for frame in (comparison.other_frame, comparison.base_frame):
            self.titles.update(zip(frame.groups["uuid"], frame.groups["name"], strict=True))
        self.new_groups: dict[str, Group] = {}
        self.skipped: list[Problem] = []
        same_lineage = comparison.by == "unit"
        # A version that measures no altitudes takes none away.
        self.measured = [n for n in NUMBER_COLUMNS if same_lineage or carries(comparison.other_frame, n)]

    def plan(self, choice: Choice) -> Plan:
        created = self._created(choice.new)
        changed = self._changed(choice.changed)
        gone: list[Change] = []
        for how, rows in choice.missing.items():
            gone += self._missing(how, rows, created, changed)
        changes = (*map(Created, self.new_groups.values()), *created, *changed, *gone)
        words = f"Apply {self.comparison.other} to {self.comparison.base}"
        return Plan(Changeset(words, changes), tuple(self.skipped), self._types(changes))

    def _created(self, rows: Rows) -> list[Change]:
        """New units, parents first; one whose parent stays away stays away too."""
        taken = set(self.base_uuids)
        for row in rows.tolist():
            uuid = str(self.other_uuids[row])
            # The other's uuid is kept, so that both go on meaning one unit by it.
            self.names[uuid] = str(uuid4()) if uuid in taken else uuid
        made: dict[str, Unit] = {}
        waiting = {str(self.other_uuids[row]): self.other.unit(row) for row in rows.tolist()}
        for uuid in [u for u, unit in waiting.items() if dates_swapped(unit)]:
            unit = waiting.pop(uuid)
            self._skip("dates-swapped", unit, value=unit.closed_date)
            del self.names[uuid]
        origin = self.comparison.other.partition("@")[0]
        placed = set(self.other_uuids[self.comparison.other_rows])
        while waiting:
            ready = [u for u, unit in waiting.items() if unit.parent is None or unit.parent in placed]
            if not ready:
                break
            for uuid in ready:
                unit = self._as_ours(waiting.pop(uuid))
                if self.comparison.by != "unit" and unit.source_ref and origin:
                    unit = replace(unit, references=unit.references | {f"{origin}:{unit.source_ref}"})
                if self.comparison.by in ("code", "links"):
                    # The other's references are not the base's: one may stand for another unit there.
                    unit = replace(unit, source_ref=None)
                made[uuid] = unit
            placed.update(ready)
        for uuid, unit in waiting.items():
            self._skip("parent-left-out", unit)
            del self.names[uuid]
        return [Created(unit) for unit in made.values()]

    def _as_ours(self, unit: Unit) -> Unit:
        """A unit of the other as the base would have it: its uuid, parent and groups there."""
        return replace(
            unit,
            uuid=self.names[unit.uuid],
            parent=self.names[unit.parent] if unit.parent else None,
            groups=frozenset(self._group(g) for g in unit.groups),
            references=unit.references,
        )

    def _group(self, uuid: str) -> str:
        """The base's group for one of the other's, created where it has none."""
        if uuid not in self.groups:
            held = self.comparison.other_frame.groups.set_index("uuid").loc[uuid]
            taken = set(self.comparison.base_frame.groups["uuid"])
            key = str(uuid4()) if uuid in taken else uuid
            self.groups[uuid] = key
            texts = {n: v if isinstance(v := held[n], str) and v else None for n in ("source_ref", "code")}
            self.new_groups[key] = Group(uuid=key, name=str(held["name"]), **texts)
        return self.groups[uuid]

    def _changed(self, chosen: Mapping[int, Mapping[str, Keys]]) -> list[Change]:
        comparison = self.comparison
        changes: list[Change] = []
        for number, (i, fields) in enumerate(chosen.items()):
            if number % _TOLD_EACH == 0:
                self.progress("Planning", number, len(chosen))
            mine = self.base.unit(int(comparison.base_rows[i]))
            theirs = self.other.unit(int(comparison.other_rows[i]))
            target = mine
            for field, keys in fields.items():
                target = self._taken_over(field, mine, theirs, target, keys)
            if dates_swapped(target) and not dates_swapped(mine):
                self._skip("dates-swapped", mine, value=target.closed_date)
                target = replace(target, opening_date=mine.opening_date, closed_date=mine.closed_date)
            changes += difference(mine, target)
        return changes

    def _taken_over(self, field: str, mine: Unit, theirs: Unit, target: Unit, keys: Keys) -> Unit:
        if field == "parent":
            if theirs.parent is not None and theirs.parent not in self.names:
                self._skip("new-parent-left-out", mine)
                return target
            return replace(target, parent=self.names[theirs.parent] if theirs.parent else None)
        if field == "groups":
            return replace(target, groups=self._joined(mine, theirs, keys))
        if field == "aliases" and keys is not None:
            return replace(target, aliases=(mine.aliases - keys) | (theirs.aliases & keys))
        if field == "point":
            return self._placed(theirs, target)
        if field in ("extra", "translations"):
            ours, new = getattr(mine, field), without_empty(getattr(theirs, field))
            ignored = self.comparison.ignored[field]
            kept = {k: v for k, v in ours.items() if k in ignored or not (keys is None or k in keys)}
            taken = {k: v for k, v in new.items() if keys is None or k in keys}
            return replace(target, **{field: kept | taken})  # type: ignore[arg-type]
        changed = with_value(target, field, getattr(theirs, field))
        assert isinstance(changed, Unit)
        return changed

    def _joined(self, mine: Unit, theirs: Unit, keys: Keys) -> frozenset[str]:
        """The base's groups of a unit; ``keys`` are names, as a comparison lists them."""
        if keys is None:
            return frozenset(self._group(g) for g in theirs.groups)
        left = {g for g in mine.groups if self.titles[g] not in keys}
        taken = {g for g in theirs.groups if self.titles[self.groups.get(g, g)] in keys}
        return frozenset(left | {self._group(g) for g in taken})

    def _placed(self, theirs: Unit, target: Unit) -> Unit:
        """With the other's point, and what was measured there."""
        columns = NUMBER_COLUMNS if theirs.point is None else self.measured
        return replace(target, point=theirs.point, **{column: getattr(theirs, column) for column in columns})

    def _missing(
        self, how: Missing, rows: Rows, created: list[Change], changed: list[Change]
    ) -> list[Change]:
        units = [self.base.unit(row) for row in rows.tolist()]
        if how == "close":
            return [
                Set(u.uuid, "closed_date", None, self.today)
                for u in units
                if u.closed_date is None and self._can_close(u)
            ]
        if how == "reject":
            return [Set(u.uuid, "status", u.status, "REJECTED") for u in units if u.status != "REJECTED"]
        return self._deleted(units, created, changed)

    def _can_close(self, unit: Unit) -> bool:
        if unit.opening_date is not None and unit.opening_date > self.today:
            self._skip("opens-later", unit)
            return False
        return True

    def _deleted(self, units: list[Unit], created: list[Change], changed: list[Change]) -> list[Change]:
        """Children before parents. A unit that another one keeps as its parent is not deleted."""
        frame = self.comparison.base_frame.units
        parents: dict[str, str | None] = {
            u: p if isinstance(p, str) else None for u, p in zip(frame["uuid"], frame["parent"], strict=True)
        }
        for change in created:
            if isinstance(change, Created) and isinstance(change.record, Unit):
                parents[change.record.uuid] = change.record.parent
        for change in changed:
            if isinstance(change, Set) and change.field == "parent":
                parents[change.unit] = str(change.after) if change.after else None
        leaving = {u.uuid for u in units}
        kept: list[str] = [p for u, p in parents.items() if u not in leaving and p in leaving and p]
        while kept:
            uuid = kept.pop()
            if uuid in leaving:
                leaving.discard(uuid)
                self._skip("needed-as-parent", next(u for u in units if u.uuid == uuid))
                above = parents[uuid]
                if above in leaving and above:
                    kept.append(above)
        return [Deleted(u) for u in reversed(_parents_first(units, parents)) if u.uuid in leaving]

    def _skip(self, code: str, unit: Unit, **params: object) -> None:
        self.skipped.append(Problem(code=code, severity="warning", unit=label(unit), params=params))

    def _types(self, changes: tuple[Change, ...]) -> tuple[UnitType, ...]:
        known = {t.name for t in self.comparison.base_frame.types}
        used = {c.record.type for c in changes if isinstance(c, Created) and isinstance(c.record, Unit)}
        used |= {str(c.after) for c in changes if isinstance(c, Set) and c.field == "type" and c.after}
        offered = {t.name: t for t in self.comparison.other_frame.types}
        return tuple(
            offered.get(n, UnitType(name=n)) for n in sorted(u for u in used if u and u not in known)
        )


def _parents_first(units: list[Unit], parents: Mapping[str, str | None]) -> list[Unit]:
    def depth(uuid: str | None) -> int:
        steps = 0
        while uuid is not None:
            uuid, steps = parents.get(uuid), steps + 1
        return steps

    return sorted(units, key=lambda u: depth(u.uuid))
