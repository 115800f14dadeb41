"""One pull: a server's units, levels, groups, group sets and attributes, as a version that can be loaded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from georegistry_desktop.domain.errors import PullCutOff, Refused
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.assemble import assembled
from georegistry_desktop.exchange.dhis2 import reader
from georegistry_desktop.exchange.dhis2.live.address import ServerAddress
from georegistry_desktop.exchange.dhis2.live.credentials import Credentials
from georegistry_desktop.exchange.dhis2.live.earlier import Earlier
from georegistry_desktop.exchange.dhis2.live.gathering import Gathered, Record, gather
from georegistry_desktop.exchange.dhis2.live.questions import (
    NEWEST,
    OLDEST,
    Asker,
    Moment,
    before,
    is_time,
    moment,
)
from georegistry_desktop.exchange.dhis2.live.server import Patience, Server
from georegistry_desktop.exchange.dhis2.live.spool import Spool
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.records import Entry, identifier, listed

MOST_FAULTY = 1000
"""More faulty units than these, and the next pull is a whole one."""


@dataclass(frozen=True, kw_only=True)
class PullReport:
    """What a pull did. ``since`` is the snapshot that it went on from, None for a whole one; ``time`` the
    server's own, without a zone, when it was begun; ``resumed`` how many of the pages had been kept."""

    server: str
    dhis2: str
    time: str
    since: str | None
    pages: int
    resumed: int
    fetched: int
    gone: int
    requests: int


@dataclass(frozen=True)
class Pulled:
    """What came in. ``done`` is called when it is where it belongs: the kept pages go."""

    incoming: Incoming
    report: PullReport
    _spool: Spool = field(repr=False)

    def done(self) -> None:
        """Forget the pages."""
        self._spool.remove()


@dataclass(frozen=True, kw_only=True)
class PullSettings:
    """What only tests and odd servers need: units in a page, patience, where pages are kept."""

    page_size: int | None = None
    patience: Patience | None = None
    spool_root: Path | None = None


def pull_server(
    address: ServerAddress,
    credentials: Credentials,
    *,
    subtree: str | None,
    earlier: Earlier | None,
    status: str,
    settings: PullSettings,
    progress: Progress,
) -> Pulled:
    """Read all that a version needs from a server; ``earlier`` makes it read what changed since only.

    Raises ``Refused``: ``PullCutOff`` where pages are kept for the next try.
    """
    progress(f"Asking {address.shown} who it is")
    server = Server(address, credentials, patience=settings.patience, progress=progress)
    try:
        now = moment(server)
        asker = Asker(
            server=server,
            minor=now.minor,
            subtree=subtree,
            page_size=settings.page_size,
            progress=progress,
        )
        if earlier is not None:
            try:
                return _pulled(asker, now, earlier, status, settings.spool_root)
            except Refused as refused:
                if refused.code != "server-refused":
                    raise
        return _pulled(asker, now, None, status, settings.spool_root)
    finally:
        server.close()


def _pulled(asker: Asker, now: Moment, earlier: Earlier | None, status: str, root: Path | None) -> Pulled:
    server = asker.server
    since = before(earlier.time) if earlier else None
    question: dict[str, Any] = {"server": server.address.base, "question": asker.question(since)}
    # What one user may see is not for another to go on from.
    spool = Spool({**question, "who": server.who}, root=root)
    top = asker.top()
    held = spool.state.get("time")
    begun = held if isinstance(held, str) and is_time(held) else now.time
    if begun != held:
        spool.remove()
        spool.begin({"time": begun})
    try:
        found = gather(asker, spool, begun=begun, earlier=earlier)
        lists = _lists(asker, found, earlier)
    except Refused as refused:
        if not spool.kept:
            raise
        raise PullCutOff(refused.code, **refused.params, kept=spool.kept) from refused
    shown = server.address.shown
    problems = _doubts(server.address, now, spool)
    draft = reader.draft_of(lists, problems, frozenset(reader.CARRIED), asker.progress)
    if draft.rows.empty:
        draft.problems.append(Problem(code="units-missing", severity="fatal", file=shown))
    origin = _origin(asker, now, begun, top, lists)
    incoming = assembled(draft, [shown], origin, status, asker.progress)
    incoming = replace(incoming, problems=tuple(replace(p, row=None) for p in incoming.problems))
    _remember_faulty(incoming, origin)
    report = PullReport(
        server=server.address.base,
        dhis2=now.version,
        time=begun,
        since=earlier.label if earlier else None,
        pages=found.pages,
        resumed=found.resumed,
        fetched=found.fetched,
        gone=found.gone,
        requests=server.requests,
    )
    return Pulled(incoming, report, spool)


