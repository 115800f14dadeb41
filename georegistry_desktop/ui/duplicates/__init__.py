"""The workspace that finds units of one version that are the same place: the pairs, both units with what
differs, both on one map, why they are alike, and merging one into the other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Panel, Workspace


def _load() -> type[Workspace]:
    from georegistry_desktop.ui.duplicates.workspace import DuplicatesWorkspace

    return DuplicatesWorkspace


PANEL = Panel(
    key="duplicates",
    icon="duplicates",
    order=55,
    title=lambda: QCoreApplication.translate("DuplicatesWorkspace", "Duplicates"),
    load=_load,
)
