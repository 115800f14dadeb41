"""What can be done in every workspace, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.ui.actions import Action

if TYPE_CHECKING:
    from georegistry_desktop.ui.shell.main_window import MainWindow

_PANES = (
    ("next", str(QT_TRANSLATE_NOOP("commands", "&Next pane")), "F6", 1),
    ("previous", str(QT_TRANSLATE_NOOP("commands", "Pre&vious pane")), "Shift+F6", -1),
)


def window_commands(window: MainWindow) -> list[Action]:
    """File, Edit and View; Help has its own, workspaces bring theirs."""
    return [*_file(window), *_edit(window), *_view(window)]


def _file(window: MainWindow) -> list[Action]:
    files, desk = window.files, window.desk

    def none_open() -> str | None:
        return None if desk.live else QCoreApplication.translate("commands", "No registry is open.")

    return [
        Action(
            id="file.new",
            text=lambda: QCoreApplication.translate("commands", "&New registry…"),
            run=files.ask_new,
            icon="plus",
            shortcuts=("Ctrl+N",),
            menu="file",
            group=10,
        ),
        Action(
            id="file.open",
            text=lambda: QCoreApplication.translate("commands", "&Open GeoPackage…"),
            run=files.ask_open,
            icon="folder",
            shortcuts=("Ctrl+O",),
            menu="file",
            group=11,
        ),
        Action(
            id="file.connect",
            text=lambda: QCoreApplication.translate("commands", "&Connect to PostGIS…"),
            run=files.ask_connect,
            icon="database",
            shortcuts=("Ctrl+Shift+O",),
            menu="file",
            group=12,
        ),
        Action(
            id="file.demo",
            text=lambda: QCoreApplication.translate("commands", "Open the &demo country"),
            run=files.open_demo,
            icon="country",
            menu="file",
            group=13,
        ),
        Action(
            id="file.close",
            text=lambda: QCoreApplication.translate("commands", "C&lose registry"),
            run=files.close,
            icon="home",
            shortcuts=("Ctrl+W",),
            menu="file",
            group=20,
            reason=none_open,
        ),
        Action(
            id="file.quit",
            text=lambda: QCoreApplication.translate("commands", "&Quit"),
            run=window.close,
            shortcuts=("Ctrl+Q",),
            menu="file",
            group=90,
        ),
    ]


def _edit(window: MainWindow) -> list[Action]:
    undoing = window.undoing

    def undo_text() -> str:
        if undoing.undo:
            return QCoreApplication.translate("commands", "&Undo: {change}").format(change=undoing.undo)
        return QCoreApplication.translate("commands", "&Undo")

    def redo_text() -> str:
        if undoing.redo:
            return QCoreApplication.translate("commands", "&Redo: {change}").format(change=undoing.redo)
        return QCoreApplication.translate("commands", "&Redo")

    return [
        Action(
            id="edit.undo",
            text=undo_text,
            run=undoing.step_back,
            icon="undo",
            shortcuts=("Ctrl+Z",),
            menu="edit",
            group=10,
            reason=undoing.no_undo,
        ),
        Action(
            id="edit.redo",
            text=redo_text,
            run=undoing.step_forward,
            icon="redo",
            shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"),
            menu="edit",
            group=11,
            reason=undoing.no_redo,
        ),
        Action(
            id="edit.search",
            text=lambda: QCoreApplication.translate("commands", "&Search units and commands…"),
            run=window.palette_field.begin,
            icon="search",
            shortcuts=("Ctrl+K",),
            menu="edit",
            group=80,
            palette=False,
        ),
    ]


def _view(window: MainWindow) -> list[Action]:
    return [
        Action(
            id="view.activity",
            text=lambda: QCoreApplication.translate("commands", "&Jobs and messages"),
            run=window.switch_activity,
            icon="tasks",
            shortcuts=("F8",),
            menu="view",
            group=20,
            checked=window.activity.isVisible,
        ),
        *(
            Action(
                id=f"view.pane.{key}",
                text=lambda text=text: QCoreApplication.translate("commands", text),  # type: ignore[misc]
                run=lambda way=way: window.step_pane(way),  # type: ignore[misc]
                icon="columns",
                shortcuts=(keys,),
                menu="view",
                group=23,
                reason=window.no_workspace,
            )
            for key, text, keys, way in _PANES
        ),
        Action(
            id="view.reset",
            text=lambda: QCoreApplication.translate("commands", "&Reset layout"),
            run=window.reset_layout,
            icon="layers",
            menu="view",
            group=21,
            reason=window.no_workspace,
        ),
        Action(
            id="view.full",
            text=lambda: QCoreApplication.translate("commands", "&Full screen"),
            run=window.switch_full_screen,
            icon="zoom-fit",
            shortcuts=("F11",),
            menu="view",
            group=22,
            checked=window.isFullScreen,
        ),
    ]
