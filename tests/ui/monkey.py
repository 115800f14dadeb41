"""One who uses the window at random: clicks, keys, menus, drags, wheel; nothing that a person cannot do."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from shiboken6 import getCppPointer, isValid

from georegistry_desktop.ui.desk import Asking, Password, Settings
from georegistry_desktop.ui.shell.main_window import MainWindow

_KEPT_STEPS = 30
_LOOK_MS = 100
_NOT_RUN = {"file.quit"}
_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        *("Tab", "Tab", "Tab", "Backtab", "Return", "Escape", "Space", "Up", "Down", "Down", "Left", "Right"),
        *("Home", "End", "PageUp", "PageDown", "Delete", "Backspace", "F2", "Plus", "Minus", "Asterisk"),
        *("A", "0", "Menu"),
    )
]
_TEXTS = (
    "a",
    "North",
    "Kalamo",
    "é\u0301 Ngaoundéré",
    "عيادة",
    "  ",
    "refs: 1",
    "codes: x",
    "'; DROP TABLE unit",
    "-12.5",
    "1e400",
    "2024-13-01",
    "long " * 60,
)


class RandomAnswers(Asking):
    """What the dialogs answer: files of ``folder``, sometimes none, sometimes yes."""

    def __init__(self, settings: Settings, choice: random.Random, folder: Path) -> None:
        super().__init__(settings)
        self._choice, self._folder = choice, folder
        self.ends = False
        """Whether the window is to be closed whatever runs."""

    def open_files(self, title: str, filters: str, *, many: bool = False) -> list[Path]:
        files = sorted(file for file in self._folder.iterdir() if file.is_file())
        return self._choice.sample(files, min(len(files), self._choice.randint(0, 2 if many else 1)))

    def save_file(self, title: str, filters: str, *, name: str = "", replace: bool = True) -> Path | None:
        if self._choice.random() < 0.3:
            return None
        return self._folder / f"{self._choice.randint(0, 3)}-{name or 'unnamed'}"

    def password(self, title: str, text: str, *, can_keep: bool = False) -> Password | None:
        return self._choice.choice([None, Password("secret")])

    def confirm(self, text: str, consequence: str, button: str) -> bool:
        return self._choice.random() < 0.5

    def choose(self, text: str, consequence: str, ways: Sequence[str], stay: str) -> int | None:
        return len(ways) - 1 if self.ends else self._choice.choice([None, *range(len(ways))])


class Monkey:
    """Drives ``window`` along ``seed``; when the registry ``address`` was closed, opens it again."""

    def __init__(self, window: MainWindow, seed: int, address: str) -> None:
        self.seed, self.count = seed, 0
        self.steps: deque[str] = deque(maxlen=_KEPT_STEPS)
        self._window, self._address = window, address
        self._choice = random.Random(seed)
        self._deeds: dict[Callable[[], str], int] = {
            self._click: 18,
            self._click_something: 20,
            self._press_key: 18,
            self._type: 6,
            self._use_shortcut: 8,
            self._run_command: 8,
            self._use_palette: 2,
            self._turn_wheel: 8,
            self._drag: 8,
            self._undo: 4,
            self._change_place: 4,
            self._resize: 1,
            self._rest: 3,
        }
        self._begun = time.monotonic()
        self._serve_menu()

    def step(self) -> None:
        """Do one thing."""
        (deed,) = self._choice.choices(list(self._deeds), list(self._deeds.values()))
        self.count += 1
        self._begun = time.monotonic()
        self.steps.append(f"{self.count} {deed.__name__[1:]}")
        try:
            told = deed()
        except RuntimeError as gone:
            # A window that goes when a key or button is pressed is not there when it is released. Faults of
            # the program do not come this way: what Qt calls cannot raise through it.
            if "already deleted" not in str(gone):
                raise
            told = "(its window went)"
        self.steps[-1] += f" {told}"
        QApplication.processEvents()
        self._come_back()

    def _serve_menu(self) -> None:
        """A menu of a button runs a loop of events of its own: the step that opened it waits for its end."""
        # Not the method itself: a timer that hangs on another object does not hold it, and calls it then.
        QTimer.singleShot(_LOOK_MS, self._window, lambda: self._serve_menu())
        popup = QApplication.activePopupWidget()
        if popup is not None and time.monotonic() - self._begun > _LOOK_MS / 1000:
            key = self._choice.choice([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape])
            self.steps[-1] += f" ({key.name} in {_name(popup)})"
            _press(_handle(popup), key)

    def history(self) -> str:
        """The seed and the last steps, for who wants to see it again."""
        return "\n".join([f"seed {self.seed}, the last of {self.count} steps:", *self.steps])

    # Where

    def _top(self) -> QWidget:
        """What is in front: a popup, a dialog, or one of the windows."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            return front
        tops = [w for w in QApplication.topLevelWidgets() if _is_used(w)]
        return self._choice.choice(tops) if tops and self._choice.random() < 0.3 else self._window

    def _place_in(self, room: QRect) -> QPoint:
        x = self._choice.randint(room.left(), max(room.left(), room.right()))
        return QPoint(x, self._choice.randint(room.top(), max(room.top(), room.bottom())))

    def _somewhere(self) -> tuple[QWindow, QPoint, str]:
        top = self._top()
        handle = _handle(top)
        at = _inside(handle, self._place_in(top.rect()))
        return handle, at, _name(QApplication.widgetAt(top.mapToGlobal(at)) or top)

    # What

    def _click(self) -> str:
        handle, at, name = self._somewhere()
        button = self._choice.choices([_LEFT, _RIGHT], [6, 1])[0]
        none, shift, control = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        modifier = self._choice.choices([none, shift, control], [8, 1, 1])[0]
        _click(handle, button, modifier, at)
        if button == _LEFT and self._choice.random() < 0.15 and _is_there(handle):
            QTest.mouseDClick(handle, button, modifier, at)
        return f"{button.name} {modifier.name} {name} {at.toTuple()}"

    def _click_something(self) -> str:
        top = self._top()
        kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractItemView
        # Not findChildren: all that it finds Python keeps as long as it keeps ``top``.
        found = [w for w in QApplication.allWidgets() if isinstance(w, kinds) and _can_be_clicked(w, top)]
        if not found:
            return "nothing"
        widget = self._choice.choice(found)
        at = _inside(_handle(top), widget.mapTo(top, self._place_in(widget.visibleRegion().boundingRect())))
        told = f"{_name(widget)} {at.toTuple()}"
        self.steps[-1] += f" {_name(widget.parentWidget())}"  # told where it does not come back
        _click(_handle(top), _LEFT, Qt.KeyboardModifier.NoModifier, at)
        return told

    def _press_key(self) -> str:
        key = self._choice.choice(_KEYS)
        modifier = self._choice.choices(
            [
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.ControlModifier,
            ],
            [10, 1, 1],
        )[0]
        focused = _name(QApplication.focusWidget())
        times = self._choice.choice([1, 1, 1, 4])
        for _ in range(times):
            _press(_handle(self._top()), key, modifier)
        return f"{modifier.name} {key.name} x{times} at {focused}"

    def _type(self) -> str:
        text = self._choice.choice(_TEXTS)
        told = f"{text[:20]!r} at {_name(QApplication.focusWidget())}"
        self._write(text)
        return told

    def _write(self, text: str) -> None:
        focused = QApplication.focusWidget()
        if focused is None:
            return
        if text.isascii():
            handle = _handle(focused)
            for letter in text:
                _tell(handle, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter, is_down=True)
                _tell(handle, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter, is_down=False)
        elif isinstance(focused, QLineEdit):
            focused.insert(text)  # as from the clipboard

    def _use_shortcut(self) -> str:
        book = self._window.desk.actions
        here = [action.id for action in book.here() if action.id not in _NOT_RUN]
        keys = [keys for action in here for keys in book.shortcuts(action)]
        chosen = self._choice.choice(keys)
        _press_all(_handle(self._top()), chosen)
        return chosen

    def _run_command(self) -> str:
        """As from a menu: only what is seen and enabled there. One menu is as near as the other."""
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return "not now"
        book = self._window.desk.actions
        menus = sorted({action.menu for action in book.here() if action.menu})
        menu = self._choice.choice(menus)
        found = [action.id for action in book.here() if action.menu == menu and action.id not in _NOT_RUN]
        if not found:
            return menu
        key = self._choice.choice(found)
        book.refresh_now()
        if book.qaction(key).isEnabled() and book.qaction(key).isVisible():
            book.qaction(key).trigger()
        return key

    def _use_palette(self) -> str:
        _press(_handle(self._window), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        text = self._choice.choice(_TEXTS)
        self._write(text)
        _press(_handle(self._top()), self._choice.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape]))
        return text[:20]

    def _turn_wheel(self) -> str:
        handle, at, name = self._somewhere()
        turn = QPoint(0, self._choice.choice([-120, 120, 240, -480]))
        for _ in range(self._choice.randint(1, 4)):
            QTest.wheelEvent(handle, QPointF(at), turn)
        return f"{turn.y()} {name}"

    def _drag(self) -> str:
        handle, at, name = self._somewhere()
        none = Qt.KeyboardModifier.NoModifier
        modifier = self._choice.choice([none, none, Qt.KeyboardModifier.ShiftModifier])
        QTest.mousePress(handle, _LEFT, modifier, at)
        for _ in range(self._choice.randint(1, 6)):
            at += QPoint(self._choice.randint(-80, 80), self._choice.randint(-80, 80))
            if _is_there(handle):
                at = _inside(handle, at)
                QTest.mouseMove(handle, at)
        if _is_there(handle):
            QTest.mouseRelease(handle, _LEFT, modifier, _inside(handle, at))
        return name

    def _undo(self) -> str:
        keys = self._choice.choice(["Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z"])
        _press_all(_handle(self._window), keys)
        return keys

    def _change_place(self) -> str:
        live = self._window.desk.live
        if live is None or QApplication.activeModalWidget():
            return "not now"
        workspace = self._choice.choice(list(self._window.screens.titles()))
        labels = [version.label for version in live.session.versions]
        place = {"version": self._choice.choice(labels)} if labels and self._choice.random() < 0.5 else {}
        self._window.desk.go(workspace, **place)
        return f"{workspace} {place}"

    def _resize(self) -> str:
        size = self._choice.choice([(1280, 800), (1920, 1080), (900, 620), (1400, 700)])
        self._window.resize(*size)
        return str(size)

    def _rest(self) -> str:
        QTest.qWait(self._choice.choice([5, 50, 200]))
        return ""

    def _come_back(self) -> None:
        window = self._window
        if not window.isVisible():
            window.show()
        if window.desk.live is None and not window.files.opening.busy and self._choice.random() < 0.1:
            window.files.open(self._address)


