from __future__ import annotations

from datetime import date

import pytest
from made_view import small_view

from georegistry_desktop.domain import Refused, RulesBroken, Set
from georegistry_desktop.editing import set_fields


def test_that_what_says_so_already_stays_out() -> None:
    plan = set_fields.plan(small_view(), ["f1", "f2"], {"type": "Facility", "code": "7"})
    assert plan.changes == (Set("f1", "code", None, "7"), Set("f2", "code", None, "7"))
    assert len(set_fields.plan(small_view(), ["d"], {"code": "01"})) == 0


@pytest.mark.parametrize(
    ("uuids", "values", "label"),
    [
        (["d"], {"name": "Kakwa"}, "Rename Kakua to Kakwa"),
        (["d"], {"code": "OU"}, "Set code of Kakua to OU"),
        (["d"], {"code": None}, "Clear code of Kakua"),
        (["d"], {"source_ref": "X"}, "Set ref of Kakua to X"),
        (["f1", "f2"], {"opening_date": date(2020, 1, 2)}, "Set opening date of 2 units to 2020-01-02"),
        (["f1"], {"extra:beds": 12}, "Set beds of Njala CHC to 12"),
        (["f1"], {"translations:fr:name": "N"}, "Set translation fr:name of Njala CHC to N"),
        (["f1"], {"groups:g2": True}, "Add Njala CHC to group Rural"),
        (["f1"], {"parent": "r2"}, "Move Njala CHC under South"),
        (["d"], {"name": "A", "code": "B"}, "Set name, code of Kakua"),
        (["d"], {"name": "x" * 90}, f"Rename Kakua to {'x' * 39}…"),
    ],
)
def test_that_a_step_is_named_for_what_it_does(
    uuids: list[str], values: dict[str, object], label: str
) -> None:
    assert set_fields.plan(small_view(strict=False), uuids, values).label == label  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": ""}, "name-empty"),
        ({"type": "Village"}, "type-unknown"),
        ({"type": "District"}, "parent-type"),
        ({"status": "OLD"}, "status-unknown"),
        ({"groups:nowhere": True}, "group-unknown"),
        ({"altitude": float("inf")}, "value-wrong"),
        ({"colour": "red"}, "field-unknown"),
    ],
)
def test_that_a_value_which_the_version_would_not_bear_is_refused_by_name(
    values: dict[str, object], code: str
) -> None:
    reason = set_fields.check(small_view(), ["f1"], values)  # type: ignore[arg-type]
    assert isinstance(reason, Refused)
    assert reason.code == code
    assert code == "field-unknown" or "Njala CHC" in str(reason)
    with pytest.raises(Refused):
        set_fields.plan(small_view(), ["f1"], values)  # type: ignore[arg-type]


def test_that_many_refused_units_are_told_together() -> None:
    reason = set_fields.check(small_view(), ["f1", "f2"], {"name": ""})
    assert isinstance(reason, RulesBroken)
    assert [p.unit for p in reason.problems] == ["Njala CHC", "Taiama CHP"]


def test_that_a_unit_which_is_gone_and_a_snapshot_are_refused() -> None:
    gone = set_fields.check(small_view(), ["f1", "x"], {"code": "1"})
    frozen = set_fields.check(small_view(live=False), ["f1"], {"code": "1"})
    assert gone is not None
    assert (gone.code, gone.params["unit"]) == ("unit-missing", "x")
    assert frozen is not None
    assert frozen.code == "version-frozen"
