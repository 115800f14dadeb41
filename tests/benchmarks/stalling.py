"""How long the window keeps from its events while it is used along a script."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.starting import surroundings

_CHILD = Path(__file__).with_name("used_window.py")


def use(folder: Path, address: str) -> tuple[dict[str, list[float]], str]:
    """Of each stage the longest stall and the longest computing in seconds; the stacks of all above 50 ms."""
    report = folder / "stalls.txt"
    command = [sys.executable, str(_CHILD), str(report), address]
    done = subprocess.run(command, env=surroundings(folder), stdout=subprocess.PIPE, text=True, check=True)
    stages: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return stages, report.read_text("utf-8")
