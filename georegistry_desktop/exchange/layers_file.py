"""Layers written into a new GeoPackage, and looked at once they are there."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pandas as pd
import pyogrio

from georegistry_desktop.domain.progress import Progress, silent


def write_layers(
    path: Path, layers: Mapping[str, tuple[pd.DataFrame, str | None]], progress: Progress = silent
) -> None:
    """Each layer with its kind of geometry (None: a table without any), one after the other.

    Raises what pyogrio raises, ``OSError`` where the disk is full, and what ``progress`` raises.
    """
    for at, (layer, (frame, kind)) in enumerate(layers.items()):
        progress(f"Writing {layer}", at, len(layers))
        more: dict[str, object] = {"geometry_type": kind} if kind else {}
        if any(isinstance(dtype, pd.ArrowDtype) for dtype in frame.dtypes):
            more["use_arrow"] = True  # only so days are written as days
        pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", append=at > 0, **more)
    _check_written(path, layers)
    progress("Writing", len(layers), len(layers))


def _check_written(path: Path, layers: Mapping[str, tuple[pd.DataFrame, str | None]]) -> None:
    # GDAL writes the last of a layer when it closes the file, and keeps to itself what goes wrong then.
    reason = "it could not be written to its end; the disk may be full"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as held:
            for layer, (frame, kind) in layers.items():
                name = layer.replace('"', '""')
                rows = [f'SELECT count(*) FROM "{name}"']
                if kind:
                    has = f'SELECT count(*) FROM "{name}" WHERE geom IS NOT NULL'
                    rows += [has, f'SELECT count(*) FROM "rtree_{name}_geom"']
                found, *shapes = (held.execute(query).fetchone()[0] for query in rows)
                if found != len(frame) or len(set(shapes)) > 1:
                    raise OSError(errno.ENOSPC, reason)
    except sqlite3.Error as error:
        raise OSError(errno.ENOSPC, f"{reason} ({error})") from error
