from __future__ import annotations

import itertools
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from crash_child import JOBS
from crashes import check_whole, kill_once, prepare
from factories import curated, uid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgis_cluster import reason_for_absence, start_cluster
from random_changes import Author, states

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.storage import Registry

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("job", sorted(JOBS))
def test_that_fifty_kills_leave_a_whole_registry(registry_address: str, tmp_path: Path, job: str) -> None:
    prepare(registry_address)
    for seed in range(50):
        steps = kill_once(job, registry_address, tmp_path, 1000 + seed)
        check_whole(job, registry_address, steps)


@pytest.mark.parametrize("job", sorted(JOBS))
def test_that_a_killed_server_keeps_every_acknowledged_step(tmp_path: Path, job: str) -> None:
    if reason := reason_for_absence():
        pytest.fail(reason)
    with start_cluster(fsync=True) as cluster:
        address = cluster.create_database()
        prepare(address)
        for seed in range(10):
            steps = kill_once(job, address, tmp_path, 2000 + seed)
            cluster.kill()
            cluster.start()
            check_whole(job, address, steps)


def test_that_a_wal_cut_anywhere_leaves_whole_commits(tmp_path: Path) -> None:
    file = tmp_path / "made.gpkg"
    registry = curated(create_registry(file))
    names = ["Health post 1", *(f"N{i}" for i in range(40))]
    for before, after in itertools.pairwise(names):
        registry.commit("P", Changeset("x", (Set(uid("f1"), "name", before, after),)))
    wal = Path(f"{file}-wal").read_bytes()
    seen = set()
    for part in range(400):
        cut = tmp_path / "cut.gpkg"
        shutil.copy(file, cut)
        # Odd lengths cut frames in the middle.
        Path(f"{cut}-wal").write_bytes(wal[: len(wal) * part // 400 + part % 7])
        with closing(sqlite3.connect(cut)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            tables = raw.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = 'open_changeset'"
            ).fetchone()
            if tables == (1,):
                assert raw.execute("SELECT count(*) FROM open_changeset").fetchone() == (0,)
                commits = raw.execute("SELECT count(*) FROM changeset WHERE kind = 'edit'").fetchone()[0]
                row = raw.execute(
                    "SELECT name FROM org_unit WHERE version_id = 2 AND source_ref = 'f1'"
                ).fetchone()
                assert row is None or row[0] == names[commits]
                seen.add(commits)
        for left in tmp_path.glob("cut.gpkg*"):
            left.unlink()
    assert len(seen) > 20
    registry.close()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=300,
    deadline=None,
)
@given(data=st.data())
def test_that_long_random_histories_invert_and_replay_alike(
    both_registries: tuple[Registry, Registry], data: st.DataObject
) -> None:
    author = Author(both_registries, data)
    start = states(both_registries[0])
    try:
        made = [author.commit() for _ in range(data.draw(st.integers(3, 12)))]
        one, two = (states(r) for r in both_registries)
        assert one == two
        assert author.replayed(start, made) == one
    finally:
        for registry in both_registries:
            for entry in reversed(author.entries[registry]):
                registry.undo(entry.revision)
    assert states(both_registries[0]) == start == states(both_registries[1])
