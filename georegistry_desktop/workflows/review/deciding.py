"""Decide on differences, one or all of them at once, and see what colleagues decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.decisions import ACCEPTED, DECISIONS, TREATMENTS, Decision
from georegistry_desktop.domain.errors import Refused, require_known
from georegistry_desktop.workflows.review.review import Review, with_decisions

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry, ReviewHeader


def decide(
    registry: Registry,
    review: Review,
    rows: Rows | Mask,
    decision: Decision,
    *,
    missing: Decision = "close",
) -> Review:
    """Decide the same of many differences; ``missing`` is what accepting means for units the other lacks.

    It is in the registry when this returns. Raises ``Refused``: ``option-bad``, ``changeset-state`` for a
    review that somebody closed.
    """
    require_known("decision", [decision], DECISIONS)
    require_known("treatment of missing units", [missing], TREATMENTS)
    at: Rows = np.flatnonzero(rows) if rows.dtype == bool else rows.astype(np.intp, copy=False)
    codes = np.full(len(at), DECISIONS.index(decision), dtype=np.int8)
    lacking = review.differences.names[at] == "missing"
    if decision == "accept":
        codes[lacking] = DECISIONS.index(missing)
    elif decision in TREATMENTS and not lacking.all():
        raise Refused("decision-for-missing", decision=decision)
    return decide_each(registry, review, at, codes)


def decide_each(registry: Registry, review: Review, rows: Rows, codes: npt.NDArray[np.int8]) -> Review:
    """Decide on each of ``rows`` (k,) by positions in ``DECISIONS`` (k,): takes earlier acts back, too."""
    from georegistry_desktop.storage import Decided

    found = review.differences
    if not len(rows):
        return review
    lacking = found.names[rows] == "missing"
    if ((codes > ACCEPTED) & ~lacking).any() or ((codes == ACCEPTED) & lacking).any():
        raise ValueError("codes do not fit their differences")
    units = found.unit_of[rows]
    columns = (
        found.units[units],
        found.theirs[units],
        found.names[rows],
        found.before[rows],
        found.after[rows],
    )
    kept = [
        Decided(unit, theirs, name, before, after, DECISIONS[code])
        for unit, theirs, name, before, after, code in zip(*columns, codes.tolist(), strict=True)
    ]
    held, by = registry.reviews, found.comparison.by
    header = review.header
    if header is None or (header.other, header.by, header.fields) != (review.other, by, review.fields):
        header = held.begin(review.base, review.other, by=by, fields=review.fields)
    turn = held.decide(header.id, kept)
    if review.header is None or turn != review.header.turn + 1:
        # A colleague may have decided meanwhile.
        return with_decisions(registry, found, review.fields)
    return replace(review.decided(rows, codes, registry.user), header=replace(header, turn=turn))


def refresh_review(registry: Registry, review: Review) -> Review:
    """With what others decided since; the same object where nobody did. A review that somebody closed has no
    decisions any more."""
    header = registry.reviews.of(review.base, review.other)
    if header == review.header or (header and review.header and _key(header) == _key(review.header)):
        return review
    return with_decisions(registry, review.differences, review.fields)


def _key(header: ReviewHeader) -> tuple[int, int]:
    return header.id, header.turn
