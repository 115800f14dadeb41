"""What the window remembers about its user: one file in the user's config folder."""

from __future__ import annotations

import json
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """Typed values over one ``QSettings`` file. A value of another type than asked for, or one that somebody
    spoilt by hand, counts as absent."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or platformdirs.user_config_path("georegistry", appauthor=False) / "window.ini"
        self._held = QSettings(str(self._file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self._held.value(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        try:
            return int(self.text(key))
        except ValueError:
            return default

    def switch(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        return {"yes": True, "no": False}.get(self.text(key), default)

    def record(self, key: str) -> dict[str, object]:
        """A JSON object, empty where there is none."""
        try:
            value = json.loads(self.text(key, "{}"))
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        try:
            value = json.loads(self.text(key, "[]"))
        except ValueError:
            return []
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def layout(self, key: str) -> QByteArray:
        """What ``saveState`` or ``saveGeometry`` gave, empty where there is none."""
        return QByteArray.fromBase64(self.text(key).encode())

    def set(self, key: str, value: str | int | bool | dict[str, object] | list[str] | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            text = "yes" if value else "no"
        elif isinstance(value, QByteArray):
            text = value.toBase64().toStdString()
        elif isinstance(value, (dict, list)):
            text = json.dumps(value)
        else:
            text = str(value)
        self._held.setValue(key, text)

    def remove(self, key: str) -> None:
        """Forget a value and all below it."""
        self._held.remove(key)

    def keys(self, under: str) -> list[str]:
        """The names below ``under``."""
        self._held.beginGroup(under)
        names = self._held.childKeys()
        self._held.endGroup()
        return names

    def save(self) -> None:
        """Write the file now."""
        self._held.sync()
