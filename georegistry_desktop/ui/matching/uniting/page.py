"""The page on which two versions are made one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.compare.uniting import ByHand
from georegistry_desktop.ui.matching.uniting.by_hand_pane import ByHandPane
from georegistry_desktop.ui.matching.uniting.preview import UnionPreview
from georegistry_desktop.ui.matching.uniting.rules_form import UnionForm
from georegistry_desktop.ui.pairs.run_strip import RunStrip
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, allow, button, label, line
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import United


class UnionPage(QFrame):
    """``taken`` when the union is to be made, ``left`` when the person goes back to the queue."""

    taken = Signal()
    left = Signal()

    def __init__(self, theme: Theme, form: UnionForm) -> None:
        """``form`` is made apart: all at once takes too long."""
        super().__init__()
        self.setProperty("role", "panel")
        self.back = button(self.tr("‹ The queue"), self.left.emit, "quiet")
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.form, self.preview, self.strip = form, UnionPreview(theme), RunStrip(theme)
        self.beside = QStackedWidget()
        self._theme = theme
        self.decided: tuple[ByHand, ...] = ()
        """By hand, in what is shown."""
        self.words = label("", wrap=True)
        self.do = button(self.tr("Unite them"), self.taken.emit, "main")
        top, body, foot = QHBoxLayout(), QSplitter(Qt.Orientation.Horizontal), QFrame()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(body, 1)
        layout.addWidget(self.strip)
        layout.addWidget(foot)
        top.setContentsMargins(14, 8, 14, 8)
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        body.addWidget(self._scrolled(self.form))
        self.beside.addWidget(self._scrolled(self.preview))
        body.addWidget(self.beside)
        body.setChildrenCollapsible(False)
        body.setSizes([theme.px(520), theme.px(680)])
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.do)
        self.preview.byHandAsked.connect(lambda: self.show_by_hand(True))

    def add_by_hand(self, pane: ByHandPane) -> None:
        """Add the units one by one; before the page is used. Made apart: both at once take too long."""
        self.by_hand = pane
        area = self._scrolled(pane)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.beside.addWidget(area)
        pane.left.connect(lambda: self.show_by_hand(False))

    def _scrolled(self, widget: QWidget) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(widget)
        # Little: the page shares a stack with the map, which has panes beside it.
        area.setMinimumWidth(self._theme.px(170))
        return area

    def show_by_hand(self, shown: bool) -> None:
        """Bring the units one by one in front, or what would come of it."""
        self.beside.setCurrentIndex(int(shown))
        (self.by_hand.table if shown else self.preview.by_hand).setFocus()

    def offer(self, labels: tuple[str, str]) -> None:
        """Begin with two versions."""
        a, b = (version_words(name) for name in labels)
        self.title.setText(self.tr("Unite {a} with {b}").format(a=a, b=b))
        self.form.offer(labels)
        self.beside.setCurrentIndex(0)

    def show_waiting(self) -> None:
        """What would come of it is being worked out."""
        self._say(self.tr("What would come of it is being worked out."), can=False)

    def show_united(self, found: United) -> None:
        """Show what would come of it."""
        self.preview.show_united(found)
        self.by_hand.show_contested((found.a, found.b), found.contested)
        self.decided = found.decided
        allow(self.by_hand.save, None if self.decided else self.tr("Nothing is decided by hand."))
        if found.refused:
            self._say(self.tr("As it stands it would be refused: see what speaks against it."), can=False)
        else:
            self._say(self.tr("It becomes a version of its own; neither of the two is changed."), can=True)

    def refuse(self, text: str) -> None:
        """Say in place why nothing can come of it."""
        self.preview.show_united(None)
        self._say(text, can=False)

    def show_making(self) -> None:
        """It is being made."""
        self._say(self.tr("The union is being made."), can=False)

    def _say(self, text: str, *, can: bool) -> None:
        self.words.setText(text)
        allow(self.do, None if can else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.beside.currentIndex():
                self.show_by_hand(False)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
