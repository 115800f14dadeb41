"""Trees and maps out of the cache: made once, found damaged, given up, kept within bounds."""

from __future__ import annotations

import logging
import queue
import shutil
import threading
import time
from pathlib import Path

import pytest
from factories import curated, square, uid
from shown_versions import SECONDS, looked_at, shown, steps_of, units_changed

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Created, Deleted, Set, Unit
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Event, Session
from georegistry_desktop.session.cache_folder import CacheFolder
from georegistry_desktop.storage import Outline, Registry


def test_that_what_was_made_is_not_made_again(address: str, cache: Path) -> None:
    first = Session.open(address, cache=cache)
    steps = steps_of(first)
    before = shown(*looked_at(first))
    assert "Reading boundaries" in steps
    first.close()
    second = Session.open(address, cache=cache)
    steps = steps_of(second)
    assert shown(*looked_at(second)) == before
    assert (steps, second.jobs) == ([], ())
    second.close()


def test_that_edits_since_the_cache_was_made_are_patched_in(address: str, cache: Path) -> None:
    first = Session.open(address, cache=cache)
    looked_at(first)
    first.close()
    with open_registry(address) as registry:
        new = Unit(uuid=uid("n"), name="New", parent=uid("d1"), boundary=square(2, 2))
        registry.commit("P", Changeset("new", (Created(new),)))
        registry.commit("P", Changeset("gone", (Deleted(registry.unit("P", uid("f6"))),)))
    second = Session.open(address, cache=cache)
    steps = steps_of(second)
    patched = looked_at(second)
    assert steps == []
    fresh = Session.open(address, cache=cache / "other")
    assert shown(*patched) == shown(*looked_at(fresh))
    assert len(shown(*patched)) == 12
    for session in (second, fresh):
        session.close()


def cached_files(cache: Path, part: str) -> list[Path]:
    return sorted(f for f in cache.rglob("*.npy") if f.parent.name == part and f.stat().st_size > 200)


def spoil_the_names(cache: Path) -> None:
    names = next(f for f in cached_files(cache, "tree") if f.name == "names.pool.npy")
    spoilt = bytearray(names.read_bytes())
    spoilt[-1] ^= 1
    names.write_bytes(spoilt)


@pytest.mark.parametrize("part", ["tree", "scene"])
def test_that_what_is_cut_short_is_made_again(address: str, cache: Path, part: str) -> None:
    first = Session.open(address, cache=cache)
    before = shown(*looked_at(first))
    first.close()
    for file in cached_files(cache, part):
        file.write_bytes(file.read_bytes()[:-9])
    second = Session.open(address, cache=cache)
    assert shown(*looked_at(second)) == before
    second.close()


def test_that_a_flipped_bit_is_found_and_all_is_read_anew(address: str, cache: Path) -> None:
    first = Session.open(address, cache=cache)
    before = shown(*looked_at(first))
    first.close()
    spoil_the_names(cache)
    second = Session.open(address, cache=cache)
    told: queue.Queue[Event] = queue.Queue()
    second.subscribe(told.put)
    tree, scene = looked_at(second)
    event = units_changed(told)
    assert event.rebuilt
    assert event.tree is not None
    assert shown(event.tree, event.scene or scene) == before
    assert tree.n == 12
    second.close()


def test_that_closing_gives_up_what_is_read_anew_and_says_nothing(
    address: str, cache: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Session.open(address, cache=cache)
    looked_at(first)
    first.close()
    spoil_the_names(cache)
    second = Session.open(address, cache=cache)
    begun, go_on, outline, ended = threading.Event(), threading.Event(), Registry.outline, list[str]()

    def waiting(registry: Registry, version: str, *, progress: Progress) -> Outline:
        begun.set()
        assert go_on.wait(SECONDS)
        read = outline(registry, version, progress=progress)
        ended.append(version)
        return read

    monkeypatch.setattr(Registry, "outline", waiting)
    tree = second.view("P").result(SECONDS).tree
    assert begun.wait(SECONDS)
    closing = threading.Thread(target=second.close)
    closing.start()
    while not second.read(lambda _: None).cancelled():
        time.sleep(0.01)
    go_on.set()
    closing.join(SECONDS)
    assert not closing.is_alive()
    assert (ended, caplog.records) == ([], [])
    assert tree.n == 12


def test_that_the_cache_of_a_copy_that_went_its_own_way_is_not_taken(tmp_path: Path, cache: Path) -> None:
    one, two = tmp_path / "one.gpkg", tmp_path / "two.gpkg"
    with create_registry(one) as registry:
        curated(registry)
    shutil.copy(one, two)
    seen = []
    for file, name in ((one, "N"), (two, "M"), (one, "N")):
        with open_registry(file) as registry:
            now = registry.unit("P", uid("f1")).name
            if now != name:
                registry.commit("P", Changeset("n", (Set(uid("f1"), "name", now, name),)))
        session = Session.open(str(file), cache=cache)
        seen.append(shown(*looked_at(session))[uid("f1")][0])
        session.close()
    assert seen == ["N", "M", "N"]


def test_that_without_a_place_for_the_cache_all_goes_on(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    with caplog.at_level(logging.WARNING):
        session = Session.open(address, cache=taken)
        assert len(shown(*looked_at(session))) == 12
        session.close()
    assert "The cache is not to be written" in caplog.text


def test_that_the_cache_keeps_two_states_of_a_version_and_stays_within_its_bound(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path, most_bytes=2500)
    with create_registry(tmp_path / "r.gpkg") as registry:
        curated(registry)
        for i in range(4):
            _kept(folder, registry, "P", 1000)
            registry.commit(
                "P", Changeset("n", (Set(uid("f1"), "short_name", str(i) if i else None, str(i + 1)),))
            )
        assert len(list(folder.found(registry.mark("P")))) == 2
        _kept(folder, registry, "A", 1000)
        kept = [len(list(folder.found(registry.mark(v)))) for v in ("P", "A")]
    assert kept == [1, 1]


def _kept(cache: CacheFolder, registry: Registry, version: str, size: int) -> None:
    mark = registry.mark(version)
    folder = cache.begun(mark)
    folder.mkdir(parents=True)
    (folder / "made").write_bytes(b"." * size)
    cache.keep(folder, mark)
