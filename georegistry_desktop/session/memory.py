"""Memory that is free, given back to the system."""

from __future__ import annotations

import ctypes
import functools
import sys
from collections.abc import Callable


def give_back() -> None:
    """Give back what was freed and not used again: what Arrow holds and, with glibc, all else.

    Both keep what a thread freed for later threads, which may never want as much: after a version of 100,000
    areas was read for the first time glibc held 400 MB. Takes some 30 ms of each GB, without the interpreter.
    """
    arrow = sys.modules.get("pyarrow")  # nothing to give back where nobody wanted it
    if arrow is not None:
        arrow.default_memory_pool().release_unused()
    trim = _trim()
    if trim is not None:
        trim(0)


@functools.cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found
