"""Reviews and registries come and go while something is on its way: nothing is lost or left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread, Timer

import pytest
from factories import version_frame
from made_once import CopyOf
from matching_screen import Screen, two_lists
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching import opening

Key = Qt.Key
LABELS = ("List@1", "Country@1")


def one_copied(address: str) -> None:
    two_lists(address)
    with open_registry(address) as registry:
        registry.copy("Country", "Pyramid")


@pytest.fixture
def address(copy_of: CopyOf) -> str:
    """The two of ``two_lists`` and a live copy of Country, on each database in turn."""
    return copy_of(one_copied)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, address)
    made.match()
    yield made
    made.end()


def read_by(screen: Screen) -> Event:
    """Somebody reads the review until the event comes: what is decided waits for its turn."""
    go_on, reads = Event(), Event()

    def work(_: object) -> None:
        reads.set()
        assert go_on.wait(60)

    screen.space.reviewing.read(work, lambda _: None)
    assert reads.wait(60)
    return go_on


def kori(screen: Screen) -> LinkDecision:
    """That Kori is what it likely is."""
    screen.go("Kori")
    front, told = screen.space.unit.front, screen.space.unit.chosen_told()
    return LinkDecision(front.uuid, screen.space.reviewing.sides[1].text("uuid", told.row), "accepted")


def decided_elsewhere(address: str, decision: LinkDecision) -> None:
    with open_registry(address, user="her") as registry:
        registry.links.decide(*LABELS, [decision], label="Link")


def close_while_readers_are_busy(screen: Screen) -> None:
    """The registry is closed as the window does it: what its readers did not begin is never answered."""
    go_on = Event()
    for _ in range(3):
        screen.live.session.read(lambda _: go_on.wait(60))
    screen.space.reviewing.hearing.look_again()
    screen.space.reviewing.rescore()
    screen.space.closed()
    screen.desk.use(None)
    closing = Thread(target=screen.live.close)
    closing.start()
    refused = False
    while not refused:  # the readers take nothing more: what waited for them is given up
        refused = screen.live.session.read(lambda _: None).cancelled()
        QTest.qWait(10)
    go_on.set()
    closing.join()


def open_again(screen: Screen, address: str) -> None:
    screen.live = LiveSession(Session.open(address, user="me"))
    screen.desk.use(screen.live)
    screen.space.opened(screen.live)
    screen.space.went(a=LABELS[0], b=LABELS[1])
    screen.wait_shown()


@pytest.mark.parametrize("way", ["all matchings", "registry closed"])
def test_that_what_waits_for_its_turn_is_kept_when_the_matching_is_left(
    screen: Screen, address: str, way: str
) -> None:
    decision = kori(screen)
    go_on = read_by(screen)
    QTest.keyClick(screen.lines, Key.Key_Return)
    assert screen.space.reviewing.turns.is_waiting
    Timer(0.2, go_on.set).start()
    if way == "all matchings":
        screen.space.show_all()
    else:
        screen.space.closed()
        screen.desk.use(None)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    with open_registry(address) as registry:
        kept = registry.links.decisions(*LABELS)
    assert [(d.a, d.b, d.state) for d in kept.itertuples()] == [decision[:3]]


def test_that_others_are_heard_after_a_registry_was_closed_while_it_was_read(
    screen: Screen, address: str
) -> None:
    decision = kori(screen)
    close_while_readers_are_busy(screen)
    open_again(screen, address)
    row = screen.go("Kori")
    decided_elsewhere(address, decision)
    screen.wait(lambda: screen.state(row) == "accepted")
    screen.wait(lambda: screen.space.reviewing.review.matching is not None)
    rescored: list[object] = []
    screen.space.reviewing.rescored.connect(rescored.append)
    screen.space.reviewing.rescore()
    screen.wait(lambda: rescored)
    assert [m.text for m in screen.said if m.kind in ("warning", "error")] == []


def test_that_a_revision_of_one_registry_is_not_taken_for_that_of_another(
    screen: Screen, address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    decision = kori(screen)
    other = two_lists(str(tmp_path_factory.mktemp("other") / "other.gpkg"))
    with open_registry(other) as registry:
        registry.copy("Country", "Pyramid")
    screen.press(Key.Key_Return)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    screen.end()
    open_again(screen, other)
    row = screen.go("Kori")
    before = screen.live.session.revision
    decided_elsewhere(other, decision)
    screen.wait(lambda: screen.live.session.revision > before)
    screen.wait(lambda: screen.state(row) == "accepted")


def test_that_what_others_decide_while_a_matching_is_opened_is_shown(
    screen: Screen, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = kori(screen)
    screen.space.show_all()
    read, go_on, really = Event(), Event(), opening._open

    def slow(*args: object) -> opening.Opened:
        found = really(*args)  # type: ignore[arg-type]
        read.set()
        assert go_on.wait(60)
        return found

    monkeypatch.setattr(opening, "_open", slow)
    screen.space.went(a=LABELS[0], b=LABELS[1])
    screen.wait(read.is_set)
    before = screen.live.session.revision
    decided_elsewhere(address, decision)
    screen.wait(lambda: screen.live.session.revision > before)
    go_on.set()
    screen.wait_shown()
    row = screen.go("Kori")
    screen.wait(lambda: screen.state(row) == "accepted")


def test_that_a_change_does_not_stop_the_opening_of_another_matching(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, really = Event(), Event(), opening._open

    def slow(*args: object) -> opening.Opened:
        begun.set()
        assert go_on.wait(60)
        return really(*args)  # type: ignore[arg-type]

    screen.space.went(a="List@1", b="Pyramid@live")
    screen.wait(lambda: screen.space.reviewing.found.labels == ("List@1", "Pyramid@live"))
    screen.wait_shown()
    monkeypatch.setattr(opening, "_open", slow)
    screen.space.went(a=LABELS[0], b=LABELS[1])
    asked = screen.space.reviewing.opening.job
    screen.wait(begun.is_set)
    side = screen.space.reviewing.sides[1]
    unit = next(side.text("uuid", row) for row in range(len(side)) if side.name(row) == "Bumpe CHC")
    change = Changeset("Rename", (Set(unit, "name", "Bumpe CHC", "Bumpe Centre"),))
    screen.live.session.commit("Pyramid", change).result()
    soon = screen.space.reviewing._again_soon
    screen.wait(soon.isActive)
    screen.qtbot.waitSignal(soon.timeout, timeout=30_000).wait()
    assert screen.space.reviewing.opening.job is asked
    assert not asked.ended
    go_on.set()
    screen.wait(lambda: screen.space.reviewing.found.labels == LABELS)


def test_that_the_part_of_a_tree_of_a_closed_registry_is_not_asked_for_in_another(
    screen: Screen, tmp_path: Path
) -> None:
    screen.go("Bo")
    screen.click(screen.space.queue.filters.under)
    screen.wait(lambda: len(screen.lines.lines.rows) == 5)
    screen.end()
    other = str(tmp_path / "other.gpkg")
    small = version_frame([{"ref": "x", "name": "X"}, {"ref": "y", "parent": "x", "name": "Y"}])
    with create_registry(other) as registry:
        for source in ("List", "Country"):
            registry.load(source, small, origin={})
    open_again(screen, other)
    screen.wait(lambda: len(screen.lines.lines.rows) == 2)
    assert not screen.space.queue.filters.under.isChecked()


def test_that_the_latest_question_to_the_queue_counts(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, really = Event(), Event(), LinkReview.queue
    count = screen.review.total

    def slow(review: LinkReview, *args: object, **named: object) -> object:
        found = really(review, *args, **named)  # type: ignore[arg-type]
        if not begun.is_set():
            begun.set()
            screen.space.reviewing.turns.lock.release()  # as where another thread gets it first
            assert go_on.wait(60)
            screen.space.reviewing.turns.lock.acquire()
            return found[:1]
        return found

    monkeypatch.setattr(LinkReview, "queue", slow)
    screen.space._filter()
    screen.wait(begun.is_set)
    shown: list[int] = []
    screen.lines.lines.modelReset.connect(lambda: shown.append(len(screen.lines.lines.rows)))
    screen.space._filter()
    screen.wait(lambda: shown)
    go_on.set()
    screen.live.session.read(lambda _: None).result()
    QTest.qWait(200)
    assert set(shown) == {count}
