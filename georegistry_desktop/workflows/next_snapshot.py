"""Make what was read the next snapshot of its source, wherever it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from georegistry_desktop.domain.errors import ImportRefused, Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.exchange import Incoming, PullReport, Understood
    from georegistry_desktop.storage import Identities, Registry

MappingOrigin = Literal["given", "remembered", "guessed"]
"""Where the mapping came from by which the columns of lists were understood."""


_FEW = 0.2
"""Share of references below which they are hardly those of the same list."""
_TELLING = 5
"""References from which on their share tells anything."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did, or, with ``dry_run``, would do; ``version`` is None then.

    ``known`` counts the units that kept the uuid of an older snapshot; ``pull`` is there where a server was
    asked.
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
    pull: PullReport | None = None


def check_source(registry: Registry, source: str) -> None:
    """Raise ``Refused`` where a snapshot of that name cannot come in."""
    registry.check_source_name(source)
    if any(v.source == source and v.curated for v in registry.versions()):
        raise Refused("source-curated", source=source)


def next_snapshot(
    registry: Registry,
    source: str,
    incoming: Incoming,
    *,
    mapping: MappingOrigin = "guessed",
    lenient: bool,
    dry_run: bool,
    progress: Progress,
) -> Imported:
    """Load ``incoming``, or say what would be loaded.

    Raises ``ImportRefused`` with all its problems; nothing is written then.
    """
    incoming = _with_changed_key(registry, source, incoming)
    refused = incoming.refused(lenient=lenient)
    if refused and not dry_run:
        raise ImportRefused(incoming.problems, incoming.understood, mapping)
    frame = incoming.version
    if frame is None:
        return _report(None, None, 0, incoming, mapping, refused=True)
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
            return _report(label, carried, known, incoming, mapping, refused=refused)


def _with_changed_key(registry: Registry, source: str, incoming: Incoming) -> Incoming:
    """What came in, with a warning where few of its references are known of the source: a sign that another
    column is taken for the key than before."""
    if incoming.version is None:
        return incoming
    refs = set(incoming.version.units["source_ref"].dropna())
    before = set(registry.newest_references(source))
    fewer = min(len(refs), len(before))
    known = len(refs & before)
    if fewer < _TELLING or known >= _FEW * fewer:
        return incoming
    params: dict[str, object] = {"value": known, "count": len(refs), "name": source, "other": len(before)}
    told = Problem(code="few-known", severity="warning", field="ref", params=params)
    return replace(incoming, problems=(told, *incoming.problems))


def carry_uuids(registry: Registry, source: str, frame: VersionFrame) -> tuple[VersionFrame, Identities, int]:
    """``frame`` with the uuids that its units and groups had in the source before, where from, and how many
    units had one."""
    import pandas as pd

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


def _report(
    label: str | None,
    frame: VersionFrame | None,
    known: int,
    incoming: Incoming,
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
