"""What a union would come to, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Facts, allow, button, label
from georegistry_desktop.ui.words import number_words, remedy, sentence, version_words
from georegistry_desktop.ui.words.terms import field_word
from georegistry_desktop.workflows import United

_PROBLEM = Qt.ItemDataRole.UserRole
_MOST = 500
_WORST = {"fatal": 0, "error": 1, "warning": 2}


class UnionPreview(QFrame):
    """``unitAsked(uuid, version)``, to decide on a unit of a version (a label; empty where not said);
    ``byHandAsked`` to see unit by unit what both say otherwise."""

    unitAsked = Signal(str, str)
    byHandAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.facts = Facts()
        self.heading = label("", "heading")
        self.fields_heading, self.fields = label(self.tr("Where both say otherwise"), "heading"), Facts()
        self.by_hand = button(self.tr("Decide unit by unit…"), self.byHandAsked.emit)
        self.problems = QTreeWidget()
        self.problems.setAccessibleName(self.tr("What speaks against it"))
        self.problems.setRootIsDecorated(False)
        self.problems.setAllColumnsShowFocus(True)
        self.problems.setProperty("role", "list")
        self.problems.setHeaderLabels([self.tr("What speaks against it"), self.tr("What to do")])
        self.problems.header().setStretchLastSection(False)
        self.problems.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.problems.header().resizeSection(1, theme.px(220))
        self.more = label("", "muted", wrap=True)
        self.look = button(self.tr("Look at it"), self._ask)
        self.problems.currentItemChanged.connect(lambda _now, _before: self._offer())
        self.problems.itemActivated.connect(lambda _item, _column: self._ask())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        for widget in (self.heading, self.facts, self.fields_heading, self.fields):
            layout.addWidget(widget)
        layout.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.problems, 1)
        layout.addWidget(self.more)
        foot = QFrame()
        foot.setProperty("uncovered", True)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.look)
        row.addStretch()
        layout.addWidget(foot)
        layout.addStretch()
        self.show_united(None)

    def show_united(self, found: United | None) -> None:
        """Show what would come of it; None: it is not known yet."""
        self.heading.setText(self.tr("What would come of it") if found else "")
        self.facts.show_facts(self._counts(found) if found else ())
        fields = self._fields(found) if found else []
        self.fields.show_facts(fields)
        self.fields_heading.setVisible(bool(fields))
        self.by_hand.setVisible(bool(found and found.contested))
        problems = sorted(found.problems, key=lambda p: _WORST[p.severity]) if found else []
        self.problems.clear()
        for problem in problems[:_MOST]:
            params = {"unit": problem.unit, "field": problem.field, **problem.params}
            item = QTreeWidgetItem([sentence(problem.code, params), remedy(problem.code, params)])
            for column in (0, 1):
                item.setToolTip(column, item.text(column))
            item.setData(0, _PROBLEM, problem)
            self.problems.addTopLevelItem(item)
        if problems:
            self.problems.setCurrentIndex(self.problems.model().index(0, 0))
        left = len(problems) - _MOST
        self.more.setText(self.tr("%Ln more stand(s) behind these.", "", left) if left > 0 else "")
        for widget in (self.problems, self.look):
            widget.setVisible(bool(problems))
        self.more.setVisible(left > 0)
        self._offer()

    def _counts(self, found: United) -> list[tuple[str, str]]:
        a, b = version_words(found.a), version_words(found.b)
        words = {
            "units": self.tr("Units"),
            "both": self.tr("One of both"),
            "only_a": self.tr("Only in {version}").format(version=a),
            "only_b": self.tr("Only in {version}").format(version=b),
            "left_out": self.tr("Left out of {version}").format(version=b),
        }
        told = [(word, number_words(found.counts[key])) for key, word in words.items() if found.counts[key]]
        if found.by_hand:
            told.append((self.tr("Decided by hand"), number_words(found.by_hand)))
        return told

    def _fields(self, found: United) -> list[tuple[str, str]]:
        a, b = version_words(found.a), version_words(found.b)
        text = self.tr("{count}: {a} as in {first}, {b} as in {second}")
        return [
            (
                field_word(name),
                text.format(
                    count=number_words(count["differ"]),
                    a=number_words(count["a"]),
                    b=number_words(count["b"]),
                    first=a,
                    second=b,
                ),
            )
            for name, count in found.fields.items()
            if count["differ"]
        ]

    def _chosen(self) -> Problem | None:
        item = self.problems.currentItem()
        found = item.data(0, _PROBLEM) if item is not None else None
        return found if isinstance(found, Problem) else None

    def _reason(self) -> str | None:
        chosen = self._chosen()
        if chosen is None:
            return self.tr("Choose a line of the list.")
        if chosen.uuid is None:
            return self.tr("This is of no single unit.")
        return None

    def _offer(self) -> None:
        allow(self.look, self._reason())

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.uuid is not None and self._reason() is None:
            self.unitAsked.emit(chosen.uuid, str(chosen.params.get("version", "")))
