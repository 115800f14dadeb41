"""What a format is, which ones there are, and which one a file is in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.draft import Draft
from georegistry_desktop.exchange.mapping import FileMapping
from georegistry_desktop.exchange.table import Table

ENTRY_POINTS = "georegistry.formats"
HEAD = 4096
"""How many bytes of a file ``sniff`` is shown."""
ARCHIVE = b"PK\x03\x04\n"


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """What a person said of the files: the encoding of text, which column of a list is what, the sheets or
    layers to be read (none: all that may hold units), the reference system of the coordinates, and what is
    to be put right that programs did on the way (``checks.doubts.REPAIRS``); and ``earlier`` references of
    the source that begin with zeros, by which lost ones are known (``checks.zeros``)."""

    encoding: str | None = None
    mapping: FileMapping | None = None
    layers: tuple[str, ...] = ()
    crs: str | None = None
    repairs: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()


class TableReader(Protocol):
    """Reads the tables of a file as they stand."""

    def __call__(self, path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
        """Raises ``CannotRead``."""


class Reader(Protocol):
    """Reads all files of one format together."""

    def __call__(self, files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
        """Everything wrong with the files is in the draft; only ``Cancelled`` is raised."""


class Writer(Protocol):
    """Writes one version to a path that does not exist yet."""

    def __call__(self, version: VersionFrame, path: Path, *, progress: Progress) -> None:
        """Without loss as far as the format can say it."""


class Losses(Protocol):
    """Looks at a version before it is written."""

    def __call__(self, version: VersionFrame) -> list[Problem]:
        """A warning, with its count, for each kind of thing that would not come back; usually none."""


def nothing_lost(version: VersionFrame) -> list[Problem]:  # noqa: ARG001
    """Of a format that holds all of a version."""
    return []


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One way in which a format lays a version out."""

    write: Writer
    loses: Losses = nothing_lost


PLAIN = "plain"
"""The layout of our own that each format has which can be written at all."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One file format. Others register theirs under the entry point group ``georegistry.formats``.

    ``sniff`` is shown the first bytes of a file; of an archive the names of what is in it, one a line, behind
    ``ARCHIVE``. ``tables`` is there for lists, in which a column may be anything.
    ``write`` is the plain layout, and ``loses`` what it cannot hold; ``layouts`` are other ones by name.
    """

    name: str
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Reader | None = None
    tables: TableReader | None = None
    write: Writer | None = None
    loses: Losses = nothing_lost
    layouts: Mapping[str, Layout] = field(default_factory=dict)

    def known_layouts(self) -> dict[str, Layout]:
        """All layouts by name; none where the format is only read."""
        if self.write is None:
            return {}
        return {PLAIN: Layout(write=self.write, loses=self.loses), **self.layouts}


def with_plugins(built_in: Sequence[Format]) -> Mapping[str, Format]:
    """The formats by name; a plugin may not take the name of a built-in one."""
    known = {f.name: f for f in built_in}
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            found = entry.load()
        except (ImportError, AttributeError) as error:
            raise Refused("plugin-broken", name=entry.name, reason=error) from error
        if not isinstance(found, Format):
            raise Refused("plugin-broken", name=entry.name, reason="it is no Format")
        known.setdefault(found.name, found)
    return known


def format_of(path: Path, head: bytes, formats: Mapping[str, Format]) -> Format | None:
    """The readable format of a file that begins with ``head``: by content, then by extension."""
    readable = [f for f in formats.values() if f.read is not None]
    heads = [head]
    if b"\0" in head[:4]:  # JSON may be in UTF-16 or 32 as well
        words = head.decode(json.detect_encoding(head), "ignore").removeprefix("\ufeff")
        heads.append(words.encode("utf-8", "ignore"))
    for found in readable:
        if any(found.sniff(one) for one in heads):
            return found
    return by_extension(path, readable)


def by_extension(path: Path, formats: Iterable[Format]) -> Format | None:
    """The format whose extension the file's name ends in: of .json and .fhir.json the longer one."""
    ends = [(len(e), f) for f in formats for e in f.extensions if path.name.lower().endswith(e)]
    return max(ends, key=lambda end: end[0])[1] if ends else None
