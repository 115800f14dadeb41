"""A made-up country's list: five levels, names of many styles, points and codes."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

_ONSETS = {
    "sahel": [
        "b",
        "d",
        "f",
        "g",
        "k",
        "l",
        "m",
        "n",
        "s",
        "t",
        "w",
        "y",
        "z",
        "dj",
        "ng",
        "gn",
        "mb",
        "ou",
        "k",
        "s",
        "t",
        "d",
    ],
    "lusophone": [
        "b",
        "c",
        "d",
        "f",
        "g",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "qu",
        "ch",
        "nh",
        "z",
        "j",
        "m",
        "c",
    ],
    "horn": [
        "a",
        "b",
        "d",
        "dh",
        "g",
        "h",
        "j",
        "k",
        "l",
        "m",
        "n",
        "q",
        "r",
        "s",
        "sh",
        "t",
        "w",
        "y",
        "kh",
        "m",
    ],
    "delta": [
        "b",
        "ch",
        "d",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "ny",
        "p",
        "ph",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
        "ng",
    ],
    "coast": [
        "a",
        "b",
        "e",
        "g",
        "gb",
        "i",
        "k",
        "kp",
        "l",
        "m",
        "n",
        "o",
        "p",
        "r",
        "s",
        "sh",
        "t",
        "w",
        "y",
        "j",
    ],
}
_VOWELS = {
    "sahel": ["a", "a", "o", "ou", "i", "e", "é", "u"],
    "lusophone": ["a", "o", "e", "i", "u", "ã", "ó", "ei"],
    "horn": ["a", "a", "aa", "e", "i", "o", "oo", "u"],
    "delta": ["a", "i", "u", "e", "ơ", "oa", "ie", "o"],
    "coast": ["a", "o", "e", "i", "u", "ẹ", "ọ", "a"],
}
_ENDS = {
    "sahel": ["", "", "n", "ré"],
    "lusophone": ["", "", "s", "l"],
    "horn": ["", "r", "n", "d"],
    "delta": ["n", "ng", "", "t"],
    "coast": ["", "", "", "n"],
}
_FACILITY = {
    "sahel": [
        "CSPS {}",
        "CSPS de {}",
        "CS {}",
        "Centre de Santé de {}",
        "Poste de Santé de {}",
        "Dispensaire {}",
        "Hôpital de {}",
        "Maternité de {}",
        "Clinique {}",
        "{}",
    ],
    "lusophone": [
        "CS {}",
        "Centro de Saúde de {}",
        "Posto de Saúde {}",
        "Hospital de {}",
        "PS {}",
        "Hospital Rural de {}",
    ],
    "horn": ["{} HC", "{} Health Center", "{} MCH", "{} Hospital", "{} Health Post", "{} HP", "{}"],
    "delta": ["{} Health Station", "{} Hospital", "{} Clinic", "{}", "{} Polyclinic"],
    "coast": [
        "{} PHC",
        "{} Primary Health Centre",
        "{} CHC",
        "{} Clinic",
        "{} General Hospital",
        "St. {} Hospital",
        "{} MCHP",
        "{} Maternity",
        "{} CHPS",
    ],
}
_PLACE_ENDS = [
    "",
    "",
    "",
    "",
    " I",
    " II",
    " Nord",
    " Sud",
    " Centre",
    " North",
    " East",
    " Ville",
    " Town",
    " 1",
    " 2",
    " Haut",
    " Rural",
]


def made_up_list(count: int, random: np.random.Generator, style: str | None = None) -> gpd.GeoDataFrame:
    """``count`` units or about: country, regions, districts, areas, facilities. Columns as in ``frames``,
    and ``truth``."""
    style = style or list(_ONSETS)[random.integers(len(_ONSETS))]
    sizes = [1, max(3, round(count**0.2)), max(6, count // 250), max(12, count // 12)]
    sizes.append(max(count - sum(sizes), 12))
    level = np.repeat(np.arange(5), sizes)
    total = len(level)
    start = np.cumsum([0, *sizes])
    parent = np.full(total, -1)
    for i in range(1, 5):
        parent[start[i] : start[i + 1]] = start[i - 1] + np.sort(random.integers(0, sizes[i - 1], sizes[i]))
    places = _places(max(20, int(total * random.uniform(0.3, 0.95))), style, random)
    # Facilities are often called after their area, areas after their district.
    place = places[random.integers(0, len(places), total)]
    same = (random.uniform(size=total) < 0.25) & (parent >= 0)
    for row in np.flatnonzero(same):
        place[row] = place[parent[row]]
    forms = _FACILITY[style]
    weights = random.dirichlet(np.full(len(forms), 0.6))
    chosen = random.choice(len(forms), size=total, p=weights)
    names = [forms[k].format(p) if at == 4 else p for p, k, at in zip(place, chosen, level, strict=True)]
    x, y = _spread(parent, level, random)
    points = shapely.points(x, y)
    points[(level < 4) | (random.uniform(size=total) < 0.2)] = None
    uuids = pd.Series([f"{number:016x}" for number in random.integers(0, 2**63, total)], dtype="str")
    kinds = np.array(["Country", "Region", "District", "Area", "Facility"], dtype=object)[level]
    if random.uniform() < 0.5:
        kinds = np.where(
            level == 4,
            np.array([form.replace("{}", "").strip() or "Facility" for form in forms], dtype=object)[chosen],
            kinds,
        )
    frame = pd.DataFrame(
        {
            "uuid": uuids,
            "truth": uuids,
            "parent": pd.Series([uuids[p] if p >= 0 else None for p in parent], dtype="str"),
            "name": pd.Series(names, dtype="str"),
            "type": pd.Series(kinds, dtype="str"),
            "code": pd.Series([f"{style[:2].upper()}{at:06d}" for at in range(total)], dtype="str"),
        }
    )
    frame["point"] = gpd.array.GeometryArray(points, crs=4326)
    return gpd.GeoDataFrame(frame)


def _places(count: int, style: str, random: np.random.Generator) -> np.ndarray:
    onsets, vowels, ends = _ONSETS[style], _VOWELS[style], _ENDS[style]
    # Each country prefers some syllables: its names are liker each other than all letters would make them.
    favour = random.dirichlet(np.full(len(onsets), 0.7)), random.dirichlet(np.full(len(vowels), 0.9))
    found = []
    for _ in range(count):
        length = int(random.choice([2, 2, 3, 3, 3, 4]))
        word = (
            "".join(
                onsets[a] + vowels[b]
                for a, b in zip(
                    random.choice(len(onsets), length, p=favour[0]),
                    random.choice(len(vowels), length, p=favour[1]),
                    strict=True,
                )
            )
            + ends[random.integers(len(ends))]
        )
        found.append(
            word.capitalize()
            + (_PLACE_ENDS[random.integers(len(_PLACE_ENDS))] if random.uniform() < 0.25 else "")
        )
    return np.array(found, dtype=object)


def _spread(
    parent: np.ndarray, level: np.ndarray, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Children around their parents, closer at each level; degrees."""
    x, y = random.uniform(-20, 20, len(parent)), random.uniform(-20, 20, len(parent))
    for at in range(1, 5):
        rows = np.flatnonzero(level == at)
        wide = (4, 1.2, 0.25, 0.06)[at - 1]
        x[rows] = x[parent[rows]] + random.normal(size=len(rows)) * wide
        y[rows] = y[parent[rows]] + random.normal(size=len(rows)) * wide
    return x, y
