"""Keep the facts in step with the registry, and tell what became of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import GeoRegistryError, Refused, RegistryBusy
from georegistry_desktop.session.events import (
    ClaimsChanged,
    ConnectionChanged,
    Event,
    HistoryChanged,
    ProposalsChanged,
    UnitsChanged,
    VersionsChanged,
)
from georegistry_desktop.session.facts import Facts, changes_versions
from georegistry_desktop.session.held_version import Refreshed

if TYPE_CHECKING:
    from georegistry_desktop.storage import Feed, Registry


class Follower:
    """Owns the facts. ``look`` may be called from any thread; all that was committed before is known then.

    ``online`` is False while the registry cannot be reached. ``replaced`` once an older or another copy
    stands in its place: nothing that is shown holds for that, so it is not followed any more.
    """

    def __init__(
        self,
        registry: Registry,
        tell: Callable[[Event], None],
        refreshed: Callable[[int, frozenset[str]], Refreshed | None],
    ) -> None:
        """``refreshed`` brings the tree and the map of a version up to date, if anybody uses them."""
        self.facts = Facts.read(registry)
        self._registry, self._tell, self._refreshed = registry, tell, refreshed
        self._one_at_a_time = threading.RLock()
        self.online = True
        self.replaced = False

    @contextmanager
    def still(self) -> Iterator[None]:
        """No look is taken meanwhile; what is told meanwhile keeps its place among the events."""
        with self._one_at_a_time:
            yield

    def look(self) -> bool:
        """Read the feed and tell what it says; where that is refused, tell that the registry is away.

        False where a writer of SQLite's older journal lets nobody read at the moment.
        """
        with self._one_at_a_time:
            try:
                self._catch_up()
            except RegistryBusy:
                return False
            except GeoRegistryError as fault:
                self.lost(fault)
            return True

    def require_same(self) -> None:
        """Raise ``Refused`` where it was replaced: what is planned over the old must not go there."""
        facts = self.facts
        try:
            same = not self.replaced and self._registry.trace(facts.revision) == facts.trace
        except RegistryBusy:
            return  # nobody may read at the moment; the write waits for its turn, and meets conflicts
        if not same:
            raise Refused("registry-replaced", address=self._registry.address)

    def look_safely(self) -> None:
        """Look; a fault of our own is told as being away. What was committed must not seem to have failed."""
        try:
            self.look()
        except Exception as fault:
            logging.getLogger(__name__).exception("The registry is not followed")
            self.away(str(fault))

    def lost(self, fault: GeoRegistryError) -> None:
        """The registry cannot be reached, for a while or for good."""
        with self._one_at_a_time:
            if fault.code == "registry-replaced" and not self.replaced:
                # Told even where it was away before: that was while it was being replaced.
                self.replaced, self.online = True, True
            self.away(str(fault))

    def away(self, reason: str) -> None:
        """The registry cannot be reached."""
        with self._one_at_a_time:
            if self.online:
                self.online = False
                self._tell(ConnectionChanged(False, reason))

    def _catch_up(self) -> None:
        before = self.facts
        self.require_same()
        feed = self._registry.feed(before.revision)
        self.facts = after = before.after(feed, self._registry)
        try:
            events = self._events(before, after, feed)
        except BaseException:
            # Nothing was told: should the registry have gone away, the next look begins where this one did.
            self.facts = before
            raise
        if not self.online:
            self.online = True
            self._tell(ConnectionChanged(True))
        for event in events:
            self._tell(event)

    def _events(self, before: Facts, after: Facts, feed: Feed) -> list[Event]:
        there = {version.id for version in after.versions}
        units = dict(feed.units)
        for version, uuids in _collected_anew(before, after).items():
            units[version] = units.get(version, frozenset()) | uuids
        found: list[Event] = [
            self._units_changed(version, uuids, feed) for version, uuids in units.items() if version in there
        ]
        if changes_versions(feed):
            found.append(VersionsChanged())
        was, now = before.proposals, after.proposals
        if was != now:
            keys = {key for key in {*was, *now} if was.get(key) != now.get(key)}
            found.append(ProposalsChanged(frozenset(keys)))
        if before.claims != after.claims:
            found.append(ClaimsChanged())
        if feed.entries:
            found.append(HistoryChanged(feed.entries))
        return found

    def _units_changed(self, version: int, uuids: frozenset[str], feed: Feed) -> UnitsChanged:
        entries = tuple(e for e in feed.entries if e.version_id == version)
        mine = all(self._registry.wrote(e) for e in entries)
        made = self._refreshed(version, uuids)
        if made is None:
            return UnitsChanged(version, uuids, entries, mine)
        return UnitsChanged(version, uuids, entries, mine, made.tree, made.scene, made.rebuilt)


def _collected_anew(before: Facts, after: Facts) -> dict[int, frozenset[str]]:
    """The units of each version over which something else is collected now, or nothing any more."""
    found = {}
    for version in {*before.pending, *after.pending}:
        was, now = before.pending.get(version), after.pending.get(version)
        if was != now:
            found[version] = frozenset(uuid for held in (was, now) if held for uuid in held.units)
    return found
