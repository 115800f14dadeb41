"""Asking a DHIS2 who it is, before anything is pulled from it."""

from __future__ import annotations

from dataclasses import dataclass

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.dhis2.live.address import ServerAddress
from georegistry_desktop.exchange.dhis2.live.credentials import Credentials
from georegistry_desktop.exchange.dhis2.live.questions import Asker, moment
from georegistry_desktop.exchange.dhis2.live.server import Patience, Server


@dataclass(frozen=True, kw_only=True)
class Visit:
    """``dhis2`` is its version, ``units`` how many it shows to who signs in; None where it does not say."""

    dhis2: str
    units: int | None


def visit_server(
    address: ServerAddress,
    credentials: Credentials,
    *,
    subtree: str | None = None,
    progress: Progress = silent,
) -> Visit:
    """Sign in and look, once; ``subtree`` must be there, too. Raises ``Refused`` in plain words."""
    server = Server(address, credentials, patience=Patience(tries=1), progress=progress)
    try:
        now = moment(server)
        Asker(server=server, minor=now.minor, subtree=subtree, page_size=None, progress=progress).top()
        found = server.get("organisationUnits", {"fields": "id", "page": 1, "pageSize": 1})
        pager = found.get("pager")
        total = pager.get("total") if isinstance(pager, dict) else None
        return Visit(dhis2=now.version, units=total if isinstance(total, int) else None)
    finally:
        server.close()
