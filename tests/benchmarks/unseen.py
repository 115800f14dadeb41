"""Lists against themselves with noise of one kind each, most of which no training has seen (see
``tests.matching.unseen``): where the engine is weakest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import geopandas as gpd
import numpy as np

from georegistry_desktop.matching import match
from tests.benchmarks import linking
from tests.matching import open_lists, unseen
from tests.matching.made_up import made_up_list

_MOST = 1_500
_HEADING = ("noise", "precision", "recall", "calibration error")
Lists = dict[str, gpd.GeoDataFrame]


def lists() -> Lists:
    """Parts of open lists and a made-up country, each with facilities below its lowest level."""
    finds: dict[str, Callable[[], gpd.GeoDataFrame]] = {}
    if open_lists.DATA.is_dir():
        finds = {
            "Philippines": open_lists.philippines,
            "Brazil": open_lists.brazil,
            "Sierra Leone": open_lists.sierra_leone,
            "Indonesia": lambda: open_lists.indonesia(2020),
            "France": lambda: open_lists.france(2024),
        }
    found = {}
    for at, (name, find) in enumerate(finds.items()):
        random = np.random.default_rng([7, at])
        found[name] = unseen.with_facilities(open_lists.part_of(find(), random, _MOST), random)
    random = np.random.default_rng([7, 9])
    made_up = made_up_list(_MOST, random, "coast").drop(columns="code")
    found["made up"] = unseen.with_facilities(made_up, random)
    return found


def table() -> Iterator[str]:
    """The lines of the table: means over the lists, and behind them precision / recall of each."""
    of_lists = lists()
    yield f"{_HEADING[0]:<16}" + "".join(f"{word:>19}" for word in (*_HEADING[1:], *of_lists))
    every = []
    for noise in unseen.NOISES:
        rows = [_figures(units, noise, at) for at, units in enumerate(of_lists.values())]
        means = np.mean([row for row in rows if row], axis=0)
        every.append(means)
        each = "".join(f"{f'{row[0]:.1f} / {row[1]:.1f}' if row else 'no places':>19}" for row in rows)
        yield f"{noise:<16}{means[0]:>19.2f}{means[1]:>19.2f}{means[2]:>19.4f}{each}"
    means = np.mean(every, axis=0)
    yield f"{'all':<16}{means[0]:>19.2f}{means[1]:>19.2f}{means[2]:>19.4f}"


def _figures(units: gpd.GeoDataFrame, noise: str, seed: int) -> tuple[float, float, float] | None:
    """Precision, recall and calibration error; none where places are moved and there are none."""
    if noise.startswith("moved") and not {"point", "boundary"} & set(units):
        return None
    one, two = unseen.two_lists(units, noise, np.random.default_rng([3, sum(map(ord, noise)), seed]))
    found = match(one, two)
    links = found.links
    told = linking.figures(one, two, links["a"], links["b"], links["score"].to_numpy())
    return told["precision"], told["recall"], linking.calibration(found, one, two)
