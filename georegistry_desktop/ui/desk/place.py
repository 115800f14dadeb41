"""Where one is: the version and the units that all workspaces look at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Place(QObject):
    """The version in front and the selected units in it, shared by all workspaces.

    ``versionChanged(str)`` comes with the label (empty: none), ``selectedChanged(tuple)`` with the uuids.
    """

    versionChanged = Signal(str)
    selectedChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._version = ""
        self._selected: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The label of the version in front, such as ``Pyramid@live``; empty when there is none."""
        return self._version

    @property
    def selected(self) -> tuple[str, ...]:
        """The uuids of the selected units, in the order of their choice."""
        return self._selected

    def show_version(self, label: str) -> None:
        """Look at another version; nothing is selected in it yet."""
        if label == self._version:
            return
        self._version = label
        had, self._selected = self._selected, ()
        self.versionChanged.emit(label)
        # A listener may have chosen units by now.
        if had and not self._selected:
            self.selectedChanged.emit(())

    def select(self, uuids: Iterable[str]) -> None:
        """Select units of the version in front."""
        chosen = tuple(dict.fromkeys(uuids))
        if chosen != self._selected:
            self._selected = chosen
            self.selectedChanged.emit(chosen)
