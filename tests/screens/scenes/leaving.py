"""What is asked and told where a registry is left, or was replaced."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.words import version_words
from tests.screens.stage import Stage, scene


@scene("demo")
def leaving(stage: Stage) -> QWidget:
    """The question on closing the window while something is made."""
    stage.open()
    with _running(stage):
        return _asked(stage, stage.window.close)


@scene("demo")
def left_jobs(stage: Stage) -> QWidget:
    """What runs on in a registry that was left."""
    stage.open()
    other = stage.folder / "other.gpkg"
    shutil.copy(stage.folder / "demo.gpkg", other)
    before = stage.desk.live
    with _running(stage):
        _asked(stage, lambda: stage.window.files.open(str(other)), answer=0)
        stage.wait(lambda: stage.desk.live not in (None, before))
        stage.click("view.activity")
        _rest(stage)
        return _framed(stage.window.grab())  # while it runs still


@scene("demo")
def kept_edits(stage: Stage) -> None:
    """What was collected when the registry was replaced, as its next opening tells it."""
    stage.open()
    session, version, unit = stage.first_district()
    here = Path(session.address)
    backup = stage.folder / "backup.gpkg"
    shutil.copy(here, backup)
    session.commit(version, Changeset("Rename", (Set(unit.uuid, "name", unit.name, "Kakwa"),))).result()
    session.collecting = True
    rejected = Set(unit.uuid, "status", unit.status, "REJECTED")
    session.commit(version, Changeset(f"Reject {unit.name}", (rejected,))).result()
    journal = Path(f"{here}-wal")
    stage.wait(lambda: journal.stat().st_size == 0)
    here.write_bytes(backup.read_bytes())
    stage.wait(lambda: session.replaced)
    stage.wait(stage.window.messages.isVisible)
    before = stage.desk.live
    stage.window.messages.action_button.click()
    stage.wait(lambda: stage.desk.live not in (None, before))
    stage.wait(stage.window.messages.isVisible)
    stage.settle()


@contextmanager
def _running(stage: Stage) -> Iterator[None]:
    """Something is being made meanwhile."""
    go_on, begun = threading.Event(), threading.Event()

    def work(_: Registry, progress: Progress) -> None:
        for done in range(100_000):
            if go_on.wait(0.01):
                return
            progress("Writing", done=min(done, 40), total=100)
            begun.set()

    live = stage.desk.live
    assert live is not None
    name = QCoreApplication.translate("Inspector", "Copy {version} to {name}")
    words = name.format(version=version_words("Pyramid@live"), name="Pyramid 2026")
    live.session.start(words, work, makes=True)
    stage.wait(begun.is_set)
    try:
        yield
    finally:
        go_on.set()


def _asked(stage: Stage, run: Callable[[], object], *, answer: int | None = None) -> QLabel:
    """A picture of the dialog that asks first; pushes its button ``answer``, else takes none of its ways."""
    seen: list[QPixmap] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        seen.append(box.grab())
        if answer is None:
            box.reject()
        else:
            box.buttons()[answer].click()  # type: ignore[attr-defined]

    QTimer.singleShot(500, stage.window, lambda: look())
    run()
    return _framed(seen[0])


def _framed(seen: QPixmap) -> QLabel:
    picture = QLabel()
    picture.setPixmap(seen)
    picture.resize(seen.deviceIndependentSize().toSize())
    return picture


def _rest(stage: Stage) -> None:
    end = time.monotonic() + 1.5
    stage.wait(lambda: time.monotonic() > end)
