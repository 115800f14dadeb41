"""In the import form a person says which value is which type, and which layers are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import geopandas
import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shapely import LineString, Point
from sources_screen import SourcesScreen

from georegistry_desktop import create_registry
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.column_model import TAKEN
from georegistry_desktop.ui.sources.type_model import TYPE, UNITS, VALUE, TypeModel

Key = Qt.Key
LIST = "ref,name,type\na,Alpha,HC\nb,Beta,HC\nc,Ceta,Health Centre\nd,Delta,Region\n"


@pytest.fixture
def screen(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[SourcesScreen]:
    create_registry(tmp_path / "r.gpkg").close()
    made = SourcesScreen(qtbot, desk, str(tmp_path / "r.gpkg"))
    yield made
    made.close()


def read(screen: SourcesScreen, file: Path) -> None:
    screen.space.went(files=[file])
    screen.wait(lambda: screen.space.importing.preview is not None)


def units(screen: SourcesScreen) -> pd.DataFrame:
    preview = screen.space.importing.preview
    assert preview is not None
    assert preview.reading.incoming.version is not None
    return preview.reading.incoming.version.units


def types(screen: SourcesScreen) -> TypeModel:
    return screen.space.incoming.types.types


def shown(screen: SourcesScreen) -> list[tuple[str, ...]]:
    model = types(screen)
    return [
        tuple(model.index(row, column).data() for column in (VALUE, UNITS, TYPE))
        for row in range(model.rowCount())
    ]


def become(screen: SourcesScreen, value: str, name: str) -> None:
    """By keyboard, and wait until it is read so."""
    before = screen.space.importing.preview
    table = screen.space.incoming.types
    row = next(at for at, line in enumerate(shown(screen)) if line[0] == value)
    table.setCurrentIndex(types(screen).index(row, TYPE))
    table.setFocus()
    screen.qtbot.keyClick(table, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    screen.qtbot.keyClicks(editor, name)
    screen.qtbot.keyClick(editor, Key.Key_Return)
    screen.wait(lambda: screen.space.importing.preview not in (None, before))


def test_that_a_value_becomes_the_type_that_is_chosen(screen: SourcesScreen, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    read(screen, file)
    assert screen.space.incoming.types.isVisibleTo(screen.space.incoming)
    assert shown(screen) == [
        ("HC", "2", "HC"),
        ("Health Centre", "1", "Health Centre"),
        ("Region", "1", "Region"),
    ]
    become(screen, "HC", "Health Centre")
    assert sorted(units(screen)["type"]) == ["Health Centre"] * 3 + ["Region"]
    assert shown(screen)[0] == ("HC", "2", "Health Centre")
    become(screen, "HC", "Post")
    assert sorted(units(screen)["type"]) == ["Health Centre", "Post", "Post", "Region"]
    become(screen, "HC", "HC")
    mapping = screen.space.incoming.files.mapping
    assert mapping is not None
    assert dict(mapping.types) == {}


def test_that_a_level_becomes_the_type_that_is_chosen(screen: SourcesScreen, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,name,level\na,Alpha,1\nb,Beta,2\nc,Ceta,2\n")
    read(screen, file)
    assert shown(screen) == [("Level 2", "2", "Level 2"), ("Level 1", "1", "Level 1")]
    become(screen, "Level 2", "District")
    assert sorted(units(screen)["type"]) == ["District", "District", "Level 1"]


def test_that_a_list_without_types_shows_none(screen: SourcesScreen, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,name\na,Alpha\nb,Beta\n")
    read(screen, file)
    assert not screen.space.incoming.types.isVisibleTo(screen.space.incoming)


def test_that_what_is_said_of_types_and_of_columns_is_both_kept(
    screen: SourcesScreen, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    read(screen, file)
    model, columns = types(screen), screen.space.incoming.columns.columns
    dates = screen.space.incoming.reading.dates
    assert model.setData(model.index(0, TYPE), "Post")
    assert columns.setData(columns.index(1, TAKEN), "short_name")
    dates.setCurrentIndex(1)
    dates.activated.emit(1)
    mapping = screen.space.incoming.files.mapping
    assert mapping is not None
    assert (dict(mapping.types), mapping.columns["short_name"]) == ({"HC": "Post"}, "name")
    assert mapping.dates == "DMY"


def test_that_the_row_stays_in_front_when_what_was_said_of_it_is_read(
    screen: SourcesScreen, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    read(screen, file)
    become(screen, "Health Centre", "Post")
    assert screen.space.incoming.types.currentIndex().row() == 1


@pytest.mark.parametrize("kind", ["gpkg", "xlsx"])
def test_that_a_layer_that_is_not_read_is_offered(screen: SourcesScreen, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"list.{kind}"
    names = {"ref": ["a"], "name": ["Alpha"]}
    if kind == "gpkg":
        for layer, shape in (("posts", Point(1, 2)), ("roads", LineString([(1, 2), (3, 4)]))):
            geopandas.GeoDataFrame(names, geometry=[shape], crs=4326).to_file(file, layer=layer)
    else:
        with pd.ExcelWriter(file) as book:
            for layer in ("posts", "roads"):
                pd.DataFrame(names).to_excel(book, sheet_name=layer, index=False)
            book.sheets["roads"].sheet_state = "hidden"
    read(screen, file)
    menu = screen.space.incoming.files.layers.menu
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("posts", False),
        ("roads", False),
    ]
    before = screen.space.importing.preview
    menu.actions()[1].trigger()
    screen.wait(lambda: screen.space.importing.preview not in (None, before))
    assert screen.space.incoming.files.layers.chosen() == ["roads"]
    assert [action.text() for action in menu.actions()] == ["posts", "roads"]


def test_that_the_model_of_types_keeps_the_rules_of_qt(screen: SourcesScreen, tmp_path: Path) -> None:
    tester = QAbstractItemModelTester(types(screen), QAbstractItemModelTester.FailureReportingMode.Fatal)
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    read(screen, file)
    become(screen, "Region", "Province")
    assert tester.model().rowCount() == 3
