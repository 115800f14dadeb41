"""What a change did to its units, in a word."""

from __future__ import annotations

from collections.abc import Iterable

from georegistry_desktop.domain.changes import Change, Created, Deleted, Set, target


def kinds_of_units(changes: Iterable[Change]) -> dict[str, str]:
    """Uuid of each touched unit -> new, missing, moved or changed, see ``theme.tokens.KINDS``."""
    kinds: dict[str, str] = {}
    for change in changes:
        kind, uuid = target(change)
        if kind != "unit":
            continue
        if isinstance(change, Created):
            kinds[uuid] = "new"
        elif isinstance(change, Deleted):
            kinds[uuid] = "missing"
        elif isinstance(change, Set) and change.field in ("parent", "point"):
            kinds.setdefault(uuid, "moved")
            kinds[uuid] = "moved" if kinds[uuid] == "changed" else kinds[uuid]
        else:
            kinds.setdefault(uuid, "changed")
    return kinds
