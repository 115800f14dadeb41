"""Files of GDAL's vector formats as tables: which layers, in which reference system, nothing left behind."""

from __future__ import annotations

import codecs
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyproj
import shapely

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange import crs as systems
from georegistry_desktop.exchange.archives import members
from georegistry_desktop.exchange.draft import Findings
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.vector.folders import MANY, read_folders
from georegistry_desktop.exchange.vector.layers import UNREADABLE, Layer, layer_names, read_layer
from georegistry_desktop.exchange.vector.trusted import check_file, check_members, declared_crs

_LINES = ("LineString", "MultiLineString", "CompoundCurve", "MultiCurve")
_USUAL = "cp1252"
_NO_UNITS = ("layer_styles", "qgis_projects")
_OF_KML = (
    "timestamp",
    "begin",
    "end",
    "altitudeMode",
    "tessellate",
    "extrude",
    "visibility",
    "drawOrder",
    "icon",
)
"""What GDAL shows of every placemark, besides an id and a description, often empty; the program that drew it
filled it in, not a person."""
_WHERE_LOST = "Copy all files of the shapefile together: .shp, .shx, .dbf, .prj"


def read_tables(path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
    """A table for each layer that may hold units. Raises ``CannotRead``."""
    try:
        codecs.lookup(options.encoding or _USUAL)
    except LookupError as error:
        raise CannotRead(path, "encoding-bad", value=options.encoding, reason=str(error)) from error
    found: list[Table] = []
    with _sources(path) as sources:
        try:
            named = [(s, name, kind) for s in sources for name, kind in layer_names(s)]
            if len(named) > MANY and path.suffix.lower() in (".kml", ".kmz"):
                layer, folders = read_folders(path, options.layers)
                return [replace(table_of(layer, path.name, path, options), layers=folders)]
            chosen = choose([(name, kind) for _, name, kind in named], options, path)
            for at, (source, name, _) in enumerate(n for n in named if n[1] in chosen):
                progress(f"Reading {path.name}", at, len(chosen))
                layer = read_layer(source, name, encoding=options.encoding)
                guessed = options.encoding is None and layer.driver == "ESRI Shapefile" and layer.lossy()
                if guessed:  # it has no .cpg that says so
                    layer = read_layer(source, name, encoding=_USUAL)
                if layer.driver == "GeoJSON" and not source.startswith("/vsi"):
                    layer = _with_declared_crs(layer, path)
                label = path.name if len(named) == 1 else f"{path.name} ({name})"
                unread = tuple(dict.fromkeys(n for _, n, _ in named if n not in chosen))
                table = replace(table_of(layer, label, path, options), layer=name, unread=unread)
                if guessed:
                    told = Problem(
                        code="encoding-guessed", severity="warning", file=label, params={"value": _USUAL}
                    )
                    table.problems.append(told)
                found.append(table)
        except UNREADABLE as error:
            reason = str(error).split("\n")[0].replace(str(path), path.name)
            if ".shx" in reason:
                reason = f"{reason.split('.shx')[0]}.shx is not there. {_WHERE_LOST}"
            raise CannotRead(path, "file-unreadable", reason=reason) from error
    progress(f"Reading {path.name}", 1, 1)
    return found


def _with_declared_crs(layer: Layer, path: Path) -> Layer:
    speaks, name = declared_crs(path)
    if not speaks:
        return layer
    try:
        found = systems.crs_of(name) if name else None
    except Refused:
        found = None  # what it names is not known: the person is asked for the system
    return replace(layer, crs=None if found is None else layer.crs)


def choose(layers: Sequence[tuple[str, str | None]], options: ReadOptions, path: Path) -> set[str]:
    """The layers that a person named, else all that hold points or areas, else all tables.

    Raises ``CannotRead`` where one that was named is in none of the layers.
    """
    names = [name for name, _ in layers]
    if options.layers:
        if not set(options.layers) & set(names):
            raise CannotRead(path, "layer-unknown", value=", ".join(options.layers), known=", ".join(names))
        return set(options.layers)
    held = [(name, kind) for name, kind in layers if name not in _NO_UNITS]
    spatial = {name for name, kind in held if kind is not None and kind.split(" ")[0] not in _LINES}
    return spatial or {name for name, kind in held if kind is None} or set(names)


def table_of(layer: Layer, label: str, path: Path, options: ReadOptions) -> Table:
    """The layer with its geometry in EPSG:4326. Raises ``CannotRead`` where nobody says in what it is."""
    problems = [
        Problem(code="driver-says", severity="warning", file=label, params={"value": words})
        for words in layer.said
    ]
    findings = Findings()
    geometry, crs = None, None
    if layer.kind is not None:
        for at, reason in sorted(layer.broken.items()):
            findings.add(at, "geometry-bad", field="geometry", reason=reason)
        system = _system(layer, label, path, options, problems)
        geometry = systems.to_degrees(layer.geometry, system) if system is not None else layer.geometry
        crs = systems.title(system) if system is not None else None
    columns = [*zip(layer.headings, layer.columns, strict=True)]
    if layer.driver == "LIBKML":
        again = "id2" in layer.headings  # the list's own, beside that of the placemark
        columns = [
            ("id" if name == "id2" else name, column)
            for name, column in columns
            if name not in _OF_KML
            and not (again and name == "id")
            and not (name in ("id", "description") and column.null_count == len(column))
        ]
    return Table(
        file=label,
        headings=[name for name, _ in columns],
        columns=[column for _, column in columns],
        rows=np.arange(1, len(layer.fids) + 1, dtype=np.int64),
        heading_row=None,
        geometry=geometry,
        crs=crs,
        findings=findings,
        problems=problems,
    )


def _system(
    layer: Layer, label: str, path: Path, options: ReadOptions, problems: list[Problem]
) -> pyproj.CRS | None:
    if shapely.is_missing(layer.geometry).all():
        return None
    own = _own(layer)
    said = None if options.crs is None else systems.crs_of(options.crs)
    if own is None and said is None:
        code = "crs-missing" if systems.like_degrees(layer.geometry) else "crs-missing-metres"
        raise CannotRead(path, code, layer=label, value=systems.told_extent(layer.geometry))
    if own is not None and said is not None and not said.equals(own, ignore_axis_order=True):
        words: dict[str, object] = {"value": systems.title(said), "other": systems.title(own)}
        problems.append(Problem(code="crs-own", severity="warning", file=label, params=words))
    return own or said


def _own(layer: Layer) -> pyproj.CRS | None:
    if layer.driver == "TopoJSON" and not layer.crs:
        return systems.DEGREES
    # GDAL calls what has no system an engineering one, or nothing.
    try:
        found = systems.crs_of(layer.crs) if layer.crs else None
    except Refused:
        return None  # no system that can be known: the person is asked for it
    return found if found is not None and (found.is_geographic or found.is_projected) else None


@contextmanager
def _sources(path: Path) -> Iterator[list[str]]:
    """What GDAL is to open: the file, what lies in an archive, or a copy where it would write beside it."""
    suffix = path.suffix.lower()
    if suffix == ".zip":
        inside = [name for name in members(path) if Path(name).suffix.lower() in _IN_ARCHIVES]
        if not inside:
            raise CannotRead(path, "archive-empty", known=", ".join(_IN_ARCHIVES))
        check_members(path, inside)
        yield [f"/vsizip/{{{path.absolute()}}}/{name}" for name in inside]
        return
    check_file(path)
    if suffix in (".gml", ".xml"):
        with tempfile.TemporaryDirectory() as folder:
            for held in (path, path.with_suffix(".xsd")):
                if held.exists():
                    shutil.copy(held, folder)
            yield [str(Path(folder) / path.name)]
    else:
        if inside := members(path):
            check_members(path, [name for name in inside if name.lower().endswith(".kml")])
        yield [str(path)]


_IN_ARCHIVES = (".shp", ".geojson", ".json", ".gpkg", ".fgb", ".kml", ".gml")
