"""GeoPackages: in our plain layout, in Iaso's, or with whatever layers somebody made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.draft import Draft, empty_draft, joined
from georegistry_desktop.exchange.formats import Format, ReadOptions
from georegistry_desktop.exchange.geopackage.file import opened, tables_of
from georegistry_desktop.exchange.geopackage.tables import read_layers
from georegistry_desktop.exchange.iaso import IASO, LAYER, read_iaso
from georegistry_desktop.exchange.lists import table_reader
from georegistry_desktop.exchange.plain import geopackage as plain
from georegistry_desktop.exchange.table import CannotRead, Table

_LAYOUTS = {"plain": "gpkg (plain layout)", "iaso": "gpkg (Iaso's layout)"}


def _read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
    """The files of each layout together."""
    layouts: dict[str, list[Path]] = {"plain": [], "iaso": [], "": []}
    problems = []
    for path in files:
        try:
            with opened(path) as held:
                layouts[_layout(tables_of(held, path))].append(path)
        except CannotRead as cannot:
            problems.append(cannot.problem)
    readers = {"plain": plain.read, "iaso": read_iaso, "": table_reader(read_layers)}
    drafts = [
        readers[layout](paths, options=options, progress=progress)
        for layout, paths in layouts.items()
        if paths
    ]
    if options.mapping is not None:
        problems += [
            Problem(
                code="mapping-none", severity="warning", file=path.name, params={"value": f"gpkg ({what})"}
            )
            for layout, what in _LAYOUTS.items()
            for path in layouts[layout]
        ]
    draft = joined(drafts or [empty_draft()])
    draft.problems.extend(problems)
    return draft


def _tables(path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
    """The layers in which a column may be anything. Raises ``CannotRead``."""
    with opened(path) as held:
        if layout := _layout(tables_of(held, path)):
            raise CannotRead(path, "mapping-none", value=_LAYOUTS[layout])
    return read_layers(path, options=options, progress=progress)


def _layout(tables: set[str]) -> str:
    if {plain.ABOUT, plain.UNITS, plain.BOUNDARIES} <= tables:
        return "plain"
    return "iaso" if any(LAYER.match(name) for name in tables) else ""


GPKG = Format(
    name="gpkg",
    extensions=(".gpkg",),
    sniff=lambda head: head.startswith(b"SQLite format 3\0"),
    read=_read,
    tables=_tables,
    write=plain.write,
    layouts={"iaso": IASO},
)
