"""The workspace of sources and their versions: what there is, what comes in, what goes out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Panel, Workspace


def _load() -> type[Workspace]:
    from georegistry_desktop.ui.sources.workspace import Sources

    return Sources


PANEL = Panel(
    key="sources",
    icon="sources",
    order=30,
    title=lambda: QCoreApplication.translate("Sources", "Sources"),
    load=_load,
)