def _lists(asker: Asker, found: Gathered, earlier: Earlier | None) -> dict[str, list[Entry]]:
    """The lists of a ``metadata.json``; of groups in a subtree only the members there."""
    if asker.subtree is not None and asker.subtree not in found.units:
        raise asker.no_such_subtree()  # deleted meanwhile
    units = [found.units[uid] for uid in sorted(found.units)] + found.odd
    groups = asker.all_of(reader.GROUPS, "id,name,code,organisationUnits[id]")
    if asker.subtree is not None:
        found.units[asker.subtree].pop("parent", None)  # what is above was not asked for
        for group in groups:
            members = listed(group.get("organisationUnits"))
            group["organisationUnits"] = [m for m in members if identifier(m) in found.units]
    attributes = asker.all_of(reader.ATTRIBUTES, "id,name", "organisationUnitAttribute:eq:true")
    if earlier is not None:
        # A deleted attribute takes its values along, and no unit's ``lastUpdated`` tells.
        gone = set(earlier.attributes.values()) - {identifier(a) for a in attributes}
        for unit in units:
            values = listed(unit.get("attributeValues"))
            kept = [
                v for v in values if not isinstance(v, dict) or identifier(v.get("attribute")) not in gone
            ]
            if len(kept) < len(values):
                unit["attributeValues"] = kept
    held: dict[str, list[Record]] = {
        reader.UNITS: units,
        reader.LEVELS: asker.all_of(reader.LEVELS, "id,name,level"),
        reader.GROUPS: groups,
        reader.GROUP_SETS: asker.all_of(reader.GROUP_SETS, "id,name,organisationUnitGroups[id]"),
        reader.ATTRIBUTES: attributes,
    }
    shown = asker.server.address.shown
    return {
        name: [Entry(shown, row, record) for row, record in enumerate(records, 1)]
        for name, records in held.items()
    }


def _doubts(address: ServerAddress, now: Moment, spool: Spool) -> list[Problem]:
    found: list[Problem] = []

    def doubt(code: str, **params: object) -> None:
        found.append(Problem(code=code, severity="warning", file=address.shown, params=params))

    if address.open_line:
        doubt("line-open", value=address.host)
    if now.minor is None or not OLDEST <= now.minor <= NEWEST:
        doubt("server-version", value=now.version, known=f"2.{OLDEST} to 2.{NEWEST}")
    if spool.broken:
        doubt("pages-lost", reason=spool.broken)
    return found


def _origin(
    asker: Asker, now: Moment, begun: str, top: Record | None, lists: dict[str, list[Entry]]
) -> dict[str, object]:
    """What the next pull needs to go on from this one."""
    level: Any = (top or {}).get("level")
    names = reader.attribute_names(lists[reader.ATTRIBUTES])
    return {
        "format": "dhis2",
        "server": asker.server.address.base,
        "subtree": asker.subtree,
        "dhis2": now.version,
        "pulled_at": begun,
        "top_level": level if isinstance(level, int) else 1,
        "attributes": {key: uid for uid, key in names.items()},
    }


def _remember_faulty(incoming: Incoming, origin: dict[str, object]) -> None:
    """Units of which less came in than the server said are to be asked for again next time."""
    faulty = {p.unit for p in incoming.problems if p.severity == "error" and p.unit}
    if len(faulty) > MOST_FAULTY:
        del origin["pulled_at"]
    else:
        origin["faulty"] = sorted(faulty)
