"""Extracts of OpenStreetMap: administrative boundaries and health facilities.

As XML (``.osm``), in PBF, or XML compressed with gzip or bzip2. What the tags mean stands in ``tags``, where
the objects and their outlines come from in ``extract``.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

from georegistry_desktop.exchange.formats import Format
from georegistry_desktop.exchange.osm.reader import read

_XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--.*?-->\s*)*<osm[\s>]", re.DOTALL)
_PBF = b"\x0a\x09OSMHeader"
_GZIP = b"\x1f\x8b"


def _sniff(head: bytes) -> bool:
    if head.startswith(_GZIP):
        with suppress(zlib.error):  # whatever is no gzip is no extract either
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(head)
    return head[4:].startswith(_PBF) or bool(_XML.match(head))


OSM = Format(
    name="osm", extensions=(".osm", ".osm.pbf", ".osm.gz", ".osm.bz2", ".pbf"), sniff=_sniff, read=read
)
