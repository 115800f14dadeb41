"""What a start loads: the heavy libraries come when they are used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from georegistry_desktop import exchange
from georegistry_desktop.exchange import door
from georegistry_desktop.storage import schema

HEAVY = {
    "pandas",
    "geopandas",
    "alembic",
    "openpyxl",
    "python_calamine",
    "osmium",
    "requests",
    "ftfy",
    "pyogrio",
    "PySide6",
}
FIRST_FRAME = """
import sys
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.ui.desk import Desk
from PySide6.QtWidgets import QApplication
app = QApplication([])
panels, failed = find_panels()
assert len(panels) >= 4 and not failed
window = MainWindow(Desk(app), panels)
window.show()
app.processEvents()
print(*sys.modules)
"""
FIRST_THREAD = """
import gc, threading
from PySide6.QtWidgets import QApplication
from georegistry_desktop.ui.shell.application import run
begin = threading.Thread.start
def start(thread):
    print(thread.name, gc.isenabled())
    QApplication.instance().quit()
    begin(thread)
threading.Thread.start = start
run("absent.gpkg")
"""
PROGRAM = """
from PySide6.QtWidgets import QApplication
from georegistry_desktop.ui import open_window
def look(*_):
    print(__import__.__name__)
    return 0
QApplication.exec = look
open_window("absent.gpkg")
"""
ROOMS = """
import PySide6.QtCore
before = __import__
import georegistry_desktop.ui.shell.main_window, georegistry_desktop.ui.shell.application
print(__import__ is before)
"""


@pytest.mark.parametrize(
    ("module", "more"),
    [
        ("georegistry_desktop", {"numpy", "sqlalchemy"}),
        ("georegistry_desktop.domain", {"sqlalchemy"}),
        ("georegistry_desktop.cli.app", {"sqlalchemy", "pyarrow"}),
        ("georegistry_desktop.exchange", {"pyarrow"}),
        ("georegistry_desktop.workflows", {"sqlalchemy", "pyarrow"}),
        ("georegistry_desktop.session", {"sqlalchemy", "pyarrow"}),
        ("georegistry_desktop.storage", set()),
    ],
)
def test_that_no_heavy_library_is_loaded_before_it_is_used(module: str, more: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & (HEAVY | more) == set()


def _printed(program: str, own_folder: Path) -> list[str]:
    """What a program prints that is a user of its own and has no screen, in words."""
    own = {f"XDG_{name}_HOME": str(own_folder) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    surroundings = os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_that_the_first_frame_of_the_window_needs_no_heavy_library(tmp_path: Path) -> None:
    loaded = _printed(FIRST_FRAME, tmp_path)
    late = HEAVY - {"PySide6"} | {
        "sqlalchemy",
        "psycopg2",
        "georegistry_desktop.compare",
        "pyarrow",
        "pyproj",
        "keyring",
        "rapidfuzz",
        "typer",
        "rich",
        "scipy",
    }
    assert set(loaded) & late == set()


def test_that_the_program_starts_without_the_import_that_looks_into_each_source(tmp_path: Path) -> None:
    assert _printed(PROGRAM, tmp_path) != ["__feature_import__"]


def test_that_who_imports_the_window_keeps_the_import_that_he_had(tmp_path: Path) -> None:
    assert _printed(ROOMS, tmp_path) == ["True"]


def test_that_no_thread_begins_before_garbage_is_collected_in_the_gui_thread_alone(tmp_path: Path) -> None:
    begun = _printed(FIRST_THREAD, tmp_path)
    assert "opening" in begun[::2]
    assert set(begun[1::2]) == {"False"}


def test_that_the_door_of_exchange_hands_out_all_of_it() -> None:
    assert all(getattr(exchange, name) is getattr(door, name) for name in door.__all__)
    with pytest.raises(AttributeError, match="nowhere"):
        exchange.nowhere  # noqa: B018


def test_that_the_newest_migration_is_known_without_alembic() -> None:
    assert schema.latest() == schema._scripts().get_current_head()
