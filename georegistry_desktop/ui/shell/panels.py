"""Finds the workspaces: the program's own and those of plugins come through one door, entry points."""

from __future__ import annotations

import traceback
from importlib import import_module
from importlib.metadata import entry_points

from georegistry_desktop.ui.desk import Panel

GROUP = "georegistry.panels"


def find_panels() -> tuple[list[Panel], dict[str, str]]:
    """What the strip offers, in its order, and the full text of why others could not be loaded, by name.

    An entry point names a module; its ``PANEL`` is taken, whatever stands after a colon.
    """
    found: dict[str, Panel] = {}
    failed: dict[str, str] = {}
    for point in entry_points(group=GROUP):
        try:
            panel = getattr(import_module(point.module), "PANEL", None)
            if not isinstance(panel, Panel):
                raise TypeError(f"The module {point.module} offers no Panel under the name PANEL.")
        except Exception:  # noqa: BLE001  a plugin may fail in any way; the window opens without it
            failed[point.name] = traceback.format_exc()
        else:
            found.setdefault(panel.key, panel)
    return sorted(found.values(), key=lambda panel: panel.order), failed
