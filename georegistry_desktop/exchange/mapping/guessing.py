"""Which column is what, by headings first, then by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from georegistry_desktop.exchange.checks.cells import status_of
from georegistry_desktop.exchange.mapping import nesting
from georegistry_desktop.exchange.mapping.file_mapping import FileMapping, Headings, Level, plain
from georegistry_desktop.exchange.mapping.guesses import SURE, Columns, Guess, distinct
from georegistry_desktop.exchange.mapping.level_columns import level_columns
from georegistry_desktop.exchange.mapping.level_words import LEVEL_WORDS, NAMING, NUMBERED
from georegistry_desktop.exchange.mapping.looks import (
    DEGREES,
    SHAPES,
    all_like,
    decimal_sign,
    looks_of,
    sample_of,
)
from georegistry_desktop.exchange.mapping.parent_columns import parent_column
from georegistry_desktop.exchange.mapping.words import KNOWN, PARENT_FIELDS, TAG, TAGS

_ALIKE = 88
_SHORTEST = 5
"""Letters of a heading that may be misspelt."""


def guess(headings: Headings, columns: Columns, *, drawn: bool = False) -> tuple[FileMapping, list[Guess]]:
    """The best mapping, and all guesses with their confidence, also those too weak to be used.

    ``drawn`` says that the rows have geometries of their own: then an "x" or a "shape" is anything.
    """
    words: dict[str, str] = {}
    for heading in headings.at:
        words.setdefault(plain(heading), heading)
    found = {g.field: g for g in (*_known(words), *_tagged(headings.at)) if not drawn or _is_degrees(g)}
    taken = {g.heading for g in found.values()}
    free = {word: heading for word, heading in words.items() if heading not in taken}
    found |= {g.field: g for g in _misspelt(free, found) if not drawn or _is_degrees(g)}
    if "status" in found and not _of_status(found["status"], columns):
        del found["status"]
    found |= {g.field: g for g in _renamed(words, found, columns)}
    if "name" in found and _is_count(found["name"], found, columns):
        del found["name"]
    levels = level_columns(words, headings.at, found, columns)
    if levels:
        found = {field: g for field, g in found.items() if field not in PARENT_FIELDS}
    taken = {g.heading for g in found.values()}
    taken.update(h for level in levels for h in (level.name, level.ref) if h)
    free = {word: heading for word, heading in words.items() if heading not in taken}
    found |= {g.field: g for g in _worded(free, found, columns)}
    if not levels and not set(PARENT_FIELDS) & found.keys():
        taken = {g.heading for g in found.values()}
        free = {word: heading for word, heading in words.items() if heading not in taken}
        if (parent := parent_column(free, found, columns)) is not None:
            found[parent.field] = parent
    if "name" not in found and not levels:
        found |= {g.field: g for g in _called(words, found)}
    taken.update(g.heading for g in found.values())
    weak = list(_by_values([h for h in headings.at if h not in taken], found, columns, levels, drawn=drawn))
    found |= {g.field: g for g in weak if g.confidence >= SURE}
    used = {g.field: g.heading for g in found.values()}
    keys = next((columns[used[field]] for field in ("ref", "code") if field in used), None)
    unled = keys is not None and not levels and not set(PARENT_FIELDS) & used.keys()
    prefixes = nesting.prefix_lengths(keys) if unled and keys is not None else ()
    mapping = FileMapping(columns=used, levels=levels, prefixes=prefixes, decimal=_decimal(used, columns))
    return mapping, [*found.values(), *(g for g in weak if g.confidence < SURE)]


def _is_degrees(found: Guess) -> bool:
    """Whether it is no place, or one that is surely in degrees."""
    if found.field in ("geometry", "position"):
        return False
    return found.field not in ("latitude", "longitude") or found.like.startswith(("lat", "lon", "lng"))


def _of_status(found: Guess, columns: Columns) -> bool:
    """Whether any of the first words means one: below "Statut" and "Estado" stands "Public" as well."""
    words = sample_of(columns[found.heading]).unique().to_pylist()
    return found.like == "status" or not words or any(status_of(word) is not None for word in words)


def _is_count(name: Guess, found: Mapping[str, Guess], columns: Columns) -> bool:
    """Whether numbers stand below it, and words below another heading: "Nombre" is French, too."""
    if looks_of(columns[name.heading]) != "numbers":
        return False
    taken = {g.heading for g in found.values()}
    return any(_is_wordy(sample_of(column)) for heading, column in columns.items() if heading not in taken)


def _renamed(words: Mapping[str, str], found: Mapping[str, Guess], columns: Columns) -> Iterable[Guess]:
    """Another known heading of a name, where numbers stand below the best one."""
    if "name" not in found or looks_of(columns[found["name"].heading]) != "numbers":
        return
    for word in KNOWN["name"]:
        if word in words and looks_of(columns[words[word]]) not in ("numbers", "empty"):
            yield Guess(field="name", heading=words[word], confidence=0.99, why="heading", like=word)
            return


def _is_wordy(sample: pa.ChunkedArray) -> bool:
    return len(sample) > 0 and pc.mean(pc.match_substring_regex(sample, r"\p{L}{3}")).as_py() > 0.8


def _decimal(used: Mapping[str, str], columns: Columns) -> str:
    held = [columns[used[field]] for field in ("latitude", "longitude") if field in used]
    return decimal_sign(*held) if len(held) == 2 else "."


def _known(words: Mapping[str, str]) -> Iterable[Guess]:
    best = {field: next((w for w in known if w in words), None) for field, known in KNOWN.items()}
    for lone, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if best[other] is None and len(best[lone] or "") == 1:
            best[lone] = None  # an "x" by itself is anything
    for field, word in best.items():
        if word is not None:
            yield Guess(field=field, heading=words[word], confidence=0.99, why="heading", like=word)


def _tagged(headings: Iterable[str]) -> Iterable[Guess]:
    ranked: dict[str, tuple[int, str]] = {}
    for heading in headings:
        if not TAG.fullmatch(heading.strip()):
            continue
        base, *attributes = heading.lower().replace(" ", "").split("+")
        for rank, (tag, field) in enumerate(TAGS.items()):
            wanted, *needed = tag.replace(" ", "").split("+")
            if base == wanted and set(needed) <= set(attributes):
                ranked[field] = min(ranked.get(field, (rank, heading)), (rank, heading))
    for field, (_, heading) in ranked.items():
        yield Guess(field=field, heading=heading, confidence=0.99, why="tag")


def _misspelt(free: Mapping[str, str], found: Mapping[str, Guess]) -> Iterable[Guess]:
    missing = {word: field for field, known in KNOWN.items() if field not in found for word in known}
    long = [word for word in missing if len(word) >= _SHORTEST]
    best: dict[str, Guess] = {}
    for word, heading in free.items():
        if len(word) < _SHORTEST or word.startswith("#") or any(word in known for known in LEVEL_WORDS):
            continue
        if any(numbered.fullmatch(word) for numbered in NUMBERED):
            continue
        alike = process.extractOne(word, long, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if alike is not None:
            like, score, _ = alike
            one = Guess(
                field=missing[like], heading=heading, confidence=score / 125, why="spelling", like=like
            )
            if one.field not in best or best[one.field].confidence < one.confidence:
                best[one.field] = one
    return best.values()


def _worded(free: Mapping[str, str], found: Mapping[str, Guess], columns: Columns) -> Iterable[Guess]:
    """Headings that speak of a name, a code, a type in more words than are known: the most varied one."""
    for field, said in (
        ("name", NAMING),
        ("code", ("code", "cod", "codigo", "clave", "clues")),
        ("type", ("type", "tipo")),
    ):
        if field in found or (field == "code" and "ref" in found):
            continue
        able = [heading for word, heading in free.items() if not set(said).isdisjoint(word.split())]
        if field == "name":
            able = [heading for heading in able if looks_of(columns[heading]) != "numbers"]
        if able:
            most = max(able, key=lambda heading: distinct(columns[heading]))
            yield Guess(field=field, heading=most, confidence=0.75, why="spelling", like=field)
            free = {word: heading for word, heading in free.items() if heading != most}


def _called(words: Mapping[str, str], found: Mapping[str, Guess]) -> Iterable[Guess]:
    """A column that is called what the units are: "Formation sanitaire", "Estabelecimento"."""
    taken = {g.heading for g in found.values()}
    for word in LEVEL_WORDS[-1]:
        if word in words and words[word] not in taken:
            yield Guess(field="name", heading=words[word], confidence=0.75, why="spelling", like=word)
            return


def _by_values(
    free: Sequence[str],
    found: Mapping[str, Guess],
    columns: Columns,
    levels: Sequence[Level],
    *,
    drawn: bool,
) -> Iterable[Guess]:
    """Shapes are certain by their looks; which column names a unit, or refers to it, is only a suggestion."""
    samples = {heading: sample_of(columns[heading]) for heading in free}
    if not drawn and not {"geometry", "latitude", "longitude", "position"} & found.keys():
        for heading, sample in samples.items():
            if all_like(sample, SHAPES):
                yield Guess(field="geometry", heading=heading, confidence=0.9, why="values")
                break
        else:
            yield from _coordinates(samples)
    if not {"ref", "code", "uuid", "path"} & found.keys() and not levels:
        for heading in free:
            column = columns[heading]
            unique = len(column) > 1 and not column.null_count and distinct(column) == len(column)
            if unique and all_like(samples[heading], r"^\S+$"):
                yield Guess(field="ref", heading=heading, confidence=0.4, why="values")
                break
    if "name" not in found and not levels:
        wordy = [heading for heading, sample in samples.items() if _is_wordy(sample)]
        if wordy:
            most = max(wordy, key=lambda heading: distinct(columns[heading]))
            yield Guess(field="name", heading=most, confidence=0.4, why="values")


def _coordinates(samples: Columns) -> Iterable[Guess]:
    """Two columns of degrees: certain which is which only where one goes beyond 90."""
    degrees = {
        heading: pc.abs(pc.replace_substring(pc.utf8_trim_whitespace(sample), ",", ".").cast(pa.float64()))
        for heading, sample in samples.items()
        if all_like(sample, DEGREES)
    }
    if len(degrees) != 2 or any(pc.max(values).as_py() > 180 for values in degrees.values()):
        return
    beyond = [heading for heading, values in degrees.items() if pc.max(values).as_py() > 90]
    confidence = 0.7 if len(beyond) == 1 else 0.4
    latitude, longitude = sorted(degrees, key=lambda heading: heading in beyond)
    yield Guess(field="latitude", heading=latitude, confidence=confidence, why="values")
    yield Guess(field="longitude", heading=longitude, confidence=confidence, why="values")
