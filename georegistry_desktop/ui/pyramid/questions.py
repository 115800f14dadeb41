"""What the pyramid asks before it edits: a new unit, a date, the fate of units below, a name for a copy."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

from georegistry_desktop.domain import Unit
from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.editing import close_units, create_unit, delete_units
from georegistry_desktop.editing.delete_units import Children
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.editor import Editor
from georegistry_desktop.ui.pyramid.version_chooser import VersionChooser
from georegistry_desktop.ui.widgets import AskBar
from georegistry_desktop.ui.words import error_words, field_word, version_words

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry, Version


class Questions(QObject):
    """Asks in the strip ``bar``, then lets ``editor`` do it."""

    def __init__(self, desk: Desk, editor: Editor, bar: AskBar, back: QWidget) -> None:
        super().__init__(bar)
        self._desk, self._editor, self._bar, self._back = desk, editor, bar, back

    def new_unit(self, tree: TreeArrays, parent: str | None, created: Callable[[str], object]) -> None:
        """Ask for name and type of a unit below ``parent``; ``created(uuid)`` when it is there."""
        live, version = self._desk.live, self._desk.place.version
        if live is None:
            return
        row = tree.row(parent) if parent else None
        name, kind = QLineEdit(), QComboBox()
        kind.addItem(self.tr("No type"), None)
        for type_name in live.session.types:
            kind.addItem(type_name, type_name)

        def create() -> None:
            made = Unit(
                uuid=str(uuid.uuid4()), name=name.text().strip(), parent=parent, type=kind.currentData()
            )
            self._do(lambda view: create_unit.plan(view, made), lambda: created(made.uuid))

        heading = self.tr("New unit at the top")
        if row is not None:
            heading = self.tr("New unit in {parent}").format(parent=tree.name(row))
        fields = [(field_word("name"), name), (field_word("type"), kind)]
        self._bar.ask(heading, fields, self.tr("Create"), create, back=self._back)

        def look(registry: Registry) -> str | None:
            with registry.view(version) as view:
                return create_unit.likely_type(view, parent)

        guess = live.session.read(look)
        deliver(
            guess, kind, lambda found: kind.setCurrentIndex(max(0, kind.findData(found))), self._desk.fail
        )

    def close(self, uuids: Sequence[str]) -> None:
        """Ask for the day on which units close."""
        day = QDateEdit(QDate.currentDate())
        day.setCalendarPopup(True)

        def run() -> None:
            on = date(day.date().year(), day.date().month(), day.date().day())
            self._do(lambda view: close_units.plan(view, uuids, on))

        heading = self.tr("On which day do %Ln unit(s) close?", "", len(uuids))
        self._bar.ask(heading, [(field_word("closed_date"), day)], self.tr("Close"), run, back=self._back)

    def delete(self, tree: TreeArrays, uuids: Sequence[str]) -> None:
        """Delete units; where some have others below, ask what becomes of these."""
        rows = tree.rows(uuids)
        every = {int(r) for row in rows.tolist() for r in tree.subtree(row).tolist()}
        below = len(every) - len(rows)
        if not below:
            self._editor.do(lambda view: delete_units.plan(view, uuids))
            return
        fate = QComboBox()
        fate.addItem(self.tr("are deleted too"), "delete")
        fate.addItem(self.tr("move up to the parent"), "lift")

        def count() -> None:
            gone = len(every) if fate.currentData() == "delete" else len(rows)
            self._bar.do.setText(self.tr("Delete %Ln unit(s)", "", gone))

        def run() -> None:
            children: Children = fate.currentData()
            self._do(lambda view: delete_units.plan(view, uuids, children))

        heading = self.tr("%Ln unit(s) stand below what is to be deleted.", "", below)
        self._bar.ask(heading, [(self.tr("They"), fate)], "", run, back=self._back)
        fate.currentIndexChanged.connect(count)
        count()

    def compare(self, base: Version) -> None:
        """Ask for another version, and go to where the two are compared."""
        live = self._desk.live
        others = [v for v in live.session.versions if v.id != base.id] if live is not None else []
        choice = VersionChooser(self._desk.theme)
        choice.refresh(others, "")
        # What belongs to another source is what one mostly compares with.
        foreign = [v for v in others if v.source_id != base.source_id] or others
        choice.setCurrentIndex(choice.findData(foreign[-1].label))

        def run() -> None:
            self._bar.close_up()
            self._desk.go("compare", base=base.label, other=choice.currentData())

        heading = self.tr("Compare {version} with another version").format(version=version_words(base.label))
        self._bar.ask(heading, [(self.tr("With"), choice)], self.tr("Compare"), run, back=self._back)

    def copy_version(self, version: str, copied: Callable[[str], object]) -> None:
        """Ask for the name of a curated source to copy a version to; ``copied(label)`` when it is there."""
        live = self._desk.live
        if live is None:
            return
        name = QLineEdit()
        name.setPlaceholderText(self.tr("Name of the curated source"))

        def run() -> None:
            source = name.text().strip()
            words = self.tr("Copy {version} to {source}").format(
                version=version_words(version), source=source
            )
            job = live.session.start(
                words,
                lambda registry, progress: registry.copy(version, source, progress=progress),
                writes=True,
            )
            deliver(job.future, self._bar, lambda made: finished(made.label), self._refuse)

        def finished(made: str) -> None:
            self._bar.close_up()
            copied(made)

        heading = self.tr("A copy that can be edited. {version} stays as it is.").format(
            version=version_words(version)
        )
        self._bar.ask(heading, [(self.tr("Source"), name)], self.tr("Copy"), run, back=self._back)

    def _do(self, edit: Edit, then: Callable[[], object] | None = None) -> None:
        def done() -> None:
            self._bar.close_up()
            if then is not None:
                then()

        self._editor.do(edit, done=done, refused=self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self._bar.refuse(error_words(error).text)
