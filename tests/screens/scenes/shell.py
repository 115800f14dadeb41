"""The window itself: start page, palette, messages, jobs, keys, help, tour."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.ui.shell.cheat_sheet import CheatSheet
from georegistry_desktop.ui.shell.connect_dialog import ConnectDialog
from georegistry_desktop.ui.shell.help_pages import HelpWindow
from georegistry_desktop.ui.shell.shortcut_editor import ShortcutEditor
from georegistry_desktop.ui.shell.steps_menu import StepsMenu
from tests.screens.stage import Stage, scene


@scene("")
def start(stage: Stage) -> None:
    for address in ("/data/mali/pyramid.gpkg", "postgresql://reviewer@db.health.example/pyramid"):
        stage.window.files.recents.note(address)
    stage.window.start_page.look()
    stage.settle(0.2)


@scene("")
def connect(stage: Stage) -> QWidget:
    dialog = ConnectDialog(stage.desk, stage.window)
    dialog.show()
    return dialog


@scene("")
def connect_empty(stage: Stage) -> QWidget:
    """A database that holds no registry yet."""
    dialog = ConnectDialog(stage.desk, stage.window)
    dialog.show()
    dialog._failed(Refused("registry-missing"))
    return dialog


@scene("")
def shortcuts(stage: Stage) -> QWidget:
    stage.click("help.shortcuts")
    return stage.window.findChildren(ShortcutEditor)[-1]


@scene("")
def help_pages(stage: Stage) -> QWidget:
    stage.click("help.pages")
    return stage.window.findChildren(HelpWindow)[-1]


@scene("demo", "sierra-leone")
def palette(stage: Stage) -> None:
    stage.open()
    stage.window.palette_field.begin()
    for letter in "bo":
        stage.window.palette_field.insert(letter)
        stage.window.palette_field.textEdited.emit(stage.window.palette_field.text())
    stage.settle()


@scene("demo")
def keys(stage: Stage) -> QWidget:
    stage.open()
    stage.click("help.keys")
    return stage.window.findChildren(CheatSheet)[-1]


@scene("demo")
def message(stage: Stage) -> None:
    stage.open()
    stage.desk.say("Kakua → Kakwa", kind="done", undo=stage.settle)
    stage.click("view.activity")


@scene("demo")
def steps(stage: Stage) -> QWidget:
    """The menu at the arrow of undo."""
    stage.open()
    session, version, unit = stage.first_district()
    names = (unit.name, f"{unit.name} 1", f"{unit.name} 2", f"{unit.name} 3")
    for before, after in pairwise(names):
        change = Changeset(f"{before} → {after}", (Set(unit.uuid, "name", before, after),))
        session.commit(version, change).result()
    stage.settle()
    menu = stage.window.findChild(StepsMenu)
    assert menu is not None
    menu.popup(QPoint(0, 0))
    return menu


@scene("demo")
def tour(stage: Stage) -> None:
    stage.open()
    stage.click("help.tour")
