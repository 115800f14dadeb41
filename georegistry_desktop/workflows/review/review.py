"""A review in hand, started or gone on with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare import Differences, differences
from georegistry_desktop.domain.comparison import Comparison, Mask, Pairing, Rows
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
    """The differences with what was decided of each, as of the header's turn; without a header nothing was.

    Arrays (n,) go by difference: ``decisions`` are positions in ``DECISIONS``; ``notes`` say ``OUTDATED``
    where something was decided on other values than today's, so that it is open again, and ``REMEMBERED``
    where an earlier pull's refusal still holds; ``deciders`` name who decided, None where nobody did.
    """

    header: ReviewHeader | None
    fields: tuple[str, ...] | None
    differences: Differences
    decisions: npt.NDArray[np.int8]
    notes: npt.NDArray[np.int8]
    deciders: npt.NDArray[np.object_]

    @property
    def base(self) -> str:
        """The label of the version that changes."""
        return self.differences.comparison.base

    @property
    def other(self) -> str:
        """The label of the version set beside it."""
        return self.differences.comparison.other

    def decided(self, rows: Rows, codes: npt.NDArray[np.int8], by: str) -> Review:
        """The same with positions in ``DECISIONS`` (k,) for the differences ``rows`` (k,); writes nothing."""
        decisions, notes, deciders = self.decisions.copy(), self.notes.copy(), self.deciders.copy()
        decisions[rows], notes[rows], deciders[rows] = codes, 0, by
        deciders[rows[codes == 0]] = None
        return replace(self, decisions=decisions, notes=notes, deciders=deciders)

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
    """The review of what ``other`` says for the live version ``base``: the open one, or a new one, which
    begins with its first decision.

    What was decided holds where both values still are what they were, by whomever it was decided. An open
    review keeps its key and fields unless others are given. Raises ``Refused`` for a snapshot, and as
    ``compare_versions``.
    """
    found = registry.find_version(base)
    if found.state != "live":
        raise Refused("version-frozen", version=found.label)
    held = registry.reviews.of(base, other)
    if held is not None:
        by, fields = by or held.by, held.fields if fields is None else fields
    comparison = compare_versions(registry, base, other, by=by, fields=fields, progress=progress)
    return review_of(registry, comparison, fields=fields, progress=progress)


def review_of(
    registry: Registry,
    comparison: Comparison,
    *,
    fields: Collection[str] | None = None,
    progress: Progress = silent,
) -> Review:
    """The review of a comparison in hand, see ``review_versions``; of a snapshot one without decisions."""
    progress("Reading decisions")
    wanted = None if fields is None else tuple(sorted(fields))
    return with_decisions(registry, differences(comparison), wanted)


def with_decisions(registry: Registry, found: Differences, fields: tuple[str, ...] | None) -> Review:
    """The differences with everybody's decisions as they stand in the registry."""
    base, other = found.comparison.base, found.comparison.other
    header = registry.reviews.of(base, other)
    count = len(found)
    decisions, notes = np.zeros(count, dtype=np.int8), np.zeros(count, dtype=np.int8)
    deciders = np.full(count, None, dtype=object)

    if header is not None:
        decided = registry.reviews.decisions(header.id)
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

    refused = registry.reviews.refusals(base, other)
    at = _found(found.theirs[found.unit_of], found.names, refused)
    # What was reopened in this review is open: its refusal was taken away with that.
    there = np.flatnonzero((at >= 0) & (decisions == 0))
    wanted = found.after[there]
    wanted[found.names[there] == "missing"] = None
    still = there[wanted == refused["value"].to_numpy(dtype=object)[at[there]]]
    decisions[still] = DECISIONS.index("refuse-until-changed")
    notes[still] = REMEMBERED
    deciders[still] = refused["refused_by"].to_numpy(dtype=object)[at[still]]
    return Review(header, fields, found, decisions, notes, deciders)


def _found(
    units: npt.NDArray[np.object_], names: npt.NDArray[np.object_], kept: pd.DataFrame
) -> npt.NDArray[np.intp]:
    """The row of ``kept`` about each difference, -1 where there is none."""
    held = {key: i for i, key in enumerate(zip(kept["unit"], kept["field"], strict=True))}
    rows = (held.get(key, -1) for key in zip(units, names, strict=True))
    return np.fromiter(rows, dtype=np.intp, count=len(units))
