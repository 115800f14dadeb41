"""What matchings say of a unit, in the inspector: shown, kept up to date, and led to from there."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from factories import make_curated, uid
from inspecting import Inspecting, inspecting
from made_once import CopyOf
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.inspector import link_reader
from georegistry_desktop.workflows import (
    LinkTold,
    decide_links,
    keep_matching,
    match_versions,
    open_link_review,
    unit_links,
)

F1, F2 = uid("f1"), uid("f2")


def linked(address: str) -> None:
    """A@1 and P, of which f1 is linked."""
    make_curated(address)
    with open_registry(address) as registry:
        keep_matching(registry, *match_versions(registry, "A", "P"))
        review = open_link_review(registry, "A", "P")
        row = review.side_a.number(F1)
        decide_links(registry, review, review.accept(row, int(review.best[row])))


@pytest.fixture
def made(desk: Desk, qtbot: QtBot, copy_of: CopyOf) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, copy_of(linked)) as made:
        yield made


def test_that_a_unit_shows_what_it_is_in_other_sources(made: Inspecting) -> None:
    made.select(F1)
    section, links = made.inspector.body.sections["links"], made.inspector.body.links
    made.until(section.isVisible)
    assert section.head.text() == "Links  1"
    assert [name.text() for name in links.names] == ["Health post 1"]
    words = made.words(links)
    assert "accepted" in words
    assert "A · #1 · " in words
    assert "North › Country" in words
    assert f"by {made.registry.user}, " in words
    made.select(F2)
    made.until(lambda: not section.isVisible())


def test_that_a_link_leads_to_the_other_unit_and_to_its_matching(made: Inspecting) -> None:
    made.select(F1)
    made.until(made.inspector.body.sections["links"].isVisible)
    made.push("Health post 1", made.inspector.body.links)
    made.push("Open in Match", made.inspector.body.links)
    assert made.went == [
        ("pyramid", {"version": "A@1", "units": [F1]}),
        # A was matched with P: the matching is gone on with as it was done.
        ("match", {"a": "A@1", "b": "P@live", "unit": F1}),
    ]


def test_that_what_came_to_be_says_the_name_of_the_linked_unit(made: Inspecting) -> None:
    made.select(F1, version="A@1")
    made.until(lambda: "Linked to Health post 1 of P" in made.words(made.inspector.body.past))


def test_that_what_is_decided_elsewhere_shows_at_once(made: Inspecting) -> None:
    made.select(F2)
    section = made.inspector.body.sections["links"]
    made.until(lambda: made.inspector.subject is not None)
    assert not section.isVisible()
    with open_registry(made.address, user="Mariama") as registry:
        registry.links.decide("A", "P", [LinkDecision("", F2, "no-match", "closed")], label="no match")
    made.until(section.isVisible)
    words = made.words(made.inspector.body.links)
    assert "no match" in words
    assert "Nothing in it" in words
    assert "closed" in words


def test_that_what_was_read_before_a_decision_does_not_take_the_place_of_what_was_read_after(
    made: Inspecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.select(F1)
    section, links = made.inspector.body.sections["links"], made.inspector.body.links
    made.until(section.isVisible)
    begun, go_on, ended = Event(), Event(), Event()

    def slow(registry: Registry, version: str, uuid: str) -> tuple[LinkTold, ...]:
        found = unit_links(registry, version, uuid)
        if not begun.is_set():
            begun.set()
            assert go_on.wait(60)
            ended.set()
        return found

    monkeypatch.setattr(link_reader, "unit_links", slow)
    for user, comment in (("Mariama", "once"), ("Awa", "twice")):
        with open_registry(made.address, user=user) as registry:
            decision = LinkDecision("", F1, "flagged", comment)
            registry.links.decide("A", "P", [decision], label="flag")
        made.until(begun.is_set)
    made.until(lambda: "twice" in made.words(links))
    go_on.set()
    made.until(ended.is_set)
    made.qtbot.wait(100)
    assert "twice" in made.words(links)
