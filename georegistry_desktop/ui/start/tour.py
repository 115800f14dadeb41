"""A short tour: a few notes, each beside the part of the window that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from georegistry_desktop.ui.desk import Desk, Workspace
from georegistry_desktop.ui.widgets import button, label, set_role

CENTRE = "centre"
"""The middle of the workspace in front."""
_GAP = 12
_WIDTH = 320


@dataclass(frozen=True, slots=True)
class Step:
    """``anchor`` is the object name of the widget that the note is about, or ``CENTRE``."""

    anchor: str
    heading: str
    text: str


def tour_steps() -> list[Step]:
    """The notes, in the order in which they are shown; those whose widget is not there are passed over."""
    translate = QCoreApplication.translate
    return [
        Step(
            "strip",
            translate("tour", "Workspaces"),
            translate(
                "tour",
                "Pyramid shows one version as a tree and a map. Compare sets two side by side. Sources holds "
                "what was imported, History what was changed.",
            ),
        ),
        Step(
            "units",
            translate("tour", "The tree"),
            translate(
                "tour",
                "Open a region and choose a unit: the map and the fields follow. Several at once go too.",
            ),
        ),
        Step(
            CENTRE,
            translate("tour", "The map"),
            translate(
                "tour", "Drag it, turn the wheel, click an area or a point. The tree and the fields follow."
            ),
        ),
        Step(
            "inspector",
            translate("tour", "The fields"),
            translate(
                "tour",
                "Everything known of the unit. What you change here is kept at once, and can be undone.",
            ),
        ),
        Step(
            "palette",
            translate("tour", "One field finds all"),
            translate(
                "tour", "Units by name, versions and every command: press Ctrl+K and type a few letters."
            ),
        ),
        Step(
            "edit.undo",
            translate("tour", "Nothing is lost"),
            translate(
                "tour", "Each change is one step with a name, and can be taken back, today or next month."
            ),
        ),
    ]


class Tour(QWidget):
    """Covers ``window``, but lets clicks through to nothing: Enter goes on, Escape ends it.

    ``ended`` when it is over; it then deletes itself.
    """

    ended = Signal()

    def __init__(self, desk: Desk, window: QWidget, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._theme, self._over, self._steps = desk.theme, window, list(steps)
        self._place = -1
        self._hole = QRect()
        self.setObjectName("tour")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._note = QFrame(self)
        set_role(self._note, "popup")
        self._heading = label("", "heading")
        self._text = label("", wrap=True)
        self._count = label("", "muted")
        self._skip = button(self.tr("&Skip"), self.end, "quiet")
        self._next = button("", self.go_on, "main")
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch()
        foot.addWidget(self._skip)
        foot.addWidget(self._next)
        layout = self._layout = QVBoxLayout(self._note)
        layout.setContentsMargins(14, 12, 14, 12)
        for part in (self._heading, self._text):
            layout.addWidget(part)
        layout.addLayout(foot)
        window.installEventFilter(self)

    @property
    def heading(self) -> str:
        """The heading of the note that is shown."""
        return self._heading.text()

    def begin(self) -> None:
        """Show the first note."""
        self._steps = [step for step in self._steps if self._anchor(step)]
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.go_on()

    def go_on(self) -> None:
        """Show the next note; after the last one it ends."""
        self._place += 1
        if self._place >= len(self._steps):
            self.end()
            return
        step = self._steps[self._place]
        self._heading.setText(step.heading)
        self._text.setText(step.text)
        self._count.setText(
            self.tr("{number} of {count}").format(number=self._place + 1, count=len(self._steps))
        )
        last = self._place == len(self._steps) - 1
        self._skip.setVisible(not last)
        self._next.setText(self.tr("&Begin") if last else self.tr("&Next"))
        self._next.setFocus()
        self._arrange()

    def end(self) -> None:
        """Leave the window alone."""
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
            self._arrange()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Right go on, Escape ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim all but what the note is about."""
        with QPainter(self) as painter:
            light = self._theme.scheme == "light"
            shade = self._theme.colour("text" if light else "background")
            shade.setAlpha(110 if light else 170)
            painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(self._hole)))
            painter.fillRect(self.rect(), shade)
            painter.setClipping(False)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(self._hole, 6, 6)

    def _anchor(self, step: Step) -> QWidget | None:
        if step.anchor == CENTRE:
            workspaces = [w for w in self._over.findChildren(Workspace) if w.isVisible()]
            return workspaces[0].centralWidget() if workspaces else None
        found = self._over.findChildren(QWidget, step.anchor)
        return next((widget for widget in found if widget.isVisible()), None)

    def _arrange(self) -> None:
        if not 0 <= self._place < len(self._steps):
            return
        anchor = self._anchor(self._steps[self._place])
        if anchor is None:
            self.go_on()
            return
        corner = anchor.mapTo(self._over, QPoint(0, 0))
        self._hole = QRect(corner, anchor.size()).adjusted(-3, -3, 3, 3).intersected(self.rect())
        width = self._theme.px(_WIDTH)
        self._note.setFixedWidth(width)
        height = self._layout.totalHeightForWidth(width)
        self._note.resize(width, height)
        self._note.move(self._beside(width, height))
        self._note.show()
        self.update()

    def _beside(self, width: int, height: int) -> QPoint:
        """Right of it, else left, else below, else inside of its upper corner."""
        hole, room = self._hole, self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        y = max(room.top(), min(hole.top(), room.bottom() - height))
        if hole.right() + _GAP + width <= room.right():
            return QPoint(hole.right() + _GAP, y)
        if hole.left() - _GAP - width >= room.left():
            return QPoint(hole.left() - _GAP - width, y)
        x = max(room.left(), min(hole.center().x() - width // 2, room.right() - width))
        if hole.bottom() + _GAP + height <= room.bottom():
            return QPoint(x, hole.bottom() + _GAP)
        return QPoint(x, hole.top() + _GAP)
