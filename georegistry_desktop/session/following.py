"""Keep the facts in step with the registry, and tell what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable

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
from georegistry_desktop.storage import Feed, Registry


class Follower:
    """Owns the facts. ``look`` may be called from any thread; all that was committed before is known then.

    ``online`` is False while the registry cannot be reached.
    """

    def __init__(self, registry: Registry, tell: Callable[[Event], None]) -> None:
        self.facts = Facts.read(registry)
        self._registry, self._tell = registry, tell
        self._one_at_a_time = threading.RLock()
        self.online = True

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
        self.facts = before.after(feed, self._registry)
        for event in self._events(before, feed):
            self._tell(event)

    def _events(self, before: Facts, feed: Feed) -> list[Event]:
        found: list[Event] = []
        for version, uuids in feed.units.items():
            entries = tuple(e for e in feed.entries if e.version_id == version)
            mine = all(self._registry.wrote(e) for e in entries)
            found.append(UnitsChanged(version, uuids, entries, mine))
        if changes_versions(feed):
            found.append(VersionsChanged())
        was, now = before.proposals, self.facts.proposals
        if was != now:
            keys = {key for key in {*was, *now} if was.get(key) != now.get(key)}
            found.append(ProposalsChanged(frozenset(keys)))
        if feed.entries:
            found.append(HistoryChanged(feed.entries))
        return found
