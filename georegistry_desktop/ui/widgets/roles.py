"""Widgets that say by a role what they are, so that the stylesheet can dress them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

LabelRole = Literal["", "title", "heading", "muted", "key", "score"]
ButtonRole = Literal["", "main", "quiet", "link"]


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role, and let it be dressed anew."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str, role: LabelRole = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label of plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(text: str, run: Callable[[], object], role: ButtonRole = "", *, key: str = "") -> QPushButton:
    """A button; ``key`` is the shortcut that presses it too, shown on it."""
    made = QPushButton(f"{text}   {key}" if key else text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: run())
    return made


def tool(text: str, run: Callable[[], object], *, name: str = "") -> QToolButton:
    """A button of an icon alone, whose words are its tip; ``name`` are those for screen readers."""
    made = QToolButton()
    made.setToolTip(text)
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda: run())
    return made


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def without_mnemonic(text: str) -> str:
    """The words of an action without the letter that is its key in a menu; a doubled ``&`` stays one."""
    return "&&".join(part.replace("&", "") for part in text.split("&&"))
