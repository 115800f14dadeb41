"""The registries that were open lately."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from georegistry_desktop.domain.addresses import is_file
from georegistry_desktop.ui.desk import Settings

_MOST = 12


@dataclass(frozen=True, slots=True)
class RecentRegistry:
    """``missing`` when its file is no longer there; of a database nothing is known before it is asked."""

    address: str

    @property
    def name(self) -> str:
        """A short name: the file's, or the database's."""
        if is_file(self.address):
            return Path(self.address).stem
        return self.address.partition("?")[0].rpartition("/")[2] or self.address

    @property
    def where(self) -> str:
        """Where it is: the folder, with ~ for the own one, or the address."""
        if not is_file(self.address):
            return self.address
        folder = Path(self.address).parent
        try:
            return str(Path("~") / folder.relative_to(Path.home()))
        except ValueError:
            return str(folder)

    @property
    def missing(self) -> bool:
        """Whether its file is gone, or lies on a disk that is not there now."""
        return is_file(self.address) and not Path(self.address).is_file()


class Recents:
    """Keeps the addresses in the settings, the latest first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[RecentRegistry]:
        """The latest first."""
        return [RecentRegistry(address) for address in self._settings.texts("recent")]

    def note(self, address: str) -> None:
        """This one was opened just now."""
        others = [held for held in self._settings.texts("recent") if held != address]
        self._settings.set("recent", [address, *others][:_MOST])

    def forget(self, address: str) -> None:
        """Leave this one out of the list; the registry stays."""
        self._settings.set("recent", [held for held in self._settings.texts("recent") if held != address])
