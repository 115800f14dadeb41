"""The rows of names, place in the tree, status and dates."""

from __future__ import annotations

from datetime import date
from functools import partial

from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.domain.values import Value
from georegistry_desktop.editing import close_units, move_units, set_status
from georegistry_desktop.ui.inspector.ask import News
from georegistry_desktop.ui.inspector.choice_field import ChoiceField
from georegistry_desktop.ui.inspector.date_field import DateField
from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.finder import UnitFinder
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.inspector.parent_field import ParentField
from georegistry_desktop.ui.inspector.row import Row
from georegistry_desktop.ui.inspector.rows import Rows
from georegistry_desktop.ui.inspector.subject import Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word, status_word


class PlainRows(Rows):
    """One value each."""

    def __init__(self, theme: Theme, finder: UnitFinder) -> None:
        super().__init__(theme)
        for name in ("name", "short_name", "code", "source_ref"):
            self.add_row(name, LineField(field_word(name)))
        self.types = ChoiceField(field_word("type"))
        self.add_row("type", self.types)
        self.parent_field = ParentField(field_word("parent"), finder)
        self.add_row("parent", self.parent_field, _move)
        self.statuses = ChoiceField(field_word("status"))
        self.add_row("status", self.statuses, _set_status)
        self.add_row("opening_date", DateField(field_word("opening_date"), theme))
        self.add_row("closed_date", DateField(field_word("closed_date"), theme), _close)

    def show_subject(self, subject: Subject, news: News | None) -> None:
        """Types and statuses are those that there are."""
        self.types.offer([(kind.name, kind.name) for kind in subject.types])
        self.statuses.offer([(status, status_word(status)) for status in STATUSES])
        super().show_subject(subject, news)

    def show_field(self, row: Row, field: Field, subject: Subject) -> None:
        """A parent is shown with its path."""
        if isinstance(field, ParentField):
            field.show_subject(subject)
        else:
            super().show_field(row, field, subject)

    def remember_field(self, row: Row, field: Field, subject: Subject) -> None:
        """Likewise."""
        if isinstance(field, ParentField):
            field.remember_subject(subject)
        else:
            super().remember_field(row, field, subject)


def _move(subject: Subject, value: Value) -> Edit:
    return partial(move_units.plan, uuids=subject.uuids, parent=None if value is None else str(value))


def _set_status(subject: Subject, value: Value) -> Edit:
    return partial(set_status.plan, uuids=subject.uuids, status=str(value))


def _close(subject: Subject, value: Value) -> Edit:
    return partial(close_units.plan, uuids=subject.uuids, on=value if isinstance(value, date) else None)
