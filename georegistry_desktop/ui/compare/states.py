"""What the decisions of a unit's differences come to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare import Differences
from georegistry_desktop.domain.decisions import ACCEPTED

OPEN, REFUSED, UNTIL, ACCEPTED_ALL, MIXED, PARTLY = range(6)
"""Nothing decided; all refused, until they change, or accepted; decided field by field; some still open."""
States = npt.NDArray[np.int8]


def simple(decisions: npt.NDArray[np.int8]) -> States:
    """Decisions without what becomes of missing units: ``OPEN`` … ``ACCEPTED_ALL``."""
    return np.minimum(decisions, ACCEPTED).astype(np.int8)


def state_of(decisions: npt.NDArray[np.int8]) -> int:
    """What several decisions come to; ``OPEN`` for none."""
    found = np.unique(simple(decisions)).tolist()
    if len(found) <= 1:
        return int(found[0]) if found else OPEN
    return PARTLY if OPEN in found else MIXED


def unit_states(differences: Differences, decisions: npt.NDArray[np.int8]) -> States:
    """The state of each unit, (m,)."""
    if not len(differences):
        return np.zeros(0, dtype=np.int8)
    order, starts = differences.by_unit
    held = simple(decisions)[order]
    least, most = (f.reduceat(held, starts[:-1]) for f in (np.minimum, np.maximum))
    states: States = np.where(least == most, least, np.where(least == OPEN, PARTLY, MIXED)).astype(np.int8)
    return states
