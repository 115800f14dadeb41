"""Iaso's layout of a GeoPackage: a layer ``level-{depth}-{type}`` for each type, and a table of groups."""

from __future__ import annotations

from georegistry_desktop.exchange.iaso.reader import LAYER, read_iaso

__all__ = ["LAYER", "read_iaso"]
