"""What a process holds: in all, in use of the heaps, and how many objects of Python."""

from __future__ import annotations

import ast
import ctypes
import importlib
import resource
import sys
from pathlib import Path
from typing import NamedTuple

import georegistry_desktop

_NUMBERS = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class _Heaps(ctypes.Structure):
    """glibc's ``struct mallinfo2``."""

    _fields_ = tuple((name, ctypes.c_size_t) for name in _NUMBERS.split())


class Held(NamedTuple):
    """Megabytes in memory; megabytes that were asked of malloc and not freed; blocks of Python's objects.

    What is in memory and not in use is what malloc keeps between small things that live: it grows to a
    plateau, up and down by 50 MB. What is in use and the number of objects tell whether anything stays.
    """

    resident: float
    in_use: float
    blocks: int

    def __str__(self) -> str:
        return f"{self.resident:.0f} ({self.in_use:.0f} in use, {self.blocks / 1e3:,.0f}k blocks)"


def held_now() -> Held:
    """As it is now; on Linux with glibc 2.33 or later."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = _Heaps
    heaps = tell()
    in_use = (heaps.uordblks + heaps.hblkhd) / 1e6
    return Held(pages * resource.getpagesize() / 1e6, in_use, sys.getallocatedblocks())


def load_all_code() -> None:
    """Load whatever the program may load: else a library that is wanted late passes for memory that grows."""
    wanted = set()
    for file in sorted(Path(georegistry_desktop.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                wanted.add(node.module)
    for name in sorted(wanted):
        importlib.import_module(name)
