"""One row of the inspector: what it is, the field, and a note below it when something is to be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from georegistry_desktop.domain import Conflict, GeoRegistryError, RegistryBusy, RulesBroken
from georegistry_desktop.domain.values import Value
from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.inspector.note import Note
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import label
from georegistry_desktop.ui.words import error_words, moment_words, remedy, sentence

_LABEL = 90
_AWAY = "connection-failed"
"""The code of a registry that cannot be reached just now."""


class Row(QWidget):
    """``name`` is the field's in the records; ``base`` is what the units said when the person began to type.

    An edit starts from there, so that what a colleague writes meanwhile is met and not overwritten.
    """

    def __init__(self, name: str, title: str, field: QWidget, theme: Theme) -> None:
        super().__init__()
        self.name, self.field = name, field
        self.base: Mapping[str, Value] | None = None
        self.sent: tuple[Value] | None = None
        self.asking = False
        self._theme = theme
        self.note = Note()
        self._label = label(title, "muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._label.setBuddy(field)
        self._label.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 1, 0, 1)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(field, 0, 1)
        grid.addWidget(self.note, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        """What it is."""
        return self._label.text()

    def hide_title(self) -> None:
        """Give the whole width to the field: a heading above says what it is."""
        self._label.hide()

    @property
    def typing(self) -> bool:
        """Whether a person has something in it that is not stored."""
        return isinstance(self.field, Field) and self.field.typing

    def begin(self, base: Mapping[str, Value]) -> None:
        """The person begins to type over ``base``; after what was sent, over that."""
        if self.sent is not None:
            self.base, self.sent = dict.fromkeys(base, self.sent[0]), None
        elif self.base is None:
            self.base = dict(base)
        self.asking = False
        self.note.clear()

    def come_back(self, stored: Mapping[str, Value]) -> None:
        """What was sent was not ``stored``: what is typed stands over what there was."""
        if self.sent is not None:
            self.sent = None
        elif self.base is not None:
            self.base = dict(stored)

    def send(self, value: Value) -> None:
        """What was typed is on its way."""
        self.sent = (value,)

    def end(self) -> None:
        """What was typed is stored, or was taken back."""
        self.base, self.sent, self.asking = None, None, False
        self.note.clear()
        self._mark(False)

    def give_up(self) -> None:
        """Let go of what is typed: the next value that is shown is the stored one."""
        if isinstance(self.field, Field):
            self.field.take_back()
        self.end()

    def refuse(self, error: GeoRegistryError) -> None:
        """Say why it cannot be, and what to do."""
        lines = [sentence(error.code, error.params), remedy(error.code, error.params)]
        if isinstance(error, RulesBroken):
            first = error.problems[0]
            params = {"unit": first.unit, "field": first.field, **first.params}
            lines = [sentence(first.code, params), remedy(first.code, params)]
            if len(error.problems) > 1:
                lines.append(self.tr("And %Ln more.", "", len(error.problems) - 1))
        passing = isinstance(error, RegistryBusy) or error.code == _AWAY
        self.note.say(" ".join(filter(None, lines)), "missing", self._ways_on(again=passing))
        self._mark(True)

    def fail(self, error: BaseException) -> None:
        """Say that something went wrong that the person's value has no part in."""
        self.note.say(error_words(error).text, "missing", self._ways_on(again=True))

    def tell_change(self, words: str, who: str, when: str | None, take: Callable[[], object]) -> None:
        """Somebody else changed the field while the person types in it."""
        text = self.tr("{who} changed it to {value}, {when}.")
        said = text.format(who=who, value=words, when=moment_words(when) if when else "")
        self.note.say(said, "check", [(self.tr("Take theirs"), take)])

    def ask(
        self, conflict: Conflict, words: str, keep: Callable[[], object], take: Callable[[], object]
    ) -> None:
        """The commit met another value: which is it to be?"""
        self.asking = True
        who = conflict.who or self.tr("Somebody")
        when = moment_words(conflict.when) if conflict.when else ""
        said = self.tr("Meanwhile {who} changed it to {value}, {when}.").format(
            who=who, value=words, when=when
        )
        self.note.say(said, "check", [(self.tr("Keep mine"), keep), (self.tr("Take theirs"), take)])

    def _ways_on(self, *, again: bool) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with what is typed; ``again`` where the value has no part in the refusal."""
        field = self.field
        if not isinstance(field, Field) or not field.typing:
            return []
        ways: list[tuple[str, Callable[[], object]]] = [(self.tr("Take it back"), field.take_back)]
        if again and isinstance(field, LineField):
            ways.insert(0, (self.tr("Try again"), field.try_again))
        return ways

    def _mark(self, refused: bool) -> None:
        if isinstance(self.field, Field):
            self.field.mark(refused)

    def _fit(self) -> None:
        self._label.setFixedWidth(self._theme.px(_LABEL))
        # As far down as the text in the field beside it.
        self._label.setContentsMargins(self._theme.px(5), self._theme.px(5), 0, 0)
