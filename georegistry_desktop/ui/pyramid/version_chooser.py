"""Which version is in front."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import version_words

if TYPE_CHECKING:
    from georegistry_desktop.storage import Version


class VersionChooser(QComboBox):
    """All versions: live ones, then snapshots, the newest first; ``chosen(label)``."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Version"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setIconSize(QSize(16, 16))
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def refresh(self, versions: Iterable[Version], current: str) -> None:
        """Offer these; ``current`` is the label of the one in front, empty for none."""
        newest_first = sorted(versions, key=_place)
        self.clear()
        for version in newest_first:
            icon = self._theme.icon("live" if version.state == "live" else "snapshot")
            self.addItem(icon, version_words(version.label), version.label)
            self.setItemData(self.count() - 1, self.tip(version), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(self.findData(current))

    def show_alone(self, label: str) -> None:
        """Say which version is in front, where nothing is known yet of the others, nor more of this one."""
        self.clear()
        if label:
            self.addItem(version_words(label), label)

    def tip(self, version: Version) -> str:
        """When it was made, by whom, and whether it may be changed."""
        made = QDateTime.fromString(version.created_at, Qt.DateFormat.ISODate)
        when = QLocale().toString(made.toLocalTime(), QLocale.FormatType.ShortFormat)
        may = self.tr("It can be edited.") if version.state == "live" else self.tr("It cannot be changed.")
        by = self.tr("Made {when} by {who}.").format(when=when, who=version.created_by)
        return f"{version_words(version.label)}\n{by}\n{may}"


def _place(version: Version) -> tuple[bool, bool, str, int]:
    return version.state != "live", not version.is_default, version.source, -(version.number or 0)


def first_version(versions: Iterable[Version]) -> str:
    """The one to begin with: live of the default source, else any live one, else the newest; else empty."""
    best = sorted(versions, key=lambda v: (v.state == "live", v.is_default, v.id))
    return best[-1].label if best else ""
