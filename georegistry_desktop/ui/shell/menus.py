"""The menu bar, filled from the actions whenever a menu opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from georegistry_desktop.ui.desk import Desk

Filler = Callable[[QMenu], object]


class MenuBar(QMenuBar):
    """Main menus by key; an action's ``menu`` may name a menu inside of one: ``view/theme``."""

    def __init__(self, desk: Desk, extra: dict[str, Filler]) -> None:
        """``extra`` fills menus that hold other things than actions, such as recent registries."""
        super().__init__()
        self._desk, self._extra = desk, extra
        titles = {
            "file": QCoreApplication.translate("menus", "&File"),
            "edit": QCoreApplication.translate("menus", "&Edit"),
            "view": QCoreApplication.translate("menus", "&View"),
            "registry": QCoreApplication.translate("menus", "&Registry"),
            "help": QCoreApplication.translate("menus", "&Help"),
        }
        self._inner = {
            "file/recent": QCoreApplication.translate("menus", "Open &recent"),
            "view/theme": QCoreApplication.translate("menus", "&Theme"),
            "view/map": QCoreApplication.translate("menus", "&Map"),
            "view/text": QCoreApplication.translate("menus", "Te&xt size"),
            "view/language": QCoreApplication.translate("menus", "&Language"),
            "view/panes": QCoreApplication.translate("menus", "&Panes"),
        }
        for key, title in titles.items():
            menu = self.addMenu(title)
            menu.setObjectName(f"menu-{key}")
            menu.aboutToShow.connect(partial(self._fill, key))

    def _fill(self, key: str) -> None:
        # Asked for each time: what Python kept of a menu may have been given up with one that is gone.
        menu = self.findChild(QMenu, f"menu-{key}", Qt.FindChildOption.FindDirectChildrenOnly)
        assert menu is not None
        self._desk.actions.refresh_now()
        menu.clear()
        # Qt takes the menus inside of it out, and keeps them.
        for before in menu.children():
            if isinstance(before, QMenu):
                before.deleteLater()
        here = self._desk.actions.here()
        inner = [name for name in self._inner if name.startswith(f"{key}/")]
        self._desk.actions.fill(menu, [a for a in here if a.menu == key])
        for name in inner:
            below = QMenu(self._inner[name], menu)
            below.setObjectName(f"menu-{name}")
            if filler := self._extra.get(name):
                filler(below)
            self._desk.actions.fill(below, [a for a in here if a.menu == name])
            if not below.isEmpty():
                menu.insertMenu(_line_before(menu, name), below)


def _line_before(menu: QMenu, name: str) -> QAction:
    """Where a menu inside of another stands: recent registries after what opens one, others at the end."""
    lines = [action for action in menu.actions() if action.isSeparator()]
    if name == "file/recent" and lines:
        return lines[0]
    # Qt wants an action to put it before; one that is not shown takes no room.
    end = QAction(menu, visible=False)
    menu.addAction(end)
    return end
