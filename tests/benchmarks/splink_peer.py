"""Splink's links of two lists: Fellegi and Sunter's model by names and the names of parents, trained without
labels, one to one. Only where Splink is installed (``pip install splink``)."""

from __future__ import annotations

import logging
from importlib.util import find_spec

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.assign import one_to_one

INSTALLED = find_spec("splink") is not None
_LEAST = 0.5
_SEED = 1


def links_of(
    one: gpd.GeoDataFrame, two: gpd.GeoDataFrame
) -> tuple[pd.Series, pd.Series, npt.NDArray[np.float64]]:
    """Uuids of both sides and scores (0..100)."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    database = DuckDBAPI()
    tables = [
        database.register(_table(frame), dataset_display_name=name)
        for frame, name in ((one, "a"), (two, "b"))
    ]
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="row",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.93, 0.85]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("parent", [0.9]),
            cl.ExactMatch("grandparent"),
            cl.ExactMatch("kind"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("name"),
            block_on("parent", "substr(name, 1, 3)"),
            block_on("grandparent", "substr(name, 1, 5)"),
        ],
        retain_matching_columns=False,
    )
    linker = Linker(tables, settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("name", "parent")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=_SEED)
    training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    training.estimate_parameters_using_expectation_maximisation(block_on("parent"))
    found = linker.inference.predict(threshold_match_probability=_LEAST).as_pandas_dataframe()
    swapped = found["source_dataset_l"] == "b"
    left = found["row_l"].mask(swapped, found["row_r"]).to_numpy(dtype=np.int32)
    right = found["row_r"].mask(swapped, found["row_l"]).to_numpy(dtype=np.int32)
    chance = found["match_probability"].to_numpy(dtype=np.float32)
    kept = one_to_one((left, right), chance, _LEAST, (len(one), len(two)))
    return one["uuid"].iloc[left[kept]], two["uuid"].iloc[right[kept]], chance[kept].astype(np.float64) * 100


def _table(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """What Splink sees: folded names of the unit and of those above it."""
    name = frame["name"].map(fold, na_action="ignore").to_numpy(dtype=object)
    row = pd.Index(frame["uuid"]).get_indexer(frame["parent"].to_numpy(dtype=object))
    row[frame["parent"].isna()] = -1
    higher = np.where(row >= 0, row[row], -1)
    return pd.DataFrame(
        {
            "row": np.arange(len(frame)),
            "name": name,
            "parent": np.where(row >= 0, name[row], None),
            "grandparent": np.where(higher >= 0, name[higher], None),
            "kind": frame["type"].to_numpy(dtype=object),
        }
    )
