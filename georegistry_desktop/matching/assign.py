"""Which pairs become links: one counterpart at most for each unit, all in all the likeliest."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.normalise import Ids

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

_LARGEST = 2_000
"""Units of a tangle of rivals that is still solved as a whole."""


def one_to_one(
    pairs: Pair, probability: npt.NDArray[np.float32], least: float, sizes: tuple[int, int]
) -> Rows:
    """Positions of the pairs that are linked, of those with ``probability`` of ``least`` (0..1) or more.

    What is largest is the sum of the log odds above those of ``least``, in each tangle of rivals for itself
    (linear assignment; in a tangle of thousands the likeliest first).
    """
    at = np.flatnonzero((probability >= least) & (probability > 0))
    one, two, chance = pairs[0][at], pairs[1][at], probability[at].astype(np.float64)
    alone = (np.bincount(one, minlength=sizes[0])[one] == 1) & (
        np.bincount(two, minlength=sizes[1])[two] == 1
    )
    kept = [at[alone]]
    rest = np.flatnonzero(~alone)
    if len(rest):
        gain = np.clip(
            np.log(chance / (1 - np.minimum(chance, 1 - 1e-9))) - np.log(least / (1 - least + 1e-12)),
            1e-9,
            None,
        )
        kept += [at[rest[chosen]] for chosen in _tangles(one[rest], two[rest], gain[rest], sizes)]
    return np.sort(np.concatenate(kept))


def _tangles(one: Ids, two: Ids, gain: Numbers, sizes: tuple[int, int]) -> Iterator[Rows]:
    from scipy.optimize import linear_sum_assignment
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    count = sizes[0] + sizes[1]
    graph = coo_matrix((np.ones(len(one)), (one, two + sizes[0])), shape=(count, count))
    _, label = connected_components(graph, directed=False)
    order = np.argsort(label[one], kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(label[one][order])) + 1):
        left, l_at = np.unique(one[rows], return_inverse=True)
        right, r_at = np.unique(two[rows], return_inverse=True)
        if len(left) + len(right) > _LARGEST:
            yield rows[_likeliest_first(one[rows], two[rows], gain[rows])]
            continue
        table = np.zeros((len(left), len(right)))
        place = np.full(table.shape, -1)
        table[l_at, r_at] = gain[rows]
        place[l_at, r_at] = rows
        found = linear_sum_assignment(table, maximize=True)
        chosen = place[found]
        yield chosen[chosen >= 0]


def _likeliest_first(one: Ids, two: Ids, gain: Numbers) -> Rows:
    used_one: set[int] = set()
    used_two: set[int] = set()
    kept = []
    for at in np.lexsort((two, one, -gain)).tolist():
        if one[at] not in used_one and two[at] not in used_two:
            used_one.add(one[at])
            used_two.add(two[at])
            kept.append(at)
    return np.array(kept, dtype=np.intp)
