"""What is said of files that are written; see ``messages``."""

from __future__ import annotations

_WHOLE = "To keep everything, write .gpkg or .json."

WRITING: dict[str, tuple[str, str]] = {
    # a part of a version
    "part-empty": ("No unit of {version} is left: {reason}.", "Ask for more."),
    "top-cut-off": (
        "'{name}' is a root in the file: its parent '{value}' stays out.",
        "Give it its parent again where the file is read, or write the subtree of the parent.",
    ),
    "kept-above": (
        "{value} unit(s) of another status come along, because units below them do: {name}.",
        "Leave the status out to have all units.",
    ),
    "field-absent": ("{version} does not carry {field}.", "The file will not carry it either."),
    # what a format cannot hold
    "lost-groups-empty": ("{format} holds no groups without members: {value} stay out.", _WHOLE),
    "lost-group-refs": (
        "{format} names groups by what tells all of them apart: {value} lose their own reference.",
        _WHOLE,
    ),
    "lost-group-sets": ("{format} holds no sets of groups: {value} stay out.", _WHOLE),
    "lost-type-details": (
        "{format} holds the names of types alone: {value} type(s) lose depth, category, short name or "
        "parents.",
        _WHOLE,
    ),
    "lost-boundaries-long": (
        "A row of {format} holds {limit} characters of a boundary: {value} are longer and stay out.",
        "For boundaries write .gpkg, .geojson or .csv.",
    ),
    "lost-texts-long": (
        "A cell of {format} holds {limit} characters: {value} text(s) are longer and stay out.",
        _WHOLE,
    ),
    "lost-characters": (
        "{value} cell(s) hold characters that {format} cannot hold; they become �.",
        _WHOLE,
    ),
    "lost-line-ends": (
        "{value} cell(s) hold carriage returns; {format} holds plain line breaks in their place.",
        _WHOLE,
    ),
    "lost-field": ("{format} has no place for {field}: {value} unit(s) lose it.", _WHOLE),
    "lost-points": (
        "{format} holds one geometry for each unit: {value} keep their boundary and lose their point.",
        _WHOLE,
    ),
    "lost-extra": ("{format} has no place for {value} extra value(s): {name}.", _WHOLE),
    "lost-translations": ("{format} has no form for {value} translation(s).", _WHOLE),
    "lost-types-mixed": (
        "{format} has one type for each level: {value} unit(s) get that of most others there.",
        _WHOLE,
    ),
    "lost-types-alike": (
        "{format} puts types that differ in case alone in one layer: {value} unit(s) change theirs.",
        "Give the types names that differ in more than their case.",
    ),
    "lost-group-codes": ("{format} holds no codes of groups: {value} are lost.", _WHOLE),
    # Iaso
    "iaso-depths-made": (
        "{value} type(s) have no depth; 999 stands for it, as in Iaso's own files.",
        "Give the types their depths first, if Iaso does not know them yet.",
    ),
    "iaso-refs-made": ("{value} unit(s) have no reference; their uuid stands for it.", "Nothing to do."),
    "iaso-refs-repeated": (
        "{value} unit(s) have the reference of another one; their uuid stands for it.",
        "Iaso tells units apart by their reference: give each its own.",
    ),
    # DHIS2
    "dhis2-uids-made": (
        "{value} {name}(s) have no reference that is a UID; each gets one made of its uuid, always the same.",
        "If DHIS2 knows them already, give them its ids as references first.",
    ),
    "dhis2-short-names-made": (
        "{value} unit(s) have no short name; the beginning of the name stands for it.",
        "Give them one, if that will not do.",
    ),
    "dhis2-properties-made": (
        "{value} level(s), groups and sets of groups are written with made-up properties (ids of levels, "
        "short names of the others) and without those that a version does not hold (such as compulsory).",
        "DHIS2 puts them in the place of its own: if it has them already, import organisationUnits alone.",
    ),
    "dhis2-openings-made": (
        "{value} unit(s) have no opening date, which DHIS2 wants; {name} stands for it.",
        "Give them one, if that will not do.",
    ),
    "dhis2-too-long": (
        "{value} {field}(s) are longer than the {limit} characters of DHIS2, such as '{name}'.",
        "DHIS2 would refuse them (E4001): shorten them.",
    ),
    "dhis2-repeated": (
        "{value} times the same {field} stands there as elsewhere, such as '{name}'.",
        "DHIS2 would refuse them (E5003): give each its own.",
    ),
    "dhis2-closed-first": (
        "{value} unit(s) close before they open.",
        "DHIS2 would refuse them (E4013): correct one of the two dates.",
    ),
    "formula-cells": (
        "{value} cell(s) begin like a formula, such as '{name}': a spreadsheet would calculate them.",
        "For a spreadsheet write .xlsx, or --layout spreadsheet. To be read back, it is right as it is.",
    ),
}
