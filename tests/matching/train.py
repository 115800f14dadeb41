"""Trains the shipped model: ``python -m tests.matching.train``.

On made-up countries and, where the shared data is there, on damaged copies of the Philippines, Brazil and
Sierra Leone; never on what it is scored with (France, Indonesia, GEO-HETER, the demo country, the made-up
tree of the benchmark).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np

from georegistry_desktop.matching import engine, model
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.lists import read_lists
from georegistry_desktop.matching.model import Model, fit
from georegistry_desktop.matching.rivals import Judgement
from tests.matching import open_lists
from tests.matching.damage import Damage, damaged, with_own_uuids
from tests.matching.extras import with_extras
from tests.matching.made_up import made_up_list

ROUNDS = 3


def scenes(count: int, seed: int) -> Iterator[tuple[str, gpd.GeoDataFrame, gpd.GeoDataFrame]]:
    """Pairs of lists: made-up and open ones in turn, each damaged in a way of its own."""
    real = (
        [open_lists.philippines(), open_lists.brazil(), open_lists.sierra_leone()]
        if open_lists.DATA.is_dir()
        else []
    )
    for at in range(count):
        random = np.random.default_rng([seed, at])
        if real and at % 2:
            which = at // 2 % len(real)
            first = open_lists.part_of(real[which], random, 4_000)
            name = ("Philippines", "Brazil", "Sierra Leone")[which]
        else:
            first, name = made_up_list(int(random.uniform(600, 4_500)), random), "made up"
        flat = random.uniform() < 0.08
        if flat:
            first = first.assign(parent=first["parent"].mask(first["parent"].notna()))
        second = damaged(first, Damage.drawn(random), random)
        if random.spawn(1)[0].uniform() < (0.6 if flat else 0.06):
            first, second = (frame.drop(columns="type", errors="ignore") for frame in (first, second))
        first = with_own_uuids(first, random)
        with_extras(first, second, random)
        yield name, first, second


def seen(first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, with_: Model):  # type: ignore[no-untyped-def]
    lists = read_lists(first, second, shipped())
    scored = engine.score(lists, with_)
    truth = [
        frame["truth"].to_numpy(dtype=object)[side.origin]
        for frame, side in ((first, lists.a), (second, lists.b))
    ]
    return lists, scored, truth[0][scored.pairs[0]] == truth[1][scored.pairs[1]]


def train(count: int, seed: int) -> Model:
    current = Model.blank()
    for turn in range(ROUNDS):
        steps, target, weight, keys, own, lead = [], [], [], [], [], []
        missed = total = 0
        for _, first, second in scenes(count, seed):
            _, scored, true = seen(first, second, current)
            steps.append(scored.steps)
            target.append(true)
            keys.append(scored.keys)
            own.append(scored.own)
            lead.append(scored.lead)
            weight.append(np.full(len(true), 4_000 / max(len(true), 4_000)))
            common = len(set(first["truth"]) & set(second["truth"]))
            missed += common - int(true.sum())
            total += common
        all_steps, all_true = np.concatenate(steps, axis=1), np.concatenate(target).astype(np.float64)
        weights = np.concatenate(weight)
        if turn == ROUNDS - 1:  # the tables stand; now how they are judged beside their rivals
            judgement = Judgement.fitted(np.concatenate(own), np.concatenate(lead), all_true, weights)
            current = replace(current, judgement=judgement)
        else:
            current = fit(
                all_steps, all_true, weights, Model.blank(), offset=np.concatenate(keys), hold=0.5, smooth=1.0
            ).doubting()
        print(
            f"round {turn + 1}: {all_steps.shape[1]:,} pairs, {all_true.mean():.3f} true,"
            f" candidates missed {missed / total:.4f}",
            file=sys.stderr,
        )
    where = "made-up countries" + (
        ", damaged copies of the Philippines, Brazil and Sierra Leone" if open_lists.DATA.is_dir() else ""
    )
    return replace(current, trained_on=f"{count} pairs of lists: {where}; seed {seed}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--to", type=Path, default=Path(model.__file__).with_name("model.json"))
    chosen = parser.parse_args()
    chosen.to.write_text(train(chosen.scenes, chosen.seed).to_json() + "\n", "utf-8")


if __name__ == "__main__":
    main()
