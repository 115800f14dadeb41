"""KML of very many folders.

GDAL makes a layer of each folder and reads the whole file anew for each of them: thousands take minutes. Here
all placemarks are put in one, each with its folder's name, and GDAL reads that once.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from georegistry_desktop.exchange.mapping.file_mapping import plain
from georegistry_desktop.exchange.mapping.layer_names import LAYER
from georegistry_desktop.exchange.table import CannotRead
from georegistry_desktop.exchange.vector.layers import Layer, layer_names, read_layer

MANY = 100
"""Folders from which on they are read so."""
_FOLDER = "georegistry_folder"
"""What their names are called where the placemarks may have anything of their own."""
_SHOWN = 20
_HOLDERS = ("Folder", "Document")
_SPACE = "http://www.opengis.net/kml/2.2"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{_SPACE}"><Document>\n'
_FOOT = "</Document></kml>\n"


def read_folders(path: Path, chosen: Collection[str]) -> tuple[Layer, tuple[str, ...]]:
    """The placemarks of all folders, or of the ``chosen`` ones, in their order, and the names of the folders
    that hold any. The last column, ``LAYER``, has that of each; where the file has such a column of its own,
    or there is one folder alone, neither names nor column are given.

    Raises what is in ``layers.UNREADABLE``, and ``CannotRead`` for a folder that is not there.
    """
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / "flat.kml"
        known = _write_flat(path, flat, chosen)
        if absent := [name for name in chosen if name not in known]:
            told = ", ".join(sorted(known)[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
            raise CannotRead(path, "layer-unknown", value=", ".join(absent), known=told)
        (name, _), *_others = layer_names(str(flat))
        return _with_names(read_layer(str(flat), name))


def _with_names(layer: Layer) -> tuple[Layer, tuple[str, ...]]:
    at = layer.headings.index(_FOLDER)
    headings, columns = ([*held[:at], *held[at + 1 :]] for held in (layer.headings, layer.columns))
    named = layer.columns[at].fill_null("")
    names: list[str] = named.unique().to_pylist()
    if len(names) < 2 or any(plain(heading) == LAYER for heading in headings):
        return replace(layer, headings=headings, columns=columns), ()
    return replace(layer, headings=[*headings, LAYER], columns=[*columns, named]), tuple(names)


def _write_flat(path: Path, target: Path, chosen: Collection[str]) -> set[str]:
    """Write the placemarks in one folder, one of them held at a time; gives the names of all folders."""
    known: set[str] = set()
    with _document(path) as source, target.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for folder, element in _flat(source):
            known.add(folder)
            if element.tag == "Schema" or not chosen or folder in chosen:
                file.write(ElementTree.tostring(element, "unicode") + "\n")
        file.write(_FOOT)
    return known


def _flat(source: IO[bytes]) -> Iterator[tuple[str, ElementTree.Element]]:
    """Each placemark with its folder's name, and the schemas."""
    open_elements: list[ElementTree.Element] = []
    names: list[str] = []  # of the folders that are open
    for event, element in ElementTree.iterparse(source, ("start", "end")):
        if event == "start":
            space, _, kind = element.tag.rpartition("}")
            if not space or "/kml/" in space:
                element.tag = kind  # GDAL does not understand a prefix
            open_elements.append(element)
            names += [""] if element.tag in _HOLDERS else []
            continue
        open_elements.pop()
        above = open_elements[-1] if open_elements else None
        if element.tag in _HOLDERS:
            names.pop()
        elif element.tag == "name" and above is not None and above.tag in _HOLDERS:
            names[-1] = (element.text or "").strip()
        elif element.tag == "Placemark":
            folder = names[-1] if names else ""
            yield folder, _named(element, folder)
        elif element.tag == "Schema":
            yield names[-1] if names else "", element
        if above is not None and element.tag in (*_HOLDERS, "Placemark", "Schema"):
            above.remove(element)


def _named(placemark: ElementTree.Element, folder: str) -> ElementTree.Element:
    held = placemark.find("ExtendedData")
    if held is None:
        held = ElementTree.SubElement(placemark, "ExtendedData")
    data = ElementTree.SubElement(held, "Data", {"name": _FOLDER})
    ElementTree.SubElement(data, "value").text = folder
    return placemark


@contextmanager
def _document(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        # The first one is the document, the others are what it points to (OGC 07-147r2, C.3).
        name = next((name for name in archive.namelist() if name.lower().endswith(".kml")), None)
        if name is None:
            raise ValueError("there is no KML in it")
        with archive.open(name) as member:
            yield member
