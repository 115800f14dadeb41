"""Bring files in as the next snapshot of a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import pandas as pd

from georegistry_desktop import exchange
from georegistry_desktop.domain.errors import ImportRefused, Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange import FileMapping, Understood
from georegistry_desktop.storage import Identities, Registry

MappingOrigin = Literal["given", "remembered", "guessed"]
"""Where the mapping came from by which the columns of lists were understood."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did, or, with ``dry_run``, would do; ``version`` is None then.

    ``known`` counts the units that kept the uuid of an older snapshot.
    """

    version: str | None
    units: int
    known: int
    groups: int
    by_type: dict[str, int]
    problems: tuple[Problem, ...]
    mapping: MappingOrigin
    understood: tuple[Understood, ...] = ()
    refused: bool = False


def import_version(
    registry: Registry,
    files: Sequence[str | Path],
    *,
    source: str,
    format: str | None = None,
    encoding: str | None = None,
    mapping: FileMapping | None = None,
    status: str | None = None,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Read ``files`` together as the next snapshot of ``source``, which is made where it is new.

    A unit keeps its uuid from the source's earlier snapshots by equal reference, or by code where it carries
    no reference. ``mapping`` says which column of a list is what; without it the one counts that the source's
    newest snapshot came in with, else it is guessed. ``status`` (NEW or VALID) is given to units for which
    the files name none. Raises ``ImportRefused`` with all problems of all files; nothing is written then.
    """
    read = partial(
        exchange.read, files, format=format, encoding=encoding, status=status or "NEW", progress=progress
    )
    return _taken_in(
        registry, read, source=source, mapping=mapping, lenient=lenient, dry_run=dry_run, progress=progress
    )


