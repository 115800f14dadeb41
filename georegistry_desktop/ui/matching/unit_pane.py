"""The unit in front, its candidates, and what can be decided of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.matching.cards import Cards
from georegistry_desktop.ui.matching.find_bar import FindBar
from georegistry_desktop.ui.matching.front import Front, Told, in_blind_order
from georegistry_desktop.ui.pairs.marked_text import MarkedText
from georegistry_desktop.ui.pairs.terms import KINDS, state_word
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import AskBar, Chip, ElidedLabel, allow, button, label, line
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import moment_words, version_words

_ENTER = "↵"


class UnitPane(QFrame):
    """``chosen(b_row)`` when another candidate is chosen (-1: none), ``handAsked(b_row)`` when a unit of B is
    to become one, ``asking(field)`` when a field was made that the keyboard goes to. ``do`` runs an action of
    the workspace by its short name."""

    chosen = Signal(int)
    handAsked = Signal(int)
    asking = Signal(object)

    def __init__(self, theme: Theme, do: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._do = theme, do
        self.front: Front | None = None
        self.candidates: tuple[Told, ...] = ()
        self.place = -1
        self.is_blind = False
        self.buttons: dict[str, QPushButton] = {}
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.px(290))
        self.cards, self.finder, self.ask = Cards(theme), FindBar(theme), AskBar()
        self.comment = QLineEdit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        layout.addWidget(self.finder)
        layout.addWidget(self.cards)
        self._none = label("", "muted", wrap=True)
        self._none.setContentsMargins(14, 4, 14, 4)
        layout.addWidget(self._none)
        self._deeds = self._make_buttons()
        layout.addWidget(self._deeds)
        layout.addWidget(self.ask)
        layout.addWidget(self._make_free())
        layout.addStretch(1)
        self.cards.chosen.connect(self.choose)
        self.cards.taken.connect(self._take)
        self.cards.stepped.connect(self.step)
        self.show_front(None)

    # Parts

    def _make_head(self) -> QWidget:
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(3)
        self._origin, self._above, self._facts = ElidedLabel(), ElidedLabel(), ElidedLabel()
        for said in (self._origin, self._above, self._facts):
            said.setProperty("role", "muted")
        self.name = MarkedText(self._theme, scale=1.5)
        self._claimed = QWidget()
        line_of_claim = QVBoxLayout(self._claimed)
        line_of_claim.setContentsMargins(0, 6, 0, 0)
        self.claim = label("", wrap=True)
        self.claim.setProperty("role", "chip")
        self.claim.setProperty("kind", "check")
        line_of_claim.addWidget(self.claim)
        self._claimed.hide()
        self._standing = QWidget()
        row = QHBoxLayout(self._standing)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self.chip, self.who = Chip(""), label("", "muted", wrap=True)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.who, 1)
        for part in (self._origin, self.name, self._above, self._facts, self._standing, self._claimed):
            column.addWidget(part)
        return self._head

    def _make_buttons(self) -> QWidget:
        held = QFrame()
        held.setProperty("uncovered", True)  # below many candidates they stand where messages do
        column = QVBoxLayout(held)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        first, second = QWidget(), QWidget()
        for row, made in (
            (
                first,
                (
                    ("accept", self.tr("Accept"), _ENTER, "main"),
                    ("no-match", self.tr("No match"), "N", ""),
                    ("skip", self.tr("Skip"), "S", ""),
                    ("flag", self.tr("Flag"), "F", ""),
                ),
            ),
            (
                second,
                (
                    ("find", self.tr("Find by hand"), "/", "quiet"),
                    ("refuse", self.tr("Not this one"), "X", "quiet"),
                    ("break", self.tr("Break the link"), self.tr("Del"), "quiet"),
                    ("undo", self.tr("Undo"), "U", "quiet"),
                    ("blind", self.tr("Blind"), "B", "quiet"),
                ),
            ),
        ):
            flow = FlowLayout(row, spacing=5 if row is first else 0)
            flow.setContentsMargins(0, 0, 0, 0)
            for name, words, key, role in made:
                pressed = button(f"{words}  {key}", lambda n=name: self._do(n), role)  # type: ignore[arg-type,misc]
                pressed.setProperty("room", "little")  # all of a row stand beside each other at 1280 pixels
                self.buttons[name] = pressed
                flow.addWidget(pressed)
            column.addWidget(row)
        self.buttons["blind"].setCheckable(True)
        return held

    def _make_free(self) -> QWidget:
        self._free = QWidget()
        column = QVBoxLayout(self._free)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(line())
        self._free_heading = ElidedLabel()
        self._free_heading.setProperty("role", "heading")
        self._free_heading.setContentsMargins(14, 6, 14, 0)
        column.addWidget(self._free_heading)
        self._free_names = QWidget()
        self._flow = FlowLayout(self._free_names, spacing=4)
        self._flow.setContentsMargins(12, 0, 14, 10)
        column.addWidget(self._free_names)
        return self._free

    # What is shown

    def show_front(self, front: Front | None, *, chosen: int = -1) -> None:
        """Show another unit, or what is new of it; ``chosen`` is the row of B to choose, -1 for the best."""
        self.front = front
        for part in (self._head, self._deeds):
            part.setVisible(front is not None)
        if front is None:
            self.candidates, self.place = (), -1
            self.cards.show_candidates((), blind=False)
            self._none.setText(self.tr("Choose a unit in the queue."))
            self._none.show()
            self._free.hide()
            return
        self.candidates = in_blind_order(front.candidates) if self.is_blind else front.candidates
        self.cards.show_candidates(self.candidates, blind=self.is_blind)
        self._none.setText(
            self.tr("Nothing in the other version is like it. Find it by hand, or say that it has no match.")
        )
        self._none.setVisible(not self.candidates)
        ref = self.tr("reference {ref}").format(ref=front.ref) if front.ref else ""
        self._origin.setText(" · ".join(filter(None, (version_words(front.version), ref))))
        self._above.setText(" › ".join(front.above))
        self._above.setVisible(bool(front.above))
        code = self.tr("code {code}").format(code=front.code) if front.code else ""
        self._facts.setText(" · ".join(filter(None, (front.type, code))))
        self._facts.setVisible(bool(self._facts.text()))
        self._say_standing(front)
        self._show_free(front)
        at = next((i for i, told in enumerate(self.candidates) if told.row == chosen), -1)
        if at < 0:
            decided = [i for i, told in enumerate(self.candidates) if told.decided == "accepted"]
            open_ones = [i for i, told in enumerate(self.candidates) if told.decided != "rejected"]
            at = next(iter(decided or ([] if self.is_blind else open_ones)), -1)
        self.choose(at)

    def _say_standing(self, front: Front) -> None:
        told = front.state not in ("proposed", "none")
        self._standing.setVisible(told)
        if not told:
            return
        self.chip.show_kind(state_word(front.state), KINDS[front.state])
        words = ""
        if front.who:
            when = moment_words(front.when) if front.when else ""
            words = ", ".join(filter(None, (self.tr("by {who}").format(who=front.who), when)))
        if front.state == "check":
            words = self.tr("decided {words}; one of the two has changed since").format(words=words)
        if front.comment:
            words = f"{words}: {front.comment}" if words else front.comment
        self.who.setText(words)

    def _show_free(self, front: Front) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._free.setVisible(bool(front.free))
        if not front.free:
            return
        count = len(front.free) + front.free_more
        heading = (
            self.tr("%Ln still free in {place}", "", count)
            if front.free_in
            else self.tr("%Ln still free at the top", "", count)
        )
        self._free_heading.setText(heading.format(place=front.free_in))
        for row, name in front.free:
            link = button(name.replace("&", "&&"), lambda r=row: self.handAsked.emit(r), "link")  # type: ignore[misc]
            link.setToolTip(self.tr("Make it a candidate"))
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._flow.addWidget(link)
        if front.free_more:
            self._flow.addWidget(label(self.tr("and %Ln more", "", front.free_more), "muted"))
        self._free_names.updateGeometry()

    def show_blind(self, blind: bool) -> None:
        """Hide all that scores tell, or show it again."""
        self.is_blind = blind
        self.buttons["blind"].setChecked(blind)
        told = self.chosen_told()
        # Who cannot see the scores has not chosen what the best of them chose.
        self.show_front(self.front, chosen=told.row if told is not None and not blind else -1)

    def show_reasons(self, reasons: Mapping[str, str | None]) -> None:
        """Say which actions cannot be done now, by their short names, and why."""
        for name, pressed in self.buttons.items():
            allow(pressed, reasons.get(name))
        self.buttons["break"].setVisible(reasons.get("break") is None)

    # Choosing

    def chosen_told(self) -> Told | None:
        """The candidate that would be accepted."""
        return self.candidates[self.place] if 0 <= self.place < len(self.candidates) else None

    def choose(self, place: int) -> None:
        """Choose a candidate by its place; -1 chooses none."""
        self.place = place if place < len(self.candidates) else self.place
        told = self.chosen_told()
        self.cards.show_chosen(self.place)
        if self.front is not None:
            self.name.show_text(self.front.name, told.unit_spans if told is not None else ())
        self.chosen.emit(told.row if told is not None else -1)

    def step(self, by: int) -> None:
        """Choose the next candidate or the one before."""
        if self.candidates:
            last = min(len(self.candidates), len(self.cards.cards)) - 1
            self.choose(min(max(self.place + by, 0), last))

    def _take(self, place: int) -> None:
        self.choose(place)
        self._do("accept")

    def show_claim(self, words: str) -> None:
        """Say who else works on the unit; empty for nobody."""
        self.claim.setText(words)
        self._claimed.setVisible(bool(words))

    def ask_claimed(self, words: str, answer: Callable[[], object], back: QWidget) -> None:
        """Ask whether to decide on what somebody else has claimed."""

        def done() -> None:
            self.ask.close_up()
            answer()

        self.ask.ask(words, [], self.tr("Decide all the same"), done, back=back)

    def ask_comment(
        self, answer: Callable[[str], object], refusal: Callable[[], str | None], back: QWidget
    ) -> None:
        """Ask in the pane why the unit is flagged; ``answer`` gets the words, which may be none, unless
        ``refusal`` says why it cannot take them now."""
        self.comment = QLineEdit()
        self.comment.setPlaceholderText(self.tr("What is to be looked at (may be empty)"))
        self.comment.setAccessibleName(self.tr("Comment"))
        field = self.comment
        self.asking.emit(field)

        def done() -> None:
            reason = refusal()
            if reason is not None:
                self.ask.refuse(reason)
                return
            text = field.text().strip()
            self.ask.close_up()
            answer(text)

        self.ask.ask(
            self.tr("Flag this unit"), [(self.tr("Comment"), field)], self.tr("Flag"), done, back=back
        )
