"""Where the tiles of a background come from: a server, or a file of MBTiles."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import platformdirs

from georegistry_desktop.scene.map.tile_grid import Tile

if TYPE_CHECKING:
    import requests

_PATIENCE = 30.0
"""Seconds after a failure during which a server is not asked again."""
_OLD = 14 * 86_400.0
"""Seconds after which a kept tile is asked for anew."""
_LARGEST = 4_000_000


class TileSource(Protocol):
    """``title`` and ``attribution`` are shown. Its zooms go from ``least`` to ``most``."""

    @property
    def title(self) -> str: ...

    @property
    def attribution(self) -> str: ...

    @property
    def least(self) -> int: ...

    @property
    def most(self) -> int: ...

    def read(self, tile: Tile) -> bytes | None:
        """The picture of a tile or None. Blocks. Raises OSError when it cannot be had now."""

    def close(self) -> None:
        """Let go of connections."""


@dataclass
class WebTiles:
    """Tiles of a server in the XYZ scheme. ``url`` has {z}, {x} and {y}; tiles are kept in the user's cache.

    After a failure it leaves the server alone for half a minute.
    """

    url: str
    attribution: str = ""
    title: str = ""
    least: int = 0
    most: int = 19

    def __post_init__(self) -> None:
        places = ("{z}", "{x}", "{y}")
        if not self.url.startswith(("https://", "http://")) or not all(place in self.url for place in places):
            raise ValueError(self.url)
        self.title = self.title or self.url.split("/")[2]
        name = hashlib.sha256(self.url.encode()).hexdigest()[:16]
        self._folder = platformdirs.user_cache_path("georegistry", appauthor=False) / "tiles" / name
        self._rest_until = 0.0
        self._session: requests.Session | None = None

    def close(self) -> None:
        if self._session is not None:
            self._session.close()

    def read(self, tile: Tile) -> bytes | None:
        kept = self._folder / str(tile.zoom) / str(tile.x) / str(tile.y)
        if kept.exists() and time.time() - kept.stat().st_mtime < _OLD:
            return kept.read_bytes() or None
        try:
            picture = self._fetch(tile)
        except OSError:
            if kept.exists():
                return kept.read_bytes() or None
            raise
        kept.parent.mkdir(parents=True, exist_ok=True)
        new = kept.with_name(f".{kept.name}-{threading.get_ident()}")
        new.write_bytes(picture or b"")
        new.replace(kept)
        return picture

    def _fetch(self, tile: Tile) -> bytes | None:
        import requests

        if time.monotonic() < self._rest_until:
            raise OSError(self.title)
        if self._session is None:
            self._session = requests.Session()
            self._session.headers["User-Agent"] = "GeoRegistry Desktop"
        numbers = {"{z}": tile.zoom, "{x}": tile.x, "{y}": tile.y}
        address = self.url
        for place, number in numbers.items():
            address = address.replace(place, str(number))
        try:
            answer = self._session.get(address, timeout=(5, 15))
            if answer.status_code in (204, 404):
                return None
            answer.raise_for_status()
        except requests.RequestException as fault:
            self._rest_until = time.monotonic() + _PATIENCE
            raise OSError(str(fault)) from fault
        return answer.content if len(answer.content) <= _LARGEST else None


class MBTiles:
    """Pictures in a file of MBTiles. Raises OSError where the file is none, or holds vector tiles."""

    def __init__(self, file: Path) -> None:
        self._file = file.resolve()
        facts = {str(name): str(value) for name, value in self._rows("SELECT name, value FROM metadata")}
        ((least, most),) = self._rows("SELECT min(zoom_level), max(zoom_level) FROM tiles")
        if facts.get("format") == "pbf" or least is None:
            raise OSError(f"{file.name} holds no pictures")
        self.title = facts.get("name") or file.stem
        self.attribution = facts.get("attribution") or ""
        self.least, self.most = int(least), int(most)

    def read(self, tile: Tile) -> bytes | None:
        query = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        found = self._rows(query, (tile.zoom, tile.x, tile.y_from_south))
        return bytes(found[0][0]) if found else None

    def close(self) -> None:
        """Nothing is held: each tile is read by a connection of its own, on whichever thread."""

    def _rows(self, query: str, values: tuple[int, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True)) as database:
                return database.execute(query, values).fetchall()
        except sqlite3.Error as fault:
            raise OSError(f"{self._file.name}: {fault}") from fault
