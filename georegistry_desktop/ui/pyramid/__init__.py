"""The workspace of one version: its tree, its map, its units, edited and looked through for problems."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Panel, Workspace


def _load() -> type[Workspace]:
    from georegistry_desktop.ui.pyramid.workspace import Pyramid

    return Pyramid


PANEL = Panel(
    key="pyramid",
    icon="pyramid",
    order=10,
    title=lambda: QCoreApplication.translate("Pyramid", "Pyramid"),
    load=_load,
)
