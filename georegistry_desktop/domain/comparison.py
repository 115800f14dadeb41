"""What came out of setting two versions beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.frames import VersionFrame

if TYPE_CHECKING:
    import pandas as pd

Pairing = Literal["unit", "ref", "code", "links"]
Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

DIFFERENCE_COLUMNS = (
    "kind",
    "base_uuid",
    "other_uuid",
    "ref",
    "name",
    "type",
    "field",
    "key",
    "base_value",
    "other_value",
    "metres",
    "iou",
    "share",
)


@dataclass(frozen=True, kw_only=True)
class LinkedPairs:
    """Which unit of ``base`` is which of ``other``, as people accepted it: uuids (n,) of both.

    ``undecided`` are the uuids of units of either side of which nobody knows yet what they are there: they
    are neither new nor missing.
    """

    base: npt.NDArray[np.object_]
    other: npt.NDArray[np.object_]
    undecided: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """``other`` against ``base``.

    ``base_rows`` and ``other_rows`` (n,) are positions of the pairs in the two frames; ``changed`` has a mask
    (n,) for each compared field. ``new`` are positions in ``other``, ``missing`` positions in ``base``.
    ``differences`` has a row for each difference, new ones first, then missing, then changed ones, each in
    the order of the tree, with ``DIFFERENCE_COLUMNS``: ``kind`` new, missing or changed; ``key`` the member
    or key inside aliases, groups, extra and translations; values as text for people; ``metres`` a point
    moved; ``iou`` and ``share`` of area changed of a boundary. ``unpaired`` has ``side``, ``uuid``, ``name``,
    ``key`` and ``reason`` (no key, repeated key, several links, not decided). ``ignored`` names, for
    ``extra`` and ``translations``, the keys of the base that the other does not know at all.
    """

    base: str
    other: str
    by: Pairing
    fields: tuple[str, ...]
    not_compared: tuple[str, ...]
    ignored: Mapping[str, frozenset[str]]
    base_frame: VersionFrame
    other_frame: VersionFrame
    base_rows: Rows
    other_rows: Rows
    new: Rows
    missing: Rows
    changed: Mapping[str, Mask]
    differences: pd.DataFrame
    unpaired: pd.DataFrame

    @property
    def counts(self) -> dict[str, int]:
        """Units by kind."""
        changed = np.zeros(len(self.base_rows), dtype=bool)
        for mask in self.changed.values():
            changed |= mask
        differing = int(changed.sum())
        return {
            "new": len(self.new),
            "missing": len(self.missing),
            "changed": differing,
            "same": len(self.base_rows) - differing,
        }

    @property
    def field_counts(self) -> dict[str, int]:
        """Field -> number of units in which it differs."""
        return {name: int(mask.sum()) for name, mask in self.changed.items()}

    def as_json(self) -> dict[str, object]:
        """The document of ``compare --json``."""
        reasons: dict[str, dict[str, int]] = {side: {} for side in ("base", "other")}
        for side, reason in zip(self.unpaired["side"], self.unpaired["reason"], strict=True):
            reasons[side][reason] = reasons[side].get(reason, 0) + 1
        return {
            "base": self.base,
            "other": self.other,
            "by": self.by,
            "counts": self.counts,
            "fields": {name: count for name, count in self.field_counts.items() if count},
            "not_compared": list(self.not_compared),
            "unpaired": reasons,
        }
