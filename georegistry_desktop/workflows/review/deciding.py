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
    from georegistry_desktop.storage import Registry


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
    turn = registry.reviews.decide(review.header.id, kept)
    if turn != review.header.turn + 1:
        # A colleague decided meanwhile.
        return with_decisions(registry, registry.reviews.find(review.header.id), found)
    decisions, notes, deciders = review.decisions.copy(), review.notes.copy(), review.deciders.copy()
    decisions[rows], notes[rows] = codes, 0
    deciders[rows] = registry.user
    deciders[rows[codes == 0]] = None
    header = replace(review.header, turn=turn)
    return Review(header, found, decisions, notes, deciders)


def refresh_review(registry: Registry, review: Review) -> Review:
    """With what others decided since; the same object where nobody did. Raises ``Refused``
    (``changeset-state``) where somebody closed it."""
    header = registry.reviews.find(review.header.id)
    if header.turn == review.header.turn:
        return review
    return with_decisions(registry, header, review.differences)
