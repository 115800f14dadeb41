"""One open registry at work, on both databases."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from factories import small_country, uid

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Cancelled, Changeset, ConflictError, Set
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import (
    ClaimsChanged,
    Event,
    HistoryChanged,
    JobChanged,
    ProposalsChanged,
    Session,
    StepsChanged,
    UnitsChanged,
    VersionsChanged,
)
from georegistry_desktop.storage import Entry, Registry

SECONDS = 20


def wait_until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < end
        time.sleep(0.02)


def renamed(before: str, after: str, unit: str = "f1") -> Changeset:
    return Changeset(f"Rename to {after}", (Set(uid(unit), "name", before, after),))


@pytest.fixture
def session(curated_address: str) -> Iterator[Session]:
    session = Session.open(curated_address)
    yield session
    session.close()


@pytest.fixture
def heard(session: Session) -> list[Event]:
    """What the session told, but for jobs and for steps of undo, which nobody waits for."""
    events: list[Event] = []
    session.subscribe(lambda e: events.append(e) if not isinstance(e, JobChanged | StepsChanged) else None)
    return events


def test_that_a_new_registry_is_empty_and_is_known(registry_address: str) -> None:
    session = Session.create(registry_address)
    assert (session.versions, session.types, session.revision, session.jobs) == ((), {}, 0, ())
    assert session.kind == ("geopackage" if registry_address.endswith(".gpkg") else "postgis")
    assert session.online
    session.write("load", lambda r: r.load("A", small_country(), origin={})).result(SECONDS)
    assert [v.label for v in session.versions] == ["A@1"]
    session.close()


def test_that_what_is_known_needs_no_sql(session: Session) -> None:
    assert [v.label for v in session.versions] == ["A@1", "P@live"]
    assert set(session.types) == {"Country", "Region", "District", "Facility"}
    assert session.revision == 2
    assert session.user == session.read(lambda r: r.user).result(SECONDS)


def test_that_a_write_has_told_what_it_changed_when_it_is_done(session: Session, heard: list[Event]) -> None:
    work = renamed("Health post 1", "Njala")
    entry = session.write("rename", lambda r: r.commit("P", work)).result(SECONDS)
    live = session.versions[1]
    assert heard == [
        UnitsChanged(live.id, frozenset({uid("f1")}), (entry,), mine=True),
        HistoryChanged((entry,)),
    ]
    assert session.revision == entry.revision


def test_that_writes_come_in_their_order(session: Session) -> None:
    names = ["Health post 1", *(f"N{i}" for i in range(12))]

    def rename(registry: Registry, before: str, after: str) -> Entry:
        return registry.commit("P", renamed(before, after))

    futures = [
        session.write(after, lambda r, b=before, a=after: rename(r, b, a))
        for before, after in pairwise(names)
    ]
    revisions = [future.result(SECONDS).revision for future in futures]
    assert revisions == list(range(3, 15))
    assert session.writing == ()


def test_that_a_refused_write_shows_what_the_other_did(session: Session, heard: list[Event]) -> None:
    with open_registry(session.address) as other:
        theirs = other.commit("P", renamed("Health post 1", "Theirs"))
    with pytest.raises(ConflictError):
        session.write("rename", lambda r: r.commit("P", renamed("Health post 1", "Ours"))).result(SECONDS)
    changed = next(e for e in heard if isinstance(e, UnitsChanged))
    assert (changed.entries, changed.mine, session.revision) == ((theirs,), False, theirs.revision)


def test_that_versions_and_proposals_are_told(session: Session, heard: list[Event]) -> None:
    session.write("publish", lambda r: r.publish("P")).result(SECONDS)
    assert VersionsChanged() in heard
    assert [v.label for v in session.versions] == ["A@1", "P@live", "P@1"]
    key = session.write("propose", lambda r: r.propose("P", renamed("Health post 1", "X"))).result(SECONDS)
    assert heard[-1] == ProposalsChanged(frozenset({key}))
    heard.clear()
    session.write("decide", lambda r: r.decide(key, "accept")).result(SECONDS)
    assert heard == [ProposalsChanged(frozenset({key}))]
    session.write("extend", lambda r: r.extend_proposal(key, renamed("Health post 2", "Y", "f2").changes))
    session.write("discard", lambda r: r.discard_proposal(key)).result(SECONDS)
    assert heard == [ProposalsChanged(frozenset({key}))] * 3


def test_that_claims_are_told_here_and_from_elsewhere(
    session: Session, heard: list[Event], curated_address: str
) -> None:
    session.write("claim", lambda r: r.links.claim("A", "P", uid("d1"))).result(SECONDS)
    assert heard == [ClaimsChanged()]
    heard.clear()
    with open_registry(curated_address, user="Awa") as registry:
        registry.links.claim("A", "P")
    wait_until(lambda: heard == [ClaimsChanged()])
    with open_registry(curated_address, user="Awa") as registry:
        registry.links.release(registry.links.claims("A", "P")[0].id)
    wait_until(lambda: heard == [ClaimsChanged()] * 2)


def test_that_a_listener_hears_no_more_once_it_wants_no_more(session: Session) -> None:
    heard: list[Event] = []
    end = session.subscribe(heard.append)
    end()
    session.write("rename", lambda r: r.commit("P", renamed("Health post 1", "X"))).result(SECONDS)
    assert heard == []


def test_that_a_listener_that_fails_hinders_nobody(
    session: Session, heard: list[Event], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(event: Event) -> None:
        raise ZeroDivisionError

    session.subscribe(fail)
    later: list[Event] = []
    session.subscribe(later.append)
    session.write("rename", lambda r: r.commit("P", renamed("Health post 1", "X"))).result(SECONDS)
    assert len(heard) == 2
    assert [event for event in later if event in heard] == heard
    assert "ZeroDivisionError" in caplog.text


def test_that_a_long_job_that_writes_delays_no_edit(session: Session) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(registry: Registry, progress: Progress) -> str:
        progress("Preparing")
        begun.set()
        assert go_on.wait(SECONDS)
        return registry.load("B", small_country(), origin={}, progress=progress).label

    job = session.start("import", slowly, writes=True)
    assert begun.wait(SECONDS)
    session.write("rename", lambda r: r.commit("P", renamed("Health post 1", "X"))).result(SECONDS)
    assert (session.jobs, job.state) == ((job,), "running")
    go_on.set()
    assert job.future.result(SECONDS) == "B@1"
    assert session.versions[-1].label == "B@1"


def test_that_a_cancelled_load_leaves_nothing(session: Session, heard: list[Event]) -> None:
    def cancelled_while_writing(registry: Registry, progress: Progress) -> None:
        def told(step: str, done: int = 0, total: int = 0) -> None:
            if registry.writes_here:
                job.cancel()
            progress(step, done, total)

        registry.load("B", small_country(), origin={}, progress=told)

    job = session.start("import", cancelled_while_writing, writes=True)
    with pytest.raises(Cancelled):
        job.future.result(SECONDS)
    assert [v.label for v in session.read(Registry.versions).result(SECONDS)] == ["A@1", "P@live"]
    assert session.read(Registry.health).result(SECONDS) == []
    assert heard == []


def test_that_a_job_that_writes_begins_with_the_edits_before_it_and_holds_up_none_after_it(
    session: Session,
) -> None:
    first, job_goes_on = threading.Event(), threading.Event()
    session.write("slow", lambda _: first.wait(SECONDS))
    session.write("rename", lambda r: r.commit("P", renamed("Health post 1", "X")))

    def publish(registry: Registry, _: Progress) -> str:
        label = registry.publish("P").label
        job_goes_on.wait(SECONDS)
        return label

    job = session.start("publish", publish, writes=True)
    assert not job.ended
    first.set()
    wait_until(lambda: len(session.versions) == 3)
    session.write("rename", lambda r: r.commit("P", renamed("X", "Y"))).result(SECONDS)
    job_goes_on.set()
    label = job.future.result(SECONDS)
    assert session.read(lambda r: (r.unit(label, "f1").name, r.unit("P", "f1").name)).result(SECONDS) == (
        "X",
        "Y",
    )


def test_that_a_session_closes_while_jobs_run(registry_address: str) -> None:
    session = Session.create(registry_address)
    begun = threading.Event()

    def endless(registry: Registry, progress: Progress) -> None:
        while True:
            progress("Waiting")
            begun.set()

    job = session.start("endless", endless)
    assert begun.wait(SECONDS)
    session.close()
    assert job.state == "cancelled"


def test_that_a_commit_does_not_fail_with_a_fault_of_what_follows_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(version: int, uuids: frozenset[str]) -> None:
        raise ValueError

    with monkeypatch.context() as patched:
        patched.setattr(session._views, "refreshed", broken)
        entry = session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
        assert entry is not None
        assert not session.online
    session.commit("P", renamed("A", "B")).result(SECONDS)
    assert session.online
    assert session.revision == (entry.revision or 0) + 1
