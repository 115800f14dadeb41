"""Where a version comes from and how it was read, as facts: a word and its value each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.words.columns import COLUMN_WORDS, column_word
from georegistry_desktop.ui.words.formats import formats_words
from georegistry_desktop.ui.words.terms import status_word
from georegistry_desktop.ui.words.values import number_words
from georegistry_desktop.ui.words.versions import version_words

Fact = tuple[str, str]
_HASH = 12
"""Signs of a hash that are enough to tell files apart by eye."""


def origin_facts(origin: Mapping[str, object]) -> list[Fact]:
    """All that a person reads of what an import, a copy or an applied comparison keeps of itself.

    What only the next pull needs is left out.
    """
    told: dict[str, tuple[str, Callable[[object], str]]] = {
        "files": (_tr("Files"), _files),
        "copied_from": (_tr("Copied from"), _version),
        "published_from": (_tr("Published from"), _version),
        "from": (_tr("Compared with"), _version),
        "by": (_tr("Paired by"), _key),
        "server": (_tr("Server"), str),
        "subtree": (_tr("Subtree"), str),
        "dhis2": (_tr("DHIS2 version"), str),
        "pulled_at": (_tr("Pulled at"), str),
        "address": (_tr("Address"), str),
        "query": (_tr("Query"), str),
        "format": (_tr("Format"), lambda names: formats_words(str(names))),
        "encoding": (_tr("Encoding"), str),
        "crs": (_tr("Coordinates"), str),
        "repairs": (_tr("Put right"), _repairs),
        "lenient": (_tr("Taken in"), lambda _: _tr("as far as it could be read")),
        "problems": (_tr("Problems told"), _number),
    }
    found = [(word, say(origin[key])) for key, (word, say) in told.items() if origin.get(key)]
    mapping = origin.get("mapping")
    return found + (_mapping_facts(mapping) if isinstance(mapping, Mapping) else [])


def _version(label: object) -> str:
    return version_words(str(label))


def _mapping_facts(mapping: Mapping[str, Any]) -> list[Fact]:
    """What a person said of the columns, and of how their values are read."""
    columns = [
        _tr("{field}: {column}").format(
            field=column_word(field), column=", ".join(heading) if isinstance(heading, list) else heading
        )
        for field in COLUMN_WORDS
        if (heading := mapping.get("columns", {}).get(field))
    ]
    levels = [str(level.get("name") or level.get("ref")) for level in mapping.get("levels", ())]
    statuses = [_meaning(word, status_word(means)) for word, means in mapping.get("statuses", {}).items()]
    types = [_meaning(word, means) for word, means in mapping.get("types", {}).items()]
    orders = {"DMY": _tr("day first"), "MDY": _tr("month first")}
    told = (
        (_tr("Columns"), "\n".join(columns)),
        (_tr("Ancestors in columns"), " › ".join(levels)),
        (_tr("Left out"), ", ".join(mapping.get("ignore", ()))),
        (_tr("Layers"), ", ".join(mapping.get("layers", ()))),
        (_tr("Parents in references"), ", ".join(map(str, mapping.get("prefixes", ())))),
        (_tr("Parents by place"), _tr("the area that holds a unit") if mapping.get("place") else ""),
        (_tr("Decimal sign"), _tr("comma") if mapping.get("decimal") == "," else ""),
        (_tr("Dates"), orders.get(str(mapping.get("dates")), "")),
        (_tr("Coordinates in"), str(mapping.get("crs") or "")),
        (_tr("Meanings of statuses"), "\n".join(statuses)),
        (_tr("Meanings of types"), "\n".join(types)),
    )
    return [(word, value) for word, value in told if value]


def _meaning(word: str, means: str) -> str:
    return _tr("“{word}”: {means}").format(word=word, means=means)


def _files(files: object) -> str:
    return "\n".join(map(_file, files if isinstance(files, list) else [files]))


def _file(file: object) -> str:
    if not isinstance(file, Mapping):
        return str(file)
    return _tr("{name} · {size} bytes · SHA-256 {hash}…").format(
        name=file.get("name", "?"),
        size=number_words(int(file.get("bytes", 0))),
        hash=str(file.get("sha256", ""))[:_HASH],
    )


def _repairs(names: object) -> str:
    words = {
        "letters": _tr("garbled letters"),
        "zeros": _tr("lost zeros"),
        "swapped": _tr("swapped latitudes and longitudes"),
    }
    return ", ".join(words.get(name, name) for name in (names if isinstance(names, list) else [str(names)]))


def _key(key: object) -> str:
    words = {
        "unit": _tr("unit"),
        "ref": _tr("reference"),
        "code": _tr("code"),
        "links": _tr("accepted links"),
    }
    return words.get(str(key), str(key))


def _number(value: object) -> str:
    return number_words(value) if isinstance(value, int) else str(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Origins", text)
