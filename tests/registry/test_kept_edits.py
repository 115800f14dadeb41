"""Collected edits outlive the replacement of their registry."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from factories import curated, uid

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Changeset, Created, Deleted, Refused, Set, Unit
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.session import Session
from georegistry_desktop.session.kept_edits import KeptEditsFolder
from georegistry_desktop.session.pending import Pending

SECONDS = 20
RENAME = Changeset("Rename", (Set(uid("f1"), "name", "Health post 1", "A"),))
AGAIN = Changeset("Rename again", (Set(uid("f1"), "name", "A", "B"),))
CLINIC = UnitType(name="Clinic")
NEW = Unit(uuid=uid("n1"), name="New", parent=uid("d1"), type="Clinic")
CREATE = Changeset("New clinic", (Created(NEW),))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def put(backup: Path, session: Session) -> None:
    """The backup takes the file's place, and the session is closed."""
    Path(shutil.copy(backup, backup.with_name("other.gpkg"))).replace(session.address)
    end = time.monotonic() + SECONDS
    while not session.replaced:
        assert time.monotonic() < end
        time.sleep(0.02)
    session.close()


@pytest.fixture
def anew(file: Path, backup: Path) -> Iterator[Session]:
    """Opened after three edits were collected and the backup came."""
    session = Session.open(str(file))
    session.collecting = True
    for edit in (RENAME, AGAIN):
        session.commit("P", edit).result(SECONDS)
    session.commit("P", CREATE, types=[CLINIC]).result(SECONDS)
    put(backup, session)
    anew = Session.open(str(file))
    yield anew
    anew.close()


def test_that_they_are_found_by_who_collected_them_and_collected_again(anew: Session) -> None:
    (kept,) = anew.kept.find().result(SECONDS).edits
    assert (kept.version, kept.edits) == ("P@live", ("Rename", "Rename again", "New clinic"))
    anew.kept.collect([kept]).result(SECONDS)
    assert anew.kept.find().result(SECONDS).edits == ()
    pending = anew.pending("P")
    assert pending is not None
    assert pending.changes == (Set(uid("f1"), "name", "Health post 1", "B"), *CREATE.changes)
    anew.commit_collected("P").result(SECONDS)
    assert "Clinic" in anew.types


def test_that_somebody_else_does_not_get_them(file: Path, anew: Session) -> None:
    other = Session.open(str(file), user="somebody else")
    assert other.kept.find().result(SECONDS).edits == ()
    other.close()


def test_that_another_registry_does_not_get_them(anew: Session, tmp_path: Path) -> None:
    with create_registry(tmp_path / "another.gpkg") as registry:
        curated(registry)
    another = Session.open(str(tmp_path / "another.gpkg"))
    assert another.kept.find().result(SECONDS).edits == ()
    another.close()


def test_that_what_is_collected_there_still_is_not_collected_twice(backup: Path, file: Path) -> None:
    first = Session.open(str(backup))
    first.collecting = True
    first.commit("P", RENAME).result(SECONDS)
    first.close()
    shutil.copy(backup, file)
    session = Session.open(str(file))
    session.commit("P", AGAIN).result(SECONDS)
    put(backup, session)
    anew = Session.open(str(file))
    anew.kept.collect(anew.kept.find().result(SECONDS).edits).result(SECONDS)
    pending = anew.pending("P")
    assert pending is not None
    assert pending.changes == (*RENAME.changes, *AGAIN.changes)
    anew.close()


def test_that_those_of_a_version_that_is_gone_hinder_no_others(anew: Session) -> None:
    (kept,) = anew.kept.find().result(SECONDS).edits
    gone = replace(kept, file=Path(shutil.copy(kept.file, kept.file.with_name("gone"))), version="Gone@live")
    refused = anew.kept.collect([gone, kept]).result(SECONDS)
    assert [(file, str(why)) for file, why in refused.items()] == [
        (gone.file, "There is no version 'Gone@live'. Known: A@1, P@live.")
    ]
    assert [held.version for held in anew.collected] == ["P@live"]
    assert anew.kept.find().result(SECONDS).edits == ()


