"""Files are looked at before GDAL sees them: it goes by their content, whatever their name, and some contents
make it read other files, or ask servers."""

from __future__ import annotations

import codecs
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import pyogrio

from georegistry_desktop.exchange.archives import SPOILT
from georegistry_desktop.exchange.table import CannotRead

FEATURES = re.compile(
    rb'"type"\s*:\s*"(?:FeatureCollection|Feature|Topology)"|^\s*\{\s*"(?:features|crs|bbox|name)"\s*:'
)
SHAPEFILE = b"\x00\x00\x27\x0a"
_BINARY = (SHAPEFILE, b"fgb", b"SQLite format 3\0", b"PK\x03\x04")
_FIRST = 1 << 16
_SHP_HEAD, _DBF_HEAD, _SHX_ROW = 100, 12, 8
_SPACES = re.compile(rb"opengis\.net/(?:gml|wfs)")
_CRS = re.compile(r'"crs"\s*:\s*')

# Nobody else is asked: not for a reference system that a file names by its address, nor for a schema.
pyogrio.set_gdal_config_options(
    {
        "GDAL_HTTP_PROXY": "127.0.0.1:9",
        "GDAL_HTTPS_PROXY": "127.0.0.1:9",
        "GDAL_HTTP_CONNECTTIMEOUT": "1",
        "GDAL_HTTP_MAX_RETRY": "0",
        "GML_SKIP_RESOLVE_ELEMS": "ALL",
    }
)


def check_file(path: Path) -> None:
    """Raise ``CannotRead`` where this is nothing that GDAL is to see, or does not hold all that it says.

    GDAL reads a shapefile or an XML document as far as it goes, and does not say where that is.
    """
    with path.open("rb") as file:
        head = file.read(_FIRST)
        _check_kind(path, head)
        if head.startswith(SHAPEFILE):
            _check_shapefile(path, lambda suffix: _beside(path, suffix))
        elif _is_xml(head):
            file.seek(0)
            _check_xml(path, file.read)


def check_members(path: Path, names: list[str]) -> None:
    """The same for the files in an archive."""
    try:
        _check_members(path, names)
    except SPOILT as error:
        raise CannotRead(path, "file-unreadable", reason=error) from error


def _check_members(path: Path, names: list[str]) -> None:
    with zipfile.ZipFile(path) as archive:
        sizes = {one.filename.lower(): one for one in archive.infolist()}

        def part(name: str, suffix: str) -> tuple[bytes, int] | None:
            found = sizes.get(str(Path(name).with_suffix(suffix)).lower())
            if found is None:
                return None
            with archive.open(found) as member:
                return member.read(_SHP_HEAD), found.file_size

        for name in names:
            with archive.open(name) as member:
                head = member.read(_FIRST)
            _check_kind(path, head)
            if head.startswith(SHAPEFILE):
                _check_shapefile(path, lambda suffix, name=name: part(name, suffix))  # type: ignore[misc]
            elif _is_xml(head):
                with archive.open(name) as member:
                    _check_xml(path, member.read)


def declared_crs(path: Path) -> tuple[bool, str | None]:
    """Whether a GeoJSON file speaks of its reference system, and its name; None where it names none that can
    be known. GDAL takes what it does not know for degrees."""
    with path.open("rb") as file:
        head = file.read(_FIRST).decode("utf-8", "ignore")
    match = _CRS.search(head)
    if match is None:
        return False, None
    try:
        said = json.JSONDecoder().raw_decode(head, match.end())[0]
        name = said["properties"]["name"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return True, None  # it speaks of one, and that cannot be read
    return True, name if isinstance(name, str) else None


def _is_xml(head: bytes) -> bool:
    return head.lstrip(codecs.BOM_UTF8).lstrip().startswith(b"<")


def _check_kind(path: Path, head: bytes) -> None:
    start = head.lstrip(codecs.BOM_UTF8).lstrip()
    known = head.startswith(_BINARY) or (start[:1] == b"{" and FEATURES.search(start))
    if _is_xml(head):
        known = b"<OGR" not in head and (b"kml" in head[:4096] or _SPACES.search(head) is not None)
    if not known:
        raise CannotRead(path, "file-unreadable", reason="it does not hold what its name says")


def _check_xml(path: Path, read: Callable[[int], bytes]) -> None:
    roots: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: roots.append(name) if not roots else None
    try:
        while block := read(_FIRST):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise CannotRead(path, "file-unreadable", reason=f"its XML breaks: {error}") from error
    if roots and roots[0].startswith("OGR"):
        raise CannotRead(path, "file-unreadable", reason="it only points to other data")


def _beside(path: Path, suffix: str) -> tuple[bytes, int] | None:
    for name in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
        if name.exists():
            with name.open("rb") as file:
                return file.read(_SHP_HEAD), name.stat().st_size
    return None


def _check_shapefile(path: Path, part: Callable[[str], tuple[bytes, int] | None]) -> None:
    """The parts of a shapefile say how much they hold."""
    shp, shx, dbf = part(".shp"), part(".shx"), part(".dbf")
    if shp is not None and len(shp[0]) == _SHP_HEAD:
        said = int.from_bytes(shp[0][24:28], "big") * 2
        if shp[1] < said:
            reason = f"it has {shp[1]:,} of the {said:,} bytes that it says"
            raise CannotRead(path, "file-unreadable", reason=reason)
    if shx is None or dbf is None or len(dbf[0]) < _DBF_HEAD:
        return
    count, start, width = (int.from_bytes(dbf[0][a:b], "little") for a, b in ((4, 8), (8, 10), (10, 12)))
    shapes = (shx[1] - _SHP_HEAD) // _SHX_ROW
    if count != shapes or dbf[1] < start + count * width:
        held = min(count, max(0, dbf[1] - start) // max(1, width))
        reason = f"its .shx names {shapes:,} shapes, its .dbf {count:,} rows, and holds {held:,} of them"
        raise CannotRead(path, "file-unreadable", reason=reason)
