"""The strip of workspaces: as wide as its words, coloured where one is in front."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.ui.shell.strip import Strip


@pytest.fixture
def strip(desk: Desk, qtbot: QtBot) -> Strip:
    made = Strip(desk, find_panels()[0])
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(strip: Strip) -> dict[str, QToolButton]:
    return {made.objectName().removeprefix("strip-"): made for made in strip.findChildren(QToolButton)}


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("percent", [100, 130, 200])
def test_that_every_word_has_room_in_bold_in_any_size_of_text(desk: Desk, strip: Strip, percent: int) -> None:
    desk.theme.resize_text(percent)
    assert len({made.width() for made in buttons(strip).values()}) == 1
    for key, made in buttons(strip).items():
        strip.show_current(key)
        made.ensurePolished()
        bold = QFont(made.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(bold).horizontalAdvance(made.text())
        assert made.width() - words >= 2 * desk.theme.px(8), made.text()


def test_that_only_what_is_in_front_is_coloured(desk: Desk, strip: Strip) -> None:
    desk.theme.choose("light")
    for front in ("history", "compare", "pyramid"):
        strip.show_current(front)
        assert {key for key, made in buttons(strip).items() if _is_coloured(made)} == {front}


def _is_coloured(button: QToolButton) -> bool:
    """Whether its icon is more blue than the grey of the others."""
    image = button.grab().toImage()
    inside = range(button.width() // 2 - 10, button.width() // 2 + 10)
    return any(_blue(image.pixelColor(x, y)) for x in inside for y in range(8, 28))


def _blue(colour: QColor) -> bool:
    return colour.lightness() < 160 and colour.blue() - colour.red() > 80
