"""A map with its buttons, its legend and what stands there when there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

import numpy as np
from PySide6.QtCore import QEvent, QLocale, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.ui.map.background_form import BackgroundForm
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.colouring import Entry
from georegistry_desktop.ui.map.colours import faded
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.drawing import MARKED, Overlaid
from georegistry_desktop.ui.map.furniture import place_words
from georegistry_desktop.ui.map.layers_menu import LayersMenu, Shown
from georegistry_desktop.ui.map.legend import Legend
from georegistry_desktop.ui.map.map_buttons import MapButtons
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.theme.tokens import KINDS
from georegistry_desktop.ui.widgets import ElidedLabel, EmptyState
from georegistry_desktop.ui.words import kind_word, status_word

_GAP = 10


class MapView(QWidget):
    """Speaks of units by uuid; the canvas in it speaks of rows.

    ``selected(uuids)`` comes when a person chose units, ``hovered(uuid)`` with an empty text for none,
    ``menuAsked(point)`` with a place on the screen, ``statusChanged(field, text)`` for the fields of
    ``desk.Status``, ``shownChanged(Shown)`` when the person chose what is shown.
    """

    selected = Signal(object)
    hovered = Signal(str)
    menuAsked = Signal(QPoint)
    statusChanged = Signal(str, str)
    shownChanged = Signal(object)

    def __init__(
        self, theme: Theme, backgrounds: Backgrounds | None = None, parent: QWidget | None = None
    ) -> None:
        """Without ``backgrounds`` none can be chosen."""
        super().__init__(parent)
        self.canvas = MapCanvas(theme, self)
        self._kinds: Array | None = None
        self.overlay_words: tuple[str, ...] = ()
        """What the colours of an overlay are called in the legend, where that is not what came and went."""
        self._title_left, self._has_legend = _GAP, True
        self._empty = EmptyState(theme, "map", "", "")
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self.canvas)
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self._title_card = _card(self.canvas, self.title)
        self.menu = LayersMenu(self)
        self.buttons = MapButtons(theme, self.menu, self.canvas)
        self.tools = self.buttons.tools
        self.legend = Legend(self.canvas)
        self._backgrounds = backgrounds
        self._laid_on = ""
        self._stale = False
        self._connect(theme)
        self._say_words()
        self.show_content(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the canvas. A proxy would keep Tab from ever leaving the map."""
        self.canvas.setFocus(event.reason())

    def _connect(self, theme: Theme) -> None:
        for name, run in (
            ("zoom-in", lambda: self.canvas.zoom(1.5)),
            ("zoom-out", lambda: self.canvas.zoom(1 / 1.5)),
            ("zoom-fit", self.zoom_to_all),
            ("zoom-selection", self.zoom_to_selection),
        ):
            self.tools[name].clicked.connect(lambda _=False, run=run: run())
        self.canvas.chosen.connect(lambda rows: self.selected.emit(self._uuids(rows)))
        self.canvas.hovered.connect(lambda row: self.hovered.emit(*(self._uuids((row,)) or ("",))))
        self.canvas.cameraChanged.connect(self._say_scale)
        self.canvas.pointed.connect(
            lambda lon, lat: self.statusChanged.emit("coordinates", place_words(lon, lat))
        )
        self.menu.changed.connect(self.choose)
        if self._backgrounds is not None:
            self.form = BackgroundForm(self._backgrounds, self.canvas)
            self.form.added.connect(lambda key: self.choose(replace(self.menu.shown, background=key)))
            self.form.removed.connect(self._lay_off)
            self.menu.backgroundsAsked.connect(self.add_background)
            self.menu.aboutToShow.connect(self._offer_backgrounds)
            self.menu.offers_backgrounds = True
            self._offer_backgrounds()
        theme.changed.connect(self._recolour)

    # What is shown

    @property
    def content(self) -> MapContent | None:
        """What is shown; None for nothing."""
        return self.canvas.content

    @property
    def has_map(self) -> bool:
        """Whether there is a map to see, and not words in its place."""
        return self._layout.currentWidget() is self.canvas

    def show_content(self, content: MapContent | None) -> None:
        """Show another version, whole; None: nothing."""
        self._kinds = None
        self.update_content(content)
        self.zoom_to_all()

    def update_content(self, content: MapContent | None) -> None:
        """Show the same version after some units changed: choice and place stay."""
        self.canvas.show_content(content)
        nothing = content is None or content.scene.is_empty
        self._layout.setCurrentWidget(self._empty if nothing else self.canvas)
        if self.isVisible():
            if nothing:
                self._say_nothing()
            else:
                self._say_scale(self.canvas.camera)
        depths = () if content is None else content.area_depths
        self.menu.levels = [(depth, self._level_word(depth)) for depth in depths]
        self._say_words()
        self._colour()

    def overlay(self, overlaid: Overlaid | None) -> None:
        """Mark what changed towards another version, see ``MapCanvas.overlay``."""
        self.canvas.overlay(overlaid)
        self._colour()

    def show_kinds(self, kinds: Array | None) -> None:
        """Colour by differences: int8 (n,), 0 for the same, else 1 + an index of ``tokens.KINDS``.

        Who chose other colours since they came first keeps these.
        """
        came, self._kinds = self._kinds is None and kinds is not None, kinds
        self.menu.has_kinds = kinds is not None
        if came:
            self.show_as(replace(self.menu.shown, by="kind"))
        elif kinds is None and self.menu.shown.by == "kind":
            self.show_as(replace(self.menu.shown, by="nothing"))
        else:
            self._colour()

    def show_as(self, shown: Shown) -> None:
        """Show other levels, colours or parts, without a signal."""
        self.menu.shown = shown
        self.canvas.show_level(shown.level)
        self.canvas.show_parts(points=shown.points, names=shown.names, graticule=shown.graticule)
        if shown.background != self._laid_on and self._backgrounds is not None:
            self._laid_on = shown.background
            self.canvas.lay_on(self._backgrounds.open(shown.background) if shown.background else None)
        self._colour()

    def set_title(self, text: str) -> None:
        """A tag at the upper left; empty for none."""
        self.title.setText(text)
        self._title_card.setVisible(bool(text))
        self._place_cards()

    def place_title(self, left: int) -> None:
        """Put the tag so many pixels from the left, but not below the buttons."""
        self._title_left = left
        self._place_cards()

    @property
    def title_end(self) -> int:
        """The pixels from the left to the end of the tag, as long as it would be; 0 without one."""
        return self._title_left + self._title_card.sizeHint().width() if self.title.text() else 0

    @property
    def title_width(self) -> int:
        """The pixels from the left edge to the end of the tag where nobody moved it; 0 without one."""
        return self._title_card.sizeHint().width() + _GAP if self.title.text() else 0

    @property
    def title_height(self) -> int:
        """The pixels of the tag from top to bottom."""
        return self._title_card.height()

    @property
    def buttons_width(self) -> int:
        """The pixels at the right that the buttons take."""
        return self.buttons.width() + 2 * _GAP

    def show_buttons(self, shown: bool) -> None:
        """Show or hide buttons and legend, for one of two maps in step."""
        self.buttons.setVisible(shown)
        self._has_legend = shown
        self._colour()

    def _offer_backgrounds(self) -> None:
        if self._backgrounds is not None:
            self.menu.backgrounds = self._backgrounds.choices()

    def _lay_off(self, background: str) -> None:
        """A background was removed: the map does not go on to show it."""
        if self.menu.shown.background == background:
            self.choose(replace(self.menu.shown, background=""))

    def add_background(self) -> None:
        """Ask, over the map, for another background; only where there are ``backgrounds``."""
        self.form.open()
        self.form.move(self.buttons.x() - self.form.width() - _GAP, self.buttons.y())

    @property
    def shown(self) -> Shown:
        """Which level, colours and parts are shown."""
        return self.menu.shown

    def choose(self, shown: Shown) -> None:
        """Show other levels, colours or parts because the person said so."""
        self.show_as(shown)
        self.shownChanged.emit(shown)

    def _recolour(self) -> None:
        """Take the colours of another theme: now where the map is seen, else when it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._colour()

    def _colour(self) -> None:
        content = self.content
        by = self.menu.shown.by
        self.canvas.colour_by(by, self._kinds)
        entries = () if content is None else self.canvas.colouring.legend(content)
        words = [(entry, self._word(entry.category)) for entry in entries]
        if self.canvas.overlaid is not None:
            words = [*self._changes(), *words]
        self.legend.show_entries(words if self._has_legend else [])
        self._place_cards()

    def _changes(self) -> list[tuple[Entry, str]]:
        """What the colours of an overlay mean."""
        c = self.canvas.colouring.colours
        words = self.overlay_words or (
            self.tr("gained"),
            self.tr("lost"),
            self.tr("passed from unit to unit"),
        )
        return [
            (Entry(i, strong, faded(strong, MARKED), None), text)
            for i, (strong, text) in enumerate(zip((c.new, c.missing, c.changed), words, strict=False))
        ]

    def _word(self, category: int) -> str:
        content = self.content
        assert content is not None
        match self.menu.shown.by:
            case "level":
                return self._level_word(category)
            case "type":
                return content.tree.types[category - 1] if category else self.tr("No type")
            case "status":
                return status_word(STATUSES[category])
            case _:
                return kind_word(KINDS[category - 1] if category else "same")

    def _level_word(self, depth: int) -> str:
        names = self.content.level_names if self.content is not None else ()
        return names[depth] or self.tr("Level %Ln", "", depth + 1)

    # Choice and place

    def select(self, uuids: Iterable[str]) -> None:
        """Show units as selected, without a signal."""
        content = self.content
        self.canvas.select(() if content is None else content.tree.rows(uuids))

    def point_at(self, uuid: str) -> None:
        """Show a unit as pointed at, without a signal; empty for none."""
        content = self.content
        row = content.tree.row(uuid) if content is not None and uuid else None
        self.canvas.hover(-1 if row is None else row)

    def zoom_to_all(self) -> bool:
        """Show the whole version."""
        return self.canvas.zoom_to_rows()

    def zoom_to_selection(self) -> bool:
        """Show the selected units whole, or those below them; all when none is selected."""
        if not self.canvas.selected.size:
            return self.zoom_to_all()
        return self._zoom_to_rows(self.canvas.selected)

    def zoom_to(self, uuids: Iterable[str]) -> bool:
        """Show units whole. False when neither they nor those below them have a shape."""
        content = self.content
        return content is not None and self._zoom_to_rows(content.tree.rows(uuids))

    def _zoom_to_rows(self, rows: Array) -> bool:
        content = self.content
        if content is None or not len(rows):
            return False
        if self.canvas.zoom_to_rows(rows):
            return True
        return self.canvas.zoom_to_rows(np.concatenate([content.tree.subtree(int(row)) for row in rows]))

    def save(self) -> dict[str, object]:
        """Where the map looks from and what it shows, as JSON."""
        camera = self.canvas.camera
        return {"lon": camera.lon, "lat": camera.lat, "step": camera.step, **asdict(self.menu.shown)}

    def restore(self, place: Mapping[str, object]) -> None:
        """Go back to what ``save`` gave; what does not fit is passed over."""
        known = {k: v for k, v in place.items() if k in asdict(Shown()) and (v is None) <= (k == "level")}
        self.show_as(replace(Shown(), **known))  # type: ignore[arg-type]
        numbers = [place.get(key) for key in ("lon", "lat", "step")]
        if all(isinstance(number, (int, float)) for number in numbers):
            lon, lat, step = (float(number) for number in numbers)  # type: ignore[arg-type]
            self.canvas.look(Camera.at(lon, lat, max(step, 2.0), 1, 1))

    def _uuids(self, rows: Iterable[int]) -> tuple[str, ...]:
        content = self.content
        return () if content is None else tuple(content.tree.uuid(row) for row in rows if row >= 0)

    # Words and looks

    def _say_scale(self, camera: Camera) -> None:
        if not self.isVisible() or not self.has_map:
            return  # another map is in front, or none
        dots = self.screen().logicalDotsPerInchX() if self.screen() is not None else 96.0
        number = float(f"{camera.denominator(dots):.3g}")
        self.statusChanged.emit("scale", f"1 : {QLocale().toString(round(number))}")
        self.statusChanged.emit("crs", "EPSG:4326")

    def _say_words(self) -> None:
        if self.content is None:
            self._empty.say(self.tr("No map yet"), self.tr("The map of the version appears here."))
        else:
            self._empty.say(
                self.tr("This version has no shapes"),
                self.tr("Its units carry neither boundaries nor points. Import them from a file that does."),
            )

    def _place_cards(self) -> None:
        for card in (self.buttons, self.legend):
            card.adjustSize()
        width, height = self.canvas.width(), self.canvas.height()
        self.buttons.move(width - self.buttons.width() - _GAP, _GAP)
        wanted, room = self._title_card.sizeHint(), self.buttons.x() - _GAP - self._title_left
        self._title_card.setGeometry(
            self._title_left, _GAP, max(min(wanted.width(), room), 0), wanted.height()
        )
        self.legend.move(width - self.legend.width() - _GAP, height - self.legend.height() - _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._recolour()
        self._say_scale(self.canvas.camera)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._say_nothing()

    def _say_nothing(self) -> None:
        for field in ("scale", "crs", "coordinates"):
            self.statusChanged.emit(field, "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.canvas.mapFrom(self, event.pos())
            row = self.canvas.row_at(at.x(), at.y())
            if row >= 0 and row not in self.canvas.selected:
                self.canvas.choose([row])
        self.menuAsked.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.update_content(self.content)
        super().changeEvent(event)


def _card(parent: QWidget, content: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(9, 4, 9, 4)
    inner.addWidget(content)
    card.hide()
    return card
