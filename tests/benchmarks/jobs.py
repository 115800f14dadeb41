"""The jobs that are measured. Each takes an address or a folder and gives its figures."""

from __future__ import annotations

import subprocess
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

import pyogrio
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.compare import compare
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.storage import Registry
from tests.benchmarks.made_up import made_up, with_differences
from tests.benchmarks.measuring import fsync_seconds, seconds


def load(address: str, count: int) -> dict[str, Any]:
    """Bulk load of one version into an empty registry."""
    frame = made_up(count)
    with create_registry(address) as registry:
        return {"seconds": seconds(lambda: registry.load("A", frame, origin={}))}


def write_by_pyogrio(folder: Path, count: int) -> dict[str, Any]:
    """The peer on a file: the same rows as two layers with a spatial index, without keys, tree or history."""
    frame = made_up(count)
    file = folder / f"pyogrio-{count}.gpkg"
    points = frame.units.drop(columns="boundary")
    areas = frame.units[["uuid", "boundary"]].set_geometry("boundary").dropna(subset=["boundary"])

    def write() -> None:
        pyogrio.write_dataframe(points, file, layer="org_unit", geometry_type="Point")
        pyogrio.write_dataframe(areas, file, layer="boundary", geometry_type="MultiPolygon", append=True)

    return {"seconds": seconds(write)}


def write_by_ogr2ogr(folder: Path, count: int, address: str) -> dict[str, Any]:
    """The peer on PostGIS: ogr2ogr with COPY of the file that pyogrio wrote."""
    url = make_url(address)
    target = f"PG:host={url.query['host']} user={url.username} dbname={url.database}"
    command = ["ogr2ogr", "-f", "PostgreSQL", target, str(folder / f"pyogrio-{count}.gpkg")]
    done: list[subprocess.CompletedProcess[bytes]] = []
    taken = seconds(
        lambda: done.append(subprocess.run([*command, "--config", "PG_USE_COPY", "YES"], check=True))
    )
    return {"seconds": taken}


def compare_stored(address: str, count: int) -> dict[str, Any]:
    """Read two versions of a registry and compare them; pandas' merge of two frames in memory is the peer."""
    frame = made_up(count)
    with create_registry(address) as registry:
        registry.load("A", frame, origin={})
        registry.load("B", with_differences(frame), origin={})
    return {}


def compare_read(address: str) -> dict[str, Any]:
    """The comparison alone, of versions that are there."""
    with open_registry(address) as registry:
        begun = time.perf_counter()
        one, two = registry.read("A"), registry.read("B")
        read = time.perf_counter() - begun
        found = compare(one, two, by="ref")
        whole = time.perf_counter() - begun
        columns = ["source_ref", "name", "short_name", "code", "type", "status"]
        peer = seconds(lambda: one.units[columns].merge(two.units[columns], on="source_ref", how="outer"))
    return {"seconds": whole, "read": read, "merge": peer, "changed": found.counts["changed"]}


def single_steps(address: str, folder: Path, count: int) -> dict[str, Any]:
    """On a live version of ``count`` units: subtree, one commit, a move of about a tenth of the tree."""
    frame = made_up(count)
    with create_registry(address) as registry:
        registry.load("A", frame, origin={})
        registry.copy("A", "P")
        units = frame.units
        regions = units["uuid"][units["type"] == "Region"].tolist()
        root = units["uuid"].iloc[0]
        subtree = median(seconds(lambda: registry.subtree("P", regions[0])) for _ in range(5))
        below = len(registry.subtree("P", regions[0]))
        name = [units["name"].iloc[-1]]
        unit = units["uuid"].iloc[-1]

        def rename() -> None:
            name.append(f"{name[-1]}x")
            registry.commit("P", Changeset("rename", (Set(unit, "name", name[-2], name[-1]),)))

        commit = median(seconds(rename) for _ in range(15))
        move = Changeset("move", (Set(regions[0], "parent", root, regions[1]),))
        moved = seconds(lambda: registry.commit("P", move))
    return {
        "subtree": subtree,
        "below": below,
        "commit": commit,
        "fsync": fsync_seconds(folder),
        "move": moved,
    }


def wait_of_an_edit(address: str, count: int) -> dict[str, Any]:
    """The longest wait of single edits while another connection loads ``count`` units."""
    frame = made_up(count)
    with create_registry(address) as registry, open_registry(address) as other:
        registry.load("A", made_up(2000), origin={})
        registry.copy("A", "P")
        done = threading.Event()
        job = {"seconds": 0.0}

        def bulk() -> None:
            job["seconds"] = seconds(lambda: other.load("B", frame, origin={}))
            done.set()

        worker = threading.Thread(target=bulk)
        waits = []
        alone = [_edit(registry, i) for i in range(10)]
        worker.start()
        while not done.is_set():
            waits.append(_edit(registry, len(waits) + 10))
            time.sleep(0.02)
        worker.join()
    return {
        "bulk": job["seconds"],
        "worst": max(waits),
        "median": median(waits),
        "alone": median(alone),
        "edits": len(waits),
    }


def _edit(registry: Registry, i: int) -> float:
    unit = registry.units("P")["uuid"].iloc[0] if i == 0 else _edit.unit  # type: ignore[attr-defined]
    _edit.unit = unit  # type: ignore[attr-defined]
    before = f"n{i - 1}" if i else None
    change = Set(unit, "translations:fr:name", before, f"n{i}")
    return seconds(lambda: registry.commit("P", Changeset("edit", (change,))))
