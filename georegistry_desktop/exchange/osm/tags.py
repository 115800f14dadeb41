"""What the tags of OpenStreetMap mean for a unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange import json_text

FACILITIES = ("hospital", "clinic", "doctors", "pharmacy", "dentist", "health_post", "health_centre")
"""Values of ``amenity`` that are health facilities without a ``healthcare`` tag."""

_NO = ("no", "none")
_ALIASES = ("alt_name", "old_name", "official_name", "loc_name", "int_name", "reg_name", "nat_name")
_OTHER_NAMES = ("name:en", "int_name", "official_name")
_CODES = ("ISO3166-2", "ref", "ISO3166-1:alpha2", "ISO3166-1")
_LANGUAGE = re.compile(r"(name|short_name):([a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)")
_LEVEL = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class Fields:
    """The text of one unit's fields; ``aliases``, ``extra`` and ``translations`` in the form of
    ``VersionFrame.units``."""

    name: str | None
    short_name: str | None
    code: str | None
    aliases: str | None
    extra: str | None
    translations: str | None


def is_boundary(tags: Mapping[str, str]) -> bool:
    """Whether it is an administrative boundary, of whatever level."""
    return tags.get("boundary") == "administrative"


def admin_level(tags: Mapping[str, str]) -> int | None:
    """The administrative level, 2 for most countries; None where the tag is no whole number."""
    said = tags.get("admin_level", "").strip()
    return int(said) if _LEVEL.fullmatch(said) else None


def facility(tags: Mapping[str, str]) -> str | None:
    """What kind of health facility it is: ``healthcare``, which says more, else ``amenity``; None if none."""
    care, amenity = (tags.get(key, "").split(";")[0].strip() for key in ("healthcare", "amenity"))
    known = amenity if amenity in FACILITIES else ""
    if care in _NO:
        return None
    return (care if care not in ("", "yes") else known or care) or None


def type_name(kind: str) -> str:
    """The name of a type: ``health_post`` is "Health post", a plain "yes" a "Health facility"."""
    return "Health facility" if kind == "yes" else kind.replace("_", " ").strip().capitalize()


def fields_of(tags: Mapping[str, str]) -> Fields:
    """Names, code and translations out of the tags; every other tag is an extra field."""
    left = dict(tags)
    name = left.pop("name", None) or next((tags[key] for key in _OTHER_NAMES if tags.get(key)), None)
    found: dict[str, Json] = {}
    for key in tags:
        if told := _LANGUAGE.fullmatch(key):
            field, language = told.groups()
            found[f"{language}:{field}"] = left.pop(key)
    aliases = {word.strip() for key in _ALIASES for word in left.pop(key, "").split(";")} - {"", name or ""}
    code = next((key for key in [*_CODES, *sorted(left)] if _is_code(key) and tags.get(key)), None)
    other = {key if key.strip() else "?": value for key, value in left.items() if key != code}
    for key in ("boundary", "admin_level", "type"):
        other.pop(key, None)  # the unit's type says this
    return Fields(
        name=name,
        short_name=other.pop("short_name", None),
        code=tags[code] if code else None,
        aliases=json_text.name_list(aliases),
        extra=json_text.dumped({**other}),
        translations=json_text.dumped(found),
    )


def _is_code(key: str) -> bool:
    return key in _CODES or key.startswith("ref:")
