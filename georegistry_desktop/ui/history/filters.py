"""Which entries of the history are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from georegistry_desktop.domain.names import fold
from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.words import label_words, version_words


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty fields let all through. ``text`` is looked for in labels, authors and programs, accents ignored;
    ``entries`` are the ids of those that touched certain units."""

    text: str = ""
    version: str = ""
    author: str = ""
    kind: str = ""
    entries: frozenset[int] | None = None

    def passing(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those that are wanted, in their order."""
        words = fold(self.text).split()
        return [entry for entry in entries if self._lets(entry, words)]

    def _lets(self, entry: Entry, words: Sequence[str]) -> bool:
        wanted = (
            self.version in ("", entry.version)
            and self.author in ("", entry.author)
            and self.kind in ("", entry.kind)
            and (self.entries is None or entry.id in self.entries)
        )
        if not wanted or not words:
            return wanted
        said = fold(
            f"{entry.label} {label_words(entry.label)} {entry.author} {entry.application} {entry.version}"
            f" {version_words(entry.version)}"
        )
        return all(word in said for word in words)
