"""The pair in front: both units, what differs, which one stays, and what can be decided of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.domain.names import fold
from georegistry_desktop.ui.duplicates.field_choice import FieldChoice
from georegistry_desktop.ui.duplicates.front import Front, Place
from georegistry_desktop.ui.duplicates.terms import KINDS, state_word
from georegistry_desktop.ui.duplicates.unit_card import UnitCard
from georegistry_desktop.ui.inspector.frozen_bar import FrozenBar
from georegistry_desktop.ui.pairs.score_bar import ScoreBar
from georegistry_desktop.ui.pairs.terms import score_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, allow, button, label, set_role
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import distance_words, error_words, moment_words, version_words

_ENTER = "↵"
_DECIDED = ("accepted", "rejected", "flagged")
_OVER = ("merged", "gone")


class PairPane(QFrame):
    """``chosen(place)`` when the other unit is to stay. ``do`` runs an action of the workspace by its short
    name."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, do: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._do = theme, do
        self.front: Front | None = None
        self.stays: Place = 0
        self.buttons: dict[str, QPushButton] = {}
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.px(300))
        self.cards = UnitCard(theme, 0), UnitCard(theme, 1)
        self.fields, self.frozen = FieldChoice(theme), FrozenBar()
        self.consequence = label("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        layout.addWidget(self._make_middle(), 1)
        layout.addWidget(self.frozen)
        layout.addWidget(self._make_buttons())
        for card in self.cards:
            card.chosen.connect(self.choose)
            card.taken.connect(self._take)
            card.stepped.connect(lambda by: self.choose(1 if by > 0 else 0))
        self.fields.changed.connect(self._say_consequence)
        self.show_front(None)

    # Parts

    def _make_head(self) -> QWidget:
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.heading, self.score = ElidedLabel(), label("", "score")
        self.heading.setProperty("role", "heading")
        row.addWidget(self.heading, 1)
        row.addWidget(self.score)
        self.bar = ScoreBar(self._theme)
        self._standing = QWidget()
        standing = QHBoxLayout(self._standing)
        standing.setContentsMargins(0, 0, 0, 0)
        standing.setSpacing(8)
        self.chip, self.who = Chip(""), label("", "muted", wrap=True)
        standing.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        standing.addWidget(self.who, 1)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self._standing)
        return self._head

    def _make_middle(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(14, 2, 14, 8)
        column.setSpacing(8)
        for part in (*self.cards, self.fields, self.consequence):
            column.addWidget(part)
        self._none = label("", "muted", wrap=True)
        column.addWidget(self._none)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(held)
        return area

    def _make_buttons(self) -> QWidget:
        self._deeds = QFrame()
        self._deeds.setProperty("role", "foot")
        column = QVBoxLayout(self._deeds)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        first, second = QWidget(), QWidget()
        for row, made in (
            (
                first,
                (
                    ("keep-first", self.tr("Keep the first"), "1", ""),
                    ("keep-second", self.tr("Keep the second"), "2", ""),
                    ("apart", self.tr("Two places"), "N", ""),
                    ("skip", self.tr("Skip"), "S", ""),
                ),
            ),
            (
                second,
                (
                    ("same", self.tr("One place, merge later"), "A", "quiet"),
                    ("forget", self.tr("Leave open"), self.tr("Del"), "quiet"),
                    ("undo", self.tr("Undo"), "U", "quiet"),
                ),
            ),
        ):
            flow = FlowLayout(row, spacing=6 if row is first else 0)
            for name, words, key, role in made:
                pressed = button(f"{words}  {key}", lambda n=name: self._do(n), role)  # type: ignore[arg-type,misc]
                self.buttons[name] = pressed
                flow.addWidget(pressed)
            column.addWidget(row)
        self._keep_words = {
            "keep-first": (self.tr("Keep the first"), "1"),
            "keep-second": (self.tr("Keep the second"), "2"),
        }
        return self._deeds

    # What is shown

    def show_front(self, front: Front | None) -> None:
        """Show another pair, or what is new of it; the one that was to stay does so of the same pair."""
        again = front is not None and self.front is not None and front.at == self.front.at
        self.front = front
        for part in (self._head, self._deeds, *self.cards, self.fields, self.consequence):
            part.setVisible(front is not None)
        self._none.setVisible(front is None)
        self._none.setText(self.tr("Choose a pair in the list."))
        self.frozen.setVisible(front is not None and not front.live)
        if front is None:
            return
        if not again:
            self.stays = front.stays
        self.heading.setText(
            self.tr("One place? {distance} apart").format(distance=distance_words(front.metres))
            if front.metres is not None
            else self.tr("One place?")
        )
        self.score.setText(score_words(front.score))
        self.bar.show_score(front.score)
        self.bar.setVisible(front.score == front.score)
        for card, told in zip(self.cards, front.units, strict=True):
            card.show_told(told)
        self.fields.show_front(front, self.stays, again=again)
        self._say_standing(front)
        self.choose(self.stays)

    def show_frozen(self, suggested: str) -> None:
        """Say why nothing is merged here and what to do; ``suggested`` is a name for a copy."""
        if self.front is None:
            return
        self.frozen.show_version(self.front.version, suggested)
        text = self.tr(
            "{version} is frozen and stays as it is, so nothing is merged in it. Copy it: the copy is live,"
            " and in it you merge. Whether the two are one place you can say here too."
        )
        self.frozen.text.setText(text.format(version=version_words(self.front.version)))

    def show_lost(self, state: str) -> None:
        """One of the two is in the version no more."""
        self.show_front(None)
        merged = self.tr("The two are merged.")
        self._none.setText(
            merged if state == "merged" else self.tr("One of the two is in this version no more.")
        )

    def _say_standing(self, front: Front) -> None:
        decided = front.state != "proposed"
        self._standing.setVisible(decided)
        if not decided:
            return
        self.chip.show_kind(state_word(front.state), KINDS[front.state])
        said, words = front.said, ""
        if said is not None and said.by:
            when = moment_words(said.at) if said.at else ""
            words = ", ".join(filter(None, (self.tr("by {who}").format(who=said.by), when)))
        if front.handed and front.found_with:
            told = self.tr("said of “{unit}”, which was merged").format(unit=front.found_with[0])
            words = f"{words}, {told}" if words else told
        if said is not None and said.comment:
            words = f"{words}: {said.comment}" if words else said.comment
        self.who.setText(words)

    def _say_consequence(self) -> None:
        front = self.front
        if front is None or front.state in _OVER:
            self.consequence.hide()
            return
        if not front.live:
            self.consequence.hide()
            return
        gone, kept = front.units[1 - self.stays], front.units[self.stays]
        if (refused := front.refused[self.stays]) is not None:
            self.consequence.setText(error_words(refused).text)
            self.consequence.show()
            return
        parts = [self.tr("“{gone}” goes into “{kept}”.").format(gone=gone.name, kept=kept.name)]
        if fold(gone.name) != fold(kept.name):  # the same name in other letters is no other name
            name = self.tr("Both names are kept, one as another name.")
            parts.append(name)
        if gone.below:
            parts.append(self.tr("%Ln unit(s) below it move along.", "", gone.below))
        if front.both[1 - self.stays]:
            count = front.both[1 - self.stays]
            parts.append(self.tr("%Ln of its groups, references and names are kept too.", "", count))
        if lost := front.dropped[1 - self.stays]:
            text = self.tr("Of what both say otherwise that of “{kept}” stays: {fields}.")
            parts.append(text.format(kept=kept.name, fields=", ".join(lost)))
        self.consequence.setText(" ".join(parts))
        self.consequence.show()

    def show_reasons(self, reasons: Mapping[str, str | None]) -> None:
        """Say which actions cannot be done now, by their short names, and why."""
        for name, pressed in self.buttons.items():
            allow(pressed, reasons.get(name))
        self.buttons["forget"].setVisible(reasons.get("forget") is None)

    # Choosing

    def choose(self, place: int) -> None:
        """Let the unit at a place be the one that stays."""
        self.stays = 1 if place else 0
        front = self.front
        shown = front is not None and front.live and front.state not in _OVER
        for at, card in enumerate(self.cards):
            card.show_chosen(at == self.stays if shown else None)
        self.fields.show_stays(self.stays)
        for at, (name, (words, key)) in enumerate(self._keep_words.items()):
            main = at == self.stays and shown
            self.buttons[name].setText(f"{words}  {_ENTER if main else key}")
            set_role(self.buttons[name], "main" if main else "")
        set_role(self.buttons["same"], "quiet" if front is None or front.live else "main")
        self._say_consequence()
        if front is not None and front.units:
            names = front.units
            self.cards[0].name.show_text(names[0].name, names[0].spans)
            self.cards[1].name.show_text(names[1].name, names[1].spans)
        self.chosen.emit(self.stays)

    def _take(self, place: int) -> None:
        self.choose(place)
        self._do("merge")
