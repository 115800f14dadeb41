"""Which columns name the ancestors of each row, one for each level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from georegistry_desktop.exchange.mapping import nesting
from georegistry_desktop.exchange.mapping.file_mapping import Level, plain
from georegistry_desktop.exchange.mapping.guesses import Columns, Guess, distinct
from georegistry_desktop.exchange.mapping.level_words import (
    CODING,
    LANGUAGES,
    LEVEL_WORDS,
    LONE_DOUBTFUL,
    NAMING,
    NUMBERED,
    PARENTS,
)
from georegistry_desktop.exchange.mapping.words import PARENT_FIELDS

_SHORTEST_STEM = 3
_TELLING = 5
"""Different names from which on their number tells which level is above."""


def level_columns(
    words: Mapping[str, str], headings: Iterable[str], found: Mapping[str, Guess], columns: Columns
) -> tuple[Level, ...]:
    """Columns one per level are looked for only where nothing else names the parent."""
    parents = set(PARENT_FIELDS) & found.keys()
    if parents:
        ancestors = _ancestors(words)
        lone = parents == {"parent_ref"} and "ref" in found and len(ancestors) > 1
        if lone and not nesting.all_in(columns[found["parent_ref"].heading], columns[found["ref"].heading]):
            return ancestors
        return ()
    numbered = _numbered(words) or _tagged_levels(headings)
    country = next((words[word] for word in LEVEL_WORDS[0] if word in words), None)
    if numbered and country is not None and numbered.get(0, Level()).name is None:
        numbered[0] = Level(name=country, ref=numbered.get(0, Level()).ref, type="Country")
    # One level above units with a name of their own is a tree already; one with a name and a code is the top
    # of one whose other levels stand in other tables.
    top = next(iter(numbered.values()), Level())
    if len(numbered) + ("name" in found) > 1 or (top.name and top.ref):
        return tuple(numbered[n] for n in sorted(numbered))
    taken = {g.heading for g in found.values()}
    free = {word: heading for word, heading in words.items() if heading not in taken}
    spelt = _spelt(free, columns)
    if len(spelt) > 1 or (spelt and "name" in found and _is_above(spelt[0], found, columns)):
        return spelt
    return _paired(free, columns)


def _is_above(level: Level, found: Mapping[str, Guess], columns: Columns) -> bool:
    """Whether the only column of a level says under what the named units stand: its names repeat, it is no
    level of facilities, and no codes tell the tree already."""
    word = plain(level.name or "")
    of_facilities = any(word in (k, *_affixed(k, NAMING)) for k in LEVEL_WORDS[-1])
    held = columns[level.name or ""].drop_null()
    if word in LONE_DOUBTFUL or of_facilities or not distinct(held) < len(held):
        return False
    keys = next((columns[found[field].heading] for field in ("ref", "code") if field in found), None)
    return keys is None or not nesting.prefix_lengths(keys)


def _ancestors(words: Mapping[str, str]) -> tuple[Level, ...]:
    held: dict[int, dict[str, str]] = {}
    for word, heading in words.items():
        if match := PARENTS.fullmatch(word):
            held.setdefault(int(match["number"]), {})["ref" if match["ref"] else "name"] = heading
    return tuple(Level(**held[n]) for n in sorted(held, reverse=True) if "ref" in held[n])


def _numbered(words: Mapping[str, str]) -> dict[int, Level]:
    for pattern in NUMBERED:
        held: dict[int, dict[str, tuple[int, str]]] = {}
        for word, heading in words.items():
            if match := pattern.fullmatch(word):
                what = match["what"]
                kind = "ref" if what in CODING else "name"
                rank = LANGUAGES.index(what) if what in LANGUAGES else len(LANGUAGES)
                level = held.setdefault(int(match["number"]), {})
                level[kind] = min(level.get(kind, (rank, heading)), (rank, heading), key=lambda one: one[0])
        if held:
            return {
                n: Level(
                    **{kind: heading for kind, (_, heading) in level.items()}, type=_numbered_type(n, pattern)
                )
                for n, level in held.items()
            }
    return {}


def _numbered_type(number: int, pattern: object) -> str:
    if pattern is NUMBERED[1]:
        return f"Level {number}"
    return f"Admin {number}" if number else "Country"


def _tagged_levels(headings: Iterable[str]) -> dict[int, Level]:
    held: dict[int, dict[str, str]] = {}
    for heading in headings:
        base, *attributes = heading.lower().replace(" ", "").split("+")
        number = base.removeprefix("#adm")
        if base == "#country":
            number = "0"
        if not number.isdecimal():
            continue
        kind = "ref" if {"code", "pcode", "id"} & set(attributes) else "name"
        held.setdefault(int(number), {}).setdefault(kind, heading)
    return {n: Level(**columns, type=_numbered_type(n, NUMBERED[0])) for n, columns in held.items()}


def _spelt(free: Mapping[str, str], columns: Columns) -> tuple[Level, ...]:
    """From the level with the fewest different names down, else as they stand: no country orders these words
    like another."""
    levels = []
    for known in LEVEL_WORDS:
        name = next((free[w] for k in known for w in (k, *_affixed(k, NAMING)) if w in free), None)
        ref = next((free[w] for k in known for w in _affixed(k, CODING) if w in free), None)
        if name is not None:
            kind = next((k for k in known if k in plain(name)), plain(name))
            bare = plain(name) in known
            levels.append(Level(name=name, ref=ref, type=name if bare else kind.capitalize()))
    at = {heading: position for position, heading in enumerate(columns)}
    counts = {level.name: distinct(columns[level.name or ""]) for level in levels}
    telling = max(counts.values(), default=0) >= _TELLING

    deepest = {level.name for level in levels if plain(level.name or "") in LEVEL_WORDS[-1]}
    upwards = -1 if min(counts, key=lambda name: at[name or ""], default=None) in deepest else 1

    def place(level: Level) -> tuple[bool, int, int]:
        many = counts[level.name] if telling else 0
        return level.name in deepest, many, upwards * at[level.name or ""]

    return tuple(sorted(levels, key=place))


def _affixed(word: str, affixes: Sequence[str]) -> Iterable[str]:
    for affix in affixes:
        yield from (f"{word} {affix}", f"{affix} {word}", f"{affix} de {word}", f"{affix} du {word}")
        yield from (
            f"{affix} de la {word}",
            f"{affix} do {word}",
            f"{affix} da {word}",
            f"{affix} del {word}",
        )


def _paired(free: Mapping[str, str], columns: Columns) -> tuple[Level, ...]:
    """Pairs such as DEP and DEP_LIB, where each lower one lies in one upper one."""
    pairs: dict[str, Level] = {}
    for word, heading in free.items():
        stem = next((s for n in NAMING for s in (_without(word, n),) if s), "")
        coded = [stem, *(f"{stem} {c}" for c in CODING)] if stem else []
        ref = next((free[w] for w in coded if w in free), None)
        if ref is not None and ref != heading:
            pairs[stem] = Level(name=heading, ref=ref, type=_unabridged(stem).capitalize())
    ordered = sorted(pairs.values(), key=lambda level: distinct(columns[level.ref or ""]))
    keys = [columns[level.ref or ""] for level in ordered]
    nested = all(nesting.within(below, above) for above, below in pairwise(keys))
    known = any(_unabridged(stem) != stem or any(stem in words for words in LEVEL_WORDS) for stem in pairs)
    return tuple(ordered) if nested and known else ()


def _unabridged(stem: str) -> str:
    known = (word for words in LEVEL_WORDS for word in words if word.startswith(stem))
    return next(known, stem) if len(stem) >= _SHORTEST_STEM else stem


def _without(word: str, affix: str) -> str:
    if word.endswith(f" {affix}"):
        return word.removesuffix(f" {affix}")
    return word.removeprefix(f"{affix} ") if word.startswith(f"{affix} ") else ""
