"""Vector formats: each unit a feature with its boundary or else its point, and the columns of ``flat``."""

from __future__ import annotations

import re

from georegistry_desktop.exchange.formats import Format
from georegistry_desktop.exchange.vector import geojson, kml, writer

_FEATURES = re.compile(rb'"type"\s*:\s*"(?:FeatureCollection|Feature)"')


def _is_geojson(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and bool(_FEATURES.search(head))


GEOJSON = Format(
    name="geojson",
    extensions=(".geojson",),
    sniff=_is_geojson,
    write=geojson.write,
    loses=geojson.loses,
)
FLATGEOBUF = Format(
    name="flatgeobuf",
    extensions=(".fgb",),
    sniff=lambda head: head.startswith(b"fgb"),
    write=writer.write_flatgeobuf,
    loses=writer.flatgeobuf_loses,
)
PARQUET = Format(
    name="geoparquet",
    extensions=(".parquet", ".geoparquet"),
    sniff=lambda head: head.startswith(b"PAR1"),
    write=writer.write_geoparquet,
    loses=writer.geoparquet_loses,
)
KML = Format(
    name="kml", extensions=(".kml",), sniff=lambda head: b"<kml" in head, write=kml.write, loses=kml.loses
)
