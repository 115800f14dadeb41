from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_view import MadeView, small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import close_units

DAY = date(2020, 1, 31)


def view_with(**values: date) -> MadeView:
    view = small_view()
    return small_view(held={**view.held, "f1": replace(view.held["f1"], **values)})


def test_that_units_close_and_open_again() -> None:
    closing = close_units.plan(small_view(), ["f1"], DAY)
    assert (closing.label, closing.changes) == (
        "Close Njala CHC on 2020-01-31",
        (Set("f1", "closed_date", None, DAY),),
    )
    opening = close_units.plan(view_with(closed_date=DAY), ["f1", "f2"], None)
    assert (opening.label, opening.changes) == ("Reopen 2 units", (Set("f1", "closed_date", DAY, None),))


def test_that_nothing_closes_before_it_opens() -> None:
    view = view_with(opening_date=date(2021, 1, 1))
    assert close_units.check(view, ["f1"], date(2021, 1, 1)) is None
    with pytest.raises(Refused, match=r"closes .2020-01-31. before it opens"):
        close_units.plan(view, ["f1"], DAY)
