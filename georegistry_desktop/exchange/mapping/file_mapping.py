"""What a mapping is, and where its headings stand in a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from georegistry_desktop.domain.names import fold


@dataclass(frozen=True, kw_only=True)
class Level:
    """Columns that name an ancestor of each row: its name, its reference, or both; ``type`` is what a unit
    of this level is (None: not known)."""

    name: str | None = None
    ref: str | None = None
    type: str | None = None


@dataclass(frozen=True, kw_only=True)
class FileMapping:
    """Headings as they stand in the file.

    ``columns`` has a heading for each field, ``instead`` those that count in tables which lack it; ``levels``
    are from the top down; ``prefixes`` the lengths of the beginnings of a reference that name its ancestors;
    ``place`` says that the area which holds a unit is the parent of one that names none; ``decimal`` is the
    sign in latitudes, longitudes, altitudes and accuracies; ``dates`` whether the day or the month comes
    first (None: as the column shows); ``crs`` the reference system of positions; ``types`` and ``statuses``
    what values of those columns mean; ``ignored`` the headings that do not come along as extra fields;
    ``layers`` the sheets or layers to be read (none: all that may hold units).
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    levels: tuple[Level, ...] = ()
    prefixes: tuple[int, ...] = ()
    place: bool = False
    decimal: str = "."
    dates: Literal["DMY", "MDY"] | None = None
    crs: str | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    layers: tuple[str, ...] = ()

    def headings(self) -> list[str]:
        """All that it names, each once."""
        of_levels = [h for level in self.levels for h in (level.name, level.ref) if h is not None]
        others = [h for headings in self.instead.values() for h in headings]
        return list(dict.fromkeys([*self.columns.values(), *others, *of_levels, *sorted(self.ignored)]))

    def missing(self, there: Collection[str]) -> list[str]:
        """Those that it names and ``there`` lacks; of headings that stand for each other one is enough."""
        alike = [{heading, *self.instead.get(name, ())} for name, heading in self.columns.items()]
        met = {heading for group in alike if not group.isdisjoint(there) for heading in group}
        return [heading for heading in self.headings() if heading not in there and heading not in met]

    def of_table(self, there: Collection[str]) -> FileMapping:
        """As it is meant for a table that has these headings."""
        chosen = {
            name: next((h for h in (heading, *self.instead.get(name, ())) if h in there), heading)
            for name, heading in self.columns.items()
        }
        return replace(self, columns=chosen, instead={})


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The headings of a file by name: the position of each, once.

    ``repeated`` stand twice, ``alike`` are pairs that differ in spelling only, ``nameless`` the names given
    to columns without a heading.
    """

    at: Mapping[str, int]
    repeated: tuple[str, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    nameless: tuple[str, ...] = ()


def named(headings: Sequence[str]) -> Headings:
    """Each heading once; a nameless column is called by its number."""
    at: dict[str, int] = {}
    first: dict[str, str] = {}
    repeated, alike, nameless = [], [], []
    for position, heading in enumerate(headings):
        if heading in at:
            repeated.append(heading)
            continue
        name = heading or _free_name(position, headings)
        at[name] = position
        if not heading:
            nameless.append(name)
            continue
        earlier = first.setdefault(plain(name), name)
        if earlier != name and plain(name):
            alike.append((earlier, heading))
    return Headings(at=at, repeated=tuple(repeated), alike=tuple(alike), nameless=tuple(nameless))


def plain(heading: str) -> str:
    """Lower case, no accents, words parted by a space; ``#`` and ``+`` of HXL stay."""
    return " ".join(re.sub(r"[^0-9a-z#+]+", " ", fold(heading)).split())


def _free_name(position: int, headings: Sequence[str]) -> str:
    name = f"column {position + 1}"
    while name in headings:
        name = f"{name}'"
    return name
