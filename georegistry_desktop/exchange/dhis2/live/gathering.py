"""All units of a server as they are at one moment, though they are read page by page while people work.

Pages are cut anew for each request: a unit deleted before the cut lets the one at the cut be missed, one
added lets it come twice. So what was read is settled at the end: units touched meanwhile are fetched again,
and where anything leaves a doubt, one list of all ids (one answer, one moment) says what is there and where
it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from georegistry_desktop.exchange.dhis2.live.earlier import Earlier
from georegistry_desktop.exchange.dhis2.live.earlier import records as records_of
from georegistry_desktop.exchange.dhis2.live.questions import Asker, before
from georegistry_desktop.exchange.dhis2.live.spool import Spool
from georegistry_desktop.exchange.records import identifier

Record = dict[str, Any]


@dataclass
class Gathered:
    """``units`` by id, ``odd`` those without one; how many pages came from the server and from the spool, how
    many units were fetched, and how many of the earlier ones are gone."""

    units: dict[str, Record] = field(default_factory=dict)
    odd: list[Record] = field(default_factory=list)
    pages: int = 0
    resumed: int = 0
    fetched: int = 0
    gone: int = 0
    unsure: bool = False


def gather(asker: Asker, spool: Spool, *, begun: str, earlier: Earlier | None) -> Gathered:
    """The units: of the whole tree, or the ``earlier`` ones with what changed since then.

    ``begun`` is the server's time before its first page.
    """
    since = before(earlier.time) if earlier else None
    found = _read_pages(asker, spool, since)
    if earlier is not None:
        _continue(asker, found, earlier)
    _settle(asker, found, before(begun))
    return found


def _read_pages(asker: Asker, spool: Spool, since: str | None) -> Gathered:
    found = Gathered()
    totals = set()
    for rows, total in asker.pages(since, spool):
        found.pages += 1
        totals.add(total)
        known = len(found.units)
        for row in rows:
            uid = identifier(row)
            if uid is None:
                found.odd.append(row)
            else:
                found.units[uid] = row
        if len(found.units) == known:
            break  # a server that repeats itself would do so for ever
    found.resumed = spool.resumed
    found.fetched = len(found.units)
    found.unsure = totals != {found.fetched + len(found.odd)}
    return found


def _continue(asker: Asker, found: Gathered, earlier: Earlier) -> None:
    """Put what changed over what was there, and take out what was deleted."""
    units, changed = records_of(earlier), found.units
    deleted = asker.deleted(before(earlier.time))
    faulty = asker.by_ids(earlier.faulty - changed.keys())
    changed |= {uid: row for row in faulty if (uid := identifier(row))}
    moved = any(uid in units and _place(units[uid]) != _place(row) for uid, row in changed.items())
    # A unit carries all below it along when it moves, and ``lastUpdated`` tells nothing of those: their
    # levels are to be asked for, and below one unit it is not even known who came and who left. A deletion
    # that is not told of leaves a unit too many, which the count shows.
    found.unsure |= moved or asker.subtree is not None
    found.unsure |= not changed.keys().isdisjoint(deleted or ())
    gone = (deleted or set()) - changed.keys()
    found.units = {uid: row for uid, row in units.items() if uid not in gone} | changed
    found.gone = len(units.keys() & gone)


def _settle(asker: Asker, found: Gathered, since: str) -> None:
    units = found.units
    touched = asker.touched(since)
    # Any unit touched may be one added in place of one deleted: then the count is right, and the units not.
    stale = {uid for uid, when in touched.items() if units.get(uid, {}).get("lastUpdated") != when}
    if not found.unsure and not touched and asker.count() == len(units) + len(found.odd):
        return
    places = asker.places()
    wanted = (stale & places.keys()) | (places.keys() - units.keys())
    again = {uid: row for row in asker.by_ids(wanted) if (uid := identifier(row))}
    found.fetched += len(again)
    found.gone += len(units.keys() - places.keys())
    found.units = {
        uid: {**kept, "level": place.get("level"), "parent": place.get("parent")}
        for uid, place in places.items()
        if (kept := again.get(uid) or units.get(uid)) is not None
    }


def _place(record: Record) -> tuple[str | None, object]:
    return identifier(record.get("parent")), record.get("level")
