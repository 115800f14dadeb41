"""A comparison as a GeoPackage: the list, and what moved or was redrawn with both geometries."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.exchange.comparison.texts import GEOMETRIES, geometries_of
from georegistry_desktop.exchange.layers_file import write_layers

_LAYERS = {"point": ("points", "Point"), "boundary": ("boundaries", "MultiPolygon")}


def write_geopackage(comparison: Comparison, path: Path) -> None:
    """Layers ``points_base``, ``points_other``, ``boundaries_base``, ``boundaries_other`` (EPSG:4326) and the
    table ``differences``. New and missing units stand in the layers of the side that has them."""
    rows = comparison.differences.copy()
    layers: dict[str, tuple[pd.DataFrame, str | None]] = {"differences": (rows, None)}
    for field in GEOMETRIES:
        layer, kind = _LAYERS[field]
        chosen = rows[
            (rows["field"] == field).to_numpy(dtype=bool, na_value=False)
            | rows["kind"].isin(["new", "missing"])
        ]
        for side, frame in (("base", comparison.base_frame), ("other", comparison.other_frame)):
            shapes = geometries_of(frame, field, chosen[f"{side}_uuid"])
            has = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
            table = gpd.GeoDataFrame(
                chosen[has].drop(columns=["base_value", "other_value"]).reset_index(drop=True),
                geometry=gpd.array.GeometryArray(np.asarray(shapes[has], dtype=object), crs=4326),
            )
            layers[f"{layer}_{side}"] = (table, kind)
    write_layers(path, layers)
