"""What the two units say in each field, and whose value stays."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from georegistry_desktop.ui.duplicates.front import FieldPair, Front, Place
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word

_LINE = 27


class FieldChoice(QTableWidget):
    """``changed`` when a person chose whose value stays; ``take`` are the fields that come from the one that
    goes."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self._theme = theme
        self._pairs: tuple[FieldPair, ...] = ()
        self._chosen: dict[str, Place] = {}
        self._stays: Place = 0
        self._frozen = False
        self.setProperty("role", "list")
        self.setAccessibleName(self.tr("Whose value stays in each field"))
        self.setHorizontalHeaderLabels([self.tr("Field"), self.tr("1"), self.tr("2")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.cellClicked.connect(self._choose)
        # Once the columns have their widths: texts take more lines in narrow ones.
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        header.sectionResized.connect(lambda: self._fit_soon.start())
        theme.changed.connect(self._draw)

    def show_front(self, front: Front | None, stays: Place, *, again: bool) -> None:
        """Show another pair, of which nothing is chosen yet; or the same one ``again``, in which that stays
        chosen which still says the same."""
        before = {pair.name: pair.texts for pair in self._pairs} if again else {}
        self._pairs = front.fields if front is not None else ()
        self._frozen = front is None or not front.live
        same = {pair.name for pair in self._pairs if pair.can_choose and before.get(pair.name) == pair.texts}
        self._chosen = {name: place for name, place in self._chosen.items() if name in same}
        self._stays = stays
        self.setRowCount(len(self._pairs))
        self._draw()

    def show_stays(self, stays: Place) -> None:
        """The other unit stays: what nobody chose goes with it."""
        self._stays = stays
        self._draw()

    def taken(self, pair: FieldPair) -> Place:
        """Whose value of a field stays."""
        return self._chosen.get(pair.name, pair.taken[self._stays])

    def take(self, stays: Place) -> list[str]:
        """The fields that come from the one that goes, when the one at ``stays`` stays."""
        return [
            pair.name
            for pair in self._pairs
            if pair.can_choose and self._chosen.get(pair.name, stays) != stays
        ]

    def _choose(self, row: int, column: int) -> None:
        if column and not self._frozen and self._pairs[row].can_choose:
            self._chosen[self._pairs[row].name] = 1 if column == 2 else 0
            self._draw()
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._choose(self.currentRow(), self.currentColumn())
            event.accept()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        lines = sum(self.rowHeight(row) for row in range(self.rowCount()))
        return QSize(self._theme.px(240), self.horizontalHeader().sizeHint().height() + lines + 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self.sizeHint().height())

    def _draw(self) -> None:
        strong = QFont(self.font())
        strong.setBold(True)
        for row, pair in enumerate(self._pairs):
            heading = QTableWidgetItem(field_word(pair.name))
            heading.setForeground(self._theme.colour("muted"))
            self.setItem(row, 0, heading)
            differ = pair.texts[0] != pair.texts[1] or pair.can_choose
            for place in (0, 1):
                stays = differ and not self._frozen and self.taken(pair) == place
                item = QTableWidgetItem(pair.texts[place] or "–")
                told = [pair.texts[place] or self.tr("nothing")]
                if stays:
                    item.setIcon(self._theme.icon("check", "new"))
                    item.setFont(strong)
                    told.append(self.tr("stays"))
                elif differ:
                    item.setForeground(self._theme.colour("muted"))
                if pair.can_choose and not stays and not self._frozen:
                    told.append(self.tr("Press it to keep this value."))
                item.setToolTip("\n".join(told))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(told))
                self.setItem(row, place + 1, item)
        self.setIconSize(QSize(self._theme.px(13), self._theme.px(13)))
        self.setVisible(bool(self._pairs))
        self._fit()

    def _fit(self) -> None:
        """Give each line the height that its texts take in this width, and the table that of all lines."""
        least = self._theme.px(_LINE)
        for row in range(self.rowCount()):
            self.resizeRowToContents(row)
            self.setRowHeight(row, max(least, self.rowHeight(row)))
        self.setFixedHeight(self.sizeHint().height())
