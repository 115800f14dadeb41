"""Bring files, or what a database answers, in as the next snapshot of a source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from georegistry_desktop import exchange
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.next_snapshot import Imported, check_source
from georegistry_desktop.workflows.taking_in import Reading, take_in

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping
    from georegistry_desktop.storage import Registry

_UNFIT = ("mapping-heading", "layer-unknown")
"""What is told where a mapping names what is not there."""


def read_files(
    registry: Registry,
    files: Sequence[str | Path],
    *,
    source: str,
    format: str | None = None,
    encoding: str | None = None,
    mapping: FileMapping | None = None,
    layers: Sequence[str] = (),
    crs: str | None = None,
    repairs: Collection[str] = (),
    status: str | None = None,
    progress: Progress = silent,
) -> Reading:
    """Read ``files`` together for the next snapshot of ``source``; ``take_in`` makes it one.

    ``mapping`` says which column of a list is what; without it the one counts that the source's newest
    snapshot came in with, else it is guessed. ``layers`` names the sheets or layers to be read (all that may
    hold units where not given), ``crs`` the reference system of coordinates, ``repairs`` what is to be put
    right of what is found (letters, zeros, swapped). ``status`` (NEW or VALID) is given to units for which
    the files name none. All that is wrong with the files is in the answer. Raises ``Refused`` for a source
    that takes no snapshots and for options that nobody can mean.
    """
    check_source(registry, source)
    read = partial(
        exchange.read,
        files,
        format=format,
        encoding=encoding,
        layers=layers,
        crs=crs,
        repairs=repairs,
        earlier=_with_zeros(registry, source),
        status=status or "NEW",
        progress=progress,
    )
    return _read(read, source, mapping, _remembered(registry, source))


def import_version(
    registry: Registry,
    files: Sequence[str | Path],
    *,
    source: str,
    format: str | None = None,
    encoding: str | None = None,
    mapping: FileMapping | None = None,
    layers: Sequence[str] = (),
    crs: str | None = None,
    repairs: Collection[str] = (),
    status: str | None = None,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Read ``files`` together as the next snapshot of ``source``, which is made where it is new.

    ``read_files`` and ``take_in`` in one. A unit keeps its uuid from the source's earlier snapshots by equal
    reference, or by code where it carries no reference. Raises ``ImportRefused`` with all problems of all
    files; nothing is written then.
    """
    reading = read_files(
        registry,
        files,
        source=source,
        format=format,
        encoding=encoding,
        mapping=mapping,
        layers=layers,
        crs=crs,
        repairs=repairs,
        status=status,
        progress=progress,
    )
    return take_in(registry, reading, lenient=lenient, dry_run=dry_run, progress=progress)


def read_query(
    registry: Registry,
    address: str,
    query: str,
    *,
    source: str,
    password: str | None = None,
    mapping: FileMapping | None = None,
    crs: str | None = None,
    repairs: Collection[str] = (),
    status: str | None = None,
    progress: Progress = silent,
) -> Reading:
    """Read what ``query`` gives at a database for the next snapshot of ``source``; nothing is written there.

    ``address`` is any of SQLAlchemy, in which no password may stand. All else is as in ``read_files``.
    Raises ``Refused`` where the database cannot be reached or refuses the query.
    """
    check_source(registry, source)
    read = partial(
        exchange.read_query,
        address,
        query,
        password=password,
        crs=crs,
        repairs=repairs,
        earlier=_with_zeros(registry, source),
        status=status or "NEW",
        progress=progress,
    )
    return _read(read, source, mapping, _remembered(registry, source))


def import_query(
    registry: Registry,
    address: str,
    query: str,
    *,
    source: str,
    password: str | None = None,
    mapping: FileMapping | None = None,
    crs: str | None = None,
    repairs: Collection[str] = (),
    status: str | None = None,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Read what ``query`` gives at a database as the next snapshot of ``source``: ``read_query`` and
    ``take_in`` in one. Raises what they raise."""
    reading = read_query(
        registry,
        address,
        query,
        source=source,
        password=password,
        mapping=mapping,
        crs=crs,
        repairs=repairs,
        status=status,
        progress=progress,
    )
    return take_in(registry, reading, lenient=lenient, dry_run=dry_run, progress=progress)


def _with_zeros(registry: Registry, source: str) -> list[str]:
    """The references that the source had last which begin with zeros, and which it never had without."""
    padded = registry.newest_references(source, beginning="0")
    bare = registry.identities(source, [ref.lstrip("0") for ref in padded], []).by_ref
    return [ref for ref in padded if ref.lstrip("0") not in bare]


def _remembered(registry: Registry, source: str) -> FileMapping | None:
    """The mapping that was given last, with whichever snapshot of the source."""
    for version in reversed(registry.versions()):
        held = version.origin.get("mapping") if version.source == source else None
        if isinstance(held, dict):
            return exchange.mapping_from_record(held)
    return None


def _read(
    read: Callable[..., exchange.Incoming],
    source: str,
    said: FileMapping | None,
    remembered: FileMapping | None,
) -> Reading:
    """What was said now counts; what is remembered only where it fits."""
    incoming = read(mapping=said or remembered)
    if said is not None or remembered is None:
        return Reading(source=source, incoming=incoming, mapping="guessed" if said is None else "given")
    lost = [str(p.params["value"]) for p in incoming.problems if p.code in _UNFIT]
    if not lost:
        kept = tuple(p for p in incoming.problems if p.code != "mapping-none")
        return Reading(source=source, incoming=replace(incoming, problems=kept), mapping="remembered")
    again = read()
    words: dict[str, object] = {"value": ", ".join(dict.fromkeys(lost))}
    told = Problem(code="mapping-forgotten", severity="warning", params=words)
    return Reading(source=source, incoming=replace(again, problems=(told, *again.problems)))
