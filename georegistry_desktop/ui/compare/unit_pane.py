"""What exactly differs in the unit in front, what would come of it, and its history."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.compare import UNIT_KINDS
from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.domain.facts import Fact
from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.compare.field_table import FieldTable
from georegistry_desktop.ui.compare.terms import decision_word
from georegistry_desktop.ui.compare.unit_facts import UnitFacts
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, button, label, line
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import area_words, kind_word, label_words, number_words, sentence
from georegistry_desktop.workflows import Review
from georegistry_desktop.workflows.review.review import OUTDATED, REMEMBERED

_MOST_ENTRIES = 8
_ROOM_FOR_RESULT = 450
"""In a narrower pane the box alone says what is taken: texts of two words a line help nobody."""


class UnitPane(QScrollArea):
    """``decided(decision)`` when a button is pressed; ``nextAsked``; ``neighboursAsked(uuids)``."""

    decided = Signal(str)
    nextAsked = Signal()
    neighboursAsked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.facts: UnitFacts | None = None
        self._review: Review | None = None
        self.setWidgetResizable(True)
        self.setMinimumWidth(theme.px(270))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QFrame()
        held.setProperty("role", "panel")
        self._layout = QVBoxLayout(held)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.table = FieldTable(theme)
        self._layout.addWidget(self._make_head())
        self._layout.addWidget(line())
        self._layout.addWidget(self.table)
        self._layout.addWidget(self._make_buttons())
        self.consequences = self._make_section(self.tr("What comes of it"))
        self.history = self._make_section(self.tr("History"))
        self._empty = label(self.tr("Choose a unit in the list, in a tree or on a map."), "muted", wrap=True)
        self._empty.setContentsMargins(14, 14, 14, 14)
        self._layout.addWidget(self._empty)
        self._layout.addStretch()
        self.setWidget(held)
        theme.changed.connect(self._offer_result)
        self.show_facts(None, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # By the width of the pane, not of what its scroll bar leaves: a column that goes when the bar comes
        # makes the texts shorter, so that the bar goes, so that the column comes, without end.
        self._offer_result()

    def _offer_result(self) -> None:
        self.table.show_result(self.width() >= self._theme.px(_ROOM_FOR_RESULT))

    # Parts

    def _make_head(self) -> QWidget:
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        row = QHBoxLayout()
        self._name = ElidedLabel()
        self._name.setProperty("role", "heading")
        self._kind = Chip("", "same")
        row.addWidget(self._name, 1)
        row.addWidget(self._kind)
        self._place = ElidedLabel()
        self._place.setProperty("role", "muted")
        self._said = label("", "muted", wrap=True)
        column.addLayout(row)
        column.addWidget(self._place)
        column.addWidget(self._said)
        return self._head

    def _make_buttons(self) -> QWidget:
        self._buttons = QFrame()
        self._buttons.setProperty("uncovered", True)  # below many fields they stand where messages do
        flow = FlowLayout(self._buttons, spacing=8)
        flow.setContentsMargins(14, 12, 14, 12)

        def decides(decision: str) -> QPushButton:
            made = button("", lambda: self.decided.emit(decision))
            flow.addWidget(made)
            return made

        self.accept, self.refuse = decides("accept"), decides("refuse")
        self.until = decides("refuse-until-changed")
        self.accept.setProperty("role", "main")
        self.reject, self.delete, self.reopen = (decides(d) for d in ("reject", "delete", "open"))
        self.next = button(self.tr("Next"), self.nextAsked.emit, "quiet", key="N")
        flow.addWidget(self.next)
        return self._buttons

    def _make_section(self, title: str) -> QWidget:
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line())
        heading = label(title, "heading")
        heading.setContentsMargins(14, 8, 14, 8)
        layout.addWidget(heading)
        layout.addWidget(line())
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(14, 10, 14, 12)
        inside.setSpacing(6)
        layout.addWidget(body)
        self._layout.addWidget(section)
        section.setProperty("body", body)
        return section

    # What is shown

    def show_facts(self, facts: UnitFacts | None, review: Review | None) -> None:
        """Show another unit; None: none is in front."""
        self.facts, self._review = facts, review
        there = facts is not None and review is not None
        for part in (self._head, self.table, self._buttons):
            part.setVisible(there)
        self._empty.setVisible(not there)
        if facts is None or review is None:
            self.table.show_fields([], None)
            self.consequences.hide()
            self.history.hide()
            return
        self._name.setText(facts.name)
        self._place.setText(facts.place)
        kind = UNIT_KINDS[review.differences.kinds[facts.unit]] if facts.unit >= 0 else "same"
        self._kind.show_kind(kind_word(kind), kind)
        self.table.show_fields(facts.fields, review)
        self._fill(self.consequences, [_wrapped(_said(f)) for f in facts.consequences])
        if facts.neighbours:
            self._add_link(facts)
        self._fill(self.history, [_wrapped(_entry(e)) for e in facts.history[:_MOST_ENTRIES]])
        self._dress(review, facts)
        self.verticalScrollBar().setValue(0)

    def show_decisions(self, review: Review) -> None:
        """The same unit, decided otherwise."""
        self._review = review
        self.table.fields.decided(review)
        if self.facts is not None:
            self._dress(review, self.facts)

    def _add_link(self, facts: UnitFacts) -> None:
        text = self.tr("Show the %Ln unit(s) together", "", len(facts.neighbours) + 1)
        body = self.consequences.property("body")
        link = button(text, lambda: self.neighboursAsked.emit((facts.uuid, *facts.neighbours)), "link")
        body.layout().addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _dress(self, review: Review, facts: UnitFacts) -> None:
        """Name the buttons by what they do to this unit, and say what was decided."""
        can = review.base.endswith("@live") and facts.unit >= 0
        self._buttons.setVisible(can)
        self._said.setVisible(facts.unit >= 0)
        if facts.unit < 0:
            return
        rows = review.differences.rows_of(facts.unit)
        missing = review.differences.names[rows[0]] == "missing"
        words = (
            (self.accept, self.tr("Close it") if missing else self.tr("Accept"), "A"),
            (self.refuse, self.tr("Keep it") if missing else self.tr("Refuse"), "R"),
            (self.until, self.tr("Keep until it is back") if missing else self.tr("Until it changes"), "U"),
            (self.reject, self.tr("Set to rejected"), ""),
            (self.delete, self.tr("Delete"), ""),
            (self.reopen, self.tr("Reopen"), "O"),
        )
        for made, text, key in words:
            made.setText(f"{text}   {key}" if key else text)
        self.reject.setVisible(missing)
        self.delete.setVisible(missing)
        self.reopen.setVisible(bool(review.decisions[rows].any()))
        self._said.setText(self._decision_words(review, rows.tolist()))
        self._said.setVisible(bool(self._said.text()))
        self._buttons.updateGeometry()

    def _decision_words(self, review: Review, rows: list[int]) -> str:
        if (review.notes[rows] == OUTDATED).any():
            return self.tr("Decided on other values than today's; it is open again.")
        decided = [r for r in rows if review.decisions[r]]
        if not decided:
            return ""
        words = ", ".join(dict.fromkeys(decision_word(DECISIONS[review.decisions[r]]) for r in decided))
        who = ", ".join(dict.fromkeys(str(review.deciders[r]) for r in decided if review.deciders[r]))
        if (review.notes[decided] == REMEMBERED).any():
            return self.tr("{decision} in an earlier review by {who}.").format(decision=words, who=who)
        return self.tr("{decision} by {who}.").format(decision=words, who=who)

    def _fill(self, section: QWidget, parts: list[QWidget]) -> None:
        body = section.property("body")
        layout = body.layout()
        while layout.count():
            gone = layout.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for part in parts:
            layout.addWidget(part)
        section.setVisible(bool(parts))


def _wrapped(text: str) -> QWidget:
    return label(text, "muted", wrap=True, selectable=True)


def _entry(entry: Entry) -> str:
    moment = QDateTime.fromString(entry.committed_at or entry.created_at, Qt.DateFormat.ISODateWithMs)
    when = QLocale().toString(moment.toLocalTime().date(), QLocale.FormatType.ShortFormat)
    return f"{when} · {entry.author} · {label_words(entry.label)}"


def _said(fact: Fact) -> str:
    """A consequence, with its areas and counts as the language writes them."""
    params = dict(fact.params)
    for name, value in params.items():
        if isinstance(value, float):
            params[name] = area_words(value)
        elif isinstance(value, int):
            params[name] = number_words(value)
    return sentence(fact.code, params)
