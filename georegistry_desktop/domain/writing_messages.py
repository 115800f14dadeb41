"""What is said of files that are written; see ``messages``."""

from __future__ import annotations

_WHOLE = "To keep everything, write .gpkg or .json."

WRITING: dict[str, tuple[str, str]] = {
    # a part of a version
    "part-empty": ("No unit of {version} is left: {reason}.", "Ask for more."),
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
        "{format} holds the names of types alone: {value} lose depth, category, short name or parents.",
        _WHOLE,
    ),
    "lost-boundaries-long": (
        "A cell of {format} holds {limit} characters: {value} boundaries are longer and stay out.",
        "For boundaries write .gpkg, .geojson or .csv.",
    ),
    "lost-texts-long": (
        "A cell of {format} holds {limit} characters: {value} texts are longer and stay out.",
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
    "formula-cells": (
        "{value} cell(s) begin like a formula, such as '{name}': a spreadsheet would calculate them.",
        "For a spreadsheet write .xlsx, or --layout spreadsheet. To be read back, it is right as it is.",
    ),
}
