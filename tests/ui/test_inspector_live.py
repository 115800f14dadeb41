"""What colleagues do while one looks and types: shown, told, met as a conflict, never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from factories import curated, uid
from inspecting import Inspecting, colleague_sets, inspecting, shown
from postgis_cluster import Cluster
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Deleted
from georegistry_desktop.ui.desk import Desk

F1, F2 = uid("f1"), uid("f2")


@pytest.fixture
def made(desk: Desk, qtbot: QtBot, curated_address: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, curated_address) as made:
        yield made


def test_that_a_field_nobody_touches_follows_the_colleague(made: Inspecting) -> None:
    made.select(F1)
    colleague_sets(made.address, F1, "name", "Theirs")
    made.until(lambda: shown(made, "name") == "Theirs")
    made.until(lambda: "Renamed from Health post 1 to Theirs" in made.words())
    assert made.note("name") == ""


def test_that_what_is_being_typed_stays_and_the_change_is_told(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1)
    made.type_in("name", "Mine", enter=False)
    colleague_sets(made.address, F1, "name", "Theirs")
    made.until(lambda: "changed it to Theirs" in made.note("name"))
    assert made.line("name").text() == "Mine"
    qtbot.keyClick(made.line("name"), Qt.Key.Key_Escape)
    assert (shown(made, "name"), made.note("name")) == ("Theirs", "")
    assert made.registry.unit("P", "f1").name == "Theirs"


def test_that_theirs_can_be_taken_at_a_click_while_typing(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Mine", enter=False)
    colleague_sets(made.address, F1, "name", "Theirs")
    made.until(lambda: "changed it to Theirs" in made.note("name"))
    made.push("Take theirs")
    assert (shown(made, "name"), made.note("name")) == ("Theirs", "")
    made.line("code").setFocus()
    assert made.note("name") == ""


@pytest.mark.parametrize(("choice", "name"), [("Keep mine", "Mine"), ("Take theirs", "Theirs")])
def test_that_a_commit_over_a_colleagues_value_asks_mine_or_theirs(
    made: Inspecting, qtbot: QtBot, choice: str, name: str
) -> None:
    made.select(F1)
    made.type_in("name", "Mine", enter=False)
    colleague_sets(made.address, F1, "name", "Theirs")
    made.until(lambda: "changed it to Theirs" in made.note("name"))
    qtbot.keyClick(made.line("name"), Qt.Key.Key_Return)
    made.until(lambda: made.note("name").startswith("Meanwhile"))
    assert "changed it to Theirs" in made.note("name")
    assert made.registry.unit("P", "f1").name == "Theirs"
    made.push(choice)
    made.until(lambda: made.note("name") == "")
    made.until(lambda: made.inspector.head.name.text() == name)
    assert (shown(made, "name"), made.registry.unit("P", "f1").name) == (name, name)


def test_that_other_fields_of_the_same_unit_do_not_meet(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Mine", enter=False)
    colleague_sets(made.address, F1, "code", "C9")
    made.until(lambda: shown(made, "code") == "C9")
    assert (made.line("name").text(), made.note("name")) == ("Mine", "")
    made.line("code").setFocus()
    made.until(lambda: made.registry.unit("P", "f1").name == "Mine")
    assert made.registry.unit("P", "f1").code == "C9"


def test_that_conflicts_of_many_units_are_decided_one_after_the_other(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1, F2)
    made.type_in("code", "MINE", enter=False)
    for uuid in (F1, F2):
        colleague_sets(made.address, uuid, "code", f"THEIRS {uuid[-2:]}")
    made.until(lambda: "changed it to" in made.note("code"))
    qtbot.keyClick(made.line("code"), Qt.Key.Key_Return)
    panel = made.inspector.conflicts
    made.until(panel.isVisible)
    made.until(lambda: panel.open_count == 2)
    qtbot.keyClicks(panel, "1")
    made.push("Next open one")
    qtbot.keyClicks(panel, "3")
    made.push("Apply")
    made.until(lambda: not panel.isVisible())
    made.until(lambda: made.registry.history()[-1].label == "Set code of 2 units to MINE")
    codes = sorted(str(made.registry.unit("P", ref).code) for ref in ("f1", "f2"))
    assert (codes[0], codes[1][:6]) == ("MINE", "THEIRS")


def test_that_conflicts_put_off_write_nothing(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1, F2)
    made.type_in("code", "MINE", enter=False)
    for uuid in (F1, F2):
        colleague_sets(made.address, uuid, "code", "THEIRS")
    made.until(lambda: "changed it to" in made.note("code"))
    qtbot.keyClick(made.line("code"), Qt.Key.Key_Return)
    made.until(made.inspector.conflicts.isVisible)
    made.push("Not now")
    made.until(lambda: not made.inspector.conflicts.isVisible())
    assert made.registry.unit("P", "f1").code == "THEIRS"


def test_that_a_unit_which_a_colleague_deletes_is_gone_with_what_was_typed(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Mine", enter=False)
    with open_registry(made.address, user="Mariama") as registry:
        registry.commit("P", Changeset("Delete", (Deleted(registry.unit("P", "f1")),)))
    made.until(lambda: "The unit is gone" in made.words())


@pytest.mark.parametrize("mine", [True, False])
def test_that_a_unit_deleted_at_the_last_moment_comes_back_or_stays_away(
    made: Inspecting, qtbot: QtBot, mine: bool
) -> None:
    made.select(F1)
    made.type_in("name", "Mine", enter=False)
    before = made.registry.unit("P", "f1")
    with open_registry(made.address, user="Mariama") as registry:
        registry.commit("P", Changeset("Delete", (Deleted(before),)))
    qtbot.keyClick(made.line("name"), Qt.Key.Key_Return)  # before the window has heard of it
    made.until(made.inspector.conflicts.isVisible)
    made.until(lambda: "Brings it back" in made.words())
    qtbot.keyClicks(made.inspector.conflicts, "1" if mine else "3")
    made.push("Apply")
    made.until(lambda: not made.inspector.conflicts.isVisible())
    if mine:
        made.until(lambda: shown(made, "name") == "Mine")
        assert made.registry.unit("P", "f1") == replace(before, name="Mine")
    else:
        made.until(lambda: "The unit is gone" in made.words())
        assert made.registry.history()[-1].label == "Delete"


def test_that_conflicts_are_decided_for_the_version_that_had_them(made: Inspecting, qtbot: QtBot) -> None:
    made.registry.copy("P@live", "Q")
    made.select(F1, F2)
    made.type_in("code", "MINE", enter=False)
    for uuid in (F1, F2):
        colleague_sets(made.address, uuid, "code", f"THEIRS {uuid[-2:]}")
        colleague_sets(made.address, uuid, "code", f"THEIRS {uuid[-2:]}", version="Q@live")
    made.until(lambda: "changed it to" in made.note("code"))
    qtbot.keyClick(made.line("code"), Qt.Key.Key_Return)
    panel = made.inspector.conflicts
    made.until(lambda: panel.open_count == 2)
    made.desk.place.show_version("Q@live")
    qtbot.keyClicks(panel, "1")
    made.push("Next open one")
    qtbot.keyClicks(panel, "3")
    made.push("Apply")
    made.until(lambda: made.registry.history()[-1].label == "Set code of 2 units to MINE")
    assert made.registry.history()[-1].version == "P@live"
    assert {str(made.registry.unit("Q", ref).code)[:6] for ref in ("f1", "f2")} == {"THEIRS"}


def test_that_a_step_is_undone_in_the_registry_where_it_was_done(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Mine")
    made.until(lambda: bool(made.said))
    undo = made.said[-1].undo
    assert undo is not None
    made.desk.use(None)
    undo()
    made.until(lambda: made.registry.history()[-1].kind == "undo")
    assert made.registry.unit("P", "f1").name == "Health post 1"


def test_that_undo_of_a_message_about_a_closed_registry_says_so(made: Inspecting) -> None:
    made.select(F1)
    made.type_in("name", "Mine")
    made.until(lambda: bool(made.said))
    undo = made.said[-1].undo
    assert undo is not None
    made.desk.use(None)
    made.live.close()
    undo()
    made.until(lambda: made.said[-1].text.startswith("That registry is closed by now"))


def test_that_a_unit_that_could_not_be_read_is_shown_once_the_registry_is_back(
    desk: Desk, qtbot: QtBot, own_cluster: Cluster
) -> None:
    address = own_cluster.create_database()
    with create_registry(address) as registry:
        curated(registry)
    with inspecting(desk, qtbot, address) as made:
        made.select(F1)
        own_cluster.stop()
        made.until(lambda: not made.live.session.online)
        assert made.inspector.subject is not None
        desk.place.select([F2])
        made.until(lambda: "It cannot be read now" in made.words())
        assert made.inspector.subject is None
        own_cluster.start()
        made.until(lambda: made.inspector.subject is not None and made.inspector.subject.uuids == (F2,))
