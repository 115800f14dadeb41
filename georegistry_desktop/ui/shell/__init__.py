"""The main window: strip, bars, palette, jobs, messages; it opens registries and keeps the place."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide sets one more import before the one there was, for switches that nobody uses here (snake_case,
# true_property). It reads the source of each module that is loaded from then on: an eighth of the start.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
