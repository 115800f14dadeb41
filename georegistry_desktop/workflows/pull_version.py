"""Bring a running DHIS2 in as the next snapshot of a source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from georegistry_desktop import exchange
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.next_snapshot import Imported, check_source
from georegistry_desktop.workflows.taking_in import Reading, take_in

if TYPE_CHECKING:
    from georegistry_desktop.exchange import Credentials, Earlier, PullSettings, ServerAddress
    from georegistry_desktop.storage import Registry, Version


def read_server(
    registry: Registry,
    address: str,
    *,
    source: str,
    credentials: Credentials,
    subtree: str | None = None,
    since_last: bool = False,
    status: str | None = None,
    settings: PullSettings | None = None,
    progress: Progress = silent,
) -> Reading:
    """Read the org units of the DHIS2 at ``address`` for the next snapshot of ``source``; ``take_in`` makes
    it one.

    ``subtree`` is the id of the unit to take with all below it. ``since_last`` asks only for what changed
    since the source's newest snapshot of the same server and subtree, and makes the same version of it; where
    there is none, the whole tree is fetched, with a warning. What was fetched is kept for a day, until it is
    in the registry, so that the same pull goes on where it was cut off. Raises ``Refused`` in plain words
    where the server does not answer as it should.
    """
    check_source(registry, source)
    server = exchange.parse_server_address(address)
    earlier, reason = None, ""
    if since_last:
        earlier, reason = _earlier(registry, source, server, subtree, progress)
    pulled = exchange.pull(
        server,
        credentials,
        subtree=subtree,
        earlier=earlier,
        status=status or "NEW",
        settings=settings,
        progress=progress,
    )
    incoming = pulled.incoming
    if since_last and pulled.report.since is None:
        told = Problem(
            code="since-last-whole",
            severity="warning",
            file=server.shown,
            params={"reason": reason or "the server does not say what changed"},
        )
        incoming = replace(incoming, problems=(told, *incoming.problems))
    return Reading(source=source, incoming=incoming, pulled=pulled)


def pull_version(
    registry: Registry,
    address: str,
    *,
    source: str,
    credentials: Credentials,
    subtree: str | None = None,
    since_last: bool = False,
    status: str | None = None,
    lenient: bool = False,
    dry_run: bool = False,
    settings: PullSettings | None = None,
    progress: Progress = silent,
) -> Imported:
    """Read the org units of the DHIS2 at ``address`` as the next snapshot of ``source``: ``read_server`` and
    ``take_in`` in one. Raises what they raise."""
    reading = read_server(
        registry,
        address,
        source=source,
        credentials=credentials,
        subtree=subtree,
        since_last=since_last,
        status=status,
        settings=settings,
        progress=progress,
    )
    return take_in(registry, reading, lenient=lenient, dry_run=dry_run, progress=progress)


def _earlier(
    registry: Registry, source: str, server: ServerAddress, subtree: str | None, progress: Progress
) -> tuple[Earlier | None, str]:
    """The newest snapshot of the same server and subtree; or why there is none to go on from."""
    for version in reversed(registry.versions()):
        origin = version.origin
        if version.source != source or (origin.get("server"), origin.get("subtree")) != (
            server.base,
            subtree,
        ):
            continue
        found = _known(registry, version, progress)
        return found, "" if found else f"{version.label} had too many faults to go on from"
    return None, f"'{source}' has no earlier snapshot of the same server and subtree"


def _known(registry: Registry, version: Version, progress: Progress) -> Earlier | None:
    origin = version.origin
    time, level, names, faulty = (
        origin.get(key) for key in ("pulled_at", "top_level", "attributes", "faulty")
    )
    if not (
        exchange.is_server_time(time)
        and isinstance(level, int)
        and isinstance(names, dict)
        and isinstance(faulty, list)
    ):
        return None
    return exchange.Earlier(
        label=version.label,
        version=registry.read(version.label, progress=progress),
        time=str(time),
        top_level=level,
        attributes={str(key): str(value) for key, value in names.items()},
        faulty=frozenset(map(str, faulty)),
    )
