"""What is asked of a DHIS2: paths, fields, filters; and what its answers must look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, cast

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.dhis2.live.server import Server
from georegistry_desktop.exchange.dhis2.live.spool import Spool
from georegistry_desktop.exchange.dhis2.uids import is_uid
from georegistry_desktop.exchange.records import identifier, listed, word

UNITS = "organisationUnits"
OLDEST, NEWEST = 30, 43
"""The versions 2.x that this was made for."""

FIELDS = (
    "id,code,name,shortName,description,level,parent[id],openingDate,closedDate,comment,url,contactPerson,"
    "address,email,phoneNumber,attributeValues[value,attribute[id]],translations[property,locale,value],"
    "lastUpdated"
)
"""Not ``organisationUnitGroups``: a unit's ``lastUpdated`` does not tell when its groups change, so groups
are asked for their members. Not ``path``: it is long, and ``parent`` says it."""
_PLACE = "id,level,parent[id]"
_PAGE = 500
_AT_ONCE = 100

_MARGIN = timedelta(hours=2)
"""Before which moment a server is asked what changed since: clocks go back an hour in autumn without the
server's times telling, and a long transaction is stamped when it begins."""
_ZONES = timedelta(hours=26)
"""The same where only the ``Date`` header, in UTC, says what time it is there."""

