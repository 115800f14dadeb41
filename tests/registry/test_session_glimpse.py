"""What was seen last of a version is at hand before its registry is opened, and measured by it then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from factories import curated, uid

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.session import Glimpse, Session

SECONDS = 20
LABEL = "P@live"


def look(address: str, cache: Path, label: str = LABEL) -> None:
    """A person opens a version and closes the registry again."""
    session = Session.open(address, cache=cache)
    tree, scene = session.view(label).result(SECONDS), session.scene(label).result(SECONDS)
    session.close()
    del tree, scene


def seen(address: str, cache: Path) -> Glimpse:
    look(address, cache)
    found = Glimpse.of(address, LABEL, cache=cache)
    assert found is not None
    return found


def rename(address: str) -> None:
    """A colleague does."""
    with open_registry(address) as registry:
        registry.commit("P", Changeset("Rename", (Set(uid("d1"), "name", "Kakua", "Kakwa"),)))


def name(glimpse: Glimpse | None, ref: str = "d1") -> str | None:
    row = glimpse.tree.row(uid(ref)) if glimpse is not None else None
    return glimpse.tree.name(row) if glimpse is not None and row is not None else None


def test_that_a_version_that_was_seen_is_there_without_its_registry(address: str, cache: Path) -> None:
    found = seen(address, cache)
    assert (found.label, name(found)) == (LABEL, "Kakua")
    assert found.scene.n == found.tree.n
    assert found.scene.has_area.any()


def test_that_nothing_is_there_of_what_was_never_seen(address: str, cache: Path) -> None:
    assert Glimpse.of(address, LABEL, cache=cache) is None
    look(address, cache)
    assert Glimpse.of(address, "A@1", cache=cache) is None
    assert Glimpse.of(f"{address}2", LABEL, cache=cache) is None


def test_that_another_user_of_the_computer_sees_nothing(address: str, cache: Path, tmp_path: Path) -> None:
    look(address, cache)
    assert Glimpse.of(address, LABEL, cache=tmp_path / "of somebody else") is None


def test_that_what_did_not_change_is_the_very_same_once_the_registry_is_open(
    address: str, cache: Path
) -> None:
    found = seen(address, cache)
    session = Session.open(address, cache=cache)
    now = found.now(session)
    assert now is not None
    assert now.tree is found.tree
    assert now.scene is found.scene
    session.close()


def test_that_what_a_colleague_changed_since_is_in_it_once_the_registry_is_open(
    address: str, cache: Path
) -> None:
    found = seen(address, cache)
    rename(address)
    assert name(Glimpse.of(address, LABEL, cache=cache)) == "Kakua", "the registry was not asked"
    session = Session.open(address, cache=cache)
    assert name(found.now(session)) == "Kakwa"
    session.close()


def test_that_another_registry_at_the_address_is_not_taken_for_the_one_that_was_seen(
    tmp_path: Path, cache: Path
) -> None:
    here, other = tmp_path / "here.gpkg", tmp_path / "other.gpkg"
    for file in (here, other):
        with create_registry(file) as registry:
            curated(registry)
    found = seen(str(here), cache)
    other.replace(here)
    session = Session.open(str(here), cache=cache)
    assert found.now(session) is None
    session.close()


def test_that_an_older_backup_is_not_taken_for_what_was_seen(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "here.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    backup = shutil.copy(file, tmp_path / "backup.gpkg")
    rename(str(file))
    found = seen(str(file), cache)
    shutil.copy(backup, file)
    session = Session.open(str(file), cache=cache)
    assert found.now(session) is None
    session.close()


def test_that_a_version_that_was_dropped_since_is_not_there_any_more(address: str, cache: Path) -> None:
    found = seen(address, cache)
    with open_registry(address) as registry:
        registry.drop(LABEL)
    session = Session.open(address, cache=cache)
    assert found.now(session) is None
    session.close()


def test_that_nothing_is_shown_of_a_file_that_is_gone(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "here.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    look(str(file), cache)
    file.unlink()
    assert Glimpse.of(str(file), LABEL, cache=cache) is None


def test_that_a_file_is_found_from_wherever_the_program_starts(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        with create_registry(tmp_path / folder / "here.gpkg") as registry:
            curated(registry)
    monkeypatch.chdir(tmp_path / "one")
    look("here.gpkg", cache)
    assert Glimpse.of("here.gpkg", LABEL, cache=cache) is not None
    monkeypatch.chdir(tmp_path / "two")
    assert Glimpse.of("here.gpkg", LABEL, cache=cache) is None, "it is another file of that name"
    assert Glimpse.of(str(tmp_path / "one" / "here.gpkg"), LABEL, cache=cache) is not None


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"P@live": 1}', '{"P@live": {"folder": "x", "mark": {}}}'])
def test_that_spoilt_notes_are_none(tmp_path: Path, cache: Path, spoilt: str) -> None:
    file = tmp_path / "here.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    look(str(file), cache)
    (notes,) = (cache / "seen").glob("*.json")
    notes.write_text(spoilt)
    assert Glimpse.of(str(file), LABEL, cache=cache) is None
    look(str(file), cache)
    assert Glimpse.of(str(file), LABEL, cache=cache) is not None


def test_that_a_cache_that_was_written_for_another_moment_is_not_shown(address: str, cache: Path) -> None:
    look(address, cache)
    (mark,) = cache.glob("*/*/*/mark.json")
    mark.write_text(json.dumps(json.loads(mark.read_text()) | {"revision": 1000}))
    assert Glimpse.of(address, LABEL, cache=cache) is None


def test_that_a_cache_that_lacks_an_array_is_not_shown(address: str, cache: Path) -> None:
    look(address, cache)
    for array in cache.glob("*/*/*/scene/part_of.npy"):
        array.unlink()
    assert Glimpse.of(address, LABEL, cache=cache) is None


def test_that_notes_hold_no_address(address: str, cache: Path) -> None:
    look(address, cache)
    (notes,) = (cache / "seen").glob("*.json")
    assert address not in notes.name + notes.read_text()
