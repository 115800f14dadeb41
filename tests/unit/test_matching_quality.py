"""Floors that no change of the matching may fall below."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from matching.damage import Damage, damaged
from matching.made_up import made_up_list
from matching.open_lists import frame_of

from georegistry_desktop.matching import match


def figures(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> tuple[float, float]:
    """Precision and recall of the links, by ``truth``."""
    links = match(a, b).links
    one, two = (frame.set_index("uuid")["truth"] for frame in (a, b))
    right = int((one.loc[links["a"]].to_numpy() == two.loc[links["b"]].to_numpy()).sum())
    return right / max(len(links), 1), right / len(set(a["truth"]) & set(b["truth"]))


def test_that_links_of_a_damaged_list_are_right_and_few_are_missed() -> None:
    random = np.random.default_rng(2024)
    a = made_up_list(1_200, random, "sahel")
    precision, recall = figures(a, damaged(a, Damage(), random))
    assert precision >= 0.97
    assert recall >= 0.9


def test_that_communes_of_one_region_are_linked_over_ten_years(shared_data: Path) -> None:
    # Brittany's departments.
    lists = []
    for year in (2014, 2024):
        read = pd.read_csv(shared_data / "france" / f"communes_{year}.csv", dtype=str, keep_default_na=False)
        names = {name.lower(): name for name in read.columns}
        code = read[names.get("com", names.get("code", read.columns[0]))]
        department = read[names["dep"]] if "dep" in names else code.str[:2]
        label = read[names.get("libelle", names.get("nccenr", read.columns[1]))]
        kept = department.isin(["22", "29", "35", "56"]).to_numpy()
        rows = [(f"d{d}", "", f"Departement {d}", "department") for d in sorted(set(department[kept]))]
        rows += [
            (c, f"d{d}", n, "commune")
            for c, d, n in zip(code[kept], department[kept], label[kept], strict=True)
        ]
        lists.append(frame_of(list({row[0]: row for row in rows}.values())))
    a, b = lists[0], lists[1]
    b["uuid"], b["parent"] = "b-" + b["uuid"], "b-" + b["parent"]
    precision, recall = figures(a, b)
    assert precision >= 0.99
    assert recall >= 0.97
