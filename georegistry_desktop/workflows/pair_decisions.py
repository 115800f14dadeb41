"""What people decided of pairs of units of one version, by the rows of both, also where one was merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.linking import link_value
from georegistry_desktop.domain.tree import last

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.matching.reviewing.sides import Side
    from georegistry_desktop.storage import Registry

Keys = npt.NDArray[np.int64]
_DECIDED = ("accepted", "rejected", "flagged")


@dataclass(frozen=True, slots=True)
class Said:
    """How somebody let a pair stand, and when (ISO text)."""

    state: str
    comment: str | None
    by: str
    at: str

    @property
    def value(self) -> str | None:
        """As ``Links.decide`` takes what was seen."""
        return link_value(self.state, self.comment)


@dataclass(frozen=True, eq=False)
class Decisions:
    """Owns what stands in the registry, by ``pair_keys``. ``handed``: what was said of a unit that was merged
    since is true of the one it went into, unless somebody said otherwise of that."""

    own: dict[int, Said] = field(default_factory=dict)
    handed: dict[int, Said] = field(default_factory=dict)


def pair_keys(a: Rows, b: Rows, count: int) -> Keys:
    """A number for each pair of rows of a version of ``count`` units, whichever way round."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    return low * max(count, 1) + high


def rows_of_keys(keys: Iterable[int], count: int) -> tuple[Rows, Rows]:
    """The way back, the lower row first."""
    held = np.fromiter(keys, np.int64)
    low, high = np.divmod(held, max(count, 1))
    return low.astype(np.intp), high.astype(np.intp)


def read_decisions(registry: Registry, version: str, side: Side) -> Decisions:
    """What stands of the units of ``side``, the list of a version."""
    table = registry.links.decisions(version, version)
    table = table[table["state"].isin(_DECIDED)]
    uuids = table["a"].tolist()
    lost = {uuid for uuid, row in zip(uuids, side.rows(uuids), strict=True) if row < 0}
    return _decisions(table, side, merged_units(registry, version, lost))


def _decisions(table: pd.DataFrame, side: Side, into: Mapping[str, str]) -> Decisions:
    ends = [table[name].tolist() for name in ("a", "b")]
    now = [side.rows([into.get(uuid, uuid) for uuid in held]).astype(np.intp) for held in ends]
    merged = [np.array([uuid in into for uuid in held], dtype=bool) for held in ends]
    handed = merged[0] | merged[1]
    there = (now[0] >= 0) & (now[1] >= 0) & (now[0] != now[1])
    keys = pair_keys(now[0], now[1], side.n)
    said = [
        Said(state, comment if isinstance(comment, str) and comment else None, str(by), str(at))
        for state, comment, by, at in zip(
            *(table[name].tolist() for name in ("state", "comment", "decided_by", "decided_at")), strict=True
        )
    ]
    found = Decisions()
    for row in np.flatnonzero(there).tolist():
        if not handed[row]:
            found.own[int(keys[row])] = said[row]
        elif said[row].state != "rejected":  # of the two that are one now it may be asked again
            found.handed[int(keys[row])] = said[row]
    return found


def merged_units(registry: Registry, version: str, lost: Collection[str]) -> dict[str, str]:
    """Which of ``lost`` (uuids) were merged in the source of a version -> what each is part of now."""
    source = registry.find_version(version).source
    into: dict[str, str] = {}
    asked: set[str] = set()
    undone = registry.undone() if lost else {}
    while wanted := (set(lost) | set(into.values())) - asked:
        asked |= wanted
        for entry in registry.history(wanted):
            if entry.id not in undone and entry.version.rpartition("@")[0] == source:
                went = _went(entry.details)
                into.update({gone: kept for gone, kept in went.items() if gone in wanted})
    return {gone: last(gone, into) for gone in lost if gone in into}


def _went(details: Mapping[str, Any]) -> dict[str, str]:
    """Which units (uuids) a change merged, and into which: one, or many."""
    merged = details.get("merged")
    told = merged if isinstance(merged, dict) else {merged: details.get("into")}
    return {str(gone): str(kept) for gone, kept in told.items() if gone and kept}
