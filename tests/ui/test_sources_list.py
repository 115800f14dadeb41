"""The table of versions and what is done with whole ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import curated
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sources_screen import SourcesScreen

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Created, Unit
from georegistry_desktop.ui.desk import Desk

Key = Qt.Key
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(desk: Desk, country: str, qtbot: QtBot) -> Iterator[SourcesScreen]:
    with open_registry(country) as registry:
        registry.set_default("P")
    made = SourcesScreen(qtbot, desk, country)
    made.wait(lambda: made.cell(0, 2) != "…")
    yield made
    made.close()


def test_that_versions_are_listed_with_counts_state_and_origin(screen: SourcesScreen) -> None:
    rows = [[screen.cell(row, column) for column in range(6)] for row in range(2)]
    assert rows[0][:5] == ["P (default)", "live", "12", "Live, can be edited", "Copy of A · #1"]
    assert rows[1][:4] == ["A", "#1", "12", "Snapshot, frozen"]


def test_that_the_model_keeps_qts_rules(screen: SourcesScreen, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.space.list.model)


def test_that_counts_follow_edits(screen: SourcesScreen) -> None:
    made = Unit(uuid="00000000-0000-4000-8000-00000000beef", name="New one")
    screen.live.session.commit("P@live", Changeset(label="New", changes=(Created(made),))).result()
    screen.wait(lambda: screen.cell(0, 2) == "13")


def test_that_a_frozen_version_says_why_it_is_not_published(screen: SourcesScreen, qtbot: QtBot) -> None:
    screen.space.list.table.setFocus()
    qtbot.keyClick(screen.space.list.table, Key.Key_Down)
    screen.desk.actions.refresh_now()
    publish = screen.button("sources.publish")
    assert not publish.isEnabled()
    assert publish.toolTip() == "Only a live version can be published; this one is frozen already."


def test_that_publishing_adds_a_snapshot_and_offers_to_show_it(screen: SourcesScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.button("sources.publish"), Left)
    screen.wait(lambda: screen.said)
    assert screen.labels == ["A@1", "P@live", "P@1"]
    assert screen.said[-1].text == "Published P · #1. It stays as it is now; the live version goes on."
    assert screen.said[-1].action is not None
    screen.said[-1].action[1]()
    assert screen.gone == [("pyramid", {"version": "P@1"})]


def test_that_a_snapshot_is_copied_by_keyboard(screen: SourcesScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.space.list.table, Key.Key_Down)
    screen.desk.actions.refresh_now()
    qtbot.mouseClick(screen.button("sources.copy"), Left)
    field = screen.window.findChild(QLineEdit, "copy-name")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    qtbot.keyClicks(field, "P")
    qtbot.keyClick(field, Key.Key_Return)
    ask = screen.space.details.ask
    screen.wait(lambda: ask.refused_because)
    assert "P" in ask.refused_because
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Key.Key_Return)
    screen.wait(lambda: screen.said)
    assert screen.labels == ["A@1", "P@live", "P2@live"]
    assert not ask.isVisible()
    assert screen.space.list.version is not None
    assert screen.space.list.version.label == "P2@live"  # what comes next is done with it


def test_that_another_default_can_be_undone(screen: SourcesScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.space.list.table, Key.Key_Down)
    screen.desk.actions.refresh_now()
    qtbot.mouseClick(screen.button("sources.default"), Left)
    screen.wait(lambda: screen.cell(0, 0) == "A (default)" and screen.said)
    assert screen.said[-1].undo is not None
    screen.said[-1].undo()
    screen.wait(lambda: screen.cell(0, 0) == "P (default)")


def test_that_the_default_source_keeps_its_live_version(screen: SourcesScreen) -> None:
    assert screen.desk.actions.reason("sources.drop") == (
        "It belongs to the default source. Make another source the default one first."
    )


def test_that_dropping_says_what_goes_before_it_goes(screen: SourcesScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.space.list.table, Key.Key_Down)
    screen.desk.actions.refresh_now()
    qtbot.keyClick(screen.space.list.table, Key.Key_Delete)
    ask = screen.space.details.ask
    assert ask.isVisible()
    assert ask.do.text() == "Drop 12 unit(s)"
    assert screen.labels == ["A@1", "P@live"]
    qtbot.mouseClick(ask.do, Left)
    screen.wait(lambda: screen.labels == ["P@live"])
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == "Dropped A · #1."


def test_that_a_live_version_is_dropped_by_its_name_only(screen: SourcesScreen, qtbot: QtBot) -> None:
    screen.live.session.write("default", lambda r: r.set_default("A")).result()
    screen.wait(lambda: screen.cell(0, 0) == "A (default)")
    screen.space.list.choose("P@live")
    screen.desk.actions.refresh_now()
    qtbot.mouseClick(screen.button("sources.drop"), Left)
    ask = screen.space.details.ask
    field = screen.window.findChild(QLineEdit, "drop-name")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Q")
    qtbot.keyClick(field, Key.Key_Return)
    assert ask.refused_because == "Type P to drop what people edit."
    assert "P@live" in screen.labels
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClicks(field, "P")
    qtbot.keyClick(field, Key.Key_Return)
    screen.wait(lambda: screen.labels == ["A@1"])


def test_that_the_details_show_files_and_hashes(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    from georegistry_desktop.workflows import import_version

    (tmp_path / "list.csv").write_text("ref,name\na,Alpha\nb,Beta\n")
    with create_registry(tmp_path / "r.gpkg") as registry:
        import_version(registry, [tmp_path / "list.csv"], source="List")
    screen = SourcesScreen(qtbot, desk, str(tmp_path / "r.gpkg"))
    assert dict(screen.space.details.facts.told)["Files"].startswith("list.csv · 24 bytes · SHA-256")
    assert screen.cell(0, 4) == "list.csv"
    screen.close()


def test_that_an_empty_registry_offers_the_first_step(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    create_registry(tmp_path / "r.gpkg").close()
    screen = SourcesScreen(qtbot, desk, str(tmp_path / "r.gpkg"))
    assert screen.space.list.empty.isVisible()
    words = [b.text() for b in screen.space.list.empty.findChildren(QPushButton)]
    assert words == ["Bring in files…", "Pull from a DHIS2…", "Fill it with a demo country"]
    qtbot.mouseClick(screen.button("Fill it with a demo country"), Left)
    screen.wait(lambda: len(screen.labels) == 3)
    assert screen.space.list.table.isVisible()
    screen.close()


@pytest.mark.parametrize("kind", ["geopackage", "postgis"])
def test_that_whole_versions_are_handled_on_both_registries(
    kind: str, desk: Desk, tmp_path: Path, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    address = str(tmp_path / "r.gpkg")
    if kind == "postgis":
        address = request.getfixturevalue("postgis_address")
    with create_registry(address) as registry:
        curated(registry)
    screen = SourcesScreen(qtbot, desk, address)
    screen.space.list.choose("P@live")
    screen.desk.actions.run("sources.publish")
    screen.wait(lambda: "P@1" in screen.labels)
    screen.wait(lambda: screen.said)
    screen.space.list.choose("A@1")
    screen.desk.actions.run("sources.drop")
    qtbot.mouseClick(screen.space.details.ask.do, Left)
    screen.wait(lambda: screen.labels == ["P@live", "P@1"])
    screen.close()
