"""What the names of sheets, layers and folders say: the level above their rows, their type, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.mapping.file_mapping import FileMapping, Level, plain
from georegistry_desktop.exchange.mapping.level_words import LEVEL_WORDS
from georegistry_desktop.exchange.mapping.words import PARENT_FIELDS

LAYER = "layer"
"""The heading of the column that holds the names."""
Meaning = Literal["level", "type", "unknown", "none"]
"""``unknown`` is worth a word to a person, ``none`` says nothing."""
_DEFAULT = re.compile(
    r"(?:sheet|feuil|feuille|tabelle|planilha|plan|hoja|folha|foglio|table|layer|couche|folder|dossier|page|data"
    r"|donnees|datos|dados|export|list|liste|lista)? ?\d*"
)
_LEVELS = frozenset(word for words in LEVEL_WORDS for word in words)
_FACILITIES = (
    "facility|structure|fosa|etablissement|unidade|establecimiento|hospital|hopital|health|post|poste|center|"
    "centre|centro|clinic|clinique|clinica|dispensary|dispensaire|pharmacy|pharmacie|farmacia|maternity|maternite|"
    "maternidade|laboratory|laboratoire|school|ecole|escola|escuela|puesto|posto|chc|chp|chps|mchp|cs|csc|csps"
)
_STATES = "public|prive|private|urban|urbain|rural|ong|ngo|open|closed|active|inactive|ferme|ouvert"
_KINDS = frozenset(f"{_FACILITIES}|{_STATES}".split("|"))
"""Words that say what units are, not where."""


def meaning(names: Sequence[str], mapping: FileMapping) -> Meaning:
    """What ``names`` mean above rows that are understood by ``mapping``.

    They are a level where they are words of their own, and nothing else says under what the rows stand; they
    are types where all of them are words for such, and nothing else gives the types.
    """
    words = [plain(name) for name in names]
    if len(set(words)) < 2 or any(_DEFAULT.fullmatch(word) for word in words):
        return "none"
    kinds = [_is_kind(word) for word in words]
    if all(kinds) and "name" in mapping.columns and not mapping.levels:
        return "none" if {"type", "level"} & mapping.columns.keys() else "type"
    told = not mapping.columns.keys().isdisjoint(PARENT_FIELDS) or bool(mapping.levels or mapping.prefixes)
    if any(kinds) or told or not all(re.search(r"[^\W\d]{3}", name) for name in names):
        return "unknown"
    return "level"


def with_layer(mapping: FileMapping, means: Meaning, names: Sequence[str]) -> FileMapping:
    """``mapping`` with the column of the names used as it is meant."""
    if means == "level":
        return replace(mapping, levels=(Level(name=LAYER),))
    if means == "type":
        types = {name: one for name in names if (one := _one_of_many(name)) != name}
        return replace(mapping, columns={**mapping.columns, "type": LAYER}, types=types)
    return mapping


def _is_kind(word: str) -> bool:
    """Whether it is the word of a level alone, or has one of a kind in it."""
    return _one_of_many(word) in _LEVELS or not _KINDS.isdisjoint(map(_one_of_many, word.split()))


def _one_of_many(name: str) -> str:
    """ "Districts" of many is "District" of one, where that is a known word."""
    bare = name[:-1] if name[-1:] in ("s", "x") else name
    last = fold(bare).split()[-1:]
    return bare if bare != name and (fold(bare) in _LEVELS or not _KINDS.isdisjoint(last)) else name
