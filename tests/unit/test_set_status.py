from __future__ import annotations

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, Set
from georegistry_desktop.editing import set_status


def test_that_units_are_validated_rejected_and_made_new() -> None:
    view = small_view()
    assert set_status.plan(view, ["d"], "REJECTED").changes == (Set("d", "status", "NEW", "REJECTED"),)
    assert set_status.plan(view, ["d"], "REJECTED").label == "Reject Kakua"
    assert set_status.plan(view, ["f1", "f2"], "VALID").label == "Validate 2 units"
    assert set_status.plan(view, ["f1"], "NEW").changes == ()


def test_that_no_other_status_is_taken() -> None:
    assert set_status.check(small_view(), ["d"], "VALID") is None
    with pytest.raises(Refused, match="'OLD' is no status"):
        set_status.plan(small_view(), ["d"], "OLD")
