"""Why a pair has its score."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from matching.damage import Damage, damaged
from matching.made_up import made_up_list
from matching.small_lists import country, renamed, units

from georegistry_desktop.matching import Matching, match
from georegistry_desktop.matching.explaining import reasons
from georegistry_desktop.matching.features import PLACE_OF
from georegistry_desktop.matching.similarity import Names


@pytest.fixture(scope="module")
def found() -> Matching:
    random = np.random.default_rng(3)
    a = made_up_list(250, random, "coast")
    return match(a, damaged(a, Damage(codeless=0.3), random))


def log_odds(probability: float) -> float:
    chance = min(max(probability, 1e-9), 1 - 1e-9)
    return float(np.log2(chance / (1 - chance)))


def test_that_the_bits_of_each_pair_add_up_to_the_log2_odds_of_its_score(found: Matching) -> None:
    for at in range(len(found.scored.probability)):
        told = reasons(found.lists, Names(found.lists.pool), found.scored, at)
        whole = sum(reason.bits for reason in told)
        assert whole == pytest.approx(log_odds(float(found.scored.probability[at])), abs=1e-6)


def test_that_what_is_seen_before_rivals_adds_up_to_the_own_evidence(found: Matching) -> None:
    for at in range(0, len(found.scored.own), 7):
        own = sum(
            r.bits
            for r in reasons(found.lists, Names(found.lists.pool), found.scored, at)
            if r.kind != "rivals"
        )
        assert own == pytest.approx(float(found.scored.own[at]) / np.log(2), abs=1e-3)


def test_that_reasons_come_in_the_order_of_the_features_between_prior_and_rivals(found: Matching) -> None:
    kinds = [reason.kind for reason in reasons(found.lists, Names(found.lists.pool), found.scored, 0)]
    assert kinds[0] == "prior"
    assert kinds[-1] == "rivals"
    inner = [PLACE_OF[kind] for kind in kinds[1:-1] if kind != "key"]
    assert inner == sorted(set(inner))
    assert all(reason.bits for reason in reasons(found.lists, Names(found.lists.pool), found.scored, 0)[1:-1])


def test_that_certain_pairs_have_bits_that_can_be_drawn(found: Matching) -> None:
    for chance in (0.0, 1.0):
        certain = replace(found.scored, probability=np.full_like(found.scored.probability, chance))
        told = reasons(found.lists, Names(found.lists.pool), certain, 0)
        assert all(np.isfinite(reason.bits) for reason in told)


def test_that_measures_stand_beside_the_reasons() -> None:
    a = units([{"uuid": "a", "name": "Kindia Hospital", "point": shapely.Point(0, 8)}])
    b = units([{"uuid": "b", "name": "Kindya Hospital", "point": shapely.Point(0.01, 8)}])
    told = {reason.kind: reason for reason in match(a, b).explain("a", "b")}
    assert told["distance"].value == pytest.approx(1_101, abs=5)
    assert told["core"].value == pytest.approx(83, abs=1)
    assert told["prior"].value is None


def test_that_a_pair_that_was_not_looked_at_has_no_reasons() -> None:
    answer = match(country(), renamed(country(), "b-"))
    for a, b in (("c", "b-f03"), ("c", "nobody"), ("nobody", "b-c"), ("zzz", "zzz"), ("", "")):
        with pytest.raises(KeyError):
            answer.explain(a, b)


def test_that_a_worse_name_gives_fewer_bits_by_name() -> None:
    b = renamed(country(), "b-")
    b.loc[b["uuid"] == "b-f03", "name"] = "Mesahum HP"
    answer = match(country(), b)

    def by_name(uuid: str) -> float:
        kinds = ("name", "core", "sound", "words", "contained")
        return sum(r.bits for r in answer.explain(uuid, f"b-{uuid}") if r.kind in kinds)

    assert by_name("f03") < by_name("f04")
