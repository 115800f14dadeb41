"""A review in hand, started or gone on with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare import Differences, differences
from georegistry_desktop.domain.comparison import Mask, Pairing
from georegistry_desktop.domain.decisions import ACCEPTED, DECISIONS
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.compare_versions import compare_versions

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.storage import Registry, ReviewHeader

OUTDATED, REMEMBERED = 1, 2


@dataclass(frozen=True)
class Review:
    """The differences with what was decided of each, as of the header's turn.

    Arrays (n,) go by difference: ``decisions`` are positions in ``DECISIONS``; ``notes`` say ``OUTDATED``
    where something was decided on other values than today's, so that it is open again, and ``REMEMBERED``
    where an earlier pull's refusal still holds; ``deciders`` name who decided, None where nobody did.
    """

    header: ReviewHeader
    differences: Differences
    decisions: npt.NDArray[np.int8]
    notes: npt.NDArray[np.int8]
    deciders: npt.NDArray[np.object_]

    @property
    def accepted(self) -> Mask:
        """What is taken over at the next apply, (n,)."""
        mask: Mask = self.decisions >= ACCEPTED
        return mask

    @property
    def counts(self) -> dict[str, int]:
        """Differences by decision."""
        numbers = np.bincount(self.decisions, minlength=len(DECISIONS)).tolist()
        return dict(zip(DECISIONS, numbers, strict=True))


def review_versions(
    registry: Registry,
    base: str,
    other: str,
    *,
    by: Pairing | None = None,
    fields: Collection[str] | None = None,
    progress: Progress = silent,
) -> Review:
    """Start the review of what ``other`` says for the live version ``base``, or go on with the open one.

    What was decided holds where both values still are what they were, by whomever it was decided. An open
    review keeps its key and fields unless others are given, and moves on to ``other`` where that is a newer
    version of its source. Raises ``Refused`` for a snapshot, and as ``compare_versions``.
    """
    found = registry.find_version(base)
    if found.state != "live":
        raise Refused("version-frozen", version=found.label)
    held = registry.reviews.of(base, other)
    if held is not None:
        by, fields = by or held.by, held.fields if fields is None else fields
    comparison = compare_versions(registry, base, other, by=by, fields=fields, progress=progress)
    progress("Reading decisions")
    wanted = None if fields is None else sorted(fields)
    header = registry.reviews.begin(comparison.base, comparison.other, by=comparison.by, fields=wanted)
    return with_decisions(registry, header, differences(comparison))


def with_decisions(registry: Registry, header: ReviewHeader, found: Differences) -> Review:
    """The differences with everybody's decisions as they stand in the registry."""
    decided = registry.reviews.decisions(header.id)
    refused = registry.reviews.refusals(header.base, header.other)
    count = len(found)
    decisions, notes = np.zeros(count, dtype=np.int8), np.zeros(count, dtype=np.int8)
    deciders = np.full(count, None, dtype=object)

    at = _found(found.units[found.unit_of], found.names, decided)
    there = np.flatnonzero(at >= 0)
    codes = np.array([DECISIONS.index(d) for d in decided["decision"]], dtype=np.int8)
    same = np.ones(len(there), dtype=bool)
    for marks, column in ((found.before, "before"), (found.after, "after")):
        same &= marks[there] == decided[column].to_numpy(dtype=object)[at[there]]
    now = there[same]
    decisions[now] = codes[at[now]]
    deciders[now] = decided["decided_by"].to_numpy(dtype=object)[at[now]]
    before = there[~same]
    notes[before[codes[at[before]] > 0]] = OUTDATED

    at = _found(found.theirs[found.unit_of], found.names, refused)
    # What was reopened in this review is open: its refusal was taken away with that.
    there = np.flatnonzero((at >= 0) & (decisions == 0))
    wanted = found.after[there]
    wanted[found.names[there] == "missing"] = None
    still = there[wanted == refused["value"].to_numpy(dtype=object)[at[there]]]
    decisions[still] = DECISIONS.index("refuse-until-changed")
    notes[still] = REMEMBERED
    deciders[still] = refused["refused_by"].to_numpy(dtype=object)[at[still]]
    return Review(header, found, decisions, notes, deciders)


def _found(
    units: npt.NDArray[np.object_], names: npt.NDArray[np.object_], kept: pd.DataFrame
) -> npt.NDArray[np.intp]:
    """The row of ``kept`` about each difference, -1 where there is none."""
    held = {key: i for i, key in enumerate(zip(kept["unit"], kept["field"], strict=True))}
    rows = (held.get(key, -1) for key in zip(units, names, strict=True))
    return np.fromiter(rows, dtype=np.intp, count=len(units))
