"""One mapping for several tables."""

from __future__ import annotations

from collections.abc import Sequence

from georegistry_desktop.exchange.mapping.file_mapping import FileMapping

_KEYS = frozenset({"ref", "code", "uuid", "path"})


def is_of_units(mapping: FileMapping) -> bool:
    """Whether a table that is understood so can be a list of units: one that no row can be told apart in is
    left out where others can."""
    return bool(mapping.levels) or ("name" in mapping.columns and bool(_KEYS & mapping.columns.keys()))


def merged(mappings: Sequence[FileMapping]) -> FileMapping | None:
    """The mapping that means in each table what its own one does; None where there is no such."""
    fields: dict[str, list[str]] = {}
    for mapping in mappings:
        for name, heading in mapping.columns.items():
            held = fields.setdefault(name, [])
            held += [heading] if heading not in held else []
    longest = max((m.levels for m in mappings), key=len)
    ways = {
        (m.prefixes, m.place, m.decimal, m.dates, m.crs, (*m.types.items(),), (*m.statuses.items(),))
        for m in mappings
    }
    if len(ways) > 1 or any(m.levels != longest[: len(m.levels)] for m in mappings):
        return None
    made = FileMapping(
        columns={name: headings[0] for name, headings in fields.items()},
        instead={name: tuple(headings[1:]) for name, headings in fields.items() if len(headings) > 1},
        levels=longest,
        prefixes=mappings[0].prefixes,
        place=mappings[0].place,
        decimal=mappings[0].decimal,
        dates=mappings[0].dates,
        crs=mappings[0].crs,
        types=mappings[0].types,
        statuses=mappings[0].statuses,
        ignored=frozenset().union(*(m.ignored for m in mappings)),
        layers=mappings[0].layers,
    )
    used = [h for headings in fields.values() for h in headings]
    used += [h for level in longest for h in (level.name, level.ref) if h]
    twice = len(used) != len(set(used))
    return None if twice or any(not _same(made, own) for own in mappings) else made


def _same(made: FileMapping, own: FileMapping) -> bool:
    there = {*own.columns.values(), *(h for level in own.levels for h in (level.name, level.ref) if h)}
    meant = made.of_table(there).columns
    return {n: h for n, h in meant.items() if h in there} == dict(own.columns)
