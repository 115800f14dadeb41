"""Lists of a few units, made by hand or drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from hypothesis import strategies as st

TEXTS = ("uuid", "parent", "name", "type", "code", "source_ref", "short_name", "aliases", "translations")
SHAPES = ("point", "boundary")


def units(rows: Sequence[dict[str, Any]], columns: Sequence[str] = ()) -> gpd.GeoDataFrame:
    """A list of the given rows; columns that none names are not there, but for uuid, name and ``columns``."""
    named = {"uuid", "name", *columns, *(name for row in rows for name in row)}
    frame = pd.DataFrame(
        {
            name: pd.Series([row.get(name) for row in rows], dtype="str")
            for name in (*TEXTS, "truth", *sorted(named.difference(TEXTS, SHAPES, ["truth"])))
            if name in named
        }
    )
    for name in SHAPES:
        if name in named:
            shapes = np.empty(len(rows), dtype=object)
            shapes[:] = [row.get(name) for row in rows]
            frame[name] = gpd.array.GeometryArray(shapes, crs=4326)
    return gpd.GeoDataFrame(frame)


def country() -> gpd.GeoDataFrame:
    """A country, two regions, four districts, and twelve facilities with names that all differ."""
    regions, districts = ("Kenema", "Bonthe"), ("Dodo", "Wara", "Simbaru", "Nongowa")
    posts = ("Kpetema", "Lowoma", "Gbado", "Masahun", "Tongo", "Hangha")
    posts += ("Bandama", "Serabu", "Yonni", "Mattru", "Gerihun", "Pujehun")
    rows: list[dict[str, Any]] = [{"uuid": "c", "name": "Salone", "type": "Country"}]
    rows += [{"uuid": f"r{i}", "name": n, "type": "Region", "parent": "c"} for i, n in enumerate(regions)]
    rows += [
        {"uuid": f"d{i}", "name": n, "type": "District", "parent": f"r{i // 2}"}
        for i, n in enumerate(districts)
    ]
    rows += [
        {"uuid": f"f{i:02}", "name": f"{n} Health Post", "type": "Facility", "parent": f"d{i // 3}"}
        for i, n in enumerate(posts)
    ]
    return units(rows)


def shuffled(frame: gpd.GeoDataFrame, seed: int) -> gpd.GeoDataFrame:
    """The same rows in another order."""
    return frame.iloc[np.random.default_rng(seed).permutation(len(frame))].reset_index(drop=True)


def renamed(frame: gpd.GeoDataFrame, prefix: str) -> gpd.GeoDataFrame:
    """The same list under uuids that begin with ``prefix``, which tell nothing."""
    anew = frame.copy()
    for column in ("uuid", "parent"):
        if column in anew:
            anew[column] = prefix + anew[column]
    return anew


@st.composite
def drawn(draw: st.DrawFn, most: int = 24) -> gpd.GeoDataFrame:
    """A tree of a few units, of few names, so that many share one."""
    syllables = st.sampled_from(["ka", "bo", "ten", "li", "mou", "sa", "gue", "do", "wa", "ri"])
    names = st.lists(syllables, min_size=2, max_size=4).map(lambda parts: "".join(parts).title())
    kinds = st.sampled_from(["", "", " Health Post", " Hospital", " II", " Nord"])
    count = draw(st.integers(1, most))
    rows: list[dict[str, Any]] = []
    for at in range(count):
        above = draw(st.integers(0, at - 1)) if at else None
        name = draw(names) + draw(kinds)
        rows.append({"uuid": f"u{at:03}", "name": name, "parent": None if above is None else f"u{above:03}"})
    return units(rows, ["parent"])
