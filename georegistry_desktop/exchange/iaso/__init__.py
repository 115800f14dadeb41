"""Iaso's layout of a GeoPackage: a layer ``level-{depth}-{type}`` for each type, and a table of groups."""

from __future__ import annotations

from georegistry_desktop.exchange.formats import Layout
from georegistry_desktop.exchange.iaso.layer_names import LAYER
from georegistry_desktop.exchange.iaso.reader import read_iaso
from georegistry_desktop.exchange.iaso.writer import loses, write

__all__ = ["IASO", "LAYER", "read_iaso"]

IASO = Layout(write=write, loses=loses)
