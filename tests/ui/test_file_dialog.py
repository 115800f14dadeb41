"""The dialog in which files are chosen leaves those alone that it lists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Settings
from georegistry_desktop.ui.desk.asking import Asking

fcntl = pytest.importorskip("fcntl", reason="Only POSIX ends locks when another handle is closed.")
_TRY = """
import fcntl, sys
try:
    fcntl.lockf(open(sys.argv[1], "rb+"), fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    sys.exit("held")
"""


def test_that_choosing_a_file_ends_no_lock_on_the_journal_beside_it(qtbot: QtBot, tmp_path: Path) -> None:
    journal = tmp_path / "country.gpkg-shm"
    journal.write_bytes(b"\0" * 1000)
    settings = Settings(tmp_path / "window.ini")
    settings.set("folder", str(tmp_path))
    kinds: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        view = dialog.findChild(QTreeView)
        assert view is not None
        model = view.model()

        def listed() -> bool:
            places = [
                model.index(row, 0, view.rootIndex()) for row in range(model.rowCount(view.rootIndex()))
            ]
            kinds[:] = [i.siblingAtColumn(2).data() for i in places if i.data() == journal.name]
            return bool(kinds and kinds[0])

        try:
            qtbot.waitUntil(listed, timeout=20_000)
        finally:
            dialog.reject()

    with journal.open("rb+") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        QTimer.singleShot(0, look)
        assert Asking(settings).open_files("Choose", "All files (*)") == []
        tried = subprocess.run([sys.executable, "-c", _TRY, str(journal)], capture_output=True, check=False)
    assert tried.stderr.strip() == b"held"
    assert kinds == ["GPKG-SHM file"]  # said by the name alone