def _handle(widget: QWidget) -> QWindow:
    handle = widget.window().windowHandle()
    assert handle is not None
    return handle


def _click(handle: QWindow, button: Qt.MouseButton, modifier: Qt.KeyboardModifier, at: QPoint) -> None:
    QTest.mousePress(handle, button, modifier, at)
    if _is_there(handle):
        QTest.mouseRelease(handle, button, modifier, at)


def _is_there(handle: QWindow) -> bool:
    """Whether Qt still lists a window when all has gone that is about to."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return isValid(handle) and any(
        getCppPointer(window) == getCppPointer(handle) for window in QGuiApplication.allWindows()
    )


_MODIFIERS = {
    Qt.KeyboardModifier.AltModifier: Qt.Key.Key_Alt,
    Qt.KeyboardModifier.ControlModifier: Qt.Key.Key_Control,
    Qt.KeyboardModifier.ShiftModifier: Qt.Key.Key_Shift,
}


def _press(
    handle: QWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Keys down and up again. A window may go with each, a menu with Alt.

    ``QTest.keyRelease`` lets go of modifiers by itself, on a window that went with the key: each is told
    alone.
    """
    none = Qt.KeyboardModifier.NoModifier
    held = [k for m, k in _MODIFIERS.items() if m in modifier]
    for down in held:
        _tell(handle, down, none, is_down=True)
    text = "" if held and modifier != Qt.KeyboardModifier.ShiftModifier else _text(key)
    _tell(handle, key, modifier, text, is_down=True)
    _tell(handle, key, modifier, text, is_down=False)
    for up in reversed(held):
        _tell(handle, up, none, is_down=False)


