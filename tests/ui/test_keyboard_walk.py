"""Tab walks through each workspace and comes round: no part of it keeps the keyboard for itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.history.workspace import HistoryWorkspace
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.sources.workspace import Sources

MOST = 90


def walked(start: QWidget, qtbot: QtBot, *, back: bool = False) -> list[str]:
    """The names of all stops from ``start`` on until it comes round. Fails where it does not."""
    start.setFocus()
    seen: list[QWidget] = []
    while len(seen) < MOST:
        here = QApplication.focusWidget()
        assert here is not None
        if here is start and seen:
            return [name(stop) for stop in seen]
        assert here not in seen, f"Tab goes round and round from {name(here)}: {[*map(name, seen)]}"
        seen.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes round: {[*map(name, seen)]}")


def name(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or str(widget.property("text") or "")


@pytest.mark.parametrize("back", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize(
    ("key", "stops"),
    [
        ("pyramid", {"Tree of units", "Find units", "Map", "Name", "Parent", "palette"}),
        ("compare", {"Differences", "Both trees", "Map", "Base", "Other", "Words to look for"}),
        (
            "match",
            {"Queue", "Map", "Accept  ↵", "Words to look for in the queue", "Reasons", "All matchings"},
        ),
        ("history", {"Changes, newest first", "Search changes", "All versions", "What is known of it"}),
        ("sources", {"Sources and versions", "sources.export", "palette"}),
    ],
)
def test_that_tab_reaches_every_part_of_a_workspace(
    whole_window: MainWindow, qtbot: QtBot, key: str, stops: set[str], back: bool
) -> None:
    desk = whole_window.desk
    desk.go(key, **({"base": "Pyramid@live", "other": "Ministry list@1"} if key == "compare" else {}))
    if key == "pyramid":
        [pyramid] = whole_window.findChildren(Pyramid)
        qtbot.waitUntil(lambda: pyramid.showing.content is not None, timeout=30_000)
        tree = pyramid.showing.tree
        assert tree is not None
        desk.place.select([tree.uuid(0)])
        qtbot.waitUntil(lambda: pyramid.inspector.subject is not None)
    if key == "compare":
        [space] = whole_window.findChildren(CompareWorkspace)
        qtbot.waitUntil(lambda: bool(space.unit.facts and space.centre.maps.sides), timeout=30_000)
    if key == "match":
        [matching] = whole_window.findChildren(MatchWorkspace)
        matching.start.form.choose("Ministry list@1", "Pyramid@live")
        matching.start.form.run.click()
        qtbot.waitUntil(
            lambda: bool(matching.deciding.front and matching.maps.grounds and matching.why.waterfall.bars),
            timeout=60_000,
        )
    if key == "history":
        [past] = whole_window.findChildren(HistoryWorkspace)
        qtbot.waitUntil(lambda: past.detail.facts.isVisible(), timeout=30_000)
    start = whole_window.findChild(QWidget, "palette")
    assert isinstance(start, QWidget)
    found = walked(start, qtbot, back=back)
    assert stops - {*found} == set()


def test_that_one_key_goes_from_pane_to_pane_and_back_to_where_one_was(
    whole_window: MainWindow, qtbot: QtBot
) -> None:
    [pyramid] = whole_window.findChildren(Pyramid)
    qtbot.waitUntil(lambda: pyramid.showing.content is not None, timeout=30_000)
    tree = pyramid.units.view
    whole_window.desk.place.select([pyramid.showing.tree.uuid(0)])
    qtbot.waitUntil(lambda: pyramid.inspector.subject is not None)
    tree.setFocus()
    seen = [tree]
    for _ in range(3):
        qtbot.keyClick(whole_window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    _, centre, unit, again = seen
    assert pyramid.map.isAncestorOf(centre)
    assert pyramid.inspector.isAncestorOf(unit)
    assert again is tree
    qtbot.keyClick(whole_window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is unit


def test_that_tab_goes_down_the_form_of_sources_to_what_was_read_and_the_button(
    whole_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,name,status,latitude,longitude\na,Alpha,En service,8,-12\nb,Beta,VALID,8.5,-12\n")
    whole_window.desk.go("sources", files=[file])
    [space] = whole_window.findChildren(Sources)
    qtbot.waitUntil(lambda: space.importing.preview is not None, timeout=30_000)
    page = space.incoming
    qtbot.waitUntil(page.do.isEnabled)
    # What is laid out late is shown when Qt comes to it.
    meaning = next(b for b in page.findChildren(QComboBox) if b.accessibleName() == "Meaning of En service")
    qtbot.waitUntil(meaning.isVisible)
    found = walked(page.source, qtbot)
    wanted = ["source", "Choose files…", "Format", "Encoding", "layers", "crs", "Status", "Columns"]
    wanted += [
        "Meaning of En service",
        "place",
        "beginnings",
        "Decimal sign",
        "Dates",
        "Find units",
        "Tree of units",
        "Map",
    ]
    wanted += ["Problems", "take-in"]
    assert [stop for stop in found if stop in wanted] == wanted
