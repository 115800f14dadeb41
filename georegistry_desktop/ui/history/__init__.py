"""The workspace of the history: who changed what and when, seen on map and tree, and taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Panel, Workspace


def _load() -> type[Workspace]:
    from georegistry_desktop.ui.history.workspace import HistoryWorkspace

    return HistoryWorkspace


PANEL = Panel(
    key="history",
    icon="history",
    order=40,
    title=lambda: QCoreApplication.translate("History", "History"),
    load=_load,
)
