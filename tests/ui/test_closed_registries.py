"""A registry that was closed leaves nothing behind in the window, whatever was done in it."""

from __future__ import annotations

import gc
import shutil
import time
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.duplicates.workspace import DuplicatesWorkspace
from georegistry_desktop.ui.history.workspace import HistoryWorkspace
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.menus import MenuBar
from georegistry_desktop.ui.sources.workspace import Sources

_PATIENCE = 30_000
Held = weakref.ref[Any]
"""Something large that is to go with its registry."""


def open_another(window: MainWindow, file: Path, qtbot: QtBot) -> list[Held]:
    with qtbot.waitSignal(window.desk.liveChanged, timeout=_PATIENCE):
        window.files.open(str(file))
    live = window.desk.live
    assert live is not None
    return [weakref.ref(live.session)]


def edit_and_ask(window: MainWindow, qtbot: QtBot) -> list[Held]:
    """Edits a unit in the inspector and in the tree, and leaves a question open."""
    desk = window.desk
    desk.go("pyramid", version="Pyramid@live")
    space = window.screens.make("pyramid")
    assert isinstance(space, Pyramid)
    qtbot.waitUntil(lambda: space.showing.content is not None, timeout=_PATIENCE)
    tree = space.showing.tree
    assert tree is not None
    desk.place.select([tree.uuid(3)])
    qtbot.waitUntil(lambda: space.inspector.subject is not None, timeout=_PATIENCE)
    name = space.inspector.body.rows["name"].field.line
    with qtbot.waitSignal(desk.said, timeout=_PATIENCE):
        name.setText("Another name")
        name.textEdited.emit(name.text())
        name.editingFinished.emit()
    with qtbot.waitSignal(desk.said, timeout=_PATIENCE):
        space.deeds.set_status("rejected")
    space.look_for_problems()
    qtbot.waitUntil(lambda: space.problems.again.isEnabled(), timeout=_PATIENCE)
    desk.actions.context_menu("unit", space).popup(space.mapToGlobal(space.rect().center()))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    space.deeds.copy_version()
    assert space.side.ask.isVisible()
    assert space.showing.content is not None
    return [
        weakref.ref(tree),
        weakref.ref(space.showing.content.tree),
        weakref.ref(space.showing.content.scene),
    ]


def compare(window: MainWindow, qtbot: QtBot) -> list[Held]:
    window.desk.go("compare", base="Pyramid@live", other="DHIS2@1")
    space = window.screens.make("compare")
    assert isinstance(space, CompareWorkspace)
    qtbot.waitUntil(lambda: space.unit.facts is not None, timeout=_PATIENCE)
    with qtbot.waitSignal(space.reviewing.decided, timeout=_PATIENCE):
        space.deciding.decide("accept")
    qtbot.waitUntil(lambda: space.reviewing.foresight is not None, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: space.centre.maps.sides is not None, timeout=_PATIENCE)
    review = space.reviewing.review
    assert review is not None
    return [weakref.ref(review), weakref.ref(review.differences.comparison)]


def match(window: MainWindow, qtbot: QtBot) -> list[Held]:
    """Accepts what is sure, and leaves the question open what a union would be."""
    window.desk.go("match", a="Pyramid@live", b="Ministry list@1", form=True)
    space = window.screens.make("match")
    assert isinstance(space, MatchWorkspace)
    space.start.form.run.click()

    def is_shown() -> bool:
        return space.deciding.front is not None and space.fronting.is_current

    qtbot.waitUntil(is_shown, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: space.maps.grounds is not None, timeout=_PATIENCE)
    qtbot.waitUntil(space.queue.bulk.accept.isEnabled, timeout=_PATIENCE)
    with qtbot.waitSignal(space.reviewing.decided, timeout=_PATIENCE):
        window.desk.actions.run("match.accept-above")
    qtbot.waitUntil(lambda: is_shown() and not space.reviewing.is_writing, timeout=_PATIENCE)
    window.desk.actions.run("match.union")
    qtbot.waitUntil(lambda: space.uniting.is_open and space.uniting.job is None, timeout=_PATIENCE)
    found = space.reviewing.found
    assert found is not None
    review, sides = found.review, found.sides
    return [weakref.ref(held) for held in (review, review.a, review.b, sides[0], space.maps.grounds[0])]


def look_for_duplicates(window: MainWindow, qtbot: QtBot) -> list[Held]:
    window.desk.go("duplicates", version="Pyramid@live")
    space = window.screens.make("duplicates")
    assert isinstance(space, DuplicatesWorkspace)
    qtbot.waitUntil(lambda: space.searching.job is None, timeout=_PATIENCE)
    review = space.judging.review
    if review is None:
        return []
    qtbot.waitUntil(lambda: space.maps.grounds is not None, timeout=_PATIENCE)
    return [weakref.ref(review), weakref.ref(review.frame)]


def look_at_sources(window: MainWindow, qtbot: QtBot) -> None:
    """Leaves a question open too, and a page on which something would come in."""
    window.desk.go("sources", version="DHIS2@1")
    space = window.screens.make("sources")
    assert isinstance(space, Sources)
    qtbot.waitUntil(lambda: space.list.version is not None, timeout=_PATIENCE)
    space.deeds.copy()
    space.export()
    space.bring_in()


def look_at_history(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.go("history")
    space = window.screens.make("history")
    assert isinstance(space, HistoryWorkspace)
    qtbot.waitUntil(space.detail.table.isVisible, timeout=_PATIENCE)


def open_menus(window: MainWindow) -> None:
    bar = window.findChild(MenuBar)
    assert bar is not None
    for action in bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()


def collect() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()


def names_of_what_is_there(closed: Sequence[Held]) -> list[str]:
    return [type(there).__name__ for held in closed if (there := held()) is not None]


def count_menus() -> int:
    return sum(isinstance(widget, QMenu) for widget in QApplication.allWidgets())


def test_that_closed_registries_are_forgotten_and_menus_do_not_grow_in_number(
    whole_window: MainWindow, made_demo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, menus, closed = whole_window, list[int](), list[Held]()
    for key in window.screens.titles():  # else each is made once nothing else is to be done
        window.screens.make(key)
    for number in range(3):
        file = Path(shutil.copy(made_demo, tmp_path / f"demo-{number}.gpkg"))
        closed += open_another(window, file, qtbot)
        closed += edit_and_ask(window, qtbot)
        closed += compare(window, qtbot)
        closed += match(window, qtbot)
        closed += look_for_duplicates(window, qtbot)
        look_at_sources(window, qtbot)
        look_at_history(window, qtbot)
        open_menus(window)
        collect()
        menus.append(count_menus())
    with qtbot.waitSignal(window.files.leaving.closed, timeout=_PATIENCE):
        window.files.close()
    qtbot.waitUntil(lambda: not window.files.leaving.busy, timeout=_PATIENCE)
    # What ended is told in a moment.
    end = time.monotonic() + 30
    while (alive := names_of_what_is_there(closed)) and time.monotonic() < end:
        qtbot.wait(50)
        collect()
    assert alive == []
    assert menus[1:] == menus[1:2] * 2
