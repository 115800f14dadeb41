"""The top of the inspector: which units these are, and who changed them last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from georegistry_desktop.ui.inspector.subject import Past, Subject
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, allow, opens, set_role
from georegistry_desktop.ui.words import moment_words, number_words, status_word

_KINDS = {"NEW": "check", "VALID": "new", "REJECTED": "missing"}


class Head(QFrame):
    """The name with type and path, or the count of many; the status; what can be copied."""

    def __init__(self, theme: Theme, said: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._theme, self._said = theme, said
        self._subject: Subject | None = None
        self.name = ElidedLabel()
        set_role(self.name, "heading")
        self.about = ElidedLabel()
        set_role(self.about, "muted")
        self.changed = ElidedLabel()
        set_role(self.changed, "muted")
        self.status = Chip("")
        self.more = QToolButton()
        self.more.setToolTip(self.tr("Copy"))
        self.more.setAccessibleName(self.tr("Copy"))
        self.menu = QMenu(self)
        opens(self.more, self.menu)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.status)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.changed)
        theme.changed.connect(self._draw)
        self._draw()

    def show_subject(self, subject: Subject) -> None:
        """Say which units these are."""
        self._subject = subject
        count = len(subject.units)
        if count == 1:
            unit = subject.units[0]
            self.name.setText(unit.name)
            above = [subject.name(uuid) for uuid in reversed(subject.path)]
            self.about.setText(" · ".join(filter(None, (unit.type, *above))))
        else:
            self.name.setText(self.tr("%Ln units", "", count))
            types = Counter(unit.type or self.tr("no type") for unit in subject.units)
            said = [f"{number_words(number)} {kind}" for kind, number in types.most_common(4)]
            self.about.setText(", ".join(said))
        self.about.setVisible(bool(self.about.text()))
        status = subject.shown("status")
        self.status.setVisible(not status.several)
        if not status.several and status.value:
            self.status.show_kind(status_word(str(status.value)), _KINDS.get(str(status.value), "same"))
        self.changed.hide()
        self._fill()

    def show_past(self, past: Past) -> None:
        """Say who changed the unit last."""
        if not past.steps:
            self.changed.setText(self.tr("As it came in, never edited"))
        else:
            entry = past.steps[0].entry
            when = moment_words(entry.committed_at or entry.created_at)
            self.changed.setText(self.tr("Changed by {who}, {when}").format(who=entry.author, when=when))
        self.changed.show()

    def _fill(self) -> None:
        self.menu.clear()
        assert self._subject is not None
        units = self._subject.units
        columns = (
            (self.tr("Copy uuid"), [unit.uuid for unit in units]),
            (self.tr("Copy reference"), [unit.source_ref for unit in units]),
            (self.tr("Copy code"), [unit.code for unit in units]),
            (self.tr("Copy name"), [unit.name for unit in units]),
        )
        for words, texts in columns:
            held = [text for text in texts if text]
            action = self.menu.addAction(words)
            action.triggered.connect(partial(self._copy, held))
            allow(action, None if held else self.tr("None of the selected units has one."))

    def _copy(self, texts: list[str], _: bool = False) -> None:
        QGuiApplication.clipboard().setText("\n".join(texts))
        self._said(self.tr("Copied %Ln line(s).", "", len(texts)))

    def _draw(self) -> None:
        self.more.setIcon(self._theme.icon("copy"))
