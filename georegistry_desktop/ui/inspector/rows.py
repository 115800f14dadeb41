"""The base of the groups of rows: it shows a subject in them and passes on what a person edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from georegistry_desktop.domain import GeoRegistryError
from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.domain.values import Value, same_value
from georegistry_desktop.editing import set_fields
from georegistry_desktop.ui.inspector.ask import Ask, News
from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.row import Row
from georegistry_desktop.ui.inspector.subject import Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word, value_words

Planner = Callable[[Subject, Value], Edit]
"""Makes an edit of what was entered."""


class Rows(QWidget):
    """``asked(Ask)`` comes with each edit."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.rows: dict[str, Row] = {}
        self.subject: Subject | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def add_row(self, name: str, field: QWidget, plan: Planner | None = None, title: str = "") -> Row:
        """A row for a field; ``plan`` makes edits of what is entered, which is to set the field else."""
        row = self.rows[name] = Row(name, title or field_word(name), field, self.theme)
        if isinstance(field, Field):
            planner = plan or partial(self._set_field, name)
            field.began.connect(lambda: self._began(row))
            field.ended.connect(row.end)
            field.faulty.connect(lambda fault: row.refuse(cast(GeoRegistryError, fault)))
            field.entered.connect(lambda value: self._entered(row, planner, value))
        self.column.addWidget(row)
        return row

    def show_subject(self, subject: Subject, news: News | None) -> None:
        """Show these units; a row in which a person types is not written over, but tells what changed."""
        others = self.subject is None or self.subject.uuids != subject.uuids
        self.subject = subject
        for row in self.rows.values():
            if others and not isinstance(row.field, Field):
                row.end()
            if isinstance(row.field, Field):
                self._refresh(row, row.field, subject, news)

    def lock(self, locked: bool) -> None:
        """Let all be read only."""
        for row in self.rows.values():
            row.field.lock(locked)  # type: ignore[attr-defined]

    def show_field(self, row: Row, field: Field, subject: Subject) -> None:
        """Show what is stored in one field; to be refined where a field needs more than its value."""
        field.show_value(subject.shown(row.name))

    def remember_field(self, row: Row, field: Field, subject: Subject) -> None:
        """What is stored has changed below what is being typed."""
        field.remember(subject.shown(row.name))

    def ask(self, row: Row, edit: Edit) -> None:
        """Pass an edit on; what was said of the one before is past."""
        row.note.clear()
        self.asked.emit(Ask(row, edit))

    def _refresh(self, row: Row, field: Field, subject: Subject, news: News | None) -> None:
        now = subject.values(row.name)
        if field.typing and row.base is not None and now.keys() == row.base.keys():
            self.remember_field(row, field, subject)
            sent = row.sent
            if sent is None or not all(same_value(value, sent[0]) for value in now.values()):
                theirs = [v for uuid, v in now.items() if not same_value(v, row.base[uuid])]
                if theirs and news is not None and not row.asking:
                    words = value_words(row.name, theirs[0], subject.name)
                    row.tell_change(words, news.who, news.when, lambda: self._take_theirs(row, field))
                return
        row.end()
        self.show_field(row, field, subject)

    def _take_theirs(self, row: Row, field: Field) -> None:
        if self.subject is not None:
            row.end()
            self.show_field(row, field, self.subject)

    def _began(self, row: Row) -> None:
        if self.subject is not None:
            row.begin(self.subject.values(row.name))

    def _entered(self, row: Row, plan: Planner, value: Value) -> None:
        if self.subject is not None:
            if row.base is None:
                self._began(row)
            row.send(value)
            self.ask(row, plan(self.subject, value))

    @staticmethod
    def _set_field(name: str, subject: Subject, value: Value) -> Edit:
        return partial(set_fields.plan, uuids=subject.uuids, values={name: value})
