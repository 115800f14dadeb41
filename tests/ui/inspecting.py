"""What the tests of the inspector share: it beside a selection, driven as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.records import get
from georegistry_desktop.session import Session
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.inspector import Inspector
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.inspector.members_field import MembersField
from georegistry_desktop.ui.inspector.row import Row


class Inspecting:
    """An inspector over an open registry, and what it said to the person."""

    def __init__(self, desk: Desk, qtbot: QtBot, address: str) -> None:
        self.desk, self.qtbot, self.address = desk, qtbot, address
        self.said: list[Message] = []
        self.went: list[tuple[str, dict[str, object]]] = []
        desk.said.connect(self.said.append)
        desk.going.connect(lambda key, place: self.went.append((key, place)))
        self.live = LiveSession(Session.open(address))
        desk.use(self.live)
        self.inspector = Inspector(desk)
        qtbot.addWidget(self.inspector)
        self.inspector.resize(320, 900)
        self.inspector.show()
        qtbot.waitExposed(self.inspector)

    def select(self, *uuids: str, version: str = "P@live") -> None:
        """Select units and wait until they are shown."""
        self.desk.place.show_version(version)
        self.desk.place.select(uuids)
        self.until(lambda: self.inspector.subject is not None and self.inspector.subject.uuids == uuids)
        if len(uuids) == 1:
            self.until(lambda: not self.inspector.head.changed.isHidden())

    def until(self, fact: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        self.qtbot.waitUntil(fact, timeout=10_000)

    @property
    def registry(self) -> Registry:
        """A look at what is stored, as another program has it."""
        return self.live.session._registry

    def row(self, name: str) -> Row:
        return self.inspector.body.rows[name]

    def line(self, name: str) -> QLineEdit:
        field = self.row(name).field
        line = field.line  # type: ignore[attr-defined]
        assert isinstance(line, QLineEdit)
        return line

    def members(self, name: str) -> MembersField:
        field = self.row(name).field
        assert isinstance(field, MembersField)
        return field

    def type_in(self, name: str, text: str, *, enter: bool = True) -> None:
        """Replace what stands in a line by typing."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        if text:
            self.qtbot.keyClicks(line, text)
        else:
            self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        if enter:
            self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def push(self, words: str, inside: QWidget | None = None) -> None:
        """Click the one button that says so."""

        def found() -> list[QAbstractButton]:
            buttons = (inside or self.inspector).findChildren(QAbstractButton)
            return [
                b for b in buttons if b.isVisible() and words in (b.text(), b.toolTip(), b.accessibleName())
            ]

        self.until(lambda: len(found()) == 1)
        self.qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)

    def words(self, inside: QWidget | None = None) -> str:
        """All that labels say now."""
        labels = (inside or self.inspector).findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())

    def note(self, name: str) -> str:
        return self.row(name).note.text

    def close(self) -> None:
        self.desk.use(None)
        self.live.close()


def colleague_sets(address: str, uuid: str, field: str, value: object, version: str = "P@live") -> None:
    """Mariama, at another desktop, sets a field."""
    with open_registry(address, user="Mariama") as registry:
        unit = registry.records(version, [uuid])[uuid]
        change = Set(uuid, field, get(unit, field), value)  # type: ignore[arg-type]
        registry.commit(version, Changeset(f"Set {field}", (change,)))


@contextmanager
def inspecting(desk: Desk, qtbot: QtBot, address: str) -> Iterator[Inspecting]:
    """An inspector for a test; the session is closed at its end."""
    made = Inspecting(desk, qtbot, address)
    try:
        yield made
    finally:
        made.close()


def shown(made: Inspecting, name: str) -> str:
    """What a line field shows."""
    field = made.row(name).field
    assert isinstance(field, LineField)
    return field.line.text()
