"""Which units of two versions belong together by the links that people accepted, for comparing by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from georegistry_desktop.domain.comparison import LinkedPairs

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

_THRESHOLD = 50.0


def linked_pairs(registry: Registry, base: str, other: str) -> LinkedPairs:
    """The accepted links of two versions. Units that are flagged, or that the newest matching would link and
    nobody has decided on, are undecided. Raises ``Refused`` (``links-one-source``)."""
    registry.links.sides(base, other)
    decided = registry.links.decisions(base, other)
    accepted = decided[decided["state"] == "accepted"]
    flagged = decided[decided["state"] == "flagged"]
    settled = decided[decided["state"].isin(("accepted", "no-match"))]
    done = {*settled["a"], *settled["b"]} - {""}
    open_ = {*flagged["a"], *flagged["b"]} - {""}
    rejected = decided[decided["state"] == "rejected"]
    refused = set(zip(rejected["a"], rejected["b"], strict=True))
    for a, b in _proposed(registry, base, other):
        if a not in done and b not in done and (a, b) not in refused:
            open_ |= {a, b}
    return LinkedPairs(
        base=accepted["a"].to_numpy(dtype=object),
        other=accepted["b"].to_numpy(dtype=object),
        undecided=frozenset(open_ - done),
    )


def _proposed(registry: Registry, base: str, other: str) -> list[tuple[str, str]]:
    """The pairs that the newest matching of the two found likely, the base's unit first."""
    sides = (registry.links.newest(base, other), False), (registry.links.newest(other, base), True)
    runs = [(run, turned) for run, turned in sides if run is not None]
    if not runs:
        return []
    run, turned = max(runs, key=lambda found: found[0].id)
    pairs = registry.links.pairs(run.id)
    pairs = pairs[pairs["score"] >= float(run.parameters.get("threshold", _THRESHOLD))]
    columns = ("b", "a") if turned else ("a", "b")
    return list(zip(*(pairs[column] for column in columns), strict=True))
