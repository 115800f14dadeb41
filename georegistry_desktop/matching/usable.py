"""Whether a frame can be matched at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from georegistry_desktop.domain.errors import Refused

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    import pyarrow as pa


def check_units(letter: str, frame: gpd.GeoDataFrame) -> None:
    """Raises ``Refused`` (``match-units``), see ``lists.read_lists``."""
    import pyarrow.compute as pc

    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise Refused("match-units", list=letter, reason=f"it has several columns '{twice[0]}'")
    for column in ("uuid", "name"):
        if column not in frame:
            raise Refused("match-units", list=letter, reason=f"it has no column '{column}'")
    for column in ("point", "boundary"):
        if column in frame and not _has_shapes(frame[column]):
            raise Refused("match-units", list=letter, reason=f"its column '{column}' has no geometries")
    if frame["uuid"].dtype.kind in "iufb":  # links would name them otherwise than the frame does
        raise Refused("match-units", list=letter, reason="its uuids are numbers, not texts")
    uuid = texts(frame["uuid"])
    nothing = uuid.null_count + pc.sum(pc.equal(uuid, ""), min_count=0).as_py()
    if nothing:
        raise Refused("match-units", list=letter, reason=f"{nothing:,} of its units have no uuid")
    if pc.count_distinct(uuid).as_py() < len(uuid):
        again = frame["uuid"][frame["uuid"].duplicated()]
        raise Refused("match-units", list=letter, reason=f"several of its units have the uuid {again.iat[0]}")


def _has_shapes(column: pd.Series[Any]) -> bool:
    import shapely

    held = column.dropna().to_numpy(dtype=object)
    return bool(shapely.is_geometry(held).all())


def texts(column: pd.Series[Any]) -> pa.Array:
    """As Arrow's strings."""
    import pyarrow as pa

    found = pa.array(column.astype("str"), from_pandas=True)
    found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    return found.cast(pa.large_string())
