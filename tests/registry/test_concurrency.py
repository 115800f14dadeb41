"""Several people and programs at once."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from factories import curated, uid

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import (
    Changeset,
    ConflictError,
    GeoRegistryError,
    Refused,
    RegistryBusy,
    RulesBroken,
    Set,
)
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import Imported, import_version

ROUNDS = 8


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Run all jobs at the same moment; gives what each returned or raised of ours."""
    barrier = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        barrier.wait()
        try:
            return job()
        except GeoRegistryError as fault:
            return fault

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_that_two_concurrent_moves_never_make_a_cycle(curated: Registry) -> None:
    with open_registry(curated.address) as other:
        for _ in range(ROUNDS):
            one, two = curated.unit("P", "r1"), curated.unit("P", "r2")
            moves = [
                (curated, Set(uid("r1"), "parent", one.parent, uid("d3"))),
                (other, Set(uid("r2"), "parent", two.parent, uid("d1"))),
            ]
            done = at_once(*(lambda r=r, c=c: r.commit("P", Changeset("move", (c,))) for r, c in moves))
            assert sum(isinstance(d, RulesBroken) for d in done) == 1, done
            assert curated.health(thorough=False) == []
            winner = curated if not isinstance(done[0], Exception) else other
            winner.undo()


def test_that_of_two_commits_to_one_field_one_gets_the_conflict(curated: Registry) -> None:
    with open_registry(curated.address) as other:
        for _ in range(ROUNDS):
            name = curated.unit("P", uid("f1")).name
            done = at_once(
                lambda n=name: curated.commit("P", Changeset("a", (Set(uid("f1"), "name", n, n + "a"),))),
                lambda n=name: other.commit("P", Changeset("b", (Set(uid("f1"), "name", n, n + "b"),))),
            )
            assert sum(isinstance(d, ConflictError) for d in done) == 1, done


def test_that_imports_of_one_source_at_once_agree_on_who_is_who(registry: Registry, tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_text("ref,name\n" + "".join(f"u{i},Unit {i}\n" for i in range(50)))
    with open_registry(registry.address) as other:
        done = at_once(*(lambda r=r: import_version(r, [file], source="A") for r in (registry, other)))
    assert [type(d) for d in done] == [Imported, Imported], done
    assert [v.label for v in registry.versions()] == ["A@1", "A@2"]
    one, two = (registry.units(v).set_index("source_ref")["uuid"].to_dict() for v in ("A@1", "A@2"))
    assert one == two


def test_that_one_of_two_drops_of_a_version_is_told(curated: Registry) -> None:
    with open_registry(curated.address) as other:
        done = at_once(*(lambda r=r: r.drop("A@1") for r in (curated, other)))
    assert sorted(getattr(d, "code", "done") for d in done) == ["done", "version-missing"]
    assert [e.kind for e in curated.history()] == ["import", "copy", "drop"]


def test_that_two_undos_at_once_take_back_two_changes(curated: Registry) -> None:
    for before, after in (("Health post 1", "A"), ("A", "B"), ("B", "C")):
        curated.commit("P", Changeset(after, (Set(uid("f1"), "name", before, after),)))
    with open_registry(curated.address) as other:
        done = at_once(curated.undo, other.undo)
    assert {getattr(d, "label", d) for d in done} == {"Undo: C", "Undo: B"}
    assert curated.unit("P", "f1").name == "A"


def test_that_first_imports_of_two_sources_at_once_make_their_types_once(
    registry: Registry, tmp_path: Path
) -> None:
    file = tmp_path / "units.csv"
    file.write_text("ref,name,type\n" + "".join(f"u{i},Unit {i},Type {i % 7}\n" for i in range(500)))
    with open_registry(registry.address) as other:
        done = at_once(
            *(
                lambda r=r, s=s: import_version(r, [file], source=s)
                for r, s in ((registry, "A"), (other, "B"))
            )
        )
    assert [type(d) for d in done] == [Imported, Imported], done
    assert len(registry.types()) == 7


def test_that_nothing_is_published_of_what_was_dropped_meanwhile(curated: Registry) -> None:
    waiting = iter([True])

    def drop(_step: str, _done: int = 0, _total: int = 0) -> None:
        if next(waiting, False):
            with open_registry(curated.address) as other:
                other.drop("P@live")

    with pytest.raises(Refused):
        curated.publish("P", progress=drop)
    assert [v.label for v in curated.versions()] == ["A@1"]


def test_that_no_edit_is_lost_among_many_writers(curated: Registry) -> None:
    units = ("f1", "f2", "f3", "f5")
    addresses = [open_registry(curated.address) for _ in units]

    def write(i: int) -> object:
        for k in range(5):
            before = str(k - 1) if k else None
            addresses[i].commit("P", Changeset("n", (Set(uid(units[i]), "short_name", before, str(k)),)))
        return i

    assert at_once(*(lambda i=i: write(i) for i in range(4))) == [0, 1, 2, 3]
    assert [curated.unit("P", unit).short_name for unit in units] == ["4"] * 4
    assert [e.revision for e in curated.history()] == list(range(1, 23))
    for held in addresses:
        held.close()


def _write_in_a_process(address: str, unit: str) -> None:
    with open_registry(address) as held:
        for k in range(10):
            before = str(k - 1) if k else None
            held.commit("P", Changeset("n", (Set(uid(unit), "short_name", before, str(k)),)))


def test_that_several_processes_write_one_registry(curated: Registry) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_write_in_a_process, args=(curated.address, f"f{i}")) for i in (1, 2, 3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [w.exitcode for w in workers] == [0, 0, 0]
    assert [curated.unit("P", f"f{i}").short_name for i in (1, 2, 3)] == ["9", "9", "9"]
    assert curated.health() == []


def test_that_a_busy_file_is_told_with_its_holder(tmp_path: Path) -> None:
    registry = curated(create_registry(tmp_path / "busy.gpkg"))
    registry.wait_seconds = 0.3
    edit = Changeset("x", (Set(uid("f1"), "name", "Health post 1", "X"),))
    with closing(sqlite3.connect(tmp_path / "busy.gpkg")) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegistryBusy, match="another program"):
            registry.commit("P", edit)
        note = {
            "user": "ann",
            "host": "elsewhere",
            "pid": 7,
            "what": "imports X",
            "since": "2026-01-01T10:00",
        }
        (tmp_path / "busy.gpkg-writer").write_text(json.dumps(note))
        with pytest.raises(RegistryBusy, match=r"ann on elsewhere \(process 7: imports X"):
            registry.commit("P", edit)
        assert len(registry.units("P")) == 12
        raw.rollback()
    registry.commit("P", edit)
    assert not (tmp_path / "busy.gpkg-writer").exists()
    registry.close()


def test_that_a_reader_sees_one_moment_while_another_writes(curated: Registry) -> None:
    seen = []

    def look(step: str, done: int = 0, total: int = 0) -> None:
        if step.startswith("Reading boundaries"):
            with open_registry(curated.address) as other:
                unit = other.unit("P", "d1")
                if unit.boundary is not None:
                    other.commit("P", Changeset("x", (Set(uid("d1"), "boundary", unit.boundary, None),)))
            seen.append(step)

    frame = curated.read("P", progress=look)
    assert seen
    assert frame.units.set_index("uuid").loc[uid("d1"), "boundary"] is not None
    assert curated.unit("P", "d1").boundary is None