def import_query(
    registry: Registry,
    address: str,
    query: str,
    *,
    source: str,
    password: str | None = None,
    mapping: FileMapping | None = None,
    status: str | None = None,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Read what ``query`` gives at a database as the next snapshot of ``source``; nothing is written there.

    ``address`` is any of SQLAlchemy, in which no password may stand. All else is as in ``import_version``.
    Raises ``Refused`` where the database cannot be reached or refuses the query.
    """
    read = partial(
        exchange.read_query, address, query, password=password, status=status or "NEW", progress=progress
    )
    return _taken_in(
        registry, read, source=source, mapping=mapping, lenient=lenient, dry_run=dry_run, progress=progress
    )


def _taken_in(
    registry: Registry,
    read: Callable[..., exchange.Incoming],
    *,
    source: str,
    mapping: FileMapping | None,
    lenient: bool,
    dry_run: bool,
    progress: Progress,
) -> Imported:
    """What ``read`` gives, with the mapping that it is called with, as the next snapshot."""
    _check_source(registry, source)
    incoming, how = _read(read, mapping, _remembered(registry, source))
    refused = incoming.refused(lenient=lenient)
    if refused and not dry_run:
        raise ImportRefused(incoming.problems)
    frame = incoming.version
    if frame is None:
        return _report(None, None, 0, incoming, how, refused=True)
    origin = incoming.origin | {"lenient": lenient, "problems": len(incoming.problems)}
    while True:
        carried, identities, known = carry_uuids(registry, source, frame)
        label = None
        try:
            if not dry_run:
                label = registry.load(
                    source, carried, origin=origin, after=identities, progress=progress
                ).label
        except Refused as refusal:
            if refusal.code != "source-moved-on":
                raise
        else:
            return _report(label, carried, known, incoming, how, refused=refused)


def _remembered(registry: Registry, source: str) -> FileMapping | None:
    """The mapping that was given last, with whichever snapshot of the source."""
    for version in reversed(registry.versions()):
        held = version.origin.get("mapping") if version.source == source else None
        if isinstance(held, dict):
            return exchange.mapping_from_record(held)
    return None


def _read(
    read: Callable[..., exchange.Incoming], said: FileMapping | None, remembered: FileMapping | None
) -> tuple[exchange.Incoming, MappingOrigin]:
    """What was said now counts; what is remembered only where it fits."""
    incoming = read(mapping=said or remembered)
    if said is not None or remembered is None:
        return incoming, "guessed" if said is None else "given"
    lost = [str(p.params["value"]) for p in incoming.problems if p.code == "mapping-heading"]
    if not lost:
        kept = tuple(p for p in incoming.problems if p.code != "mapping-none")
        return replace(incoming, problems=kept), "remembered"
    again = read()
    words: dict[str, object] = {"value": ", ".join(dict.fromkeys(lost))}
    told = Problem(code="mapping-forgotten", severity="warning", params=words)
    return replace(again, problems=(told, *again.problems)), "guessed"


def carry_uuids(registry: Registry, source: str, frame: VersionFrame) -> tuple[VersionFrame, Identities, int]:
    """``frame`` with the uuids that its units and groups had in the source before, where from, and how many
    units had one."""
    units = frame.units
    refs = units["source_ref"][~units["source_ref"].duplicated(keep=False)].dropna()
    bare = units["code"][units["source_ref"].isna()]
    codes = bare[~bare.duplicated(keep=False)].dropna()
    known = registry.identities(source, refs.tolist(), codes.tolist())
    carried = pd.concat([refs.map(known.by_ref).dropna(), codes.map(known.by_code).dropna()])
    # Two rows must not end up as one unit: a uuid goes to the first that may have it.
    carried = carried[~carried.duplicated()]
    taken = set(units["uuid"].drop(carried.index)) & set(carried)
    carried = carried[~carried.isin(taken)]
    renamed = dict(zip(units["uuid"][carried.index], carried, strict=True))
    units = units.assign(uuid=_renamed(units["uuid"], renamed), parent=_renamed(units["parent"], renamed))
    groups = _known_groups(registry, source, frame)
    return (
        replace(
            frame,
            units=units,
            groups=frame.groups.assign(uuid=_renamed(frame.groups["uuid"], groups)),
            memberships=frame.memberships.assign(
                unit=_renamed(frame.memberships["unit"], renamed),
                group=_renamed(frame.memberships["group"], groups),
            ),
            group_set_members=frame.group_set_members.assign(
                group=_renamed(frame.group_set_members["group"], groups)
            ),
            references=frame.references.assign(unit=_renamed(frame.references["unit"], renamed)),
        ),
        known,
        len(renamed),
    )


def _known_groups(registry: Registry, source: str, frame: VersionFrame) -> dict[str, str]:
    earlier = [v for v in registry.versions() if v.source == source]
    if not earlier or frame.groups.empty:
        return {}
    old = {g.source_ref or g.name: uuid for uuid, g in registry.groups(earlier[-1].label).items()}
    keys = frame.groups["source_ref"].fillna(frame.groups["name"])
    once = ~keys.duplicated(keep=False)
    return {u: old[k] for u, k in zip(frame.groups["uuid"][once], keys[once], strict=True) if k in old}


def _renamed(column: pd.Series[str], names: dict[str, str]) -> pd.Series[str]:
    if not names:
        return column
    return column.map(names).fillna(column).astype("str")


def _check_source(registry: Registry, source: str) -> None:
    registry.check_source_name(source)
    if any(v.source == source and v.curated for v in registry.versions()):
        raise Refused("source-curated", source=source)


def _report(
    label: str | None,
    frame: VersionFrame | None,
    known: int,
    incoming: exchange.Incoming,
    mapping: MappingOrigin,
    *,
    refused: bool,
) -> Imported:
    counts: dict[str, int] = {}
    if frame is not None:
        for name, count in frame.units["type"].fillna("(no type)").value_counts().sort_index().items():
            counts[str(name)] = int(count)
    return Imported(
        version=label,
        units=0 if frame is None else len(frame.units),
        known=known,
        groups=0 if frame is None else len(frame.groups),
        by_type=counts,
        problems=incoming.problems,
        mapping=mapping,
        understood=incoming.understood,
        refused=refused,
    )
