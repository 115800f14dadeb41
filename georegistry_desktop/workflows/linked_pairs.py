"""Which units of two versions belong together by the links that people accepted, for comparing by them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from georegistry_desktop.domain.comparison import LinkedPairs

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.domain.comparison import Mask
    from georegistry_desktop.domain.frames import VersionFrame
    from georegistry_desktop.storage import Registry

_THRESHOLD = 50.0


def linked_pairs(registry: Registry, base: VersionFrame, other: VersionFrame) -> LinkedPairs:
    """The accepted links of two versions, and the units that are undecided.

    These are what is flagged; what others said that it has no counterpart; what had none when it was
    something else; and what the newest matching would link and nobody has decided on. A link of such a unit
    is not gone by. That a linked unit changed since does not break its link: to apply what it leads to is to
    change it. Raises ``Refused`` (``links-one-source``).
    """
    registry.links.sides(base.label, other.label)
    decided = registry.links.decisions(base.label, other.label)
    accepted = decided[decided["state"] == "accepted"]
    nobody = decided[decided["state"] == "no-match"]
    rejected = decided[decided["state"] == "rejected"]
    done = _units(accepted) | _units(nobody)
    stale = decided[_stale(base, decided, "a") | _stale(other, decided, "b")]
    open_ = _units(decided[decided["state"] == "flagged"])
    open_ |= _units(stale[stale["state"] == "no-match"])
    open_ |= {*stale["a"][stale["state"] == "rejected"]} - done
    open_ |= _units(accepted) & _units(nobody)
    refused = set(zip(rejected["a"], rejected["b"], strict=True))
    for a, b in _proposed(registry, base.label, other.label):
        if a not in done and b not in done and (a, b) not in refused:
            open_ |= {a, b}
    return LinkedPairs(
        base=accepted["a"].to_numpy(dtype=object),
        other=accepted["b"].to_numpy(dtype=object),
        undecided=frozenset(open_),
    )


def _units(decided: pd.DataFrame) -> set[str]:
    return {*decided["a"], *decided["b"]} - {""}


def _stale(frame: VersionFrame, decided: pd.DataFrame, side: str) -> Mask:
    """Of which decisions the unit of one side is not any more what it was then."""
    import numpy as np
    import pandas as pd

    from georegistry_desktop.matching.reviewing import unit_marks

    rows = pd.Index(frame.units["uuid"].to_numpy(dtype=object)).get_indexer(pd.Index(decided[side]))
    marks = decided[f"mark_{side}"].fillna("").to_numpy(dtype=object)
    found = np.zeros(len(decided), dtype=bool)
    marked = np.flatnonzero((rows >= 0) & (marks != ""))
    if len(marked):
        found[marked] = unit_marks(frame, rows[marked]) != marks[marked]
    return found


def _proposed(registry: Registry, base: str, other: str) -> Iterable[tuple[str, str]]:
    """The pairs that the newest matching of the two found likely, the base's unit first."""
    sides = (registry.links.newest(base, other), False), (registry.links.newest(other, base), True)
    runs = [(run, turned) for run, turned in sides if run is not None]
    if not runs:
        return []
    run, turned = max(runs, key=lambda found: found[0].id)
    pairs = registry.links.pairs(run.id)
    pairs = pairs[pairs["score"] >= float(run.parameters.get("threshold", _THRESHOLD))]
    columns = ("b", "a") if turned else ("a", "b")
    return zip(*(pairs[column] for column in columns), strict=True)
