"""Probabilities of pairs that are each other's rivals."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.rivals import (
    LEAD_KNOTS,
    OWN_KNOTS,
    Contest,
    Judgement,
    probabilities,
    runners_up,
)

Edges = list[tuple[int, int]]


@st.composite
def trees(draw: st.DrawFn) -> tuple[Edges, list[float]]:
    """Pairs whose rivals form a tree, each with its log odds."""
    edges: Edges = []
    sides = [[0], []]
    for _ in range(draw(st.integers(1, 7))):
        side = draw(st.sampled_from([0, 1] if sides[1] else [0]))
        one = draw(st.sampled_from(sides[side]))
        new = len(sides[1 - side])
        sides[1 - side].append(new)
        edges.append((one, new) if side == 0 else (new, one))
    odds = draw(st.lists(st.floats(-6, 6, allow_nan=False), min_size=len(edges), max_size=len(edges)))
    return edges, odds


def by_counting(edges: Edges, evidence: list[float]) -> list[float]:
    """Marginals over all sets of pairs in which each unit stands once at most."""
    total = 0.0
    marginal = [0.0] * len(edges)
    for size in range(len(edges) + 1):
        for chosen in combinations(range(len(edges)), size):
            ones, twos = {edges[k][0] for k in chosen}, {edges[k][1] for k in chosen}
            if len(ones) == len(twos) == size:
                weight = float(np.exp(sum(evidence[k] for k in chosen)))
                total += weight
                for k in chosen:
                    marginal[k] += weight
    return [part / total for part in marginal]


def judged(edges: Edges, evidence: list[float], **options: int) -> np.ndarray:
    one, two = np.array(edges, dtype=np.int32).reshape(-1, 2).T
    size = int(one.max(initial=-1)) + 1, int(two.max(initial=-1)) + 1
    return probabilities(one, two, np.array(evidence, dtype=np.float32), size, **options)


@given(trees())
def test_that_probabilities_are_those_of_all_assignments_where_rivals_form_a_tree(
    tree: tuple[Edges, list[float]],
) -> None:
    edges, evidence = tree
    found = judged(edges, evidence, rounds=60)
    assert found == pytest.approx(by_counting(edges, evidence), abs=1e-4)


@given(trees())
def test_that_a_few_rounds_come_near(tree: tuple[Edges, list[float]]) -> None:
    edges, evidence = tree
    assert judged(edges, evidence) == pytest.approx(by_counting(edges, evidence), abs=0.1)


@given(trees())
def test_that_swapping_the_sides_changes_no_probability(tree: tuple[Edges, list[float]]) -> None:
    edges, evidence = tree
    swapped = judged([(two, one) for one, two in edges], evidence)
    assert judged(edges, evidence) == pytest.approx(swapped, abs=1e-6)


@pytest.mark.parametrize("odds", [-3.0, 0.0, 2.0, 9.0])
def test_that_a_pair_without_rivals_has_the_probability_of_its_odds(odds: float) -> None:
    assert judged([(0, 0)], [odds])[0] == pytest.approx(1 / (1 + np.exp(-odds)), rel=1e-5)


def test_that_equals_share_what_there_is() -> None:
    found = judged([(i, j) for i in range(4) for j in range(4)], [8.0] * 16)
    assert np.ptp(found) < 1e-6
    assert 0.1 < found[0] <= 0.3


def test_that_evidence_without_bounds_gives_probabilities() -> None:
    found = judged([(0, 0), (0, 1), (1, 0)], [1e6, -1e6, 0.0])
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1)).all()
    assert found[0] > 0.999


def test_that_no_pairs_have_no_probabilities() -> None:
    assert len(judged([], [])) == 0


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(-3, 3)),
        max_size=20,
        unique_by=lambda entry: entry[:2],
    )
)
def test_that_the_lead_is_what_lies_between_a_pair_and_its_strongest_rival(
    entries: list[tuple[int, int, int]],
) -> None:
    one, two, evidence = (np.array([entry[at] for entry in entries], dtype=np.int32) for at in range(3))
    found = Contest((one, two)).lead(evidence.astype(np.float32))
    for at, (a, b, own) in enumerate(entries):
        rivals = [e for k, (x, y, e) in enumerate(entries) if k != at and (x == a or y == b)]
        assert found[at] == own - max(rivals, default=-np.inf)


def test_that_a_judgement_that_knows_nothing_gives_back_the_evidence() -> None:
    own = np.array([-12, -4.2, 0, 3.3, 12], dtype=np.float32)
    lead = np.array([np.inf, -3, 0, 3, 9], dtype=np.float32)
    assert Judgement().evidence(own, lead) == pytest.approx(own, abs=1e-5)


def test_that_a_fitted_judgement_rises_and_tells_true_pairs_from_others() -> None:
    random = np.random.default_rng(5)
    count = 4_000
    own = random.normal(0, 4, count).astype(np.float32)
    lead = random.normal(0, 4, count).astype(np.float32)
    lead[:500] = np.inf
    chance = 1 / (1 + np.exp(-(own + np.where(np.isinf(lead), 1, np.clip(lead, -4, 4)))))
    true = (random.uniform(size=count) < chance).astype(np.float64)
    found = Judgement.fitted(own, lead, true, np.ones(count))
    assert len(found.own) == len(OWN_KNOTS)
    assert len(found.lead) == len(LEAD_KNOTS)
    assert (np.diff(found.own) >= 0).all()
    assert (np.diff(found.lead) >= 0).all()
    judged_ = 1 / (1 + np.exp(-found.evidence(own, lead)))
    assert np.abs(judged_ - chance).mean() < 0.04


def test_that_a_pair_gains_no_more_by_its_lead_than_the_lift() -> None:
    own, lead = np.array([-12, -4, 8], dtype=np.float32), np.array([np.inf, 9, 9], dtype=np.float32)
    free = Judgement(lead=np.full(len(LEAD_KNOTS), 9.0), alone=9.0)
    assert (free.evidence(own, lead) - own).tolist() == [9, 9, 9]
    assert (replace(free, lift=5.0).evidence(own, lead) - own).tolist() == [5, 5, 5]


def test_that_having_no_rival_tells_less_in_short_lists_and_nothing_between_two_units() -> None:
    lone = Judgement(alone=9.0, lift=5.0)
    own, lead = np.full(1, -3, np.float32), np.full(1, np.inf, np.float32)
    gained = [float(lone.among(units).evidence(own, lead)[0] - own[0]) for units in (0, 1, 10, 1_000)]
    assert gained == pytest.approx([0, 0, np.log(10), 5], abs=1e-5)


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 5), st.sampled_from([0.0, 0.25, 0.5, 1.0])),
        max_size=16,
        unique_by=lambda entry: entry[:2],
    )
)
def test_that_the_runner_up_is_the_likeliest_other_unit(entries: list[tuple[int, int, float]]) -> None:
    entries = sorted(entries)
    one, two = (np.array([entry[at] for entry in entries], dtype=np.int32) for at in (0, 1))
    chance = np.array([entry[2] for entry in entries], dtype=np.float32)
    runner, how_likely = runners_up((one, two), chance)
    for at, (a, b, _) in enumerate(entries):
        others = [(-p, y) for x, y, p in entries if x == a and y != b]
        wanted = min(others, default=(0, -1))
        assert (-how_likely[at], runner[at]) == wanted
