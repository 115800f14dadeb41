"""A database that holds no registry yet: one is made there when that is wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from postgis_cluster import Cluster, database_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.session import Session
from georegistry_desktop.ui.shell.connect_dialog import ConnectDialog
from georegistry_desktop.ui.shell.main_window import MainWindow

PATIENCE = 30_000
STRANGER = "stranger_to_new_registries"


def fill(dialog: ConnectDialog, address: str, user: str = "postgres") -> None:
    parts = urlsplit(address)
    texts = {"host": parse_qs(parts.query)["host"][0], "database": database_of(address), "user": user}
    for name, text in texts.items():
        field = dialog.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)


def tried(window: MainWindow, qtbot: QtBot, address: str, user: str = "postgres") -> ConnectDialog:
    """The form of a database that was tried, and found without a registry."""
    dialog = ConnectDialog(window.desk, window)
    dialog.chosen.connect(window.files.open)
    dialog.show()
    assert dialog.make_button.isHidden()
    fill(dialog, address, user)
    qtbot.mouseClick(dialog.test_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.make_button.isVisible, timeout=PATIENCE)
    assert dialog.answer.text() == "The database is there, but holds no registry yet."
    return dialog


@pytest.fixture
def stranger(postgis_cluster: Cluster) -> Iterator[str]:
    """A role that may connect, and nothing else."""
    postgis_cluster.execute(f"CREATE ROLE {STRANGER} LOGIN")
    yield STRANGER
    postgis_cluster.execute(f"DROP ROLE {STRANGER}")


def test_that_a_registry_is_made_where_none_is_and_opened(
    window: MainWindow, postgis_address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = tried(window, qtbot, postgis_address)
    threads: list[bool] = []
    real = Session.create

    def create(address: str) -> Session:
        threads.append(threading.current_thread() is threading.main_thread())
        return real(address)

    monkeypatch.setattr(Session, "create", create)
    with qtbot.waitSignal(window.desk.liveChanged, timeout=PATIENCE):
        qtbot.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
        assert not dialog.make_button.isEnabled()
    assert threads == [False]
    assert window.desk.live is not None
    assert window.desk.live.session.kind == "postgis"
    window.files.close()
    with open_registry(postgis_address) as registry:
        assert registry.versions() == []


def test_that_another_place_is_asked_about_anew(
    window: MainWindow, postgis_address: str, qtbot: QtBot
) -> None:
    dialog = tried(window, qtbot, postgis_address)
    dialog.port.setValue(5433)
    assert dialog.make_button.isHidden()
    dialog.close()


def test_that_a_database_without_postgis_is_told_so(
    window: MainWindow, postgis_cluster: Cluster, qtbot: QtBot
) -> None:
    address = postgis_cluster.create_database(template="template0")
    try:
        dialog = tried(window, qtbot, address)
        qtbot.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "lacks PostGIS" in dialog.answer.text(), timeout=PATIENCE)
        assert "CREATE EXTENSION postgis" in dialog.answer.text()
        assert dialog.isVisible()
        assert dialog.test_button.isEnabled()
        dialog.close()
    finally:
        postgis_cluster.drop_database(address)


def test_that_who_may_not_make_one_is_told_so(
    window: MainWindow, postgis_address: str, stranger: str, qtbot: QtBot
) -> None:
    dialog = tried(window, qtbot, postgis_address, stranger)
    qtbot.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "you may not do this" in dialog.answer.text(), timeout=PATIENCE)
    assert "Whoever looks after the database" in dialog.answer.text()
    assert dialog.isVisible()
    dialog.close()


def test_that_who_connects_at_once_is_offered_it_too(
    window: MainWindow, postgis_address: str, qtbot: QtBot
) -> None:
    window.files.open(postgis_address)
    qtbot.waitUntil(lambda: window.messages.isVisible(), timeout=PATIENCE)
    assert window.messages.action_button.text() == "Make a registry there"
    with qtbot.waitSignal(window.desk.liveChanged, timeout=PATIENCE):
        window.messages.action_button.click()
    window.files.close()
