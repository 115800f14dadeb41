"""At 1280 pixels nothing that a screen says pushes the window wider, in French, whose words are longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.history.workspace import HistoryWorkspace
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.sources.workspace import Sources

WIDTH, HEIGHT = 1280, 800
Screen = TypeVar("Screen", bound=QWidget)


@pytest.fixture
def window(french: None, whole_window: MainWindow) -> MainWindow:
    return whole_window


def assert_fits(window: MainWindow) -> None:
    """The window is as large as it was made, and could be smaller."""
    QApplication.processEvents()
    QApplication.processEvents()
    needed = window.minimumSizeHint()
    assert needed.width() <= WIDTH, blamed(window)
    assert needed.height() <= HEIGHT, f"{needed.height()} px high"
    assert (window.width(), window.height()) == (WIDTH, HEIGHT)


def blamed(window: MainWindow) -> str:
    """The widest of what is in sight, for whoever reads the failure."""
    wide = [w for w in window.findChildren(QWidget) if w.isVisible() and w.minimumSizeHint().width() > 250]
    said = sorted({f"{w.minimumSizeHint().width()} {type(w).__name__} {w.objectName()}" for w in wide})
    return "\n".join([f"{window.minimumSizeHint().width()} px wide", *said])


def wait(qtbot: QtBot, holds: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(holds()), timeout=60_000)


def screen(window: MainWindow, kind: type[Screen]) -> Screen:
    [found] = window.findChildren(kind)
    return found


def test_that_the_pyramid_fits_with_one_unit_and_with_many(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    desk.go("pyramid")
    pyramid = screen(window, Pyramid)
    wait(qtbot, lambda: pyramid.showing.content is not None)
    tree = pyramid.showing.tree
    assert tree is not None
    assert_fits(window)
    for chosen in ((0,), (1, 2), range(40)):
        desk.place.select([tree.uuid(row) for row in chosen])
        wait(qtbot, lambda chosen=chosen: (s := pyramid.inspector.subject) and len(s.units) == len(chosen))
        assert_fits(window)
    desk.actions.run("pyramid.check")
    wait(qtbot, lambda: pyramid.problems.isVisible())
    assert_fits(window)
    desk.actions.run("pyramid.new")
    assert_fits(window)


def test_that_collected_edits_fit_and_speak_the_language_of_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.desk
    desk.go("pyramid")
    pyramid = screen(window, Pyramid)
    wait(qtbot, lambda: pyramid.showing.content is not None)
    desk.actions.run("pyramid.collect")
    desk.place.select([pyramid.showing.tree.uuid(1)])
    desk.actions.run("pyramid.reject")
    wait(qtbot, pyramid.side.collected.commit.isVisible)
    assert_fits(window)
    assert window.undoing.undo.startswith("Rejeter ")
    assert pyramid.side.collected.toolTip().startswith("Rejeter ")


def test_that_the_comparison_fits_before_and_after_it_is_applied(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    desk.go("compare")
    space = screen(window, CompareWorkspace)
    assert_fits(window)
    desk.go("compare", base="Pyramid@live", other="Ministry list@1")
    wait(qtbot, lambda: space.reviewing.review is not None and space.reviewing.job is None)
    wait(qtbot, lambda: space.unit.facts is not None)
    assert_fits(window)
    review = space.reviewing.review
    assert review is not None
    for unit in range(0, len(review.differences.units), 7):
        space.list.lines.go_to(unit)
        wait(qtbot, lambda unit=unit: (f := space.unit.facts) and f.unit == unit)
        assert_fits(window)
    lines = space.list.lines
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.actions.refresh_now()
    qtbot.keyClick(lines, Qt.Key.Key_A)
    outcome = space.list.outcome
    wait(qtbot, lambda: space.reviewing.foresight is not None)
    assert_fits(window)
    if not outcome.apply.isEnabled():
        qtbot.mouseClick(outcome.verdict, Qt.MouseButton.LeftButton)
        assert_fits(window)
    qtbot.keyClick(lines, Qt.Key.Key_O)
    lines.go_to(0)
    qtbot.keyClick(lines, Qt.Key.Key_A)
    wait(qtbot, outcome.apply.isEnabled)
    said: list[object] = []
    desk.said.connect(said.append)
    qtbot.mouseClick(outcome.apply, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: said and space.reviewing.job is None)
    assert_fits(window)


@pytest.mark.parametrize("way", ["files", "dhis2", "query"])
def test_that_each_way_of_bringing_in_fits(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, way: str
) -> None:
    file = tmp_path / "Inventaire national des formations sanitaires publiques et privees 2026.csv"
    file.write_text(
        "code;nom;statut;latitude;longitude;ouverture\n10;Pays;VALID;;;\n"
        '1001;Nord;En service depuis la rehabilitation;"9,5";"-12,1";03/04/2020\n'
        '1002;BokÃ©;Ferme provisoirement pour travaux;"8,4";"-11,9";05/06/2021\n'
    )
    desk = window.desk
    desk.go("sources")
    space = screen(window, Sources)
    assert_fits(window)
    if way == "files":
        desk.go("sources", files=[file])
        wait(qtbot, lambda: space.importing.preview is not None)
    else:
        space.bring_in(way)
    assert_fits(window)


def test_that_export_and_history_fit(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    desk.go("pyramid")
    pyramid = screen(window, Pyramid)
    wait(qtbot, lambda: pyramid.showing.tree is not None)
    desk.actions.refresh_now()
    desk.actions.run("pyramid.export")
    wait(qtbot, lambda: screen(window, Sources).exporting.isVisible())
    wait(qtbot, lambda: not screen(window, Sources).exporting.job.isVisible())
    assert_fits(window)
    desk.go("history")
    past = screen(window, HistoryWorkspace)
    wait(qtbot, lambda: past.entries.entries)
    for row, entry in enumerate(past.entries.entries):
        past.list.setCurrentIndex(past.entries.index(row, 0))
        wait(qtbot, lambda key=entry.id: past._looked is not None and past._looked.back.entry.id == key)
        assert_fits(window)


LONG = "Liste nationale des formations sanitaires du ministère de la Santé publique et de l’Hygiène"


def test_that_long_names_of_sources_units_and_changes_push_nothing(window: MainWindow, qtbot: QtBot) -> None:
    desk, live = window.desk, window.desk.live
    assert live is not None
    made = live.session.write("copy", lambda r: r.copy("Ministry list@1", LONG)).result()
    tree = live.session.view(made.label).result().tree
    unit = tree.uuid(int(tree.children(-1)[0]))
    held = live.session.records(made.label, [unit]).result()[unit]
    changes = (Set(unit, "name", held.name, LONG), Set(unit, "code", held.code, LONG.replace(" ", "-")))
    live.session.commit(made.label, Changeset(f"Rename {held.name} to {LONG}", changes)).result()
    desk.go("pyramid", version=made.label)
    pyramid = screen(window, Pyramid)
    wait(qtbot, lambda: pyramid.showing.label == made.label and pyramid.showing.content is not None)
    desk.place.select([unit])
    wait(qtbot, lambda: pyramid.inspector.subject is not None)
    assert_fits(window)
    desk.go("compare", base=made.label, other="Ministry list@1")
    space = screen(window, CompareWorkspace)
    wait(qtbot, lambda: space.reviewing.review is not None and space.reviewing.job is None)
    wait(qtbot, lambda: space.unit.facts is not None)
    assert_fits(window)
    space.list.lines.setFocus()
    space.list.lines.go_to(0)
    qtbot.keyClick(space.list.lines, Qt.Key.Key_A)
    wait(qtbot, space.list.outcome.apply.isEnabled)
    qtbot.mouseClick(space.list.outcome.apply, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: any(e.kind == "apply" for e in live.session.read(lambda r: r.history()).result()))
    wait(qtbot, lambda: space.reviewing.job is None)
    assert_fits(window)
    desk.go("match")
    matching = screen(window, MatchWorkspace)
    matching.start.form.choose("Ministry list@1", made.label)
    assert_fits(window)
    qtbot.mouseClick(matching.start.form.run, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: matching.deciding.front is not None)
    assert_fits(window)
    for verb in ("find", "flag"):
        desk.actions.run(f"match.{verb}")
        assert_fits(window)
    desk.actions.run("match.accept-above")
    reviewing = matching.reviewing
    wait(qtbot, lambda: reviewing.review.counts()["accepted"] and not reviewing.is_writing)
    desk.actions.run("match.union")
    united = matching.uniting.page
    wait(qtbot, lambda: united.preview.facts.told)
    assert_fits(window)
    united.show_by_hand(True)
    assert_fits(window)
    for _ in range(2):
        qtbot.keyClick(united.by_hand.table, Qt.Key.Key_Escape)
    assert not matching.uniting.is_open
    for key in ("sources", "history", "pyramid", "match", "compare"):
        desk.go(key)
        assert_fits(window)
        qtbot.wait(1)
    screen(window, Sources).list.choose(made.label)
    desk.go("sources", export=made.label, unit=unit)
    wait(qtbot, lambda: screen(window, Sources).exporting.isVisible())
    assert_fits(window)
    desk.say(f"{LONG} {LONG}", undo=lambda: None, details="x", action=(LONG, lambda: None))
    assert_fits(window)


def test_that_the_button_that_drops_a_version_says_all_of_how_many_units_go(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.go("sources")
    sources = screen(window, Sources)
    table = sources.list.table
    wait(qtbot, lambda: table.model().rowCount() == 3)
    table.selectRow(2)
    wait(qtbot, lambda: not window.desk.actions.action("sources.drop").reason())
    window.desk.actions.run("sources.drop")
    ask = sources.details.ask
    wait(qtbot, ask.isVisible)
    ask.do.setText("Supprimer 1 326 unités")
    QApplication.processEvents()
    assert ask.do.width() >= ask.do.sizeHint().width()
    assert ask.leave.width() >= ask.leave.sizeHint().width()
    assert_fits(window)