Record = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When it was at the server: its own time without a zone, and the version that said so."""

    version: str
    minor: int | None
    time: str


def moment(server: Server) -> Moment:
    """The version and the time of the server. Raises ``Refused`` where there is no DHIS2."""
    info = server.get("system/info")
    version = word(info.get("version"))
    if version is None:
        raise Refused("server-lacks", server=server.address.shown, reason="it says no version of DHIS2")
    found = re.match(r"(?:2\.)?(\d{2})\b", version)
    at = _read_time(info.get("serverDate"))
    if at is None:
        try:
            at = parsedate_to_datetime(server.date or "").replace(tzinfo=None) - _ZONES
        except ValueError:
            raise Refused(
                "answer-odd", server=server.address.shown, reason="it does not say what time it is"
            ) from None
    return Moment(
        version=version[:40],
        minor=int(found[1]) if found else None,
        time=at.isoformat(timespec="milliseconds"),
    )


def before(time: str) -> str:
    """A moment so much earlier that nothing slips through."""
    return (datetime.fromisoformat(time) - _MARGIN).isoformat(timespec="milliseconds")


def is_time(value: object) -> bool:
    """Whether it is a moment as ``Moment.time`` says it."""
    return _read_time(value) is not None


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Asks one server for units, of the whole tree or below ``subtree``."""

    server: Server
    minor: int | None
    subtree: str | None
    page_size: int | None
    progress: Progress

    @property
    def fields(self) -> str:
        """Those of units, with the form of geometry that this version speaks."""
        old, new = "featureType,coordinates", "geometry"
        if self.minor is None:
            return f"{FIELDS},{new},{old}"
        return f"{FIELDS},{old if self.minor < 32 else new}"

    def question(self, since: str | None) -> dict[str, Any]:
        """The parameters of the pages of units, but for their number."""
        return {
            "fields": self.fields,
            "filter": self._filters(since),
            "order": "id:asc",
            "paging": "true",
            "pageSize": self.page_size or _PAGE,
            "translate": "false",
        }

    def pages(self, since: str | None, spool: Spool) -> Iterator[tuple[list[Record], int]]:
        """The units of one page after the other, and how many there are by that page's telling.

        Those that the spool has are not asked for again; each new one is kept. Raises ``Refused`` for a pager
        that leads nowhere.
        """
        question = self.question(since)
        number, count = 1, 1
        while number <= count:
            self.progress(f"Page {number} of {count} from {self.server.address.shown}", number - 1, count)
            page = spool.page(number)
            if page is None or not _is_page(page, number):
                page = self.server.get(UNITS, {**question, "page": number})
                if not _is_page(page, number):
                    raise self._odd("its pager does not fit its pages")
                spool.keep(number, page)
            pager: Any = page["pager"]
            rows = self._records(page, UNITS)
            count = -(-pager["total"] // pager["pageSize"])
            yield rows, pager["total"]
            if not rows:
                return  # fewer than it said; who asks will see that some are missing
            number += 1

    def count(self) -> int:
        """How many units there are now."""
        params = {**self._about("id"), "pageSize": 1, "page": 1}
        page = self.server.get(UNITS, params)
        if not _is_page(page, 1):
            raise self._odd("its pager does not fit its pages")
        pager: Any = page["pager"]
        return int(pager["total"])

    def touched(self, since: str) -> dict[str, str | None]:
        """When each unit that was changed since was last changed, by id."""
        held = self._all(UNITS, "id,lastUpdated", self._filters(since))
        return {found: word(r.get("lastUpdated")) for r in held if (found := identifier(r))}

    def places(self) -> dict[str, Record]:
        """Level and parent of each unit that there is now, by id: one answer, so of one moment."""
        self.progress(f"Asking {self.server.address.shown} which units there are")
        held = self._all(UNITS, _PLACE, self._filters(None))
        return {found: r for r in held if (found := identifier(r))}

    def by_ids(self, ids: Collection[str]) -> list[Record]:
        """Those of these units that are there."""
        wanted = sorted(i for i in ids if is_uid(i))
        found = []
        for at in range(0, len(wanted), _AT_ONCE):
            self.progress(f"Units from {self.server.address.shown}", at, len(wanted))
            chosen = ",".join(wanted[at : at + _AT_ONCE])
            found += self._all(UNITS, self.fields, [f"id:in:[{chosen}]"])
        return found

    def deleted(self, since: str) -> set[str] | None:
        """The ids of units that were deleted since; None where the server does not tell this user."""
        params = {"klass": "OrganisationUnit", "deletedAt": since, "fields": "uid", "paging": "false"}
        try:
            held = self.server.get("deletedObjects", params)
        except Refused as refused:
            if refused.code in ("server-forbids", "server-lacks", "server-refused"):
                return None
            raise
        found = listed(held.get("deletedObjects"))
        return {uid for item in found if isinstance(item, dict) and (uid := word(item.get("uid")))}

    def all_of(self, name: str, fields: str, *filters: str) -> list[Record]:
        """A whole list beside the units, by id."""
        self.progress(f"Asking {self.server.address.shown} for {name}")
        return sorted(self._all(name, fields, [*filters]), key=lambda r: str(r.get("id")))

    def top(self) -> Record | None:
        """The unit of the subtree. Raises ``Refused`` where there is none."""
        if self.subtree is None:
            return None
        missing = self.no_such_subtree()
        if not is_uid(self.subtree):
            raise missing
        try:
            return self.server.get(f"{UNITS}/{self.subtree}", {"fields": "id,level"})
        except Refused as refused:
            raise (missing if refused.code == "server-lacks" else refused) from None

    def no_such_subtree(self) -> Refused:
        """That the unit that was asked for is not there."""
        return Refused("subtree-missing", value=self.subtree, server=self.server.address.shown)

    def _all(self, name: str, fields: str, filters: list[str]) -> list[Record]:
        params = {"fields": fields, "paging": "false", "translate": "false"}
        held = self.server.get(name, {**params, "filter": filters} if filters else params)
        return self._records(held, name)

    def _records(self, held: dict[str, Json], name: str) -> list[Record]:
        rows = held.get(name)
        if not isinstance(rows, list):
            raise self._odd(f"it holds no {name}")
        if not all(isinstance(row, dict) for row in rows):
            raise self._odd(f"not all of its {name} are objects")
        return cast(list[Record], rows)

    def _about(self, fields: str) -> dict[str, Any]:
        return {"fields": fields, "filter": self._filters(None), "paging": "true"}

    def _filters(self, since: str | None) -> list[str]:
        found = [f"path:like:{self.subtree}"] if self.subtree else []
        return [*found, f"lastUpdated:ge:{since}"] if since else found

    def _odd(self, reason: str) -> Refused:
        return Refused("answer-odd", server=self.server.address.shown, reason=reason)


def _is_page(page: dict[str, Json], number: int) -> bool:
    """Whether its pager can be followed."""
    pager = page.get("pager")
    if not isinstance(pager, dict) or not isinstance(page.get(UNITS), list):
        return False
    total, size = pager.get("total"), pager.get("pageSize")
    whole = type(total) is int and total >= 0 and type(size) is int and size > 0
    return whole and pager.get("page") == number


def _read_time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None) if isinstance(value, str) else None
    except ValueError:
        return None  # no time: it is as if the server said none