def _tell(handle: QWindow, key: int, modifier: Qt.KeyboardModifier, text: str = "", *, is_down: bool) -> None:
    if _is_there(handle):
        QTest.simulateEvent(handle, is_down, key, modifier, text, False)


def _text(key: Qt.Key) -> str:
    return chr(key).lower() if Qt.Key.Key_Space <= key <= Qt.Key.Key_AsciiTilde else ""


def _press_all(handle: QWindow, keys: str) -> None:
    for combination in QKeySequence(keys):
        if _is_there(handle):
            _press(handle, combination.key(), combination.keyboardModifiers())


def _inside(handle: QWindow, at: QPoint) -> QPoint:
    """The nearest place in the window: it may have become smaller."""
    return QPoint(min(max(at.x(), 0), handle.width() - 1), min(max(at.y(), 0), handle.height() - 1))


def _is_used(widget: QWidget) -> bool:
    return (
        widget.isVisible()
        and widget.windowHandle() is not None
        and widget.windowType()
        in (
            Qt.WindowType.Window,
            Qt.WindowType.Dialog,
            Qt.WindowType.Tool,
        )
    )


def _can_be_clicked(widget: QWidget, top: QWidget) -> bool:
    if not top.isAncestorOf(widget) or not widget.isVisibleTo(top):
        return False
    return widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _name(widget: QWidget | None) -> str:
    return f"{type(widget).__name__}:{widget.objectName()}" if widget else "nothing"
