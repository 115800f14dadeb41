"""Writing a version to a file, from the table of versions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from sources_screen import SourcesScreen

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.export_page import ExportPage
from georegistry_desktop.ui.sources.problem_model import TEXT

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(desk: Desk, country: str, qtbot: QtBot) -> Iterator[SourcesScreen]:
    made = SourcesScreen(qtbot, desk, country)
    made.space.list.choose("P@live")
    made.desk.actions.refresh_now()
    yield made
    made.close()


def opened(screen: SourcesScreen, format: str) -> ExportPage:
    screen.qtbot.mouseClick(screen.button("sources.export"), Left)
    page = screen.space.exporting
    names = [page.format.itemData(at).name for at in range(page.format.count())]
    screen.qtbot.keyClick(page.format, Qt.Key.Key_Home)
    for _ in range(names.index(format)):
        screen.qtbot.keyClick(page.format, Qt.Key.Key_Down)
    settled(screen, page)
    return page


def settled(screen: SourcesScreen, page: ExportPage) -> None:
    screen.wait(lambda: not page._soon.isActive() and not page.job.isVisible() and page.words.text())


def test_that_what_the_file_cannot_hold_is_told_before_it_is_written(screen: SourcesScreen) -> None:
    page = opened(screen, "kml")
    told = [page.losses.index(row, TEXT).data() for row in range(page.losses.rowCount())]
    assert told
    assert page.words.text().startswith("12 unit(s)")
    page = opened_again(screen, page, "json")
    assert page.losses.rowCount() == 0
    assert page.words.text().endswith("The file holds all of it.")


def opened_again(screen: SourcesScreen, page: ExportPage, format: str) -> ExportPage:
    names = [page.format.itemData(at).name for at in range(page.format.count())]
    page.format.setCurrentIndex(names.index(format))
    settled(screen, page)
    return page


def test_that_a_part_is_written_where_the_dialog_says(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(screen, "csv")
    page.fields["point"].click()
    settled(screen, page)
    file = tmp_path / "out.csv"
    file.write_text("was there, and the dialog has asked")
    screen.desk.asking.saves.append(file)  # type: ignore[attr-defined]
    qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == "P · live is in out.csv: 12 unit(s)."
    assert "latitude" not in pd.read_csv(file).columns
    assert screen.space.list.isVisible()


def test_that_a_subtree_that_is_not_there_is_told_in_place(screen: SourcesScreen, qtbot: QtBot) -> None:
    page = opened(screen, "csv")
    qtbot.keyClicks(page.subtree, "nowhere")
    settled(screen, page)
    assert "nowhere" in page.words.text()
    assert not page.do.isEnabled()


def test_that_the_pyramid_has_what_is_below_its_unit_written_and_comes_back(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    units = screen.live.session.read(lambda registry: registry.units("P@live")).result()
    kakua = units.loc[units["name"] == "Kakua"]["uuid"].iloc[0]
    page = screen.space.exporting
    screen.space.went(export="P@live", unit=kakua)
    screen.wait(page.below.isVisible)
    opened_again(screen, page, "csv")
    assert page.words.text().startswith("12 unit(s)")
    assert page.back.text() == "‹ Pyramid"
    qtbot.mouseClick(page.below, Left, pos=QPoint(8, page.below.height() // 2))
    assert page.below.text() == "Only Kakua, with all below it"
    settled(screen, page)
    assert page.words.text().startswith("3 unit(s)")
    assert not page.subtree.isEnabled()
    screen.desk.asking.saves.append(tmp_path / "kakua.csv")  # type: ignore[attr-defined]
    qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.gone)
    assert screen.gone == [("pyramid", {})]
    assert len(pd.read_csv(tmp_path / "kakua.csv")) == 3
    screen.space.export()
    assert not page.below.isVisible()
    assert page.back.text() == "‹ All sources"
