"""GeoPackages of anybody: each layer a table with a geometry, understood like any list."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.geopackage.file import opened
from georegistry_desktop.exchange.geopackage.layers import stored_layer
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.vector.files import choose, table_of
from georegistry_desktop.exchange.vector.layers import UNREADABLE, layer_names


def read_layers(path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
    """A table for each layer that may hold units. Raises ``CannotRead``."""
    found: list[Table] = []
    with opened(path) as held:
        try:
            layers = layer_names(str(path))
            chosen = choose(layers, options, path)
            unread = tuple(name for name, _ in layers if name not in chosen)
            for at, name in enumerate(name for name, _ in layers if name in chosen):
                progress(f"Reading {path.name}", at, len(chosen))
                label = path.name if len(layers) == 1 else f"{path.name} ({name})"
                table = table_of(stored_layer(path, held, name), label, path, options)
                found.append(replace(table, layer=name, unread=unread))
        except (*UNREADABLE, sqlite3.Error, RecursionError) as error:
            raise CannotRead(path, "file-unreadable", reason=str(error).split("\n")[0]) from error
    progress(f"Reading {path.name}", 1, 1)
    return found
