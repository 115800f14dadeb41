"""``python -m tests.benchmarks [--quick] [NAME…]``: prints each figure as a ratio against its peer."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from postgis_cluster import Cluster, reason_for_absence, start_cluster

from tests.benchmarks import frames, jobs, linking, pictures, reading, stalling, starting, trees, unseen
from tests.benchmarks.measuring import measured


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which ones: {', '.join(BENCHMARKS)}; all without")
    parser.add_argument(
        "--unseen", action="store_true", help="only matching, under noise that no training has seen"
    )
    parser.add_argument("--quick", action="store_true", help="100k units where it would be 1M")
    chosen = parser.parse_args()
    if chosen.unseen:
        for line in unseen.table():
            print(line, flush=True)
        return
    unknown = set(chosen.names) - BENCHMARKS.keys()
    if unknown:
        parser.error(f"no benchmark named {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="georegistry-bench-") as folder, _cluster() as cluster:
        for name in chosen.names or BENCHMARKS:
            BENCHMARKS[name](Path(folder), cluster, 100_000 if chosen.quick else 1_000_000)


@contextmanager
def _cluster() -> Iterator[Cluster | None]:
    """As a server is set up: with fsync."""
    reason = reason_for_absence()
    if reason is not None:
        print(f"Without PostGIS: {reason}")
        yield None
        return
    settings = {"shared_buffers": "1GB", "maintenance_work_mem": "512MB", "max_wal_size": "4GB"}
    with start_cluster(fsync=True, settings=settings) as cluster:
        yield cluster


def _places(folder: Path, cluster: Cluster | None) -> Iterator[tuple[str, str]]:
    file = folder / "registry.gpkg"
    file.unlink(missing_ok=True)
    yield "GeoPackage", str(file)
    if cluster is not None:
        yield "PostGIS", cluster.create_database()


def bench_load(folder: Path, cluster: Cluster | None, largest: int) -> None:
    for count in sorted({100_000, largest}):
        peer = measured(jobs.write_by_pyogrio, folder, count)
        for place, address in _places(folder, cluster):
            ours = measured(jobs.load, address, count)
            if place == "GeoPackage":
                other, name = peer, "pyogrio"
            elif shutil.which("ogr2ogr") and cluster is not None:
                other, name = (
                    measured(jobs.write_by_ogr2ogr, folder, count, cluster.create_database()),
                    "ogr2ogr",
                )
            else:
                other, name = peer, "pyogrio writing a file (no ogr2ogr here)"
            print(
                f"load {count:,} units, {place}: {ours['seconds']:.1f} s, {name} {other['seconds']:.1f} s,"
                f" ratio {ours['seconds'] / other['seconds']:.2f}; peak {ours['peak_gb']:.2f} GB",
                flush=True,
            )


def bench_compare(folder: Path, cluster: Cluster | None, largest: int) -> None:
    for count in sorted({91_000, largest}):
        for place, address in _places(folder, cluster):
            measured(jobs.compare_stored, address, count)
            found = measured(jobs.compare_read, address)
            print(
                f"compare {count:,} with {count:,} units, {place}:"
                f" {found['seconds']:.1f} s (reading {found['read']:.1f} s),"
                f" {found['changed']:,} changed; a bare pandas merge of six columns {found['merge']:.1f} s,"
                f" ratio {found['seconds'] / found['merge']:.1f}; peak {found['peak_gb']:.2f} GB",
                flush=True,
            )


def bench_steps(folder: Path, cluster: Cluster | None, largest: int) -> None:
    for place, address in _places(folder, cluster):
        found = measured(jobs.single_steps, address, folder, largest)
        print(
            f"of {largest:,} units, {place}:"
            f" subtree of {found['below']:,} in {found['subtree'] * 1000:.0f} ms;"
            f" move of it {found['move'] * 1000:.0f} ms; one commit {found['commit'] * 1000:.1f} ms,"
            f" one fsync of this disk {found['fsync'] * 1000:.1f} ms",
            flush=True,
        )


def bench_wait(folder: Path, cluster: Cluster | None, largest: int) -> None:
    for place, address in _places(folder, cluster):
        if place == "GeoPackage":
            continue  # one writer at a time there, by design
        found = measured(jobs.wait_of_an_edit, address, min(largest, 200_000))
        print(
            f"an edit while a bulk job of {found['bulk']:.1f} s runs, {place}:"
            f" worst {found['worst'] * 1000:.0f} ms, median {found['median'] * 1000:.0f} ms"
            f" of {found['edits']}; alone {found['alone'] * 1000:.0f} ms,"
            f" ratio {found['worst'] / found['alone']:.1f}",
            flush=True,
        )


def bench_read(folder: Path, cluster: Cluster | None, largest: int) -> None:
    polygons = min(largest, 100_000)
    kinds = (
        ("units.csv", largest, reading.write_csv, reading.copy_by_pandas, "pandas"),
        ("areas.gpkg", polygons, reading.write_polygons, reading.copy_by_pyogrio, "pyogrio"),
    )
    for name, count, make, copy, peer in kinds:
        file = folder / name
        size = measured(make, file, count)["bytes"] / 1e6
        other, alone = measured(copy, file), measured(reading.read, file)
        print(
            f"read {count:,} units of {name} ({size:.0f} MB): {alone['seconds']:.1f} s,"
            f" peak {alone['peak_gb']:.2f} GB; {peer} reading and writing it {other['seconds']:.1f} s,"
            f" peak {other['peak_gb']:.2f} GB",
            flush=True,
        )
        for place, address in _places(folder, cluster):
            ours = measured(reading.bring_in, address, file)
            print(
                f"import {count:,} units of {name}, {place}: {ours['seconds']:.1f} s,"
                f" ratio to {peer} {ours['seconds'] / other['seconds']:.2f}; peak {ours['peak_gb']:.2f} GB",
                flush=True,
            )


def bench_tree(folder: Path, cluster: Cluster | None, largest: int) -> None:
    made = measured(trees.make_tree, folder, largest)
    ours, like = measured(trees.arrays, folder), measured(trees.like, folder)
    screen, proxy = measured(trees.on_screen, folder), measured(trees.by_proxy, folder)
    print(
        f"tree of {largest:,} units: built in {made['build']:.1f} s;"
        f" opened from its cache in {ours['open'] * 1000:.0f} ms;"
        f" search ({ours['hits']:,} hits, {ours['kept']:,} kept) {ours['search'] * 1000:.0f} ms,"
        f" one letter {ours['letter'] * 1000:.0f} ms;"
        f" SQLite's LIKE ({like['kept']:,} kept) {like['search'] * 1000:.0f} ms,"
        f" ratio {like['search'] / ours['search']:.1f};"
        f" QSortFilterProxyModel over {proxy['rows']:,} rows {proxy['search'] * 1000:.0f} ms;"
        f" a name changed {ours['patch'] * 1000:.0f} ms",
        flush=True,
    )
    print(
        f"on the screen, painted: shown {screen['show'] * 1000:.0f} ms;"
        f" {trees.MANY:,} children {screen['many'] * 1000:.0f} ms,"
        f" {trees.MORE:,} {screen['more'] * 1000:.0f} ms; scrolled {screen['scroll'] * 1000:.0f} ms at worst;"
        f" any unit revealed {screen['reveal'] * 1000:.0f} ms;"
        f" peak {screen['peak_gb']:.2f} GB",
        flush=True,
    )


def bench_map(folder: Path, cluster: Cluster | None, largest: int) -> None:
    files = {name: folder / f"{name}.gpkg" for name in pictures.LAYERS}
    for name, file in files.items():
        made = measured(pictures.write_layer, name, file)
        print(f"{name}: {made['shapes']:,} shapes, {made['vertices']:,} vertices", flush=True)
    peers = pictures.qgis(files, folder)
    if peers is None:
        print("Without QGIS: the system's Python has none")
    for name, file in files.items():
        own = measured(pictures.ours, file, folder / name)
        peer = peers[name] if peers else None
        lines = [("out of the file", own["first"], peer and peer["first"])]
        lines.append(("out of the kept levels", own["kept"], peer and peer["first"]))
        for i, share in enumerate(pictures.SHARES):
            lines.append((f"1/{share} of it again", own["again"][i], peer and peer["again"][i]))
        for what, mine, theirs in lines:
            ratio = f", QGIS {theirs * 1000:,.0f} ms, {theirs / mine:.1f} times as long" if theirs else ""
            print(f"{name}, {what}: {mine * 1000:,.0f} ms{ratio}", flush=True)
        print(f"{name}: peak {own['peak_gb']:.2f} GB", flush=True)
    for name in ("c100k", "p1m"):
        for maps in (1, 2):
            found = measured(frames.pan_and_zoom, folder / name, maps)
            print(
                f"{name}, {maps} map(s) panned and zoomed: frame p50 {found['p50']:.1f} ms,"
                f" p95 {found['p95']:.1f} ms, worst {found['worst']:.0f} ms of {found['frames']},"
                f" paint p50 {found['paint_p50']:.1f} ms, p95 {found['paint_p95']:.1f} ms;"
                f" {found['pictures']} pictures made",
                flush=True,
            )


def bench_match(folder: Path, cluster: Cluster | None, largest: int) -> None:
    for name, (which, count) in linking.lists(largest):
        found = measured(linking.ours, which, count)
        print(
            f"{name}: {found['links']:,} links, {found['wrong']:,} of them wrong,"
            f" of these {found['not_in_b']:,} because B has no such unit"
            f" (France, Indonesia: also a place with a new code); precision {found['precision']:.2f} %,"
            f" recall {found['recall']:.2f} %, where names differ {found['differing']:.1f} %;"
            f" {found['unseen']:.1f} % can be accepted unseen at 99.5 % precision;"
            f" calibration error {found['calibration']:.4f}; {found['candidates']:.2f} % of the true pairs"
            f" ({found['of_named']:.2f} % without units that got another name)"
            f" among {found['per_unit']:.1f} candidates per unit;"
            f" {found['seconds']:.1f} s, peak {found['peak']:.2f} GB",
            flush=True,
        )
        for peer, (run, most) in linking.PEERS.items():
            if (count or 0) > most:
                continue
            other = measured(run, which, count)
            print(
                f"    {peer}: precision {other['precision']:.2f} %, recall {other['recall']:.2f} %,"
                f" where names differ {other['differing']:.1f} %; {other['seconds']:.1f} s,"
                f" ratio {found['seconds'] / other['seconds']:.2f}",
                flush=True,
            )
        if not linking.splink_peer.INSTALLED:
            print("    Splink: not run, it is not installed (pip install splink)", flush=True)
    if linking.open_lists.DATA.is_dir():
        print(
            f"GEO-HETER (points, no tree, nothing trained on it): F1 {measured(linking.points)['f1']:.1f} %;"
            " published: TDmatch without labels 72.9, PromptEM with 250 labels 84.0",
            flush=True,
        )


def bench_start(folder: Path, cluster: Cluster | None, largest: int) -> None:
    bare = starting.usual_start(folder, None)["shown"]
    for place, address in _places(folder, cluster):
        made = measured(starting.make_areas, address)
        first = starting.start(folder, address)
        usual = starting.usual_start(folder, address)
        print(
            f"start to tree and map of {made['areas']:,} areas, {made['vertices']:,} vertices, {place}:"
            f" {usual['map']:.2f} s (imports {usual['imported']:.2f}, window {usual['window']:.2f},"
            f" tree {usual['tree']:.2f}), live after {usual['live']:.2f};"
            f" the first time {first['map']:.1f} s;"
            f" a bare window of Qt's {bare:.2f} s, ratio {usual['map'] / bare:.1f};"
            f" longest stall after the window showed {usual['longest stall'] * 1000:.0f} ms",
            flush=True,
        )


def bench_stalls(folder: Path, cluster: Cluster | None, largest: int) -> None:
    for place, address in _places(folder, cluster):
        made = measured(starting.make_areas, address)
        for time in ("the first time", "afterwards"):
            stages, stacks = stalling.use(folder, address)
            told = ", ".join(
                f"{stage} {away * 1000:.0f} ({busy * 1000:.0f})" for stage, (away, busy) in stages.items()
            )
            print(
                f"longest stalls in ms (computing), {made['areas']:,} areas, {place}, {time}: {told}",
                flush=True,
            )
        print(stacks, flush=True)


BENCHMARKS: dict[str, Callable[[Path, Cluster | None, int], None]] = {
    "load": bench_load,
    "read": bench_read,
    "compare": bench_compare,
    "match": bench_match,
    "steps": bench_steps,
    "wait": bench_wait,
    "start": bench_start,
    "stalls": bench_stalls,
    "tree": bench_tree,
    "map": bench_map,
}

if __name__ == "__main__":
    main()
