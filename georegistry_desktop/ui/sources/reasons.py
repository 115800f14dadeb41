"""Why something cannot be done with the chosen version just now, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.storage import Version
from georegistry_desktop.ui.desk import Desk


class Reasons:
    """Each method gives the reason, or None when there is none. ``chosen`` gives the chosen version."""

    def __init__(self, desk: Desk, chosen: Callable[[], Version | None]) -> None:
        self._desk, self._chosen = desk, chosen

    def offline(self) -> str | None:
        """Nothing can be written."""
        if self._desk.live is None:
            return _tr("No registry is open.")
        if not self._desk.live.session.online:
            return _tr("The registry cannot be reached just now.")
        return None

    def no_version(self) -> str | None:
        """No version is chosen."""
        if self._desk.live is None:
            return _tr("No registry is open.")
        return None if self._chosen() else _tr("No version is chosen.")

    def not_writable(self) -> str | None:
        """No version is chosen, or nothing can be written."""
        return self.no_version() or self.offline()

    def no_demo(self) -> str | None:
        """The demo country fills an empty registry only."""
        if self._desk.live is not None and self._desk.live.session.versions:
            return _tr("The demo country fills an empty registry, and this one holds versions.")
        return self.offline()

    def not_imported(self) -> str | None:
        """The chosen source takes no files in."""
        version = self._chosen()
        if version is not None and version.curated:
            return _tr(
                "A curated source is edited here, not brought in. Choose an imported one, or name a new one."
            )
        return self.not_writable()

    def not_publishable(self) -> str | None:
        """Only a live version is published."""
        version = self._chosen()
        if version is not None and version.state != "live":
            return _tr("Only a live version can be published; this one is frozen already.")
        return self.not_writable()

    def already_default(self) -> str | None:
        """It is the default source."""
        version = self._chosen()
        if version is not None and version.is_default:
            return _tr("It is the default source already.")
        return self.not_writable()

    def not_droppable(self) -> str | None:
        """The default source keeps its live version, and its last one."""
        version = self._chosen()
        if version is not None and version.is_default and self._desk.live is not None:
            others = [v for v in self._desk.live.session.versions if v.source_id == version.source_id]
            if version.state == "live" or len(others) == 1:
                return _tr("It belongs to the default source. Make another source the default one first.")
        return self.not_writable()

    def no_previous(self) -> str | None:
        """There is no version before it to compare with."""
        version = self._chosen()
        if version is not None and self.previous(version) is None:
            return _tr("There is no version before this one in its source.")
        return self.no_version()

    def previous(self, version: Version) -> Version | None:
        """The version of the same source before this one; of a live one its newest snapshot."""
        live = self._desk.live
        if live is None:
            return None
        number = version.number
        mine = [v for v in live.session.versions if v.source_id == version.source_id and v.number is not None]
        before = [v for v in mine if number is None or (v.number or 0) < number]
        return before[-1] if before else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceReasons", text)
