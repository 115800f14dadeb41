"""What a column of a list can be taken for, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

COLUMN_WORDS = {
    "ref": QT_TRANSLATE_NOOP("ColumnChoices", "Reference"),
    "name": QT_TRANSLATE_NOOP("ColumnChoices", "Name"),
    "short_name": QT_TRANSLATE_NOOP("ColumnChoices", "Short name"),
    "code": QT_TRANSLATE_NOOP("ColumnChoices", "Code"),
    "type": QT_TRANSLATE_NOOP("ColumnChoices", "Type"),
    "parent_ref": QT_TRANSLATE_NOOP("ColumnChoices", "Parent’s reference"),
    "parent_code": QT_TRANSLATE_NOOP("ColumnChoices", "Parent’s code"),
    "parent_uuid": QT_TRANSLATE_NOOP("ColumnChoices", "Parent’s uuid"),
    "path": QT_TRANSLATE_NOOP("ColumnChoices", "Path of references"),
    "level": QT_TRANSLATE_NOOP("ColumnChoices", "Number of its level"),
    "status": QT_TRANSLATE_NOOP("ColumnChoices", "Status"),
    "latitude": QT_TRANSLATE_NOOP("ColumnChoices", "Latitude or northing"),
    "longitude": QT_TRANSLATE_NOOP("ColumnChoices", "Longitude or easting"),
    "position": QT_TRANSLATE_NOOP("ColumnChoices", "Latitude and longitude"),
    "geometry": QT_TRANSLATE_NOOP("ColumnChoices", "Shape (WKT or GeoJSON)"),
    "altitude": QT_TRANSLATE_NOOP("ColumnChoices", "Altitude"),
    "accuracy": QT_TRANSLATE_NOOP("ColumnChoices", "Accuracy"),
    "opening_date": QT_TRANSLATE_NOOP("ColumnChoices", "Opened"),
    "closed_date": QT_TRANSLATE_NOOP("ColumnChoices", "Closed"),
    "aliases": QT_TRANSLATE_NOOP("ColumnChoices", "Other names"),
    "groups": QT_TRANSLATE_NOOP("ColumnChoices", "Groups"),
    "group_names": QT_TRANSLATE_NOOP("ColumnChoices", "Names of groups"),
    "group_codes": QT_TRANSLATE_NOOP("ColumnChoices", "Codes of groups"),
    "translations": QT_TRANSLATE_NOOP("ColumnChoices", "Translations"),
    "references": QT_TRANSLATE_NOOP("ColumnChoices", "References elsewhere"),
    "uuid": QT_TRANSLATE_NOOP("ColumnChoices", "Unit’s uuid"),
    "extra": QT_TRANSLATE_NOOP("ColumnChoices", "More fields (JSON)"),
}
"""Fields that a mapping knows with what they are called in English."""


def column_word(field: str) -> str:
    """The word of a field that a column is taken for."""
    return QCoreApplication.translate("ColumnChoices", str(COLUMN_WORDS[field]))
