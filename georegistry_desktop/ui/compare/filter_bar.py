"""What of the differences is shown: chips of kinds, words, and below, on demand, the finer choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.compare import UNIT_KINDS, Filter
from georegistry_desktop.compare.filtering import Between
from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.ui.compare.kept_filter import KeptFilter
from georegistry_desktop.ui.compare.terms import decision_word, kind_plural, name_word
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, label, set_role
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import colon_words

_TYPING = 180


class FilterBar(QFrame):
    """``changed(Filter)`` when a person chose otherwise. ``reset`` shows everything."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quiet = False
        self._under: tuple[str, str] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._tell)
        self.setProperty("role", "bar")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(8)
        layout.addWidget(self._make_chips())
        layout.addLayout(self._make_search())
        self.finer = self._make_finer()
        self.finer.hide()
        layout.addWidget(self.finer)
        theme.changed.connect(self._dress)
        self._dress()

    # Parts

    def _make_chips(self) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, spacing=6)
        self.chips: dict[str, QPushButton] = {}
        for kind in UNIT_KINDS:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setProperty("kind", kind)
            chip.setAutoDefault(False)
            chip.clicked.connect(self._tell)
            self.chips[kind] = chip
            flow.addWidget(chip)
        self._same = QLabel()
        set_role(self._same, "count")
        flow.addWidget(self._same)
        return held

    def _make_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Name, reference or value"))
        self.search.setAccessibleName(self.tr("Words to look for"))
        self.search.textChanged.connect(lambda: None if self._quiet else self._soon.start())
        self.more = QToolButton()
        self.more.setCheckable(True)
        self.more.setToolTip(self.tr("Filter by field, type, decision and size"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.toggled.connect(lambda on: self.finer.setVisible(on))
        self.changed.connect(lambda _: self._dress())
        row.addWidget(self.search, 1)
        row.addWidget(self.more)
        return row

    def _make_finer(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.field, self.kind, self.state = QComboBox(), QComboBox(), QComboBox()
        rows = (
            (self.tr("Field"), self.field),
            (self.tr("Type"), self.kind),
            (self.tr("Decision"), self.state),
        )
        for line, (word, box) in enumerate(rows):
            grid.addWidget(label(word, "muted"), line, 0)
            grid.addWidget(box, line, 1, 1, 3)
            box.setAccessibleName(word)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._tell)
        self.moved = self._sizes(grid, 3, self.tr("Moved by"), self.tr(" m"), 1e7, 0)
        self.redrawn = self._sizes(grid, 4, self.tr("Redrawn by"), self.tr(" %"), 1e4, 1)
        self.under = QPushButton()
        self.under.setCheckable(True)
        self.under.setAutoDefault(False)
        self.offer_under("", "")
        self.under.clicked.connect(self._tell)
        grid.addWidget(self.under, 5, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return held

    def _sizes(
        self, grid: QGridLayout, line: int, word: str, unit: str, most: float, digits: int
    ) -> tuple[QDoubleSpinBox, QDoubleSpinBox]:
        grid.addWidget(label(word, "muted"), line, 0)
        boxes = QDoubleSpinBox(), QDoubleSpinBox()
        for place, (box, says) in enumerate(
            zip(boxes, (self.tr("at least"), self.tr("at most")), strict=True)
        ):
            box.lineEdit().setTextMargins(self._theme.px(7), 0, 0, 0)  # as the fields around it
            box.setRange(0, most)
            box.setDecimals(digits)
            box.setSuffix(unit)
            box.setGroupSeparatorShown(True)
            box.setSpecialValueText(self.tr("any"))
            box.setKeyboardTracking(False)
            box.setSingleStep(5 if digits else 100)
            box.setToolTip(colon_words(word, says))
            box.setAccessibleName(box.toolTip())
            box.valueChanged.connect(self._tell)
            grid.addWidget(box, line, 1 + 2 * place)
        grid.addWidget(label("–", "muted"), line, 2, Qt.AlignmentFlag.AlignCenter)
        return boxes

    # What is chosen

    def filter(self) -> Filter:
        """What is chosen now."""
        found = Filter(
            kinds=frozenset(kind for kind, chip in self.chips.items() if chip.isChecked()),
            text=self.search.text().strip(),
        )
        fields, types, states = (
            frozenset([box.currentData()] if box.currentData() else [])
            for box in (self.field, self.kind, self.state)
        )
        metres, share = _between(self.moved, 1), _between(self.redrawn, 100)
        found = replace(found, fields=fields, types=types, states=states, metres=metres, share=share)
        if self.under.isChecked() and self._under:
            found = replace(found, under=frozenset([self._under[0]]))
        return found

    def keep(self) -> dict[str, object]:
        """What is chosen, as JSON for ``restore``; empty when everything is shown."""
        under = self._under if self.under.isChecked() else None
        return KeptFilter.of(self.filter(), under).as_json()

    def restore(self, kept: object) -> None:
        """Choose what ``keep`` gave, and unfold what of it would be out of sight.

        Before a comparison is open fields and types are taken on trust: ``show_counts`` drops what it lacks.
        """
        wanted = KeptFilter.read(kept)
        self._soon.stop()
        self._quiet = True
        for kind, chip in self.chips.items():
            chip.setChecked(kind in wanted.kinds)
        self.search.setText(wanted.text)
        chosen = (self.field, wanted.field), (self.kind, wanted.type), (self.state, wanted.state)
        for box, key in chosen:
            if key and box.findData(key) < 0:
                box.addItem(key, key)
            box.setCurrentIndex(max(0, box.findData(key)))
        for boxes, between, scale in ((self.moved, wanted.metres, 1), (self.redrawn, wanted.share, 100)):
            for size, value in zip(boxes, (between.least, between.most) if between else (0, 0), strict=True):
                size.setValue(0 if value == float("inf") else value * scale)
        self.under.setChecked(False)
        if wanted.under is not None:
            self.offer_under(*wanted.under)
            self.under.setChecked(True)
        self._quiet = False
        self._dress()
        if self.is_finer:
            self.more.setChecked(True)

    @property
    def is_finer(self) -> bool:
        """Whether something is chosen that stands in the part that can be folded away."""
        return self.filter() != Filter(kinds=self.filter().kinds, text=self.filter().text)

    def forget_under(self) -> None:
        """The unit whose subtree was wanted is in neither version."""
        self._quiet = True
        self.under.setChecked(False)
        self.offer_under("", "")
        self._quiet = False
        self._dress()

    def reset(self) -> None:
        """Show everything."""
        self._quiet = True
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        for box in (self.field, self.kind, self.state):
            box.setCurrentIndex(0)
        for size in (*self.moved, *self.redrawn):
            size.setValue(0)
        self.under.setChecked(False)
        self._quiet = False
        self._tell()

    def show_counts(
        self, kinds: Mapping[str, int], fields: Mapping[str, int], types: Mapping[str, int], same: int
    ) -> None:
        """Say how many units there are of each kind, and what can be chosen."""
        self._quiet = True
        for kind, chip in self.chips.items():
            chip.setText(kind_plural(kind, kinds.get(kind, 0)))
            there = kinds.get(kind, 0) or chip.isChecked()
            allow(chip, None if there else self.tr("No unit is of this kind."))
        self._same.setText(self.tr("Same {count}").format(count=self.locale().toString(same)))
        _fill(self.field, self.tr("any field"), [(name_word(n), n, c) for n, c in fields.items()])
        _fill(self.kind, self.tr("any type"), [(n, n, c) for n, c in types.items()])
        _fill(self.state, self.tr("any decision"), [(decision_word(d), str(d), -1) for d in DECISIONS])
        self._quiet = False
        self._dress()

    def offer_under(self, uuid: str, name: str) -> None:
        """Offer the subtree of a unit; empty for none."""
        if self.under.isChecked():
            return
        self._under = (uuid, name) if uuid else None
        allow(self.under, None if uuid else self.tr("No unit is in front."))
        text = (
            self.tr("Only {unit} and below").format(unit=name)
            if uuid
            else self.tr("Only below the unit in front")
        )
        self.under.setText(text)

    def _tell(self) -> None:
        if not self._quiet:
            self._soon.stop()
            self.changed.emit(self.filter())

    def _dress(self) -> None:
        # Folded away it still says that something in it is chosen.
        self.more.setIcon(self._theme.icon("filter", "accent" if self.is_finer else "muted", active="accent"))


def _between(boxes: tuple[QDoubleSpinBox, QDoubleSpinBox], scale: float) -> Between | None:
    least, most = (box.value() / scale for box in boxes)
    if not least and not most:
        return None
    return Between(least, most or float("inf"))


def _fill(box: QComboBox, anything: str, items: list[tuple[str, str, int]]) -> None:
    held = box.currentData()
    box.clear()
    box.addItem(anything, "")
    for word, key, count in items:
        box.addItem(f"{word} ({box.locale().toString(count)})" if count >= 0 else word, key)
    box.setCurrentIndex(max(0, box.findData(held)))
