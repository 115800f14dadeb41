from __future__ import annotations

import pytest
from factories import uid

from georegistry_desktop.domain import Refused
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import set_typed


@pytest.mark.parametrize("key", [uid("g2"), "rur", "Rural"])
def test_that_groups_are_set_by_uuid_reference_or_name(curated: Registry, key: str) -> None:
    assert set_typed(curated, "P", ["f1"], {f"groups:{key}": "Yes", "groups:Public": "no"})
    assert curated.unit("P", "f1").groups == {uid("g2")}
    assert set_typed(curated, "P", ["f1"], {f"groups:{key}": "yes"}) is None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("groups:Nowhere", "yes", "Public, Rural"),
        ("groups:Public", "Maybe", "'Maybe'"),
        ("status", "valid?", "'valid?'"),
        ("opening_date", "2020-W01-1", "YYYY-MM-DD"),
        ("point", "POINT (1)", "LONGITUDE"),
        ("colour", "red", "no field"),
    ],
)
def test_that_what_cannot_be_set_is_told_as_it_was_typed(
    curated: Registry, field: str, value: str, said: str
) -> None:
    with pytest.raises(Refused) as caught:
        set_typed(curated, "P", ["f1"], {"name": "X", field: value})
    assert said in f"{caught.value} {caught.value.remedy}"
    assert curated.unit("P", "f1").name == "Health post 1"
