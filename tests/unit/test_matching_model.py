"""Evidence as tables, and how they are fitted."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from georegistry_desktop.matching.features import FEATURES, PLACE_OF
from georegistry_desktop.matching.model import Model, fit


def flat() -> Model:
    return Model(tuple(np.zeros(feature.size) for feature in FEATURES), 0.0)


def drawn_steps(count: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return np.stack([random.integers(0, f.size, count) for f in FEATURES]).astype(np.uint8)


def chances(model: Model, steps: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-model.own_evidence(steps).astype(np.float64)))


def rises(model: Model) -> bool:
    return all(
        (np.diff(table[feature.rising :]) >= -1e-9).all()
        for feature, table in zip(FEATURES, model.tables, strict=True)
    )


def test_that_evidence_is_the_sum_of_the_tables_and_the_constant() -> None:
    model = Model.shipped()
    steps = drawn_steps(50, 1)
    wanted = [
        model.constant + sum(t[s] for t, s in zip(model.tables, column, strict=True)) for column in steps.T
    ]
    assert model.own_evidence(steps) == pytest.approx(wanted, abs=1e-3)


def test_that_the_tables_of_a_known_model_are_found_again() -> None:
    known = Model.blank()
    tables = [table * 0.3 for table in known.tables]
    known = replace(known, tables=tuple(tables), constant=-0.5)
    steps = drawn_steps(30_000, 2)
    target = chances(known, steps)
    found = fit(
        steps, target, np.ones(len(target)), flat(), offset=np.zeros(len(target)), hold=0.01, smooth=0.01
    )
    assert np.abs(chances(found, steps) - target).max() < 0.03
    for feature, one, two in zip(FEATURES, known.tables, found.tables, strict=True):
        part = slice(feature.rising, None)  # a table and the constant may trade what they add to all alike
        assert two[part] - two[part].mean() == pytest.approx(one[part] - one[part].mean(), abs=0.25)


def test_that_tables_rise_even_where_what_was_seen_falls() -> None:
    at = PLACE_OF["core"]
    steps = np.zeros((len(FEATURES), 2_000), dtype=np.uint8)
    steps[at] = np.arange(2_000) % FEATURES[at].size
    target = 1 - steps[at] / FEATURES[at].size
    found = fit(steps, target, np.ones(2_000), flat(), offset=np.zeros(2_000), hold=0.1)
    assert rises(found)
    assert np.ptp(found.tables[at][FEATURES[at].rising :]) < 0.01


def test_that_the_shipped_and_the_blank_model_rise() -> None:
    assert rises(Model.shipped())
    assert rises(Model.blank())


def test_that_what_holds_much_keeps_the_model_it_began_from() -> None:
    steps = drawn_steps(200, 3)
    prior = Model.shipped()
    found = fit(steps, np.zeros(200), np.ones(200), prior, offset=np.zeros(200), hold=1e7)
    for one, two in zip(prior.tables, found.tables, strict=True):
        assert two == pytest.approx(one, abs=0.01)
    assert found.judgement is prior.judgement


def test_that_evidence_known_beside_the_steps_is_not_learnt_again() -> None:
    steps = np.zeros((len(FEATURES), 1_000), dtype=np.uint8)
    offset = np.full(1_000, 2.0)
    target = np.full(1_000, 1 / (1 + np.exp(-2.0)))
    found = fit(steps, target, np.ones(1_000), flat(), offset=offset, hold=0.1)
    assert found.own_evidence(steps[:, :1])[0] == pytest.approx(0, abs=0.01)


def test_that_weights_count_as_so_many_pairs() -> None:
    steps, target = drawn_steps(300, 4), np.random.default_rng(4).integers(0, 2, 300).astype(float)
    twice = fit(
        np.concatenate([steps, steps], axis=1), np.tile(target, 2), np.ones(600), flat(),
        offset=np.zeros(600), hold=1.0,
    )  # fmt: skip
    double = fit(steps, target, np.full(300, 2.0), flat(), offset=np.zeros(300), hold=1.0)
    assert double.own_evidence(steps) == pytest.approx(twice.own_evidence(steps), abs=0.02)


def test_that_a_model_written_out_is_read_back() -> None:
    model = Model.shipped()
    again = Model.from_json(model.to_json())
    assert again.to_json() == model.to_json()
    assert again.constant == pytest.approx(model.constant, abs=1e-4)
    for one, two in zip(model.tables, again.tables, strict=True):
        assert two == pytest.approx(one, abs=1e-4)
    assert again.judgement.alone == pytest.approx(model.judgement.alone, abs=1e-4)
    assert again.trained_on == model.trained_on


def test_that_the_shipped_model_says_on_what_it_was_trained_and_has_each_step() -> None:
    model = Model.shipped()
    assert model.trained_on
    assert [len(table) for table in model.tables] == [feature.size for feature in FEATURES]
    assert all(np.isfinite(table).all() for table in model.tables)


def test_that_a_written_model_lacks_no_feature() -> None:
    read = json.loads(Model.shipped().to_json())
    del read["tables"]["core"]
    with pytest.raises(KeyError, match="core"):
        Model.from_json(json.dumps(read))


def test_that_the_usual_step_of_what_is_doubted_adds_nothing_and_others_take_away_what_is_asked_for() -> None:
    at = PLACE_OF["left"]
    steps = drawn_steps(2_000, 6)
    target = np.where(steps[at] > 0, 0.5, 0.6)
    found = fit(steps, target, np.ones(2_000), flat(), offset=np.zeros(2_000), hold=0.1)
    assert found.tables[at][-1] == 0
    assert found.tables[at][0] > -1
    assert found.doubting().tables[at].tolist() == [-FEATURES[at].doubt, 0]
    shipped = Model.shipped()
    assert shipped.to_json() == shipped.doubting().to_json()
