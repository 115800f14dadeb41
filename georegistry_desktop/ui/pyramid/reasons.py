"""Why something cannot be done in the pyramid just now, in whole sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.showing import Showing


class Reasons:
    """Each method gives the reason, or None when there is none."""

    def __init__(self, desk: Desk, showing: Showing) -> None:
        self._desk, self._showing = desk, showing
        self.taken: tuple[str, ...] = ()
        """Units that were taken to be moved."""

    def no_version(self) -> str | None:
        """No version is in front."""
        if self._showing.tree is None:
            return QCoreApplication.translate("Reasons", "No version is shown.")
        return None

    def no_registry(self) -> str | None:
        """No version is in front, or only what was seen of it last."""
        if self._desk.live is None and self._showing.tree is not None:
            return QCoreApplication.translate("Reasons", "The registry is still being opened.")
        return self.no_version()

    def not_editable(self) -> str | None:
        """The version in front cannot be changed."""
        version = self._showing.version
        if version is None or self._showing.tree is None:
            return self.no_registry() or QCoreApplication.translate("Reasons", "This version is gone.")
        if version.state != "live":
            return QCoreApplication.translate(
                "Reasons", "A snapshot cannot be changed. Copy it to a curated source first."
            )
        if self._desk.live is not None and not self._desk.live.session.online:
            return QCoreApplication.translate("Reasons", "The registry cannot be reached just now.")
        return None

    def no_unit(self) -> str | None:
        """No unit is selected."""
        if reason := self.no_version():
            return reason
        return (
            None
            if self._desk.place.selected
            else QCoreApplication.translate("Reasons", "No unit is selected.")
        )

    def not_one_unit(self) -> str | None:
        """Not exactly one unit is selected."""
        if reason := self.no_unit():
            return reason
        return (
            None
            if len(self._desk.place.selected) == 1
            else QCoreApplication.translate("Reasons", "Select one unit only.")
        )

    def no_unit_with_history(self) -> str | None:
        """Not exactly one unit is selected, or nobody can be asked for its history yet."""
        return self.no_registry() or self.not_one_unit()

    def no_unit_to_edit(self) -> str | None:
        """No unit is selected, or it cannot be changed."""
        return self.not_editable() or self.no_unit()

    def no_one_unit_to_edit(self) -> str | None:
        """Not exactly one unit is selected, or it cannot be changed."""
        return self.not_editable() or self.not_one_unit()

    def nothing_to_put(self) -> str | None:
        """No units were taken, or there is no one parent to put them below."""
        if reason := self.not_editable():
            return reason
        if not self.taken:
            return QCoreApplication.translate("Reasons", "Take units to move first.")
        return self.not_one_unit()

    def nothing_collected(self) -> str | None:
        """No edits are collected for the version in front."""
        live, label = self._desk.live, self._showing.label
        pending = live.session.pending(label) if live is not None and label else None
        return (
            None if pending is not None else QCoreApplication.translate("Reasons", "No edits are collected.")
        )

    def no_other_version(self) -> str | None:
        """There is nothing to compare with."""
        if reason := self.no_registry():
            return reason
        live = self._desk.live
        several = live is not None and len(live.session.versions) > 1
        return (
            None
            if several
            else QCoreApplication.translate("Reasons", "There is no other version to compare with.")
        )
