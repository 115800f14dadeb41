"""All rows of the inspector, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from georegistry_desktop.ui.inspector.ask import News
from georegistry_desktop.ui.inspector.finder import UnitFinder
from georegistry_desktop.ui.inspector.key_rows import KeyRows
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.inspector.link_list import LinkList
from georegistry_desktop.ui.inspector.member_rows import MemberRows
from georegistry_desktop.ui.inspector.past_list import PastList
from georegistry_desktop.ui.inspector.place_rows import PlaceRows
from georegistry_desktop.ui.inspector.plain_rows import PlainRows
from georegistry_desktop.ui.inspector.row import Row
from georegistry_desktop.ui.inspector.rows import Rows
from georegistry_desktop.ui.inspector.section import Section
from georegistry_desktop.ui.inspector.subject import Past, Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word
from georegistry_desktop.workflows import LinkTold


class Body(QScrollArea):
    """``asked(Ask)`` comes with each edit, ``entry_asked(id)`` when a step of the history is clicked,
    ``link_shown(LinkTold)`` and ``link_matched(LinkTold)`` see ``LinkList``."""

    asked = Signal(object)
    entry_asked = Signal(int)
    link_shown = Signal(object)
    link_matched = Signal(object)

    def __init__(self, theme: Theme, finder: UnitFinder) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QFrame()
        inside.setProperty("role", "panel")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(7, 4, 8, 8)
        self._column.setSpacing(0)
        self.setWidget(inside)
        self._slices = self._make(theme, finder)

    def make_next(self) -> bool:
        """Make some of it, which takes no longer than the window may keep from its events; False when it is
        whole."""
        return next(self._slices, self) is not self

    def _make(self, theme: Theme, finder: UnitFinder) -> Iterator[None]:
        self.plain = PlainRows(theme, finder)
        self._column.addWidget(self.plain)
        yield
        self.members = MemberRows(theme)
        self._column.addWidget(self.members)
        self.place = PlaceRows(theme)
        self._column.addWidget(self.place)
        yield
        self.extra, self.translations = KeyRows(theme, "extra"), KeyRows(theme, "translations")
        self.links = LinkList()
        self.links.shown.connect(self.link_shown)
        self.links.matched.connect(self.link_matched)
        self.past = PastList()
        self.past.asked.connect(self.entry_asked)
        self.sections = {
            "extra": Section(field_word("extra"), self.extra, theme),
            "translations": Section(field_word("translations"), self.translations, theme),
            "links": Section(self.tr("Links"), self.links, theme),
            "past": Section(self.tr("History"), self.past, theme),
        }
        for section in self.sections.values():
            self._column.addWidget(section)
        self.sections["links"].hide()  # until some are read
        self._column.addStretch(1)  # a table in a section would take its share
        self.groups: tuple[Rows, ...] = (
            *(self.plain, self.members, self.place),
            *(self.extra, self.translations),
        )
        for group in self.groups:
            group.asked.connect(self.asked)
        yield

    @property
    def rows(self) -> dict[str, Row]:
        """All rows by field."""
        return {name: row for group in self.groups for name, row in group.rows.items()}

    def show_subject(self, subject: Subject, news: News | None) -> None:
        """Show these units."""
        for group in self.groups:
            group.show_subject(subject, news)
            group.lock(not subject.live)
        self.sections["extra"].count(self.extra.count)
        self.sections["translations"].count(self.translations.count)
        self.sections["extra"].setVisible(subject.live or self.extra.count > 0)
        self.sections["translations"].setVisible(subject.live or self.translations.count > 0)
        self.sections["past"].setVisible(len(subject.units) == 1)

    def show_links(self, links: Sequence[LinkTold]) -> None:
        """Show what was decided of the unit in matchings."""
        self.links.show_links(links)
        self.sections["links"].count(len(links))
        self.sections["links"].setVisible(bool(links))

    def finish(self) -> None:
        """Enter what is being typed."""
        for row in self.rows.values():
            if isinstance(row.field, LineField):
                row.field.finish()

    def show_past(self, past: Past) -> None:
        """Show the unit's history."""
        self.past.show_past(past)
        self.sections["past"].count(past.count)
