"""What formats of files and their layouts are called where a person chooses one."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_FORMATS = {
    "json": QT_TRANSLATE_NOOP("formats", "GeoRegistry JSON"),
    "geojson": QT_TRANSLATE_NOOP("formats", "GeoJSON"),
    "shapefile": QT_TRANSLATE_NOOP("formats", "Shapefile"),
    "kml": QT_TRANSLATE_NOOP("formats", "KML (Google Earth)"),
    "gml": QT_TRANSLATE_NOOP("formats", "GML"),
    "flatgeobuf": QT_TRANSLATE_NOOP("formats", "FlatGeobuf"),
    "geoparquet": QT_TRANSLATE_NOOP("formats", "GeoParquet"),
    "fhir": QT_TRANSLATE_NOOP("formats", "FHIR (mCSD)"),
    "dhis2": QT_TRANSLATE_NOOP("formats", "DHIS2 metadata (JSON)"),
    "dhis2-csv": QT_TRANSLATE_NOOP("formats", "DHIS2 list (CSV)"),
    "gpkg": QT_TRANSLATE_NOOP("formats", "GeoPackage"),
    "xlsx": QT_TRANSLATE_NOOP("formats", "Excel workbook"),
    "ods": QT_TRANSLATE_NOOP("formats", "LibreOffice workbook"),
    "osm": QT_TRANSLATE_NOOP("formats", "OpenStreetMap extract"),
    "csv": QT_TRANSLATE_NOOP("formats", "Text table (CSV)"),
}
_LAYOUTS = {
    "plain": QT_TRANSLATE_NOOP("formats", "Complete, to be read back"),
    "spreadsheet": QT_TRANSLATE_NOOP("formats", "For a spreadsheet"),
    "iaso": QT_TRANSLATE_NOOP("formats", "For Iaso"),
}


def format_word(name: str) -> str:
    """The word of a format; of one that a plugin brought its own name."""
    return _word(_FORMATS.get(name), name)


def formats_words(names: str) -> str:
    """The words of several, as an import keeps them: ``csv, xlsx``."""
    return ", ".join(map(format_word, names.split(", ")))


def layout_word(name: str) -> str:
    """The word of a layout; of one that a plugin brought its own name."""
    return _word(_LAYOUTS.get(name), name)


def _word(text: object, name: str) -> str:
    return name if text is None else QCoreApplication.translate("formats", str(text))
