"""Ways to match, by name, through the entry point group."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest
from matching.small_lists import country, renamed

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.progress import silent
from georegistry_desktop.matching import (
    Rules,
    algorithm,
    algorithm_names,
    algorithms,
    equal,
    full,
    geometry,
    iaso,
)

OURS = {
    "full": full.match,
    "names": full.match_names,
    "reference": equal.match_references,
    "code": equal.match_codes,
    "geometry": geometry.match_places,
    "iaso": equal.match_as_iaso,
    "matching_algo_name_sim_1": equal.match_as_iaso,
    "matching_on_external_id": iaso.match_external_ids,
}


def offer(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    points = [EntryPoint(name=name, value=value, group=algorithms.GROUP) for name, value in values.items()]
    monkeypatch.setattr(algorithms, "entry_points", lambda **_: points)


@pytest.mark.parametrize("name", OURS)
def test_that_the_installed_project_brings_its_algorithms(name: str) -> None:
    assert name in algorithm_names()
    assert algorithm(name) is OURS[name]


@pytest.mark.parametrize("name", ["full", "names", "iaso", "matching_algo_name_sim_1"])
def test_that_all_are_called_alike(name: str) -> None:
    found = algorithm(name)(
        country(), renamed(country(), "b-"), rules=Rules(), dictionary=None, progress=silent
    )
    assert len(found.links) == len(country())


def test_that_an_algorithm_of_another_package_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, own="georegistry_desktop.matching.full:match", b="json:dumps", a="json:loads")
    assert algorithm_names() == sorted({*OURS, "a", "b", "own"})
    assert algorithm("own") is full.match


def test_that_a_plugin_takes_no_name_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, full="json:dumps")
    assert algorithm("full") is full.match


def test_that_an_unknown_name_is_refused_with_those_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, full="json:dumps", code="json:loads")
    with pytest.raises(Refused) as refused:
        algorithm("best")
    assert refused.value.code == "option-bad"
    for word in ("best", "algorithm", "code, full"):
        assert word in str(refused.value)


@pytest.mark.parametrize("value", ["no_such_package:F", "json:no_such_thing"])
def test_that_a_broken_algorithm_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    offer(monkeypatch, other=value)
    with pytest.raises(Refused, match="other"):
        algorithm("other")
