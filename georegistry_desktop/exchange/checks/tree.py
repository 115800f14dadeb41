"""The tree that the rows make: parents, circles, levels, names.

Chains are followed by doubling (parent, grandparent, great-great-grandparent …):
twenty steps over whole arrays do for a million levels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from georegistry_desktop.exchange.checks.identity import first_of, positions
from georegistry_desktop.exchange.draft import Array, Findings, Ints

SHOWN = 12
"""How many units of a circle are named in words."""


def parents(rows: pd.DataFrame, kept: pd.Series[Any], findings: Findings) -> npt.NDArray[np.int64]:
    """The position of each row's parent, -1 for roots and where it cannot be found (then with a finding).

    ``parent_uuid`` counts where it stands, but a ``parent_ref`` that names another unit counts more: a
    person who moves a unit in a spreadsheet changes the reference.
    """
    parent_ref = rows["parent_ref"]
    by_ref = positions(parent_ref, rows["ref"])
    parent_uuid = rows["parent_uuid"].str.lower()
    by_uuid = positions(parent_uuid, kept)
    has_ref = parent_ref.notna().to_numpy()

    same = np.zeros(len(rows), bool)
    found = by_uuid >= 0
    own_ref = rows["ref"].iloc[by_uuid[found]].reset_index(drop=True)
    told = parent_ref[found].reset_index(drop=True)
    same[found] = ((own_ref == told) | told.isna()).to_numpy(dtype=bool, na_value=False)
    differ = found & ~same
    findings.add_all(
        np.flatnonzero(differ),
        "parent-differs",
        field="parent",
        value=list(parent_ref[differ]),
        other=list(parent_uuid[differ]),
    )
    parent = np.where(same, by_uuid, by_ref)

    wanted = has_ref | parent_uuid.notna().to_numpy()
    unknown = wanted & (parent < 0) & ~differ
    level = rows["level"].to_numpy()
    top = level.min() if len(level) and not np.isnan(level).any() else np.nan
    part = unknown & rows["subtree"].to_numpy() & (level == top)
    shown = parent_ref.fillna(parent_uuid)
    findings.add_all(
        np.flatnonzero(part), "subtree-root", "warning", "parent", value=[str(v) for v in shown[part]]
    )
    lost = unknown & ~part
    findings.add_all(np.flatnonzero(lost), "ref-unknown", field="parent", value=[str(v) for v in shown[lost]])
    return parent.astype(np.int64)


def in_circles(parent: Ints) -> Ints:
    """The positions of the units whose chain of parents comes back to them, sorted."""
    count = len(parent)
    if not count:
        return parent
    up = np.append(np.where(parent < 0, count, parent), count)
    for _ in range(int(count).bit_length()):
        up = up[up]
    # After at least as many steps as there are units, who has not left the tree stands on a circle, and
    # every unit of a circle is where one of them stands.
    reached: Ints = np.unique(up[up < count])
    return reached


def check_circles(rows: pd.DataFrame, parent: Ints, findings: Findings) -> Ints:
    """Find every circle, with a fatal finding at its first unit; the parents without those of circles."""
    members = in_circles(parent)
    labels = _labels(rows)
    seen: set[int] = set()
    for start in members.tolist():
        if start in seen:
            continue
        circle, at = [], start
        while at not in seen:
            seen.add(at)
            circle.append(at)
            at = int(parent[at])
        findings.add(start, "parent-cycle", "fatal", "parent", value=_chain(labels, circle))
    cut = parent.copy()
    cut[members] = -1
    return cut


def check_shape(rows: pd.DataFrame, names: pd.Series[Any], parent: Ints, findings: Findings) -> None:
    """What is merely doubtful: skipped levels, one name twice under one parent; ``names`` are those that
    units come in with, whether the rows have one or not."""
    level = rows["level"].to_numpy()
    child = np.flatnonzero(parent >= 0)
    above = level[parent[child]]
    with np.errstate(invalid="ignore"):
        skipped = ~np.isnan(level[child] - above) & (level[child] - above != 1)
    at = child[skipped]
    findings.add_all(
        at,
        "level-skipped",
        "warning",
        "type",
        value=[int(v) for v in level[at]],
        other=[int(v) for v in above[skipped]],
    )
    below = names.iloc[child].reset_index(drop=True)
    pair = first_of(below) * (len(rows) + 1) + parent[child]
    _, index, counts = np.unique(pair, return_index=True, return_counts=True)
    again = np.sort(index[counts > 1])
    sizes = dict(zip(index.tolist(), counts.tolist(), strict=True))
    findings.add_all(
        child[again],
        "name-repeated",
        "warning",
        "name",
        value=[sizes[i] for i in again.tolist()],
        name=list(below.iloc[again]),
    )


def _chain(labels: Array, circle: list[int]) -> str:
    shown = [str(labels[at]) for at in circle[:SHOWN]]
    if len(circle) > SHOWN:
        return " → ".join([*shown, f"… ({len(circle)} units)"])
    return " → ".join([*shown, shown[0]])


def _labels(rows: pd.DataFrame) -> Array:
    held = rows["ref"]
    for other in ("code", "name", "uuid"):
        held = held.fillna(rows[other])
    labels: Array = held.fillna("?").to_numpy(dtype=object)
    return labels
