"""Long arrays part by part, on all cores: numpy, SciPy and RapidFuzz let other threads run meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Found = TypeVar("Found")

PART = 1 << 17
"""Rows of a part: so few that what is computed of them stays in the cores' caches, whatever their number, so
that it hangs not on the machine."""


def in_parts(work: Callable[[slice], object], count: int, size: int = PART) -> None:
    """``work`` is told which rows to do, ``count`` in all; what it raises is raised."""
    parts = [slice(begin, min(begin + size, count)) for begin in range(0, count, size)]
    workers = min(len(parts), os.cpu_count() or 1, 8)
    if workers < 2:
        for part in parts:
            work(part)
        return
    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(work, parts):
            pass


def side_by_side(*jobs: Callable[[], Found]) -> list[Found]:
    """What the jobs give, in their order."""
    found: dict[int, Found] = {}

    def work(part: slice) -> None:
        found[part.start] = jobs[part.start]()

    in_parts(work, len(jobs), 1)
    return [found[at] for at in range(len(jobs))]
