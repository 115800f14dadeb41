"""How a list is read is said in the window as in a mapping file; what was read follows at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot
from sources_screen import SourcesScreen

from georegistry_desktop import create_registry
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.column_choices import by_beginnings, lengths_of
from georegistry_desktop.ui.sources.column_model import HEADING, TAKEN

Key = Qt.Key
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[SourcesScreen]:
    create_registry(tmp_path / "r.gpkg").close()
    made = SourcesScreen(qtbot, desk, str(tmp_path / "r.gpkg"))
    yield made
    made.close()


def read(screen: SourcesScreen, folder: Path, text: str) -> pd.DataFrame:
    file = folder / "list.csv"
    file.write_text(text)
    screen.space.went(files=[file])
    screen.wait(lambda: screen.space.importing.preview is not None)
    return units(screen)


def units(screen: SourcesScreen) -> pd.DataFrame:
    preview = screen.space.importing.preview
    assert preview is not None
    assert preview.reading.incoming.version is not None
    return preview.reading.incoming.version.units


def refs(screen: SourcesScreen) -> list[str]:
    """Without the units that the names of sheets make."""
    found = units(screen)
    return sorted(found.loc[~found["name"].isin(["Bombali", "Kenema", "Moyamba"])]["source_ref"])


def codes(screen: SourcesScreen) -> set[str]:
    preview = screen.space.importing.preview
    assert preview is not None
    return {problem.code for problem in preview.problems}


def choose(screen: SourcesScreen, box: QComboBox, words: str) -> pd.DataFrame:
    """By keyboard, and wait until it is read so."""
    before = screen.space.importing.preview
    box.setFocus()
    screen.qtbot.keyClick(box, Key.Key_Home)
    while not box.currentText().startswith(words):
        at = box.currentIndex()
        screen.qtbot.keyClick(box, Key.Key_Down)
        assert box.currentIndex() != at, f"no choice {words}"
    screen.wait(lambda: screen.space.importing.preview not in (None, before) and not settling(screen))
    return units(screen)


def meanings(screen: SourcesScreen) -> list[QComboBox]:
    """Where it is said what each word for a status means, from top to bottom."""
    boxes = screen.space.incoming.reading.findChildren(QComboBox)
    return sorted((b for b in boxes if "Meaning of" in b.accessibleName()), key=lambda box: box.y())


def labels(screen: SourcesScreen) -> set[str]:
    """What is written beside the choices of how it is read."""
    return {words.text() for words in screen.space.incoming.reading.findChildren(QLabel) if words.isVisible()}


def settling(screen: SourcesScreen) -> bool:
    return screen.space.incoming.job.isVisible()


def test_that_decimal_commas_are_read_as_soon_as_they_are_said(screen: SourcesScreen, tmp_path: Path) -> None:
    found = read(
        screen, tmp_path, 'ref;name;latitude;longitude\na;Alpha;"9,5";"-12,25"\nb;Beta;"8,5";"-11,5"\n'
    )
    assert found["point"].isna().all()
    assert "decimal-commas" in codes(screen)
    told = screen.space.incoming.preview.told
    assert told.text().endswith("Choose the comma under “Decimal sign”.")
    assert told.isVisible()
    found = choose(screen, screen.space.incoming.reading.decimal, "Comma")
    assert [(p.x, p.y) for p in found["point"]] == [(-12.25, 9.5), (-11.5, 8.5)]
    assert "decimal-commas" not in codes(screen)
    assert "Decimal sign" not in told.text()


def test_that_the_order_of_day_and_month_is_said(screen: SourcesScreen, tmp_path: Path) -> None:
    found = read(screen, tmp_path, "ref,name,opening_date\na,Alpha,03/04/2020\nb,Beta,05/06/2021\n")
    assert "date-bad" in codes(screen)
    dates = screen.space.incoming.reading.dates
    found = choose(screen, dates, "Month")
    assert [str(day)[:10] for day in found["opening_date"]] == ["2020-03-04", "2021-05-06"]
    found = choose(screen, dates, "Day")
    assert [str(day)[:10] for day in found["opening_date"]] == ["2020-04-03", "2021-06-05"]


def test_that_parents_stand_in_the_references_when_their_lengths_are_said(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    found = read(screen, tmp_path, "ref,name\n10,Country\n1007,North\n100701,Post\n")
    page = screen.space.incoming
    line = page.reading.beginnings
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "two")
    qtbot.keyClick(line, Key.Key_Return)
    assert page.reading._fault.text().startswith("Write whole numbers")
    line.selectAll()
    qtbot.keyClicks(line, "2 4")
    qtbot.keyClick(line, Key.Key_Return)
    screen.wait(lambda: page.files.mapping is not None and screen.space.importing.preview is not None)
    found = units(screen)
    names = dict(zip(found["uuid"], found["name"], strict=True))
    above = {name: names.get(parent) for name, parent in zip(found["name"], found["parent"], strict=True)}
    assert above == {"Country": None, "North": "Country", "Post": "North"}
    assert not page.reading._fault.isVisible()
    assert page.files.mapping is not None
    assert page.files.mapping.prefixes == (2, 4)


def test_that_a_word_for_a_status_is_explained(screen: SourcesScreen, tmp_path: Path) -> None:
    found = read(screen, tmp_path, "ref,name,status\na,Alpha,En service\nb,Beta,VALID\nc,Ceta,Ferme\n")
    assert found["status"].tolist() == ["NEW", "VALID", "NEW"]
    boxes = meanings(screen)
    assert [box.accessibleName() for box in boxes] == ["Meaning of En service", "Meaning of Ferme"]
    found = choose(screen, boxes[0], "Valid")
    assert found["status"].tolist() == ["VALID", "VALID", "NEW"]
    found = choose(screen, boxes[1], "Rejected")
    assert found["status"].tolist() == ["VALID", "VALID", "REJECTED"]
    assert "status-bad" not in codes(screen)


FUNCTIONING = "ref,name,status\na,Alpha,Functional\nb,Beta,Public\nc,Ceta,Functional\n"


def test_that_words_for_a_status_are_asked_for_with_their_rows_and_on_the_way_in(
    screen: SourcesScreen, tmp_path: Path
) -> None:
    read(screen, tmp_path, FUNCTIONING)
    page = screen.space.incoming
    assert page.reading.statuses.isVisible()
    assert {"“Functional” · 2", "“Public” · 1"} <= {
        words.text() for words in page.reading.findChildren(QLabel)
    }
    assert [box.itemText(n) for box in meanings(screen)[:1] for n in range(box.count())] == [
        "Not said: to be checked",
        "To be checked",
        "Valid",
        "Rejected",
    ]
    assert page.words.text().endswith("Choose under “Meanings of statuses” what 2 word(s) mean(s).")
    assert page.preview.told.text().endswith("or choose under “Meanings of statuses” what it means.")
    choose(screen, meanings(screen)[0], "Valid")
    choose(screen, meanings(screen)[1], "To be checked")
    assert page.do.text() == "Bring in 3 unit(s)"
    assert "Meanings" not in page.words.text()


def test_that_a_word_stays_where_it_is_while_it_is_explained(screen: SourcesScreen, tmp_path: Path) -> None:
    read(screen, tmp_path, FUNCTIONING)
    first, second = meanings(screen)
    choose(screen, second, "Valid")
    assert meanings(screen) == [first, second]
    assert second.hasFocus()


def test_that_a_column_of_very_many_words_is_said_to_be_hardly_one_of_statuses(
    screen: SourcesScreen, tmp_path: Path
) -> None:
    read(screen, tmp_path, "ref,name,status\n" + "".join(f"r{n},Post {n},Word {n}\n" for n in range(600)))
    assert len(meanings(screen)) == 20
    told = "580 more word(s): perhaps this column is of something else, to be chosen under “Columns”."
    assert told in labels(screen)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    file = tmp_path / "districts.xlsx"
    with pd.ExcelWriter(file) as book:
        for name, ref in (("Bombali", "b"), ("Kenema", "k"), ("Moyamba", "m")):
            rows = pd.DataFrame({"ref": [f"{ref}1", f"{ref}2"], "name": [f"{name} clinic", f"{name} post"]})
            rows.to_excel(book, sheet_name=name, index=False)
        book.book["Moyamba"].sheet_state = "hidden"
    return file


def test_that_several_sheets_of_a_workbook_are_ticked_also_hidden_ones(
    screen: SourcesScreen, workbook: Path, qtbot: QtBot
) -> None:
    screen.space.went(files=[workbook])
    screen.wait(lambda: screen.space.importing.preview is not None)
    layers = screen.space.incoming.files.layers
    assert refs(screen) == ["b1", "b2", "k1", "k2"]
    assert [action.text() for action in layers.menu.actions()] == ["Bombali", "Kenema", "Moyamba"]
    for name in ("Kenema", "Moyamba"):
        before = screen.space.importing.preview
        action = next(a for a in layers.menu.actions() if a.text() == name)
        action.trigger()
        screen.wait(lambda before=before: screen.space.importing.preview not in (None, before))  # type: ignore[misc]
    assert layers.line.text() == "Kenema; Moyamba"
    assert refs(screen) == ["k1", "k2", "m1", "m2"]
    before = screen.space.importing.preview
    layers.line.setFocus()
    layers.line.selectAll()
    qtbot.keyClicks(layers.line, "Bombali")
    qtbot.keyClick(layers.line, Key.Key_Return)
    screen.wait(lambda: screen.space.importing.preview not in (None, before))
    assert refs(screen) == ["b1", "b2"]
    assert [a.isChecked() for a in layers.menu.actions()] == [True, False, False]


def test_that_names_of_sheets_become_the_level_above(
    screen: SourcesScreen, workbook: Path, qtbot: QtBot
) -> None:
    screen.space.went(files=[workbook])
    screen.wait(lambda: screen.space.importing.preview is not None)
    table = screen.space.incoming.columns
    model = table.columns
    headings = [model.index(row, HEADING).data() for row in range(model.rowCount())]
    assert headings == ["ref", "name", "Name of its layer or sheet"]
    model.setData(model.index(2, TAKEN), "extra field")
    screen.wait(lambda: screen.space.importing.preview is not None)
    model.setData(model.index(2, TAKEN), "level:1")
    screen.wait(lambda: screen.space.importing.preview is not None)
    found = units(screen)
    assert {"Bombali", "Kenema"} <= set(found["name"])
    assert found["parent"].notna().sum() == 4


def test_that_other_files_forget_what_was_said_of_these(
    screen: SourcesScreen, workbook: Path, tmp_path: Path
) -> None:
    screen.space.went(files=[workbook])
    screen.wait(lambda: screen.space.importing.preview is not None)
    layers = screen.space.incoming.files.layers
    layers.menu.actions()[0].trigger()
    read(screen, tmp_path, "ref,name\na,Alpha\n")
    assert layers.chosen() == []
    assert not layers.open.isEnabled()


@pytest.mark.parametrize(
    ("typed", "lengths"), [("", ()), ("2, 5, 7", (2, 5, 7)), (" 7;2 2", (2, 7)), ("4", (4,))]
)
def test_that_lengths_are_read_as_people_write_them(typed: str, lengths: tuple[int, ...]) -> None:
    assert lengths_of(typed) == lengths


@pytest.mark.parametrize("typed", ["x", "0", "2.5", "-3", "1001"])
def test_that_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        lengths_of(typed)


def test_that_beginnings_take_the_place_of_what_named_parents_before() -> None:
    from georegistry_desktop.exchange import FileMapping, Level

    said = FileMapping(columns={"ref": "a", "parent_ref": "b"}, levels=(Level(name="c"),))
    made = by_beginnings(said, (2, 4))
    assert (made.columns, made.levels, made.prefixes) == ({"ref": "a"}, (), (2, 4))
    assert by_beginnings(made, ()) == FileMapping(columns={"ref": "a"})
