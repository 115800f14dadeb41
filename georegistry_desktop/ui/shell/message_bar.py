"""Messages over the foot of the window: they can be undone, read in full, and copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QWidget
from shiboken6 import isValid

from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.widgets import button, label, tool

SECONDS = 9
_TOKENS = {"info": "accent", "done": "new", "warning": "check", "error": "missing"}
_WIDEST = 760
_GAP = 14
_MOVES = {
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.LayoutRequest,
}


class MessageBar(QFrame):
    """Floats over its parent's foot, above the bars with buttons there and what has the property
    ``uncovered``. What informs goes by itself, unless the pointer rests on it.

    ``shown(Message)`` for each message; ``detailsAsked(Message)`` when its full text is wanted.
    """

    shown = Signal(object)
    detailsAsked = Signal(object)

    def __init__(self, desk: Desk, over: QStackedWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self.message: Message | None = None
        self.setProperty("role", "message")
        self.setAccessibleName(self.tr("Message"))
        self._icon = QLabel()
        self.text_label = label("", wrap=True, selectable=True)
        self.text_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = button("", self._act, "link")
        self.instead_button = button("", self._act_instead, "link")
        self._details = button(self.tr("&Details"), self._show_details, "link")
        self._undo = button(self.tr("&Undo"), self._take_back, "link")
        self._close = tool(self.tr("Close this message (Esc)"), self.dismiss)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 7, 7)
        for widget in (
            self._icon,
            self.text_label,
            self.action_button,
            self.instead_button,
            self._undo,
            self._details,
            self._close,
        ):
            layout.addWidget(widget, 1 if widget is self.text_label else 0)
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self.timer.timeout.connect(self._go_by_itself)
        self._feet: list[QFrame] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._stand_on)
        over.installEventFilter(self)
        over.currentChanged.connect(self._soon.start)
        desk.liveChanged.connect(self._let_go)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self.message = message
        self._close.setIcon(self._desk.theme.icon("close"))
        self._icon.setPixmap(self._desk.theme.pixmap(message.kind, _TOKENS[message.kind], 18))
        self.text_label.setText(message.text)
        self.action_button.setVisible(message.action is not None)
        self.action_button.setText(message.action[0] if message.action else "")
        self.instead_button.setVisible(message.instead is not None)
        self.instead_button.setText(message.instead[0] if message.instead else "")
        self._undo.setVisible(message.undo is not None)
        self._details.setVisible(message.details is not None)
        self.show()
        self.raise_()
        self._stand_on()
        self.timer.stop()
        if message.kind in ("info", "done"):
            self.timer.start()
        self.shown.emit(message)

    def dismiss(self) -> None:
        """Put the message away."""
        had_focus = self.isAncestorOf(self._desk_focus() or self._over)
        self.timer.stop()
        self.hide()
        if had_focus:
            self._over.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the parent."""
        if self.isVisible():
            if watched is self._over and event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() in _MOVES:
                self._soon.start()  # when all of them have moved
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        """Another registry is open: what could be done in the one before is past."""
        if self.message and (self.message.undo or self.message.action or self.message.instead):
            self.dismiss()
            self.message = None

    def _go_by_itself(self) -> None:
        if self.underMouse() or self.isAncestorOf(self._desk_focus() or self._over):
            self.timer.start()
        else:
            self.dismiss()

    def _desk_focus(self) -> QWidget | None:
        return self.window().focusWidget()

    def _act(self) -> None:
        if self.message and self.message.action:
            self._after(self.message.action[1])

    def _act_instead(self) -> None:
        if self.message and self.message.instead:
            self._after(self.message.instead[1])

    def _take_back(self) -> None:
        if self.message and self.message.undo:
            self._after(self.message.undo)

    def _after(self, run: Callable[[], object]) -> None:
        self.dismiss()
        run()

    def _show_details(self) -> None:
        self.detailsAsked.emit(self.message)

    def _stand_on(self) -> None:
        """Look for bars that must not be covered, and follow them."""
        page = self._over.currentWidget()
        if page is None or not self.isVisible():
            return
        # Not findChildren: of all that it finds Python keeps something as long as there is the page.
        frames = [part for part in QApplication.allWidgets() if isinstance(part, QFrame)]
        self._feet = [part for part in frames if _stays_clear(part) and page.isAncestorOf(part)]
        for foot in self._feet:
            foot.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        room = self._over.width() - 28
        widest = min(room, self._desk.theme.px(_WIDEST))
        # As wide as its words need, in two lines where they are many.
        wanted = self.sizeHint().width() - self.text_label.sizeHint().width()
        wanted += self.text_label.fontMetrics().horizontalAdvance(self.text_label.text()) + 24
        self.setFixedWidth(max(260, min(widest, wanted)))
        self.setFixedHeight(self._layout.totalHeightForWidth(self.width()))
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - _GAP)
        feet = [foot for foot in self._feet if isValid(foot) and foot.isVisible()]
        for foot in sorted(feet, key=self._top_of, reverse=True):
            if QRect(foot.mapTo(self._over, QPoint()), foot.size()).intersects(self.geometry()):
                self.move(self.x(), max(0, self._top_of(foot) - self.height() - _GAP))

    def _top_of(self, foot: QFrame) -> int:
        return foot.mapTo(self._over, QPoint()).y()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _stays_clear(part: QFrame) -> bool:
    return part.property("role") == "foot" or bool(part.property("uncovered"))
