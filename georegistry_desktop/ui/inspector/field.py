"""What each field of the inspector is: it shows a value, and says when a person has made it another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from georegistry_desktop.ui.inspector.subject import Shown


class Field(QWidget):
    """``entered(value)``: a person left the field, or pressed Enter, with another value.

    ``began``: he started to type; from then on nothing may be written over it. ``faulty(error)``: what was
    typed cannot be read. ``ended``: he took it back.
    """

    entered = Signal(object)
    began = Signal()
    faulty = Signal(object)
    ended = Signal()

    @property
    def typing(self) -> bool:
        """Whether it holds something that is not stored."""
        return False

    def show_value(self, shown: Shown) -> None:
        """Show what is stored; what a person typed is gone."""
        raise NotImplementedError

    def remember(self, shown: Shown) -> None:
        """This is stored by now: what is being typed stays, taking it back shows this."""

    def take_back(self) -> None:
        """Show again what is stored."""

    def lock(self, locked: bool) -> None:
        """Let it be read only, or changed again."""
        raise NotImplementedError

    def mark(self, refused: bool) -> None:
        """Mark it as refused, or no longer."""
