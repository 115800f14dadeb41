"""All that the workspace shows of a comparison and makes once for it, on a worker thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.compare import UNIT_KINDS, Consequences
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.ui.compare.listing import Groups
from georegistry_desktop.ui.compare.pair_tree import PairTree, pair_tree
from georegistry_desktop.workflows import Review


@dataclass(frozen=True, eq=False)
class Look:
    """``review`` as it was when the comparison was made. Counts are of units: ``kinds``, ``fields`` (``new``
    and ``missing`` among them), ``types``, ``same`` and ``total``."""

    review: Review
    consequences: Consequences
    pair: PairTree
    groups: Groups
    kinds: Mapping[str, int]
    fields: Mapping[str, int]
    types: Mapping[str, int]
    same: int
    total: int


def look_at(review: Review, progress: Progress) -> Look:
    """Make it; some tenths of a second for 100,000 units."""
    import pandas as pd

    found = review.differences
    progress("Laying both trees beside each other")
    pair = pair_tree(found)
    bare = pd.Series(found.fields, dtype="str")
    each = pd.DataFrame({"unit": found.unit_of, "field": bare, "type": found.table["type"].to_numpy()})
    fields = each.drop_duplicates(["unit", "field"])["field"].value_counts()
    types = each.drop_duplicates("unit")["type"].dropna().value_counts()
    kinds = np.bincount(found.kinds, minlength=len(UNIT_KINDS)).tolist()
    counts = found.comparison.counts
    return Look(
        review=review,
        consequences=Consequences(found),
        pair=pair,
        groups=Groups.by_place(found),
        kinds=dict(zip(UNIT_KINDS, kinds, strict=True)),
        fields={str(k): int(v) for k, v in fields.items()},
        types={str(k): int(v) for k, v in types.items()},
        same=counts["same"],
        total=counts["same"] + len(found.units),
    )
