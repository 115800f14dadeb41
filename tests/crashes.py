"""Kill a working program at a seeded moment and look at what it left."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from crash_child import UNITS, many_units
from factories import curated, uid

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Set

CHILD = Path(__file__).with_name("crash_child.py")
_LONGEST_SECONDS = 0.6


def prepare(address: str) -> None:
    """What the child's jobs work on."""
    with create_registry(address) as registry:
        curated(registry)
        registry.load("M1", many_units(), origin={})
        registry.load("M2", many_units(" bis"), origin={})
        registry.copy("M1", "M")


def kill_once(job: str, address: str, folder: Path, seed: int) -> list[str]:
    """Run the job, kill -9 it some time after its first step; gives the steps that it acknowledged."""
    acknowledged = folder / f"acknowledged-{seed}"
    acknowledged.touch()
    child = subprocess.Popen(
        [sys.executable, str(CHILD), job, address, str(acknowledged)],
        cwd=CHILD.parent,
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 60
        while not acknowledged.stat().st_size:
            assert child.poll() is None, child.stderr.read() if child.stderr else ""
            assert time.monotonic() < deadline
            time.sleep(0.005)
        time.sleep(random.Random(seed).uniform(0, _LONGEST_SECONDS))
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        if child.stderr:
            child.stderr.close()
    return acknowledged.read_text().splitlines()


def check_whole(job: str, address: str, steps: list[str]) -> None:
    """Nothing half-written, every acknowledged step there, and work goes on."""
    with open_registry(address) as registry:
        registry.wait_seconds = 10
        assert registry.health() == []
        entries = registry.history()
        assert [e.revision for e in entries] == list(range(1, len(entries) + 1))
        labels = {v.label: registry.count_units(v.label) for v in registry.versions()}
        assert {count for label, count in labels.items() if label.startswith(("Big", "M"))} == {UNITS}
        with registry._database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT count(*) FROM org_unit WHERE version_id NOT IN"
                " (SELECT id FROM source_version WHERE state IN ('live', 'snapshot'))"
            )
            assert rows.scalar() == 0
        if job == "commit":
            now = registry.unit("P", uid("f1")).short_name
            assert int(now or -1) in (int(steps[-1]), int(steps[-1]) + 1)
        elif job == "collect":
            (held,) = registry.collections.mine()
            assert held.edits == tuple(f"edit {i}" for i in range(len(held.edits)))
            assert set(steps) <= set(held.edits)
            assert registry.unit("P", uid("f3")).short_name is None
        elif job == "import":
            assert set(steps) <= set(labels)
        else:
            assert {int(s.split()[1]) for s in steps} - {0} <= {e.revision for e in entries}
            names = set(registry.units("M")["name"].str.endswith(" bis")[1:])
            assert len(names) == 1, "an apply is all or nothing"
        before = registry.unit("P", uid("f2")).code
        registry.commit("P", Changeset("after", (Set(uid("f2"), "code", before, f"{before}x"),)))
        registry.undo()
        assert registry.unit("P", uid("f2")).code == before
