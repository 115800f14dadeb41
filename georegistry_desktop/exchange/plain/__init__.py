"""Our own plain layout, in JSON and in a GeoPackage: everything that a version holds, read back without loss.

Units, groups and sets keep their uuids; points and boundaries are EPSG:4326 in full precision.
"""

from __future__ import annotations

import re

from georegistry_desktop.exchange.formats import Format
from georegistry_desktop.exchange.iaso import IASO
from georegistry_desktop.exchange.plain import geopackage, json_document

_OURS = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"georegistry"')


def _is_ours(head: bytes) -> bool:
    return bool(_OURS.match(head))


def _is_sqlite(head: bytes) -> bool:
    return head.startswith(b"SQLite format 3\0")


JSON = Format(
    name="json", extensions=(".json",), sniff=_is_ours, read=json_document.read, write=json_document.write
)
GPKG = Format(
    name="gpkg",
    extensions=(".gpkg",),
    sniff=_is_sqlite,
    read=geopackage.read,
    write=geopackage.write,
    layouts={"iaso": IASO},
)