@pytest.mark.parametrize(
    "damage", [lambda _: "", lambda _: "[]", lambda text: text.replace("short_name", "sign")]
)
def test_that_a_file_that_cannot_be_read_hides_no_others(
    anew: Session, damage: Callable[[str], str], caplog: pytest.LogCaptureFixture
) -> None:
    (kept,) = anew.kept.find().result(SECONDS).edits
    damaged = kept.file.with_name(f"{kept.file.stem}-2.json")
    damaged.write_text(damage(kept.file.read_text()))
    found = anew.kept.find().result(SECONDS)
    assert found.edits == (kept,)
    assert [(held.file, held.why) for held in found.unreadable] == [(damaged, "damaged")]
    assert damaged.name in caplog.text
    assert damaged.exists()


def test_that_a_file_of_a_newer_program_is_known_as_such(anew: Session) -> None:
    (kept,) = anew.kept.find().result(SECONDS).edits
    kept.file.write_text(kept.file.read_text().replace('"format": 1', '"format": 2'))
    (held,) = anew.kept.find().result(SECONDS).unreadable
    assert (held.file, held.why) == (kept.file, "newer")


def test_that_a_file_that_somebody_closed_says_so(anew: Session) -> None:
    (kept,) = anew.kept.find().result(SECONDS).edits
    kept.file.unlink()
    kept.file.mkdir()
    (held,) = anew.kept.find().result(SECONDS).unreadable
    assert (held.why, held.fault) == ("closed", "Is a directory")


def test_that_what_is_discarded_is_found_no_more_until_it_is_brought_back(anew: Session) -> None:
    before = anew.kept.find().result(SECONDS)
    places = anew.kept.discard([held.file for held in before.edits]).result(SECONDS)
    assert [place.parent.name for place in places] == ["discarded"]
    assert anew.kept.find().result(SECONDS).edits == ()
    anew.kept.bring_back(places).result(SECONDS)
    assert anew.kept.find().result(SECONDS) == before


def test_that_what_another_window_collected_or_discarded_is_not_collected_again(anew: Session) -> None:
    kept = anew.kept.find().result(SECONDS).edits
    anew.kept.discard([held.file for held in kept]).result(SECONDS)
    assert anew.kept.collect(kept).result(SECONDS) == {}
    assert anew.pending("P") is None


def test_that_edits_that_contradict_what_is_collected_now_are_known_to_be_hindered(anew: Session) -> None:
    (kept,) = anew.kept.find().result(SECONDS).edits
    anew.collecting = True
    unit = anew.records("P", [uid("f1")]).result(SECONDS)[uid("f1")]
    anew.commit("P", Changeset("Delete", (Deleted(unit),))).result(SECONDS)
    found = anew.kept.find().result(SECONDS)
    assert found.hindered[kept.file].code == "changes-disagree"
    assert isinstance(anew.kept.collect([kept]).result(SECONDS)[kept.file], Refused)


def test_that_what_can_be_kept_is_kept_where_some_cannot(
    backup: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.open(str(file))
    session.collecting = True
    session.write("copy", lambda registry: registry.copy("P", "Q")).result(SECONDS)
    session.commit("Q", RENAME).result(SECONDS)
    session.commit("P", RENAME).result(SECONDS)
    first = session.collected[0]
    keep = KeptEditsFolder.keep

    def fails_once(
        folder: KeptEditsFolder, registry: str, user: str, held: Pending, types: Mapping[str, UnitType]
    ) -> None:
        if held == first:
            raise ValueError("not to be written")
        keep(folder, registry, user, held, types)

    monkeypatch.setattr(KeptEditsFolder, "keep", fails_once)
    second = session.collected[1]
    put(backup, session)
    assert str(session.kept.fault) == "not to be written"
    assert session.kept.keys == {second.key}
    anew = Session.open(str(file))
    assert [kept.version for kept in anew.kept.find().result(SECONDS).edits] == [second.version]
    anew.close()


def test_that_they_stay_kept_where_they_are_refused(anew: Session) -> None:
    kept = anew.kept.find().result(SECONDS).edits
    anew.write("drop", lambda registry: registry.drop("P@live")).result(SECONDS)
    found = anew.kept.find().result(SECONDS)
    assert found.edits == kept
    assert found.hindered[kept[0].file].code == "version-missing"
    assert isinstance(anew.kept.collect(kept).result(SECONDS)[kept[0].file], Refused)
    assert anew.kept.find().result(SECONDS).edits == kept
