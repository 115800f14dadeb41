"""What the union is called, and which side each field is taken from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from georegistry_desktop.compare.uniting import ByHand
from georegistry_desktop.compare.uniting.rules import PREFERENCES, Rule, UnionRules, rules_of
from georegistry_desktop.compare.uniting.wanted import Side
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, button, label, tool
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.ui.words.terms import field_word

GROUPS: tuple[tuple[str, ...], ...] = (
    ("name", "short_name", "translations"),
    ("code",),
    ("type",),
    ("parent",),
    ("status", "opening_date", "closed_date"),
    ("point",),
    ("boundary",),
    ("extra",),
)
"""Fields that a person decides on together."""
_TYPING_MS = 400


@dataclass(frozen=True)
class Wanted:
    """A union as a person wants it."""

    source: str
    rules: UnionRules
    by_hand: Path | None
    choices: tuple[ByHand, ...]
    lenient: bool


class UnionForm(QFrame):
    """``changed`` when a union would come out otherwise, ``listAsked`` for a list of decisions by hand."""

    changed = Signal()
    listAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._labels = ("", "")
        self.by_hand: Path | None = None
        self._choices: dict[tuple[str, str], Side] = {}
        self.source = QLineEdit()
        self.source.setAccessibleName(self.tr("Name of the new source"))
        self.prefer = self._box(self.tr("Where both say something"))
        self.groups = [self._box(_words(group)) for group in GROUPS]
        self.lenient = QCheckBox(self.tr("Let in what nobody has decided on"))
        self.lenient.setToolTip(
            self.tr("Such units come in once, from the first version; those of the second stay out.")
        )
        self.ask_list = button(self.tr("Decisions by hand…"), self.listAsked.emit)
        self.ask_list.setToolTip(self.tr("A list with the columns unit, field and side (a or b)."))
        self.listed = ElidedLabel()
        self.listed.setProperty("role", "muted")
        self.forget_list = tool(self.tr("Do without the list"), lambda: self.show_list(None))
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self.changed.emit)
        self._lay_out()
        self.source.textEdited.connect(lambda _: self._soon.start())
        self.lenient.clicked.connect(lambda _: self.changed.emit())
        for box in (self.prefer, *self.groups):
            box.activated.connect(lambda _: self.changed.emit())
        theme.changed.connect(self._dress)
        self._dress()
        self._show_list()

    def offer(self, labels: tuple[str, str]) -> None:
        """Offer what can be said of two versions; what was said of the same two stays."""
        if labels == self._labels:
            return
        self._labels = labels
        a, b = labels
        self.source.setText(self.tr("{a} and {b}").format(a=a.rpartition("@")[0], b=b.rpartition("@")[0]))
        self.lenient.setChecked(False)
        self.by_hand = None
        self._choices.clear()
        self._show_list()
        self._fill(self.prefer, PREFERENCES)
        for box, group in zip(self.groups, GROUPS, strict=True):
            known = [rule for rule in rules_of(group[0]) if all(rule in rules_of(name) for name in group)]
            self._fill(box, known, self.tr("as above"))

    def wanted(self) -> Wanted:
        """What is said now."""
        self._soon.stop()
        fields: dict[str, Rule] = {}
        for box, group in zip(self.groups, GROUPS, strict=True):
            if rule := box.currentData():
                fields |= dict.fromkeys(group, rule)
        rules = UnionRules(self.prefer.currentData() or "a", fields)
        chosen = tuple(ByHand(unit, field, side) for (unit, field), side in self._choices.items())
        return Wanted(self.source.text().strip(), rules, self.by_hand, chosen, self.lenient.isChecked())

    def choose(self, said: Iterable[tuple[str, str, Side | None]]) -> None:
        """Take a side of a unit's field each, or, with None, what the rule, or the list, says."""
        for unit, field, side in said:
            if side is None:
                self._choices.pop((unit, field), None)
            else:
                self._choices[unit, field] = side

    def forget(self, units: Collection[object]) -> int:
        """Forget which sides were taken of these units; how many sides that were."""
        gone = [key for key in self._choices if key[0] in units]
        for key in gone:
            del self._choices[key]
        return len(gone)

    def show_list(self, file: Path | None) -> None:
        """Go by a list of decisions, or by none."""
        self.by_hand = file
        self._show_list()
        self.changed.emit()

    def _show_list(self) -> None:
        self.listed.setText(self.by_hand.name if self.by_hand else "")
        self.forget_list.setVisible(self.by_hand is not None)

    def _fill(self, box: QComboBox, rules: Sequence[Rule], first: str = "") -> None:
        a, b = (version_words(name) for name in self._labels)
        words = {
            "a": self.tr("that of {version}").format(version=a),
            "b": self.tr("that of {version}").format(version=b),
            "newest": self.tr("that of the unit changed last"),
            "precise": self.tr("the most precise"),
            "longest": self.tr("the longest"),
        }
        with QSignalBlocker(box):
            box.clear()
            if first:
                box.addItem(first, "")
            for rule in rules:
                box.addItem(words[rule], rule)

    def _box(self, named: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(named)
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Name of the new source"), "heading"))
        layout.addWidget(self.source)
        layout.addWidget(label(self.tr("Whose value"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, box in enumerate((self.prefer, *self.groups)):
            named = label(box.accessibleName(), "muted", wrap=True)
            named.setBuddy(box)
            grid.addWidget(named, place, 0)
            grid.addWidget(box, place, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        layout.addWidget(
            label(
                self.tr(
                    "Where only one says something, that is taken. Other names, groups, references and"
                    " further fields of both are kept."
                ),
                "muted",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.ask_list)
        row.addWidget(self.listed, 1)
        row.addWidget(self.forget_list)
        layout.addLayout(row)
        layout.addWidget(self.lenient)
        layout.addStretch()

    def _dress(self) -> None:
        self.forget_list.setIcon(self._theme.icon("close"))


def _words(group: Sequence[str]) -> str:
    words = [field_word(name) for name in group]
    return ", ".join([words[0], *(word.lower() for word in words[1:])])
