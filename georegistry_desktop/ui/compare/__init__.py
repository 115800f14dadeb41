"""The workspace that sets two versions side by side: what differs, where, what exactly, and the decision."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Panel, Workspace


def _load() -> type[Workspace]:
    from georegistry_desktop.ui.compare.workspace import CompareWorkspace

    return CompareWorkspace


PANEL = Panel(
    key="compare",
    icon="compare",
    order=20,
    title=lambda: QCoreApplication.translate("CompareWorkspace", "Compare"),
    load=_load,
)
