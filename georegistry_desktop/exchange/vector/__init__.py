"""GDAL's vector formats: each layer a table with a geometry, understood like any list."""

from __future__ import annotations

import re

from georegistry_desktop.exchange.formats import ARCHIVE, Format
from georegistry_desktop.exchange.lists import table_reader
from georegistry_desktop.exchange.vector import geojson, kml, writer
from georegistry_desktop.exchange.vector.files import read_tables
from georegistry_desktop.exchange.vector.parquet import read_parquet

_FEATURES = re.compile(rb'"type"\s*:\s*"(?:FeatureCollection|Feature|Topology)"')
_IN_ZIP = re.compile(rb"\.(?:shp|geojson|kml|gml|fgb)$", re.IGNORECASE | re.MULTILINE)


def _is_geojson(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and bool(_FEATURES.search(head))


def _is_shapefile(head: bytes) -> bool:
    zipped = head.startswith(ARCHIVE) and bool(_IN_ZIP.search(head)) and b"doc.kml" not in head
    return head.startswith(b"\x00\x00\x27\x0a") or zipped


def _is_kml(head: bytes) -> bool:
    return b"<kml" in head[:1000] or (head.startswith(ARCHIVE) and b"doc.kml" in head)


def _is_gml(head: bytes) -> bool:
    return b"opengis.net/gml" in head or b"opengis.net/wfs" in head


GEOJSON = Format(
    name="geojson",
    extensions=(".geojson", ".topojson"),
    sniff=_is_geojson,
    read=table_reader(read_tables),
    tables=read_tables,
    write=geojson.write,
    loses=geojson.loses,
)
SHAPEFILE = Format(
    name="shapefile",
    extensions=(".shp", ".zip"),
    sniff=_is_shapefile,
    read=table_reader(read_tables),
    tables=read_tables,
)
KML = Format(
    name="kml",
    extensions=(".kml", ".kmz"),
    sniff=_is_kml,
    read=table_reader(read_tables),
    tables=read_tables,
    write=kml.write,
    loses=kml.loses,
)
GML = Format(
    name="gml", extensions=(".gml",), sniff=_is_gml, read=table_reader(read_tables), tables=read_tables
)
FLATGEOBUF = Format(
    name="flatgeobuf",
    extensions=(".fgb",),
    sniff=lambda head: head.startswith(b"fgb"),
    read=table_reader(read_tables),
    tables=read_tables,
    write=writer.write_flatgeobuf,
    loses=writer.flatgeobuf_loses,
)
PARQUET = Format(
    name="geoparquet",
    extensions=(".parquet", ".geoparquet"),
    sniff=lambda head: head.startswith(b"PAR1"),
    read=table_reader(read_parquet),
    tables=read_parquet,
    write=writer.write_geoparquet,
    loses=writer.geoparquet_loses,
)
VECTOR = (GEOJSON, SHAPEFILE, KML, GML, FLATGEOBUF, PARQUET)
