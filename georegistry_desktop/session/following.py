"""Keep the facts in step with the registry, and tell what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.session.events import (
    ConnectionChanged,
    Event,
    HistoryChanged,
    ProposalsChanged,
    UnitsChanged,
    VersionsChanged,
)
from georegistry_desktop.session.facts import Facts, changes_versions
from georegistry_desktop.session.held_version import Refreshed
from georegistry_desktop.storage import Feed, Registry


class Follower:
    """Owns the facts. ``look`` may be called from any thread; all that was committed before is known then.

    ``online`` is False while the registry cannot be reached.
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

    @contextmanager
    def still(self) -> Iterator[None]:
        """No look is taken meanwhile; what is told meanwhile keeps its place among the events."""
        with self._one_at_a_time:
            yield

    def look(self) -> None:
        """Read the feed and tell what it says; where that is refused, tell that the registry is away."""
        with self._one_at_a_time:
            try:
                self._catch_up()
            except GeoRegistryError as fault:
                self.away(str(fault))
            else:
                if not self.online:
                    self.online = True
                    self._tell(ConnectionChanged(True))

    def away(self, reason: str) -> None:
        """The registry cannot be reached."""
        with self._one_at_a_time:
            if self.online:
                self.online = False
                self._tell(ConnectionChanged(False, reason))

    def _catch_up(self) -> None:
        before = self.facts
        feed = self._registry.feed(before.revision)
        after = before.after(feed, self._registry)
        # All is read before any of it is told: should the registry go away, the next look begins anew.
        events = self._events(before, after, feed)
        self.facts = after
        for event in events:
            self._tell(event)

    def _events(self, before: Facts, after: Facts, feed: Feed) -> list[Event]:
        there = {version.id for version in after.versions}
        found: list[Event] = [
            self._units_changed(version, uuids, feed)
            for version, uuids in feed.units.items()
            if version in there
        ]
        if changes_versions(feed):
            found.append(VersionsChanged())
        was, now = before.proposals, after.proposals
        if was != now:
            keys = {key for key in {*was, *now} if was.get(key) != now.get(key)}
            found.append(ProposalsChanged(frozenset(keys)))
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
