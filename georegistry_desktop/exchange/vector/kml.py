"""A version as KML 2.2 (OGC 07-147r2), a placemark for each unit, every digit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from shapely.geometry.base import BaseGeometry

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.flat import NUMBERS, FlatTable
from georegistry_desktop.exchange.lost import loss, of_table

_NAME = "KML"
_STEP = 2_000
_ODD = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""Characters that no XML document holds (XML 1.0, 2.2)."""
_NO_XML = re.compile(_ODD)
_STYLE = {"LineStyle": {"color": "ff996e0b", "width": "1.5"}, "PolyStyle": {"color": "26996e0b"}}
"""Colours are aabbggrr."""


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """Every column but the name stands in ``ExtendedData``."""
    table = FlatTable(version, wkt=False)
    with path.open("wb") as file:
        xml = _Kml(file)
        xml.startDocument()
        with xml.element("kml", {"xmlns": "http://www.opengis.net/kml/2.2"}), xml.element("Document"):
            xml.leaf("name", version.label)
            with xml.element("Style", {"id": "unit"}):
                for kind, settings in _STYLE.items():
                    with xml.element(kind):
                        for name, value in settings.items():
                            xml.leaf(name, value)
            for start in range(0, len(table), _STEP):
                progress("Writing units", start, len(table))
                _placemarks(xml, table, start)
        xml.endDocument()
    progress("Writing units", len(table), len(table))


def loses(version: VersionFrame) -> list[Problem]:
    """What placemarks do not hold."""
    found = of_table(version, _NAME)
    table = FlatTable(version, wkt=False)
    odd = 0
    for start in range(0, len(table), _STEP):
        for heading, column in table.columns(start, start + _STEP).items():
            if heading not in NUMBERS:
                odd += pc.sum(pc.match_substring_regex(column, _ODD)).as_py() or 0
    if odd:
        found.append(loss("lost-characters", odd, format=_NAME))
    return found


class _Kml(XMLGenerator):
    """Writes elements; what XML cannot hold becomes U+FFFD."""

    def __init__(self, file: object) -> None:
        super().__init__(file, "utf-8", short_empty_elements=True)  # type: ignore[arg-type]

    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> _Element:
        """A context in which the element is open."""
        return _Element(self, name, attributes or {})

    def leaf(self, name: str, text: str) -> None:
        """An element that holds text alone."""
        with self.element(name):
            # A carriage return that is not escaped would be read as a line break.
            for part in re.split("(\r)", _NO_XML.sub("�", text)):
                if part == "\r":
                    self.ignorableWhitespace("&#13;")
                else:
                    self.characters(part)


class _Element:
    def __init__(self, xml: XMLGenerator, name: str, attributes: Mapping[str, str]) -> None:
        self._xml, self._name, self._attributes = xml, name, attributes

    def __enter__(self) -> None:
        self._xml.startElement(self._name, AttributesImpl(self._attributes))

    def __exit__(self, *_fault: object) -> None:
        self._xml.endElement(self._name)
        self._xml.ignorableWhitespace("\n")


def _placemarks(xml: _Kml, table: FlatTable, start: int) -> None:
    columns = {
        heading: column.cast(pa.large_string()).to_pylist()
        for heading, column in table.columns(start, start + _STEP).items()
    }
    for at, shape in enumerate(table.geometry(start, start + _STEP)):
        with xml.element("Placemark"):
            xml.leaf("name", columns["name"][at] or "")
            xml.leaf("styleUrl", "#unit")
            with xml.element("ExtendedData"):
                for heading, held in columns.items():
                    # GDAL makes one column of both names, and loses one of them. The first unit has all
                    # columns: one that nobody has a value in is carried as well.
                    if heading != "name" and (held[at] is not None or start + at == 0):
                        with xml.element("Data", {"name": heading}):
                            xml.leaf("value", held[at] or "")
            if shape is not None:
                _geometry(xml, shape)


def _geometry(xml: _Kml, shape: BaseGeometry) -> None:
    if shape.geom_type == "Point":
        with xml.element("Point"):
            xml.leaf("coordinates", _coordinates(shape))
        return
    with xml.element("MultiGeometry"):
        for polygon in _polygons(shape):
            with xml.element("Polygon"):
                rings = [("outerBoundaryIs", polygon.exterior)]
                rings += [("innerBoundaryIs", ring) for ring in polygon.interiors]
                for side, ring in rings:
                    with xml.element(side), xml.element("LinearRing"):
                        xml.leaf("coordinates", _coordinates(ring))


def _polygons(shape: BaseGeometry) -> Iterator[shapely.Polygon]:
    # KML wants outlines counterclockwise, as GeoJSON does.
    yield from shapely.get_parts(shapely.orient_polygons(shape))


def _coordinates(shape: BaseGeometry) -> str:
    pairs = np.asarray(shapely.get_coordinates(shape)).tolist()
    return " ".join(f"{x!r},{y!r}" for x, y in pairs)
