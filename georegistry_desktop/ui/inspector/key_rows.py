"""The tables of translations and of the extra fields, with what is said of them below."""

from __future__ import annotations

from functools import partial

from georegistry_desktop.domain import Json, Refused
from georegistry_desktop.editing import change_keys
from georegistry_desktop.ui.inspector.ask import News
from georegistry_desktop.ui.inspector.keys_model import Keyed
from georegistry_desktop.ui.inspector.keys_table import KeysTable
from georegistry_desktop.ui.inspector.rows import Rows
from georegistry_desktop.ui.inspector.subject import Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word


class KeyRows(Rows):
    """One of the two."""

    def __init__(self, theme: Theme, keyed: Keyed) -> None:
        super().__init__(theme)
        self._keyed = keyed
        self.table = KeysTable(keyed, field_word(keyed), theme)
        self.row = self.add_row(keyed, self.table)
        self.row.hide_title()
        model = self.table.model
        model.set.connect(self._set_key)
        model.removed.connect(lambda key: self._set_key(key, None))
        model.renamed.connect(self._rename)
        model.faulty.connect(self._refuse)

    @property
    def count(self) -> int:
        """How many keys there are."""
        return len(self.subject.keys(self._keyed)) if self.subject is not None else 0

    def show_subject(self, subject: Subject, news: News | None) -> None:
        """Show the keys of all units."""
        super().show_subject(subject, news)
        self.table.show_keys(subject.keys(self._keyed))

    def _set_key(self, key: str, value: Json) -> None:
        if self.subject is not None:
            edit = partial(change_keys.plan, uuids=self.subject.uuids, keyed=self._keyed, values={key: value})
            self.ask(self.row, edit)

    def _rename(self, old: str, new: str) -> None:
        if self.subject is not None:
            edit = partial(change_keys.plan, uuids=self.subject.uuids, keyed=self._keyed, rename=(old, new))
            self.ask(self.row, edit)

    def _refuse(self, fault: Refused) -> None:
        self.row.refuse(fault)
