"""Iaso's matching by external id."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pytest
from matching.small_lists import country, units

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.progress import silent
from georegistry_desktop.matching import Matching, Rules, algorithm
from georegistry_desktop.matching.iaso import EXTERNAL_ID, NAMES, match_external_ids


def listed(*references: str | None) -> gpd.GeoDataFrame:
    return units(
        [{"uuid": f"u{at}", "name": f"N{at}", "source_ref": ref} for at, ref in enumerate(references)],
        ["source_ref"],
    )


def linked(found: Matching) -> dict[str, str]:
    return dict(zip(found.links["a"], found.links["b"], strict=True))


def test_that_references_that_are_the_same_to_the_letter_are_links() -> None:
    found = match_external_ids(
        listed("iaso:7", "X-02", "x3", None, "9"), listed("X-2", "X3", "iaso:7", "09", "9")
    )
    assert linked(found) == {"u0": "u2", "u4": "u4"}
    assert found.links["score"].tolist() == [100, 100]
    assert not found.weighed


def test_that_empty_references_are_none() -> None:
    assert linked(match_external_ids(listed("", "1"), listed("1", ""))) == {"u1": "u0"}


def test_that_a_reference_that_stands_several_times_is_a_tie() -> None:
    found = match_external_ids(listed("1", "1", "2"), listed("1", "2"))
    assert linked(found) == {"u2": "u1"}
    assert list(found.ties["a"]) == ["u0", "u1"]


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("bare", [listed(None, ""), country()])
def test_that_a_list_without_references_is_refused(side: int, bare: gpd.GeoDataFrame) -> None:
    pair = [listed("1"), bare] if side else [bare, listed("1")]
    with pytest.raises(Refused, match=f"of list {'AB'[side]} has one") as refused:
        match_external_ids(*pair)
    assert refused.value.code == "key-missing"


@pytest.mark.parametrize("rule", [{"same_type": True}, {"within_parent": True}, {"metres": 5.0}])
def test_that_a_rule_that_it_cannot_keep_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        match_external_ids(listed("1"), listed("1"), rules=Rules(**rule))
    assert refused.value.code == "match-rule"
    assert EXTERNAL_ID in str(refused.value)


def test_that_both_are_known_by_the_names_that_iaso_gives_them() -> None:
    frame = country()
    by_name = algorithm(NAMES)(frame, frame, rules=Rules(), dictionary=None, progress=silent)
    assert linked(by_name) == {uuid: uuid for uuid in frame["uuid"]}
    assert algorithm(EXTERNAL_ID) is match_external_ids
