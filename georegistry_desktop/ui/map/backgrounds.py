"""The backgrounds that a person added, remembered in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.background import Background
from georegistry_desktop.ui.map.tile_sources import MBTiles, TileSource, WebTiles

_KEY = "map/backgrounds"


class Backgrounds(QObject):
    """Owns the list. A background's key is its URL or the path of its file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def choices(self) -> list[tuple[str, str]]:
        """Pairs of key and title."""
        return [(key, WebTiles(key).title if "://" in key else Path(key).stem) for key in self._kept()]

    def open(self, key: str) -> Background | None:
        """The background of a key; None and a word to the person where it cannot be read."""
        try:
            return Background(self._source(key), self)
        except OSError as fault:
            words = self.tr(
                "The background {name} cannot be read. Choose a file of MBTiles that holds pictures."
            ).format(name=Path(key).name)
            self._desk.say(words, kind="warning", details=str(fault))
            return None

    def add_url(self, url: str, attribution: str) -> str:
        """Add a tile server; gives its key. Raises ValueError where {z}, {x} or {y} is missing."""
        source = WebTiles(url.strip(), attribution.strip())
        self._keep(source.url, source.attribution)
        return source.url

    def add_file(self) -> str:
        """Ask for a file of MBTiles and add it; gives its key, empty when there is none."""
        filters = self.tr("Offline maps (*.mbtiles)")
        files = self._desk.asking.open_files(self.tr("Background from a file"), filters)
        for file in files:
            if (opened := self.open(str(file))) is not None:
                opened.close()
                self._keep(str(file), "")
                return str(file)
        return ""

    def remove(self, key: str) -> None:
        """Forget one; its file, or what is kept of its tiles, is left alone."""
        self._desk.settings.set(_KEY, {held: who for held, who in self._kept().items() if held != key})

    def _kept(self) -> dict[str, str]:
        return {key: str(value) for key, value in self._desk.settings.record(_KEY).items()}

    def _keep(self, key: str, attribution: str) -> None:
        self._desk.settings.set(_KEY, {**self._kept(), key: attribution})

    def _source(self, key: str) -> TileSource:
        return WebTiles(key, self._kept().get(key, "")) if "://" in key else MBTiles(Path(key))
