"""The workspace that matches two versions: the queue, the unit in front with its candidates, both on one map,
and why each score is what it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Panel, Workspace


def _load() -> type[Workspace]:
    from georegistry_desktop.ui.matching.workspace import MatchWorkspace

    return MatchWorkspace


PANEL = Panel(
    key="match",
    icon="match",
    order=25,
    title=lambda: QCoreApplication.translate("MatchWorkspace", "Match"),
    load=_load,
)
