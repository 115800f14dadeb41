"""The look of the window at this moment: which colours, how large the text."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from georegistry_desktop.ui.theme.icons import IconStore
from georegistry_desktop.ui.theme.palette import make_palette
from georegistry_desktop.ui.theme.recolouring import Recolouring
from georegistry_desktop.ui.theme.stylesheet import make_stylesheet
from georegistry_desktop.ui.theme.tokens import TOKENS, Scheme

if TYPE_CHECKING:
    from georegistry_desktop.ui.desk.settings import Settings

SCHEMES = ("system", "light", "dark", "contrast")
"""What can be chosen; ``system`` follows the desktop's light or dark."""
TEXT_SIZES = (85, 100, 115, 130, 150, 175, 200)
"""Percent of the system's text."""
_SMALLEST_TEXT = 13


@cache
def _own_folder() -> Path:
    """A folder of the stylesheet and its marks for as long as the process: Qt looks into it at any time."""
    folder = mkdtemp(prefix="georegistry-style-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


class Theme(QObject):
    """Owns the look of the application. ``changed`` comes after colours or text size changed.

    Colours are asked for by the names of ``tokens.TOKENS``: ``theme.colour("new-ground")``.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app, self._settings = app, settings
        self._icons, self._recolouring = IconStore(), Recolouring(app)
        # Not the application's: that is an earlier theme's where one was, and would grow from theme to theme.
        self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._pixels = _SMALLEST_TEXT
        self._scheme: Scheme = "light"
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> str:
        """One of ``SCHEMES``."""
        chosen = self._settings.text("theme", "system")
        return chosen if chosen in SCHEMES else "system"

    @property
    def scheme(self) -> Scheme:
        """What is shown now."""
        return self._scheme

    @property
    def tokens(self) -> Mapping[str, str]:
        """All colours of now, ``#RRGGBB`` by name."""
        return TOKENS[self.scheme]

    @property
    def text_size(self) -> int:
        """Percent of the system's text, one of ``TEXT_SIZES``."""
        return min(TEXT_SIZES, key=lambda size: abs(size - self._settings.number("text-size", 100)))

    def choose(self, scheme: str) -> None:
        """Show one of ``SCHEMES``, now and from now on."""
        self._settings.set("theme", scheme)
        self._apply()

    def resize_text(self, percent: int) -> None:
        """Show text in one of ``TEXT_SIZES``, now and from now on."""
        self._settings.set("text-size", percent)
        self._apply()

    def colour(self, token: str) -> QColor:
        """A colour by name. Raises ``KeyError`` for a name that there is not."""
        return QColor(self.tokens[token])

    def icon(self, name: str, token: str = "muted", *, active: str | None = None) -> QIcon:
        """A line icon in a colour of now, in the colour ``active`` when checked; ask again on ``changed``."""
        tokens = self.tokens
        return self._icons.icon(
            name, tokens[token], disabled=tokens["disabled"], active=tokens[active] if active else None
        )

    def pixmap(self, name: str, token: str = "muted", size: int = 20) -> QPixmap:
        """A line icon as a picture for the screen that the application is on."""
        return self._icons.pixmap(name, self.tokens[token], size, self._app.devicePixelRatio())

    def px(self, pixels: float) -> int:
        """A length that grows with the text, in device-independent pixels."""
        return round(pixels * self.pixels / _SMALLEST_TEXT)

    @property
    def pixels(self) -> int:
        """The height of the text in device-independent pixels, 13 where neither user nor system want more."""
        return self._pixels

    def _follow_system(self) -> None:
        if self.choice == "system":
            self._apply()

    def _chosen_scheme(self) -> Scheme:
        choice = self.choice
        if choice != "system":
            return cast(Scheme, choice)
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _apply(self) -> None:
        self._scheme = self._chosen_scheme()
        system = max(_SMALLEST_TEXT, QFontInfo(self._system_font).pixelSize())
        self._pixels = round(system * self.text_size / 100)
        font = QFont(self._system_font)
        font.setPixelSize(self.pixels)
        resized = font != self._app.font()
        if resized:
            self._app.setFont(font)
        self._app.setPalette(make_palette(self.tokens))
        # A folder for each scheme: Qt keeps pictures by their path.
        marks = _own_folder() / self.scheme
        marks.mkdir(exist_ok=True)
        sheet = _own_folder() / "window.qss"
        # A file that is written over is flushed to the disk by ext4, which can take half a second.
        sheet.unlink(missing_ok=True)
        sheet.write_text(make_stylesheet(self.tokens, self.px, marks), "utf-8")
        address = f"file:///{sheet.as_posix()}"
        if self._app.styleSheet() != address:
            self._app.setStyleSheet(address)
            self._app.setStyle("Fusion")  # while there are no widgets yet
        elif resized:
            self._recolouring.restyle()
        else:
            self._recolouring.recolour()
        self.changed.emit()
