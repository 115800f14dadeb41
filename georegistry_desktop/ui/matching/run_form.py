"""Which two versions are matched, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.matching import Rules
from georegistry_desktop.storage import Version
from georegistry_desktop.ui.pairs.terms import KEYS_ALONE, algorithm_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, button, label, tool
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import version_words

_FARTHEST = 1_000_000


@dataclass(frozen=True)
class Asked:
    """A matching that a person asks for: versions by label, the algorithm's name, what links must meet."""

    a: str
    b: str
    algorithm: str
    rules: Rules


class RunForm(QFrame):
    """``asked(Asked)`` when a person wants a matching."""

    asked = Signal(object)

    def __init__(self, theme: Theme, algorithms: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._chosen = False
        self._sources: dict[str, str] = {}
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(self._make_versions())
        layout.addLayout(self._make_rules(algorithms))
        self.run = button(self.tr("Match"), self._ask, "main")
        self.run.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.run)
        theme.changed.connect(self._dress)
        self._dress()
        self._offer()

    # Parts

    def _make_versions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self.a, self.b = QComboBox(), QComboBox()
        words = self.tr("Which units of"), self.tr("are which of")
        for column, (box, word) in enumerate(zip((self.a, self.b), words, strict=True)):
            named = label(word, "muted")
            named.setBuddy(box)
            box.setAccessibleName(word)
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(self._touched)
            grid.addWidget(named, 0, 2 * column)
            grid.addWidget(box, 1, 2 * column)
            grid.setColumnStretch(2 * column, 1)
        self.swap = tool(self.tr("Swap the two"), self._swap)
        grid.addWidget(self.swap, 1, 1)
        return grid

    def _make_rules(self, algorithms: Sequence[str]) -> QGridLayout:
        self.algorithm = QComboBox()
        for name in algorithms:
            self.algorithm.addItem(algorithm_words(name), name)
        self.algorithm.currentIndexChanged.connect(self._offer)
        self.same_type = QCheckBox(self.tr("Only units of the same type"))
        self.within_parent = QCheckBox(self.tr("Only below parents that match"))
        self.distance, self.threshold = QDoubleSpinBox(), QSpinBox()
        self.distance.setRange(0, _FARTHEST)
        self.distance.setDecimals(0)
        self.distance.setSingleStep(500)
        self.distance.setSuffix(self.tr(" m"))
        self.distance.setGroupSeparatorShown(True)
        self.distance.setSpecialValueText(self.tr("any distance"))
        self.threshold.setRange(1, 100)
        self.threshold.setValue(50)
        for spin in (self.distance, self.threshold):
            spin.lineEdit().setTextMargins(self._theme.px(7), 0, 0, 0)  # as the fields around it
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Compared by"), self.algorithm),
            (self.tr("At most apart"), self.distance),
            (self.tr("Least score of a link"), self.threshold),
        )
        for place, (word, field) in enumerate(rows):
            named = label(word, "muted")
            named.setBuddy(field)
            field.setAccessibleName(word)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(self._theme.px(170))
            grid.addWidget(named, place, 0)
            grid.addWidget(field, place, 1)
        self.several = QCheckBox(self.tr("Several may belong to one (splits, mergers)"))
        ticks = QWidget()
        flow = FlowLayout(ticks, spacing=14)
        flow.addWidget(self.same_type)
        flow.addWidget(self.within_parent)
        flow.addWidget(self.several)
        grid.addWidget(ticks, len(rows), 0, 1, 3)
        grid.setColumnStretch(2, 1)
        return grid

    # What is chosen

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Offer these; what a person chose stays where it is still there."""
        labels = [v.label for v in versions]
        self._sources = {v.label: v.source for v in versions}
        a, b = (box.currentData() if self._chosen else "" for box in (self.a, self.b))
        with QSignalBlocker(self.a), QSignalBlocker(self.b):
            for box in (self.a, self.b):
                box.clear()
                for name in labels:
                    box.addItem(version_words(name), name)
        live = sorted((v for v in versions if v.state == "live"), key=lambda v: not v.is_default)
        b = b if b in labels else live[0].label if live else labels[-1] if labels else ""
        others = [v for v in versions if v.source != self._sources.get(b)]
        # The newest list that somebody brought in is what has to be found in the pyramid.
        others.sort(key=lambda v: (v.state == "live", -v.id))
        a = a if a in labels else others[0].label if others else b
        self.choose(a, b, by_hand=self._chosen)
        self._offer()

    def choose(self, a: str, b: str, *, by_hand: bool = True) -> None:
        """Name two versions by their labels."""
        self._chosen = by_hand
        self.a.setCurrentIndex(self.a.findData(a))
        self.b.setCurrentIndex(self.b.findData(b))
        self._offer()

    def asked_for(self) -> Asked:
        """What is chosen now."""
        metres = self.distance.value() or None
        rules = Rules(
            threshold=float(self.threshold.value()),
            same_type=self.same_type.isChecked() and self.same_type.isEnabled(),
            within_parent=self.within_parent.isChecked() and self.within_parent.isEnabled(),
            metres=metres if self.distance.isEnabled() else None,
            several=self.several.isChecked(),
        )
        return Asked(
            self.a.currentData() or "", self.b.currentData() or "", self.algorithm.currentData() or "", rules
        )

    def forbid(self, reason: str | None) -> None:
        """Let it be asked for, or not, and why."""
        self._reason = reason
        self._offer()

    _reason: str | None = None

    def _offer(self) -> None:
        equal = self.algorithm.currentData() in KEYS_ALONE
        words = self.tr("Equal keys know neither places nor parents.")
        for field in (self.distance, self.threshold, self.same_type, self.within_parent):
            allow(field, words if equal else None)
        a, b = self.a.currentData(), self.b.currentData()
        reason = self._reason
        if reason is None and self.a.count() < 2:
            reason = self.tr("Bring in a second version to match with.")
        elif reason is None and len({*self._sources.values()}) < 2:
            reason = self.tr("Bring in a list of another source to match with.")
        elif reason is None and a == b:
            reason = self.tr("Choose two different versions.")
        elif reason is None and self._sources.get(a) == self._sources.get(b):
            reason = self.tr(
                "Both are of one source, in which each unit keeps its uuid: Compare shows what differs."
            )
        allow(self.run, reason)

    def _touched(self) -> None:
        self._chosen = True
        self._offer()

    def _swap(self) -> None:
        self.choose(self.b.currentData() or "", self.a.currentData() or "")

    def _ask(self) -> None:
        self._chosen = True
        self.asked.emit(self.asked_for())

    def _dress(self) -> None:
        self.swap.setIcon(self._theme.icon("swap"))
