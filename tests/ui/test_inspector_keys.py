"""Extra fields and translations: typed values, renamed, removed, searched."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from factories import uid
from inspecting import Inspecting, inspecting
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.inspector.hit_list import Offer, OfferModel
from georegistry_desktop.ui.inspector.keys_model import Keyed, KeysModel, guessed
from georegistry_desktop.ui.inspector.keys_table import KeysTable
from georegistry_desktop.ui.inspector.subject import Shown

F1, F4 = uid("f1"), uid("f4")


@pytest.fixture
def made(desk: Desk, qtbot: QtBot, country: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, country) as made:
        yield made


def table(made: Inspecting, name: str) -> KeysTable:
    field = made.row(name).field
    assert isinstance(field, KeysTable)
    return field


def cells(made: Inspecting, name: str) -> list[list[str]]:
    model = table(made, name).view.model()
    return [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]


def type_cell(made: Inspecting, name: str, row: int, column: int, text: str) -> None:
    view = table(made, name).view
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, column))
    made.qtbot.keyClick(view, Qt.Key.Key_Return)
    editor = view.indexWidget(view.currentIndex())
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    made.qtbot.keyClicks(editor, text) if text else made.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    made.qtbot.keyClick(editor, Qt.Key.Key_Return)
    made.until(lambda: not view.is_editing)  # type: ignore[attr-defined]


@pytest.mark.parametrize("keyed", ["extra", "translations"])
def test_that_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, keyed: Keyed) -> None:
    model = KeysModel(keyed)
    qtmodeltester.check(model)
    model.show({"fr:name": Shown("a"), "b:name": Shown(several=True)})
    model.show({"fr:name": Shown("b"), "b:name": Shown(4)})
    model.lock(True)
    qtmodeltester.check(model)


def test_that_what_is_searched_and_what_is_offered_keep_the_rules_of_qt(
    desk: Desk, qtmodeltester: ModelTester
) -> None:
    keys = KeysTable("extra", "Other fields", desk.theme)
    keys.show_keys({"beds": Shown(4), "type": Shown("CHC")})
    qtmodeltester.check(keys.view.model())
    keys.search.setText("bed")
    keys.show_keys({"beds": Shown(5), "bedding": Shown("a")})
    qtmodeltester.check(keys.view.model())
    offers = OfferModel()
    qtmodeltester.check(offers)
    offers.show([Offer("a", "Bo", "Bo · Sierra Leone"), Offer("b", "Bo")])
    qtmodeltester.check(offers)


@pytest.mark.parametrize(
    ("text", "value"),
    [("4", 4), ("-1.5", -1.5), ("007", "007"), ("true", True), ("[1, 2]", [1, 2]), ("[1", "[1"),
     ("a b", "a b"), ("1e5x", "1e5x"), ('{"a": null}', {"a": None})],
)  # fmt: skip
def test_that_a_new_value_has_the_type_that_it_looks_like(text: str, value: object) -> None:
    assert guessed(text) == value


def test_that_a_value_keeps_its_type_and_another_is_refused(made: Inspecting) -> None:
    made.select(F1)
    assert cells(made, "extra") == [["beds", "4", "number"], ["Add…", "", ""]]
    type_cell(made, "extra", 0, 1, "12")
    made.until(lambda: made.registry.unit("P", "f1").extra == {"beds": 12})
    type_cell(made, "extra", 0, 1, "twelve")
    assert "Give number" in made.note("extra")
    assert made.registry.unit("P", "f1").extra == {"beds": 12}


def test_that_a_refusal_stays_when_the_edit_before_it_is_stored_late(made: Inspecting) -> None:
    go_on = threading.Event()
    made.select(F1)
    made.live.session.read(lambda _: go_on.wait(30))
    type_cell(made, "extra", 0, 1, "12")
    type_cell(made, "extra", 0, 1, "twelve")
    assert "Give number" in made.note("extra")
    go_on.set()
    made.until(lambda: any(message.undo for message in made.said))
    assert "Give number" in made.note("extra")


def test_that_a_field_is_added_renamed_and_removed(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1)
    type_cell(made, "extra", 1, 0, "wards")
    type_cell(made, "extra", 1, 1, "007")
    made.until(lambda: made.registry.unit("P", "f1").extra == {"beds": 4, "wards": "007"})
    made.until(lambda: len(cells(made, "extra")) == 3)
    type_cell(made, "extra", 0, 0, "wards")
    made.until(lambda: "has a 'wards' already" in made.note("extra"))
    type_cell(made, "extra", 0, 0, "places")
    made.until(lambda: made.registry.unit("P", "f1").extra == {"places": 4, "wards": "007"})
    made.until(lambda: cells(made, "extra")[0][0] == "places")
    view = table(made, "extra").view
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    made.until(lambda: made.registry.unit("P", "f1").extra == {"places": 4})


def test_that_a_type_is_chosen_from_a_list(made: Inspecting, qtbot: QtBot) -> None:
    made.select(F1)
    view = table(made, "extra").view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 2))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    box = view.indexWidget(view.currentIndex())
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("text"))
    box.activated.emit(box.currentIndex())
    made.until(lambda: made.registry.unit("P", "f1").extra == {"beds": "4"})


def test_that_translations_have_a_language_a_field_and_a_text(made: Inspecting) -> None:
    made.select(F4)
    assert cells(made, "translations")[0] == ["fr", "name", "Poste 4"]
    type_cell(made, "translations", 0, 2, "Poste quatre")
    made.until(lambda: made.registry.unit("P", "f4").translations == {"fr:name": "Poste quatre"})
    for column, text in enumerate(("pt", "name", "Posto")):
        type_cell(made, "translations", 1, column, text)
    expected = {"fr:name": "Poste quatre", "pt:name": "Posto"}
    made.until(lambda: made.registry.unit("P", "f4").translations == expected)
    assert made.registry.history()[-1].label == "Set translation pt:name of Health post 4 to Posto"


def test_that_of_many_units_keys_are_shown_together_and_set_for_all(made: Inspecting) -> None:
    made.select(F1, F4)
    assert cells(made, "extra")[0] == ["beds", "(several values)", ""]
    type_cell(made, "extra", 0, 1, "9")
    made.until(lambda: made.registry.unit("P", "f4").extra == {"beds": 9})
    assert made.registry.unit("P", "f1").extra == {"beds": 9}


def test_that_sixty_keys_are_all_there_and_can_be_searched(made: Inspecting, qtbot: QtBot) -> None:
    changes = tuple(Set(F4, f"extra:indicator {i:02}", None, i) for i in range(60))
    made.live.session.write("many", lambda r: r.commit("P", Changeset("Many", changes))).result()
    made.select(F4)
    shown = table(made, "extra")
    assert shown.view.model().rowCount() == 61
    assert shown.view.height() >= 61 * 26
    assert made.inspector.body.sections["extra"].head.text() == "More fields  60"
    shown.search.setFocus()
    qtbot.keyClicks(shown.search, "or 42")
    assert [row[0] for row in cells(made, "extra")] == ["indicator 42", "Add…"]
    assert shown.view.height() < 100


def test_that_a_locked_cell_takes_clicks_and_keys_and_is_not_edited(made: Inspecting) -> None:
    made.select(F1)
    shown = table(made, "extra")
    shown.lock(True)
    click_twice(shown)
    QTest.qWait(QApplication.doubleClickInterval() + 100)
    press_enter(shown)
    assert not shown.view.is_editing


def test_that_enter_just_after_a_click_edits_once(made: Inspecting) -> None:
    made.select(F1)
    shown = table(made, "extra")
    click_twice(shown)
    press_enter(shown)
    made.until(lambda: shown.view.is_editing)


def test_that_a_table_that_is_locked_just_after_a_click_is_not_edited(made: Inspecting) -> None:
    made.select(F1)
    shown = table(made, "extra")
    click_twice(shown)
    shown.lock(True)
    QTest.qWait(QApplication.doubleClickInterval() + 100)
    press_enter(shown)
    assert not shown.view.is_editing


def click_twice(shown: KeysTable) -> None:
    """Qt edits a cell that was selected before a moment after the click."""
    view = shown.view
    for _ in range(2):
        at = view.visualRect(view.model().index(0, 1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press_enter(shown: KeysTable) -> None:
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        QTest.keyClick(shown.view, key)
