"""Finds the workspaces: the program's own and those of plugins come through one door, entry points."""

from __future__ import annotations

import traceback
from importlib.metadata import entry_points

from georegistry_desktop.ui.desk import Workspace

GROUP = "georegistry.panels"


def find_workspaces() -> tuple[list[type[Workspace]], dict[str, str]]:
    """The classes in the order of the strip, and the full text of why others could not be loaded, by name."""
    found: dict[str, type[Workspace]] = {}
    failed: dict[str, str] = {}
    for point in entry_points(group=GROUP):
        try:
            workspace = point.load()
            if not issubclass(workspace, Workspace):
                raise TypeError(f"{point.value} is no Workspace")
        except Exception:  # noqa: BLE001  a plugin may fail in any way; the window opens without it
            failed[point.name] = traceback.format_exc()
        else:
            found.setdefault(workspace.key, workspace)
    return sorted(found.values(), key=lambda workspace: workspace.order), failed
