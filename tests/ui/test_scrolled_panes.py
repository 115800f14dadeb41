"""What stands in a scroll area comes to rest: its bar does not come and go without end."""

from __future__ import annotations

import numpy as np
import pytest
from factories import small_country
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reviews import pulled_country

from georegistry_desktop.compare import compare, differences
from georegistry_desktop.ui.compare.field_rows import FieldRow
from georegistry_desktop.ui.compare.field_table import RESULT, FieldTable
from georegistry_desktop.ui.compare.unit_pane import UnitPane
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.theme.theme import TEXT_SIZES
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.workflows import Review

_LONG = "A name, another one, a third, and one that is much longer than all of them"
_MANY = 20
"""For one change of size a table is fitted with the bar, without it, and where Qt asks again."""


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> UnitPane:
    """The pane of a unit with long texts."""
    found = differences(compare(small_country(), pulled_country(), by="ref"))
    nothing = np.zeros(len(found), np.int8)
    review = Review(None, None, found, nothing, nothing, np.full(len(found), None, dtype=object))
    made = UnitPane(desk.theme)
    qtbot.addWidget(made)
    rows = [FieldRow(f"extra:{i}", _LONG, f"{_LONG}, too", np.zeros(0, np.intp)) for i in range(6)]
    made.table.show()
    made.table.show_fields(rows, review)
    made.show()
    return made


def test_that_the_pane_of_a_unit_comes_to_rest_at_every_size(
    pane: UnitPane, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit, fits, most = FieldTable.fit, 0, 0

    def counted(table: FieldTable) -> None:
        nonlocal fits
        fits += 1
        if fits <= _MANY:  # else it would end the process
            fit(table)

    monkeypatch.setattr(FieldTable, "fit", counted)
    for percent in TEXT_SIZES:
        desk.theme.resize_text(percent)
        for width in (300, 400, 440, 446, 452, 458, 470, 600):
            for height in range(300, 1000, 50):
                fits = 0
                pane.resize(desk.theme.px(width), desk.theme.px(height))
                QApplication.processEvents()
                most = max(most, fits)
    assert 1 < most < _MANY


def test_that_larger_text_takes_the_column_of_the_result_away(pane: UnitPane, desk: Desk) -> None:
    desk.theme.resize_text(100)
    pane.resize(desk.theme.px(460), 400)
    assert not pane.table.isColumnHidden(RESULT)
    desk.theme.resize_text(150)
    assert pane.table.isColumnHidden(RESULT)


def test_that_a_flow_is_never_taller_in_a_wider_place(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, stretch_last=True)
    for width, height in ((60, 20), (50, 20), (70, 34), (40, 22), (90, 26)):
        block = QWidget()
        block.setFixedSize(width, height)
        flow.addWidget(block)
    heights = [flow.heightForWidth(width) for width in range(30, 400)]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < heights[0]
