"""The look: colours that can be read, in every scheme, and icons that follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QStyleFactory,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from georegistry_desktop.ui.desk import Desk, Settings
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.theme import TOKENS, Theme
from georegistry_desktop.ui.theme.tokens import KINDS
from georegistry_desktop.ui.widgets import label

GROUNDS = ("background", "panel", "panel2")
IN_TURN = ("dark", "light", "contrast")


def contrast(one: str, two: str) -> float:
    """The ratio of WCAG 2, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", TOKENS)
def test_that_text_can_be_read_on_its_ground(scheme: str) -> None:
    tokens = TOKENS[scheme]  # type: ignore[index]
    least = 7 if scheme == "contrast" else 4.5
    pairs = [(text, ground) for text in ("text", "muted", "accent") for ground in GROUNDS]
    pairs += [(kind, f"{kind}-ground") for kind in (*KINDS, "accent")]
    pairs += [("text", ground) for ground in ("hover", "accent-ground", "land", "sea")]
    pairs += [("on-accent", "accent"), ("on-accent", "accent-hover")]
    assert {pair: contrast(*(tokens[name] for name in pair)) for pair in pairs} == {
        pair: pytest.approx(value, abs=99)
        for pair in pairs
        if (value := contrast(*(tokens[name] for name in pair))) >= least
    }


def test_that_every_scheme_has_every_colour() -> None:
    assert {frozenset(tokens) for tokens in TOKENS.values()} == {frozenset(TOKENS["light"])}


def test_that_a_chosen_scheme_shows_at_once_and_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.themeChanged):
        desk.theme.choose("dark")
    assert QApplication.palette().window().color() == desk.theme.colour("background") == QColor("#12161A")
    desk.settings.save()
    again = Theme(QApplication.instance(), Settings())  # type: ignore[arg-type]
    assert again.scheme == "dark"


