"""Remembers where one was in each registry, and which was open last."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from georegistry_desktop.ui.desk import Settings

if TYPE_CHECKING:
    from georegistry_desktop.storage import Version

_MOST_SELECTED = 100


class Places:
    """What is kept is small: labels, uuids, and what each workspace says of itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def last(self) -> str:
        """The address that was open when the program ended, however it ended; empty for the start page."""
        return self._settings.text("place/last")

    def note_open(self, address: str) -> None:
        """Say which registry is open now; empty for none."""
        self._settings.set("place/last", address)
        self._settings.save()

    def find(self, address: str) -> dict[str, object]:
        """Where one was in a registry: ``workspace``, ``version``, ``selected``, ``screens``."""
        return self._settings.record(self._key(address))

    def keep(
        self,
        address: str,
        *,
        workspace: str,
        version: str,
        selected: tuple[str, ...],
        screens: dict[str, object],
    ) -> None:
        """Keep where one is."""
        record: dict[str, object] = {
            "workspace": workspace,
            "version": version,
            "selected": list(selected[:_MOST_SELECTED]),
            "screens": screens,
        }
        self._settings.set(self._key(address), record)
        self._settings.save()

    @staticmethod
    def _key(address: str) -> str:
        # An address holds signs that a settings file takes for folders.
        return f"place/{hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()}"


def first_version(versions: Sequence[Version]) -> str:
    """The label of the version to begin with: of the default source, else of any, the live or newest one."""

    def worth(place: int) -> tuple[bool, bool, int]:
        version = versions[place]
        return version.is_default, version.state == "live", place

    return versions[max(range(len(versions)), key=worth)].label if versions else ""
