"""Bringing in from a DHIS2 and from a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fake_dhis2 import FakeDhis2
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sources_screen import SourcesScreen

from georegistry_desktop import create_registry
from georegistry_desktop.exchange import keychain
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.server_form import ServerForm

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keychain of the test's own, by account."""
    held: dict[str, str] = {}
    monkeypatch.setattr(keychain, "find", held.get)
    monkeypatch.setattr(keychain, "keep", held.__setitem__)
    return held


@pytest.fixture
def screen(desk: Desk, tmp_path: Path, kept: dict[str, str], qtbot: QtBot) -> Iterator[SourcesScreen]:
    create_registry(tmp_path / "r.gpkg").close()
    made = SourcesScreen(qtbot, desk, str(tmp_path / "r.gpkg"))
    yield made
    made.close()


def filled(screen: SourcesScreen, fake: FakeDhis2, password: str | None = None) -> ServerForm:
    """The form, filled in by keyboard."""
    screen.qtbot.mouseClick(screen.button("Pull from a DHIS2…"), Left)
    page = screen.space.incoming
    form = page.server
    screen.qtbot.keyClicks(page.source, "Demo DHIS2")
    screen.qtbot.keyClicks(form.address, fake.address)
    screen.qtbot.keyClicks(form.user, fake.user)
    form.secret.setText(fake.password if password is None else password)
    return form


def test_that_a_connection_is_tested_in_words(screen: SourcesScreen, fake: FakeDhis2, qtbot: QtBot) -> None:
    form = filled(screen, fake)
    qtbot.mouseClick(form.test, Left)
    screen.wait(lambda: form.answer.text().startswith("It is there: DHIS2 2.40.1, with "))
    form.secret.setText("wrong")
    qtbot.mouseClick(form.test, Left)
    screen.wait(lambda: not form.answer.text().startswith(("It is there", "Asking")))
    assert "admin" in form.answer.text() or "password" in form.answer.text()
    assert screen.said == []


def test_that_a_server_that_is_not_there_is_told_in_place(screen: SourcesScreen, fake: FakeDhis2) -> None:
    form = filled(screen, fake)
    form.address.setText("http://127.0.0.1:9/dhis")
    screen.qtbot.mouseClick(form.test, Left)
    screen.wait(lambda: "127.0.0.1:9" in form.answer.text())


def test_that_a_tree_is_pulled_looked_at_and_taken_in(
    screen: SourcesScreen, fake: FakeDhis2, kept: dict[str, str], qtbot: QtBot
) -> None:
    form = filled(screen, fake)
    form.keep.click()
    qtbot.mouseClick(form.get, Left)
    screen.wait(lambda: screen.space.importing.preview is not None)
    page = screen.space.incoming
    count = len(fake.units)
    assert form.answer.text() == f"DHIS2 2.40.1: {count} unit(s) fetched."
    assert kept == {f"admin@{fake.address}": fake.password}
    assert page.do.text() == f"Bring in {count} unit(s)"
    assert screen.labels == []
    qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.labels == ["Demo DHIS2@1"])
    fake.change(sorted(fake.units)[3], name="Renamed")
    screen.wait(lambda: screen.said)
    screen.space.list.choose("Demo DHIS2@1")
    screen.desk.actions.refresh_now()
    screen.desk.actions.run("sources.next")
    assert page.way == "dhis2"
    assert page.source.text() == "Demo DHIS2"
    form.secret.clear()
    form.since_last.setChecked(True)
    qtbot.mouseClick(form.get, Left)
    screen.wait(lambda: screen.space.importing.preview is not None)
    assert form.answer.text() == "DHIS2 2.40.1: 1 unit(s) changed since Demo DHIS2 · #1."
    assert f"{count} known from before" in page.words.text()


def test_that_a_wrong_password_refuses_the_pull_in_place(screen: SourcesScreen, fake: FakeDhis2) -> None:
    form = filled(screen, fake, "wrong")
    screen.qtbot.mouseClick(form.get, Left)
    page = screen.space.incoming
    screen.wait(lambda: page.words.isVisible() and page.words.text())
    assert not page.do.isEnabled()
    assert screen.labels == []
    assert screen.said == []


def test_that_a_query_comes_in_with_its_columns_shown(screen: SourcesScreen, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "list.db")) as held, held:
        held.execute("CREATE TABLE facility (ref TEXT, name TEXT)")
        held.executemany("INSERT INTO facility VALUES (?, ?)", [("a", "Alpha"), ("b", "Beta")])
    screen.space.bring_in("query")
    page = screen.space.incoming
    assert page.query.get.toolTip() == "Say where the database is."
    screen.qtbot.keyClicks(page.source, "Table")
    screen.qtbot.keyClicks(page.query.address, f"sqlite:///{tmp_path / 'list.db'}")
    screen.qtbot.keyClicks(page.query.query, "SELECT ref, nam FROM facility")
    screen.qtbot.mouseClick(page.query.get, Left)
    screen.wait(lambda: "nam" in page.words.text())
    page.query.query.setPlainText("SELECT ref, name FROM facility")
    screen.qtbot.mouseClick(page.query.get, Left)
    screen.wait(lambda: screen.space.importing.preview is not None)
    assert page.columns.columns.rowCount() == 2
    screen.qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.labels == ["Table@1"])
