"""Many units in the inspector: what they have in common, set for all as one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import uid
from inspecting import Inspecting, inspecting, shown
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk

F1, F2, F4 = uid("f1"), uid("f2"), uid("f4")


@pytest.fixture
def made(desk: Desk, qtbot: QtBot, curated_address: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, curated_address) as made:
        yield made


@pytest.fixture
def local(desk: Desk, qtbot: QtBot, country: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, country) as made:
        yield made


def test_that_common_values_are_shown_and_others_are_several(local: Inspecting) -> None:
    local.select(F1, F2, F4)
    assert local.inspector.head.name.text() == "3 units"
    assert "3 Facility" in local.words(local.inspector.head)
    assert shown(local, "name") == ""
    assert local.line("name").placeholderText() == "(several values)"
    assert shown(local, "opening_date") == "03/02/2001"
    assert local.line("parent").placeholderText() == "(several values)"
    assert not local.row("point").isVisible()
    local.select(F1, F2)
    assert local.line("parent").text() == "Kakua"


def test_that_an_edit_sets_all_in_one_step(made: Inspecting) -> None:
    made.select(F1, F2, F4)
    revision = made.registry.revision()
    made.type_in("short_name", "HP")
    made.until(lambda: made.registry.revision() > revision)
    names = {made.registry.unit("P", ref).short_name for ref in ("f1", "f2", "f4")}
    assert (names, made.registry.revision()) == ({"HP"}, revision + 1)
    assert made.registry.history()[-1].label == "Set short name of 3 units to HP"


def test_that_leaving_several_values_alone_changes_nothing(local: Inspecting, qtbot: QtBot) -> None:
    local.select(F1, F2)
    revision = local.registry.revision()
    local.line("code").setFocus()
    qtbot.keyClick(local.line("code"), Qt.Key.Key_Return)
    qtbot.keyClick(local.line("code"), Qt.Key.Key_Tab)
    assert local.registry.revision() == revision


def test_that_several_values_can_be_emptied_for_all(local: Inspecting) -> None:
    local.select(F1, F2)
    field = local.row("code").field
    field.clear_all()  # type: ignore[attr-defined]
    local.until(lambda: local.registry.unit("P", "f2").code is None)
    assert local.registry.unit("P", "f1").code is None
    assert local.registry.history()[-1].label == "Clear code of 2 units"


def test_that_members_say_how_many_have_them_and_come_and_go_for_all(made: Inspecting) -> None:
    made.select(F1, F2, F4)
    assert made.members("groups").chips == ["Public", "Rural"]
    assert "2 of 3" in made.words(made.row("groups"))
    made.push("Add Public to all")
    made.until(lambda: "2 of 3" not in made.words(made.row("groups")))
    assert uid("g1") in made.registry.unit("P", "f4").groups
    made.push("Remove Public")
    made.until(lambda: made.members("groups").chips == ["Rural"])
    made.type_in("aliases", "All of them")
    made.until(lambda: "All of them" in made.members("aliases").chips)
    assert made.registry.history()[-1].label == "Add alias All of them to 3 units"


def test_that_a_refusal_of_many_names_the_first_and_counts_the_rest(local: Inspecting) -> None:
    local.select(F1, F2, F4)
    local.type_in("name", "  ")
    local.until(lambda: bool(local.note("name")))
    assert local.note("name") == "Health post 1 (f1): it needs a name. Give it one. And 2 more."


def test_that_too_many_to_read_are_counted(local: Inspecting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("georegistry_desktop.ui.inspector.subject.MOST_UNITS", 2)
    local.desk.place.show_version("P@live")
    local.desk.place.select((F1, F2, F4))
    local.until(lambda: "3 units are selected" in local.words())
