"""Merge many pairs of units that are one place each, as one edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from georegistry_desktop.domain.changes import Change, applied, target
from georegistry_desktop.domain.edit_view import EditView, Overlay
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.domain.tree import last
from georegistry_desktop.editing import merge_units

_STEP = 20


@dataclass(frozen=True)
class PlannedMerges:
    """What merging pairs one after the other changes. ``went``: (uuid of one that goes, of what it goes
    into), in order. ``refused``: (one, two, why) of pairs that cannot be merged, either way."""

    changes: tuple[Change, ...]
    went: tuple[tuple[str, str], ...]
    refused: tuple[tuple[Unit, Unit, GeoRegistryError], ...]


def plan_all(
    view: EditView, pairs: Sequence[tuple[str, str]], *, progress: Progress = silent
) -> PlannedMerges:
    """Merge pairs of units (uuids) in their order; of each the one stays that knows more, see ``knows_more``.

    Of three that are one place one stays. A pair of which one is not there is passed over. Raises
    ``Cancelled``.
    """
    held = _Held(view)
    goes: dict[str, str] = {}
    changes: list[Change] = []
    refused = []
    for done, pair in enumerate(pairs):
        if done % _STEP == 0:
            progress("Merging units", done, len(pairs))
        one, two = (last(uuid, goes) for uuid in pair)
        units = held.units([one, two])
        if one == two or len(units) < 2:
            continue
        into = knows_more(held, units[one], units[two])
        ways = ((two, one), (one, two)) if into == one else ((one, two), (two, one))
        why: GeoRegistryError | None = None
        for gone, kept in ways:
            try:
                planned = merge_units.plan(held, gone, kept).changes
            except GeoRegistryError as error:
                why = why or error
                continue
            held.take(planned)
            changes += planned
            goes[gone] = kept
            break
        else:
            assert why is not None
            refused.append((units[one], units[two], why))
    return PlannedMerges(tuple(changes), tuple(goes.items()), tuple(refused))


def knows_more(view: EditView, one: Unit, two: Unit) -> str:
    """The uuid of the one that is to stay unless a person says otherwise: validated, with more below it, more
    filled; else ``one``."""

    def weight(unit: Unit) -> tuple[bool, int, int]:
        filled = sum(getattr(unit, name) is not None for name in (*merge_units.TAKEN_WHOLE, "source_ref"))
        below = len(view.children(unit.uuid))
        return unit.status == "VALID", below, filled + len(unit.groups) + len(unit.references)

    return two.uuid if weight(two) > weight(one) else one.uuid


class _Held(Overlay):
    """What stands after the merges so far. It finds children by their parent: they are asked for so often
    that ``Overlay`` would look through all that was changed again and again."""

    def __init__(self, view: EditView) -> None:
        self._now: dict[str, Unit | None] = {}
        self._below: dict[str, set[str]] = {}
        super().__init__(view, self._now)

    def take(self, changes: Iterable[Change]) -> None:
        """Go on from what these changes make of it."""
        by_unit: dict[str, list[Change]] = {}
        for change in changes:
            by_unit.setdefault(target(change)[1], []).append(change)
        before = self.units(list(by_unit))
        for uuid, own in by_unit.items():
            after = applied(before[uuid], own)
            assert after is None or isinstance(after, Unit)
            if (parent := before[uuid].parent) is not None:
                self._below.get(parent, set()).discard(uuid)
            if after is not None and after.parent is not None:
                self._below.setdefault(after.parent, set()).add(uuid)
            self._now[uuid] = after

    def children(self, uuid: str) -> list[str]:
        """See ``EditView``."""
        stored = [child for child in self._view.children(uuid) if child not in self._now]
        return stored + sorted(self._below.get(uuid, ()))
