"""What the status bar says of the screen in front."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

FIELDS = ("crs", "scale", "coordinates", "problems")


class Status(QObject):
    """Short words that the screen in front keeps up to date; ``changed(field, text)``."""

    changed = Signal(str, str)

    def show(self, field: str, text: str) -> None:
        """Say ``text`` for one of ``FIELDS``; empty hides it. Raises ``ValueError`` for another field."""
        if field not in FIELDS:
            raise ValueError(field)
        self.changed.emit(field, text)

    def clear(self) -> None:
        """Say nothing."""
        for field in FIELDS:
            self.changed.emit(field, "")
