"""Two versions on one picture: what an area gained, what it lost, what stayed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from georegistry_desktop.scene.map.grid import Array


@dataclass(frozen=True)
class ChangedPixels:
    """bool (h, w) each. ``gained``: only the other version has it, ``lost``: only the base has it,
    ``common``: both have it, ``passed``: from one unit to another."""

    gained: Array
    lost: Array
    common: Array
    passed: Array


def changed_pixels(base: Array, other: Array, to_other: Array) -> ChangedPixels:
    """Compare the rows of two pictures of the same view, int32 (h, w), -1 for none.

    ``to_other``: int32 (n + 1,), the row in the other version of each row of the base, -1 for none and
    last. A row of the base that has no counterpart is a unit of its own.
    """
    # What has no counterpart must differ from all rows of the other version, and from none at all.
    mapped = np.where(to_other < 0, np.arange(-2, -2 - len(to_other), -1), to_other)
    mapped[-1] = -1
    was = mapped[base]
    had, has = was != -1, other != -1
    return ChangedPixels(has & ~had, had & ~has, had & has & (was == other), had & has & (was != other))


def changed_area(had: Array, has: Array) -> ChangedPixels:
    """Of certain units alone: where they were in the base, and where they are in the other version."""
    return ChangedPixels(has & ~had, had & ~has, had & has, np.zeros_like(had))
