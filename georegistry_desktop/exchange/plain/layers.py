"""One layer of the plain layout."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from georegistry_desktop.exchange.draft import Array, text
from georegistry_desktop.exchange.geopackage.layers import stored_layer
from georegistry_desktop.exchange.vector.layers import NO_GEOMETRY as NO_GEOMETRY
from georegistry_desktop.exchange.vector.layers import Layer as StoredLayer


class WrongLayer(ValueError):
    """Why a layer is not one of the plain layout."""


@dataclass(frozen=True)
class Layer:
    """``frame`` has every column as text; ``geometry`` (n,) is None where there is none; ``unreadable`` are
    the positions where there is one that cannot be read."""

    frame: pd.DataFrame
    geometry: Array
    unreadable: list[int]


def layer_of(path: Path, held: sqlite3.Connection, name: str) -> Layer:
    """A layer or a table without geometry; geometry in EPSG:4326. Raises ``WrongLayer``, and what pyogrio and
    SQLite raise."""
    layer = stored_layer(path, held, name)
    if name in ("units", "boundaries"):
        _check_layer(layer, name)
    frame = pd.DataFrame(
        {heading: text(column) for heading, column in zip(layer.headings, layer.columns, strict=True)},
        index=range(len(layer.fids)),
    )
    return Layer(frame, layer.geometry, sorted(layer.broken))


def _check_layer(layer: StoredLayer, name: str) -> None:
    if "uuid" not in layer.headings:
        raise WrongLayer(f"its layer {name} lacks the column uuid")
    if layer.kind is None:
        raise WrongLayer(f"its layer {name} holds no geometry")
    if layer.crs not in ("EPSG:4326", "OGC:CRS84"):
        raise WrongLayer(f"its layer {name} is not in EPSG:4326")
