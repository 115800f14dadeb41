"""A mapping as a small commented TOML file, and back; Iaso's ``data_dict.json`` is read as well."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.exchange.mapping.file_mapping import FileMapping, Level
from georegistry_desktop.exchange.mapping.guesses import SURE, Guess
from georegistry_desktop.exchange.mapping.layer_names import LAYER
from georegistry_desktop.exchange.mapping.words import KNOWN, PARENT_FIELDS

_HEAD = """\
# Which column of {file} is what. Edit it, then give it back with --mapping FILE.
# A column that is not named comes along as an extra field, unless it stands under "ignore".
"""
_WHY = {
    "heading": "known heading",
    "tag": "HXL tag",
    "spelling": "nearly '{like}'",
    "values": "by its values",
    "levels": "one column per level",
}
_KEYS = {
    "ignore",
    "layers",
    "prefixes",
    "place",
    "decimal",
    "dates",
    "crs",
    "columns",
    "levels",
    "types",
    "statuses",
}
_LONGEST = 1000
"""Characters of the beginning of a reference."""
_LEVEL_KEYS = {"name", "ref", "type"}


def written(file: str, looks: Mapping[str, str], mapping: FileMapping, guesses: Sequence[Guess] = ()) -> str:
    """TOML with the confidence and reason of each guess as comments, and what was not used.

    ``looks`` has all headings of the file, with what stands below each (``looks_of``).
    """
    return "\n".join(_lines(file, looks, mapping, guesses)) + "\n"


def _lines(
    file: str, looks: Mapping[str, str], mapping: FileMapping, guesses: Sequence[Guess]
) -> Iterator[str]:
    yield _HEAD.format(file=json.dumps(file, ensure_ascii=False))
    yield f"ignore = {_value(sorted(mapping.ignored))}"
    if LAYER in looks and looks[LAYER] == "layer":
        yield f"# The column {_value(LAYER)} has the name of the sheet, layer or folder of each row."
    yield "# The sheets or layers to be read; none: all that may hold units."
    yield f"layers = {_value(mapping.layers)}"
    yield "# Lengths of the beginnings of a reference that name its ancestors."
    yield f"prefixes = {_value(mapping.prefixes)}"
    yield "# Whether the smallest area that holds a unit is its parent, where it names none."
    yield f"place = {str(mapping.place).lower()}"
    yield "# The decimal sign of latitude, longitude, altitude and accuracy."
    yield f"decimal = {_value(mapping.decimal)}"
    yield "# What comes first in dates such as 3/4/2020: the day (DMY) or the month (MDY)."
    yield f"dates = {_value(mapping.dates)}" if mapping.dates else '# dates = "DMY"'
    yield "# The reference system of positions, where they are no degrees."
    yield f"crs = {_value(mapping.crs)}" if mapping.crs else '# crs = "EPSG:32629"'
    yield "\n[columns]"
    why = {g.field: f"  # {g.confidence:.0%}: {_WHY[g.why].format(like=g.like)}" for g in guesses}
    for field in KNOWN:
        if field in mapping.columns:
            others = mapping.instead.get(field, ())
            said = [mapping.columns[field], *others] if others else mapping.columns[field]
            yield f"{field} = {_value(said)}{why.get(field, '')}"
    for guess in guesses:
        if guess.confidence < SURE:
            yield f"# {guess.field} = {_value(guess.heading)}{why[guess.field]}; too weak to be used"
    used = mapping.headings()
    unused = [f"{_value(h)} ({k})" for h, k in looks.items() if h not in used and k != "layer"]
    if unused:
        yield "# extra fields: " + ", ".join(unused)
    yield "# not found: " + ", ".join(f for f in KNOWN if f not in mapping.columns)
    if mapping.levels:
        yield "\n# Columns that name the ancestors of each row, from the top down."
    for level in mapping.levels:
        yield "[[levels]]"
        for key in ("name", "ref", "type"):
            value = getattr(level, key)
            if value is not None:
                yield f"{key} = {_value(value)}"
    yield "\n[types]  # what a value of the type or level column means"
    for value, name in mapping.types.items():
        yield f"{_value(value)} = {_value(name)}"
    if not mapping.types:
        yield '# "HF" = "Health facility"'
    yield "\n[statuses]  # which values of the status column mean NEW, VALID or REJECTED"
    for value, name in mapping.statuses.items():
        yield f"{_value(value)} = {_value(name)}"
    if not mapping.statuses:
        yield '# "En service" = "VALID"'


def _value(value: str | Sequence[str] | Sequence[int]) -> str:
    # A TOML basic string has JSON's escapes; DEL, which JSON leaves alone, needs one too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_mapping(name: str, content: str) -> FileMapping:
    """The mapping in a TOML file, or in the JSON of Iaso's ``tree_importer``.

    Raises ``Refused`` (``mapping-bad``) with all that is wrong with it.
    """
    try:
        held = json.loads(content) if content.lstrip().startswith("{") else tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refused("mapping-bad", file=name, reason=str(error)) from error
    wrong: list[str] = []
    found = _from_iaso(held, wrong) if "parents" in held else _from_toml(held, wrong)
    if not wrong and not found.columns and not found.levels:
        wrong.append("it names no column")
    if wrong:
        raise Refused("mapping-bad", file=name, reason="; ".join(wrong))
    return found


def from_record(held: Mapping[str, Any]) -> FileMapping:
    """The inverse of ``as_record``."""
    return _from_toml(held, [])


def as_record(mapping: FileMapping) -> dict[str, Any]:
    """As JSON holds it; the keys are those of the TOML file."""
    levels = [
        {key: value for key in ("name", "ref", "type") if (value := getattr(level, key)) is not None}
        for level in mapping.levels
    ]
    return {
        "ignore": sorted(mapping.ignored),
        **({"layers": list(mapping.layers)} if mapping.layers else {}),
        "prefixes": list(mapping.prefixes),
        "place": mapping.place,
        "decimal": mapping.decimal,
        **({"dates": mapping.dates} if mapping.dates else {}),
        **({"crs": mapping.crs} if mapping.crs else {}),
        "columns": {
            name: [heading, *mapping.instead[name]] if mapping.instead.get(name) else heading
            for name, heading in mapping.columns.items()
        },
        "levels": levels,
        "types": dict(mapping.types),
        "statuses": dict(mapping.statuses),
    }


def _from_toml(held: Mapping[str, Any], wrong: list[str]) -> FileMapping:
    _unknown(held, _KEYS, "", wrong)
    columns, instead = _columns(held.get("columns", {}), wrong)
    _unknown(columns, KNOWN.keys(), "columns.", wrong)
    levels = []
    for level in _list(held.get("levels", []), "levels", dict, wrong):
        _unknown(level, _LEVEL_KEYS, "levels.", wrong)
        words = _texts(level, "levels", wrong)
        if not {"name", "ref"} & words.keys():
            wrong.append("a level needs a name or a ref")
        levels.append(Level(**{k: v for k, v in words.items() if k in _LEVEL_KEYS}))
    prefixes = _list(held.get("prefixes", []), "prefixes", int, wrong)
    if any(not 1 <= n <= _LONGEST for n in prefixes):
        wrong.append(f"prefixes are lengths from 1 to {_LONGEST}")
    place = held.get("place", False)
    if not isinstance(place, bool):
        wrong.append("place is true or false")
    ways = [bool(levels), bool(prefixes), not columns.keys().isdisjoint(PARENT_FIELDS)]
    if sum(ways) > 1:
        wrong.append(
            f"parents come from levels, from prefixes or from {', '.join(PARENT_FIELDS)}: choose one"
        )
    decimal = held.get("decimal", ".")
    if decimal not in (".", ","):
        wrong.append('decimal is "." or ","')
    dates, crs = held.get("dates"), held.get("crs")
    if dates not in (None, "DMY", "MDY"):
        wrong.append('dates is "DMY" or "MDY"')
    if crs is not None and not isinstance(crs, str):
        wrong.append("crs is no text")
    statuses = _texts(held.get("statuses", {}), "statuses", wrong)
    odd = sorted(set(statuses.values()) - {*STATUSES})
    if odd:
        wrong.append(f"statuses mean {', '.join(STATUSES)}, not {', '.join(odd)}")
    if place is True and levels:
        wrong.append("parents come from levels or by place: choose one")
    ignored = _list(held.get("ignore", []), "ignore", str, wrong)
    of_levels = [h for level in levels for h in (level.name, level.ref) if h is not None]
    both = {*ignored} & {*columns.values(), *of_levels} | {columns.get("name"), columns.get("ref")} & {
        *of_levels
    }
    both |= {h for h in of_levels if of_levels.count(h) > 1}
    wrong += [f"the column '{heading}' stands for two things" for heading in sorted(both - {None}, key=str)]
    return FileMapping(
        columns=columns,
        instead=instead,
        place=place is True,
        dates="DMY" if dates == "DMY" else "MDY" if dates == "MDY" else None,
        crs=crs if isinstance(crs, str) else None,
        statuses=statuses,
        decimal="," if decimal == "," else ".",
        levels=tuple(levels),
        prefixes=tuple(sorted({n for n in prefixes if 1 <= n <= _LONGEST})),
        types=_texts(held.get("types", {}), "types", wrong),
        ignored=frozenset(ignored),
        layers=tuple(_list(held.get("layers", []), "layers", str, wrong)),
    )


def _from_iaso(held: Mapping[str, Any], wrong: list[str]) -> FileMapping:
    fields = {"name": "name", "source_ref": "ref", "latitude": "latitude", "longitude": "longitude"}
    _unknown(held, {*fields, "parents"}, "", wrong)
    named = _texts({k: v for k, v in held.items() if k in fields}, "data_dict", wrong)
    parents = _list(held["parents"], "parents", str, wrong)
    return FileMapping(
        columns={fields[key]: heading for key, heading in named.items()},
        levels=tuple(Level(name=heading, type=heading) for heading in parents),
    )


def _columns(held: object, wrong: list[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The heading of each field, and those that count where it is not there."""
    if not isinstance(held, dict):
        return _texts(held, "columns", wrong), {}
    lists = {name: heads for name, heads in held.items() if isinstance(heads, list)}
    good = {n: h for n, h in lists.items() if h and all(isinstance(one, str) and one for one in h)}
    first = {name: good[name][0] if name in good else heading for name, heading in held.items()}
    return _texts(first, "columns", wrong), {n: tuple(h[1:]) for n, h in good.items() if len(h) > 1}


def _unknown(held: Mapping[str, Any], known: Any, where: str, wrong: list[str]) -> None:
    odd = [f"{where}{key}" for key in held if key not in known]
    if odd:
        wrong.append(f"unknown: {', '.join(odd)} (known: {', '.join(sorted(known))})")


def _texts(held: object, where: str, wrong: list[str]) -> dict[str, str]:
    if not isinstance(held, dict):
        wrong.append(f"{where} is no table")
        return {}
    odd = [key for key, value in held.items() if not isinstance(value, str) or not value]
    if odd:
        wrong.append(f"{where}: no text: {', '.join(odd)}")
    return {key: value for key, value in held.items() if key not in odd}


def _list(held: object, where: str, kind: type, wrong: list[str]) -> list[Any]:
    words = {str: "texts", int: "whole numbers", dict: "tables"}[kind]
    if not isinstance(held, list) or any(not isinstance(v, kind) or isinstance(v, bool) for v in held):
        wrong.append(f"{where} is no list of {words}")
        return []
    return held