class StyleCount(QObject):
    """Counts how often what it watches is given another style."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() == QEvent.Type.StyleChange
        return super().eventFilter(watched, event)


def test_that_another_size_of_text_styles_each_widget_once(desk: Desk, qtbot: QtBot) -> None:
    shown = label("Any", "muted")
    qtbot.addWidget(shown)
    shown.show()
    count = StyleCount()
    shown.installEventFilter(count)
    for size in (150, 115, 100):
        desk.theme.resize_text(size)
    assert count.times == 3


@pytest.fixture
def pages(qtbot: QtBot) -> QStackedWidget:
    """A page that is seen and one that was seen before, each with words on it."""
    made = QStackedWidget()
    qtbot.addWidget(made)
    for text in ("Front", "Back"):
        page = QWidget()
        words = label(text, "muted")
        words.setObjectName(text)
        QVBoxLayout(page).addWidget(words)
        made.addWidget(page)
    made.show()
    for place in (1, 0):
        made.setCurrentIndex(place)
    return made


def colours(pages: QStackedWidget) -> list[QColor]:
    """Of the words on each page, as the stylesheet gives it."""
    words = (pages.findChild(QLabel, name) for name in ("Front", "Back"))
    return [each.palette().windowText().color() for each in words if each is not None]


def test_that_another_scheme_colours_at_once_what_is_seen_and_soon_the_rest(
    desk: Desk, pages: QStackedWidget, qtbot: QtBot
) -> None:
    for scheme in IN_TURN:
        before = colours(pages)
        desk.theme.choose(scheme)
        now = desk.theme.colour("muted")
        assert colours(pages) == [now, before[1]]
        qtbot.waitUntil(lambda now=now: colours(pages) == [now, now])  # type: ignore[misc]


def test_that_what_is_shown_before_its_turn_is_coloured_before_it_is_painted(
    desk: Desk, pages: QStackedWidget
) -> None:
    for scheme in IN_TURN:
        desk.theme.choose(scheme)
        pages.setCurrentIndex(1 - pages.currentIndex())
        assert colours(pages) == [desk.theme.colour("muted")] * 2


def test_that_a_scheme_chosen_amid_another_is_the_one_that_all_get(
    desk: Desk, pages: QStackedWidget, qtbot: QtBot
) -> None:
    for scheme in IN_TURN:
        desk.theme.choose(scheme)
    qtbot.waitUntil(lambda: colours(pages) == [desk.theme.colour("muted")] * 2)


def test_that_what_ends_before_its_turn_is_let_go(desk: Desk, pages: QStackedWidget, qtbot: QtBot) -> None:
    box = QComboBox()
    box.ensurePolished()
    desk.theme.choose("dark")
    delete(box)
    qtbot.waitUntil(lambda: colours(pages) == [desk.theme.colour("muted")] * 2)


def test_that_another_scheme_looks_as_if_it_had_been_there_from_the_start(
    desk: Desk, pages: QStackedWidget, qtbot: QtBot
) -> None:
    page = pages.currentWidget()
    assert page is not None
    for made in (QPushButton("Press"), QLineEdit("Text"), QComboBox(), QCheckBox("Tick"), QTreeWidget()):
        page.layout().addWidget(made)  # type: ignore[union-attr]
    for scheme in IN_TURN:
        desk.theme.choose(scheme)
        coloured = pages.grab().toImage()
        QApplication.setStyle(QStyleFactory.create("Fusion"))
        assert coloured == pages.grab().toImage()


def test_that_larger_text_amid_another_scheme_gives_all_its_colours_at_once(
    desk: Desk, pages: QStackedWidget
) -> None:
    style = QApplication.style()
    for scheme in IN_TURN:
        desk.theme.choose(scheme)
        desk.theme.resize_text(130 if desk.theme.text_size == 100 else 100)
        assert colours(pages) == [desk.theme.colour("muted")] * 2
    assert QApplication.style() is style


def test_that_larger_text_makes_lengths_grow(desk: Desk) -> None:
    before = desk.theme.pixels
    desk.theme.resize_text(200)
    assert desk.theme.pixels == 2 * before
    assert desk.theme.px(10) == round(10 * 2 * before / 13)
    assert QApplication.font().pixelSize() == 2 * before
    another = Theme(QApplication.instance(), Settings())  # type: ignore[arg-type]
    assert another.pixels == desk.theme.pixels, "the system's text is not what an earlier theme made of it"


def test_that_every_icon_is_drawn_in_the_colour_asked_for(desk: Desk) -> None:
    names = [file.stem for file in resource("icons").glob("*.svg") if file.stem != "georegistry"]
    assert len(names) > 50
    for name in names:
        image = desk.theme.icon(name, "missing").pixmap(24, 24).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert QColor(desk.theme.tokens["missing"]).name() in colours or not colours, name
        assert any(image.pixelColor(x, y).alpha() > 100 for x in range(24) for y in range(24)), name


def test_that_an_icon_has_a_colour_of_its_own_in_each_state(desk: Desk) -> None:
    icon = desk.theme.icon("history", "muted", active="accent")
    drawn = {
        state: icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal, state).toImage().pixelColor(10, 8).name()
        for state in (QIcon.State.On, QIcon.State.Off)
    }
    disabled = icon.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert len({*drawn.values(), disabled.pixelColor(10, 8).name()}) == 3


def test_that_widgets_that_are_there_get_the_sizes_of_larger_text(desk: Desk, qtbot: QtBot) -> None:
    shown, line = QPushButton("Any"), QLineEdit("Any")
    for widget in (shown, line):
        qtbot.addWidget(widget)
        widget.show()
    before = [widget.sizeHint().height() for widget in (shown, line)]
    desk.theme.resize_text(200)
    larger = [QPushButton("Any"), QLineEdit("Any")]
    for widget in larger:
        qtbot.addWidget(widget)
        widget.show()
    after = [widget.sizeHint().height() for widget in (shown, line)]
    assert after == [widget.sizeHint().height() for widget in larger]
    assert all(now > 1.5 * then for now, then in zip(after, before, strict=True))
