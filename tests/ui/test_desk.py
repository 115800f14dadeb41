"""What a screen may ask of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain.errors import Refused, RulesBroken
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.desk import Desk, Message, Settings, Workspace


class Screen(Workspace):
    key, icon = "screen", "map"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setCentralWidget(QLabel("centre"))
        self.left = self.add_pane("left", "Left", QLabel("left"))
        self.recall_layout()


def test_that_settings_keep_their_types() -> None:
    settings = Settings()
    values = {"a": "x", "b": 7, "c": True, "d": {"k": [1]}, "e": ["é", "f"], "g": QByteArray(b"\x00\xff")}
    for key, value in values.items():
        settings.set(key, value)  # type: ignore[arg-type]
    settings.save()
    again = Settings()
    assert (again.text("a"), again.number("b", 0), again.switch("c")) == ("x", 7, True)
    assert (again.record("d"), again.texts("e"), again.layout("g")) == ({"k": [1]}, ["é", "f"], b"\x00\xff")


def test_that_a_setting_of_another_type_counts_as_absent() -> None:
    settings = Settings()
    settings.set("a", "x")
    assert (settings.number("a", 3), settings.switch("a", True), settings.record("a")) == (3, True, {})


def test_that_another_version_has_nothing_selected(desk: Desk) -> None:
    seen: list[tuple[str, ...]] = []
    desk.place.selectedChanged.connect(seen.append)
    desk.place.show_version("P@live")
    desk.place.select(["a", "b", "a"])
    assert desk.place.selected == ("a", "b")
    desk.place.show_version("A@1")
    assert seen == [("a", "b"), ()]


def test_that_a_refusal_is_told_with_its_remedy(desk: Desk) -> None:
    said: list[Message] = []
    desk.said.connect(said.append)
    desk.fail(Refused("source-exists", source="A"))
    assert said[0].text == "A source named 'A' exists already. Choose another name."
    assert said[0].kind == "warning"


def test_that_all_problems_stand_in_the_details(desk: Desk) -> None:
    said: list[Message] = []
    desk.said.connect(said.append)
    desk.fail(RulesBroken([Problem(code="name-empty", unit=f"Unit {i}") for i in (1, 2)]))
    assert said[0].details == "Unit 1: it needs a name.\nUnit 2: it needs a name."


def test_that_a_fault_of_the_program_is_told_with_its_full_text(desk: Desk) -> None:
    said: list[Message] = []
    desk.said.connect(said.append)
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as fault:
        desk.fail(fault)
    assert said[0].kind == "error"
    assert "test_desk.py" in (said[0].details or "")


def test_that_a_pane_is_found_where_it_was_left_and_can_be_put_back(desk: Desk, qtbot: QtBot) -> None:
    one = Screen(desk)
    qtbot.addWidget(one)
    one.show()
    one.left.hide()
    one.remember_layout()
    two = Screen(desk)
    qtbot.addWidget(two)
    two.show()
    assert not two.left.isVisible()
    two.reset_layout()
    assert two.left.isVisible()


def test_that_what_nobody_saw_keeps_no_layout(desk: Desk, qtbot: QtBot) -> None:
    unseen = Screen(desk)
    qtbot.addWidget(unseen)
    unseen.remember_layout()
    assert desk.settings.layout("layout/screen").isEmpty()


def test_that_the_status_has_known_fields_only(desk: Desk) -> None:
    with pytest.raises(ValueError, match="weather"):
        desk.status.show("weather", "fine")
