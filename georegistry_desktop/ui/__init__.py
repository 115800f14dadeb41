"""The window: Qt, and nothing that the command line cannot do.

``desk`` is what a screen may ask of the window; ``theme``, ``actions``, ``widgets`` and ``words`` serve every
screen; ``tree``, ``map`` and ``inspector`` are parts that screens are made of; a screen is a workspace, found
through the entry points ``georegistry.panels``; ``shell`` is the main window around them. Lower rooms know no
higher ones, screens do not know each other.
"""

from __future__ import annotations

import builtins
import gc

from georegistry_desktop.ui.display import reason_for_no_window

__all__ = ["make_loading_quick", "open_window", "reason_for_no_window"]


def open_window(address: str | None = None, *, demo: bool = False) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    ``address`` is opened first; without it the registry that was open last, or else the start page; at the
    very first start the demo country. Ask ``reason_for_no_window`` before: without a display Qt ends the
    process.
    """
    make_loading_quick()
    from georegistry_desktop.ui.shell.application import run

    return run(address, demo=demo)


def make_loading_quick() -> None:
    """What the program does before it loads the window.

    It changes the whole process: nothing for who only imports a room, and may want what goes here.
    """
    # Of what is loaded nothing is garbage; to look for some again and again is a tenth of the start. Once the
    # window is there its own collector takes over.
    gc.disable()
    import PySide6.QtCore  # noqa: F401

    # PySide sets one more import before the one there was, for switches that nobody uses here (snake_case,
    # true_property). It reads the source of each module that is loaded from then on: an eighth of the start.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
