"""A second list made from a first as real second lists are: names said otherwise, units gone, new and moved.

The truth goes along in a column ``truth``, which no matching reads: the same unit has the same there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.dictionary import shipped

Texts = npt.NDArray[np.object_]
_SPELLINGS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("c", "k"), ("ph", "f"), ("y", "i"), ("z", "s"), ("v", "b"),
    ("kh", "h"), ("dj", "j"), ("sh", "ch"), ("w", "ou"), ("q", "k"), ("e", "i"), ("o", "u"), ("ll", "l"),
    ("ss", "s"), ("tt", "t"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Damage:
    """Owns the shares (0..1) of what is changed; ``metres`` is how far points are moved, typically."""

    slips: float = 0.1
    spellings: float = 0.05
    words: float = 0.1
    kinds: float = 0.15
    shapes: float = 0.2
    renamed: float = 0.02
    gone: float = 0.05
    new: float = 0.05
    moved: float = 0.01
    reformed: float = 0.05
    pointless: float = 0.3
    metres: float = 200.0
    astray: float = 0.01
    codeless: float = 1.0
    recoded: float = 0.0
    typeless: float = 0.0
    unbounded: float = 0.2
    aliased: float = 0.2
    merged: float = 0.0
    above: float = 0.5
    """How much of all this befalls units that have children."""

    @classmethod
    def drawn(cls, random: np.random.Generator) -> Damage:
        """One of the many ways in which lists differ."""
        hard = random.beta(1.2, 2.5)
        share = lambda most: float(random.uniform(0, most) * (0.3 + hard * 1.4))  # noqa: E731
        # Many second lists hold the same units, some lack much and have nothing new.
        gone, new = random.spawn(1)[0].choice([*[(1, 1)] * 3, (0, 0), (0.1, 0.1), (1.6, 0.05), (0.05, 1.6)])
        return cls(
            slips=share(0.3), spellings=share(0.2), words=share(0.25), kinds=share(0.5), shapes=share(0.6),
            renamed=share(0.08), gone=share(0.25) * gone, new=share(0.25) * new, moved=share(0.06),
            reformed=float(random.choice([0, 0.03, 0.15, 0.4])), pointless=float(random.choice([0.05, 0.4,
            0.7, 1.0])), metres=float(10 ** random.uniform(0.5, 3.7)), astray=share(0.04),
            codeless=float(random.choice([0.1, 0.6, 1.0])), recoded=float(random.choice([0, 0.02, 1])),
            typeless=float(random.choice([0, 0, 1])),
            unbounded=float(random.choice([0.05, 0.3, 1])), aliased=float(random.choice([0, 0, 0.1, 0.3])),
            above=float(random.uniform(0.1, 1)),
            merged=float(random.spawn(1)[0].choice([0, 0.01, 0.05])),
        )  # fmt: skip


def damaged(first: gpd.GeoDataFrame, damage: Damage, random: np.random.Generator) -> gpd.GeoDataFrame:
    """The second list of ``first`` (which has ``truth``), in an order and with uuids of its own."""
    units = first.reset_index(drop=True).copy()
    parent = pd.Index(units["uuid"]).get_indexer(units["parent"].to_numpy(dtype=object))
    parent[units["parent"].isna()] = -1
    leaf = np.bincount(parent[parent >= 0], minlength=len(units)) == 0
    chance = np.where(leaf, 1, damage.above)

    def hit(share: float) -> npt.NDArray[np.bool_]:
        return random.uniform(size=len(units)) < share * chance

    _move(units, parent, leaf & hit(damage.moved), random)
    _reform(units, parent, leaf, damage.reformed, random)
    former = _texts(units["name"])
    units["name"] = pd.Series(_names(former, damage, hit, random), dtype="str")
    eaten = _merge(units, parent, leaf, damage.merged, random.spawn(1)[0])
    units["aliases"] = _aliases(former, hit(damage.aliased), random)
    if "boundary" in units:
        shapes = _texts(units["boundary"]).copy()
        shapes[random.uniform(size=len(shapes)) < damage.unbounded] = None
        units["boundary"] = gpd.array.GeometryArray(shapes, crs=4326)
    _shift_points(units, damage, random)
    if "code" in units:
        _recode(units, damage, random)
    if random.uniform() < damage.typeless and "type" in units:
        units = units.drop(columns="type")
    kept = ~(leaf & hit(damage.gone)) & ~eaten
    added = units[leaf & hit(damage.new)].copy()
    units = pd.concat([units[kept], _new(added, units, random)], ignore_index=True)
    units = units.iloc[random.permutation(len(units))].reset_index(drop=True)
    return with_own_uuids(gpd.GeoDataFrame(units), random)


def with_own_uuids(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """The same list under uuids that tell nothing."""
    units = units.copy()
    fresh = np.array([f"{number:016x}" for number in random.integers(0, 2**63, len(units))], dtype=object)
    known = dict(zip(units["uuid"], fresh, strict=True))
    parent = [known.get(uuid) if isinstance(uuid, str) else None for uuid in units["parent"]]
    units["parent"] = pd.Series(parent, dtype="str", index=units.index)
    units["uuid"] = pd.Series(fresh, dtype="str", index=units.index)
    return units


def _texts(column: pd.Series) -> Texts:
    return column.to_numpy(dtype=object)


def _names(names: Texts, damage: Damage, hit, random: np.random.Generator) -> Texts:  # type: ignore[no-untyped-def]
    names = names.copy()
    for share, change in (
        (damage.kinds, other_kind),
        (damage.words, other_words),
        (damage.spellings, other_spelling),
        (damage.slips, slip),
        (damage.shapes, other_shape),
    ):
        for row in np.flatnonzero(hit(share)):
            names[row] = change(names[row], random) or names[row]
    renamed = np.flatnonzero(hit(damage.renamed))
    if len(renamed):
        others = names[random.integers(len(names), size=(2, len(renamed)))]
        names[renamed] = [_crossed(one, two) for one, two in others.T]
    return names


def _merge(
    units: pd.DataFrame,
    parent: npt.NDArray[np.intp],
    leaf: npt.NDArray[np.bool_],
    share: float,
    random: np.random.Generator,
) -> npt.NDArray[np.bool_]:
    """Some leaves take in a sibling, and mostly its name behind their own; which ones went."""
    gone = np.zeros(len(units), dtype=bool)
    names = _texts(units["name"]).copy()
    for row in np.flatnonzero(leaf & (parent >= 0) & (random.uniform(size=len(units)) < share)):
        others = np.flatnonzero((parent == parent[row]) & leaf & ~gone)
        others = others[others != row]
        if gone[row] or not len(others):
            continue
        other = others[random.integers(len(others))]
        gone[other] = True
        joint = random.choice(["-", " - ", " et ", " and ", "/"])
        kind = random.uniform()
        if kind < 0.65:
            names[row] = f"{names[row]}{joint}{names[other]}"
        elif kind < 0.8:
            names[row] = f"{names[other]}{joint}{names[row]}"
    units["name"] = pd.Series(names, dtype="str")
    return gone


def _aliases(former: Texts, told: npt.NDArray[np.bool_], random: np.random.Generator) -> pd.Series:
    """Former names of some units as JSON, once in a while that of another."""
    other = former[random.integers(len(former), size=len(former))]
    wrong = random.uniform(size=len(former)) < 0.15
    found = [
        json.dumps([stray if is_wrong else name]) if is_told else None
        for name, stray, is_told, is_wrong in zip(former, other, told, wrong, strict=True)
    ]
    return pd.Series(found, dtype="str")


def _crossed(one: str, two: str) -> str:
    """A name that sounds like the place: the head of one, the tail of another."""
    return one[: max(3, len(one) // 2)].rstrip() + two[len(two) // 2 :].lstrip().lower()


def slip(name: str, random: np.random.Generator) -> str:
    """One letter left out, doubled, swapped or hit wrongly."""
    if len(name) < 4:
        return name
    at, kind = int(random.integers(1, len(name) - 1)), random.integers(5)
    letter = _LETTERS[random.integers(26)]
    if not name[at].isalpha():
        return name
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2:
        return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at > 1 else name
    return name[:at] + letter + name[at + (kind == 3) :]


def other_spelling(name: str, random: np.random.Generator) -> str:
    """Spelt by another ear."""
    lower = name.lower()
    ways = [(old, new) for pair in _SPELLINGS for old, new in (pair, pair[::-1]) if old in lower]
    if not ways:
        return name
    old, new = ways[random.integers(len(ways))]
    at = lower.index(old)
    return name[:at] + (new.capitalize() if at == 0 else new) + name[at + len(old) :]


def other_words(name: str, random: np.random.Generator) -> str:
    """A word more, a word less, or in another order, initials for a word."""
    words = name.split()
    kind = random.integers(5)
    if len(words) == 1 or kind == 0:
        extra = ["Centre", "Nord", "II", "Town", "Urban", "A", "Rural", "Sud", "Mission", "1", "Old", "New"]
        return f"{name} {extra[random.integers(len(extra))]}"
    at = int(random.integers(len(words)))
    if kind == 1:
        return " ".join(words[:at] + words[at + 1 :])
    if kind == 2:
        return " ".join(words[at:] + words[:at])
    if kind == 3:
        return " ".join([*words[:at], words[at][0] + ".", *words[at + 1 :]])
    return f"{words[at]} ({' '.join(words[:at] + words[at + 1 :])})"


_PHRASES = {phrase: key for key, phrases in shipped().kinds.items() for phrase in phrases}
_KINDS = {key: list(phrases) for key, phrases in shipped().kinds.items()}


def other_kind(name: str, random: np.random.Generator) -> str:
    """Another word for what it is, that word elsewhere in the name, or without it."""
    for length in (4, 3, 2, 1):
        words = name.split()
        for at in range(len(words) - length + 1):
            key = _PHRASES.get(fold(" ".join(words[at : at + length])))
            rest = words[:at] + words[at + length :]
            if key and rest:
                kind = random.integers(4)
                if kind == 0:
                    return " ".join(rest)
                other = _KINDS[key][random.integers(len(_KINDS[key]))]
                other = other.upper() if len(other) <= 4 else other.title()
                return " ".join(
                    [*rest, other]
                    if kind == 1
                    else [other, *rest]
                    if kind == 2
                    else [*rest[:at], other, *rest[at:]]
                )
    return name


def other_shape(name: str, random: np.random.Generator) -> str:
    """Capitals, no accents, hyphens for spaces, an apostrophe lost."""
    kind = random.integers(5)
    if kind == 0:
        return name.upper()
    if kind == 1:
        return fold(name).title()
    if kind == 2:
        return name.replace("-", " ") if "-" in name else name.replace(" ", "-")
    if kind == 3:
        return re.sub(r"['’.]", "", name)
    return name.replace(" ", "  ") + " "


def _move(
    units: pd.DataFrame,
    parent: npt.NDArray[np.intp],
    chosen: npt.NDArray[np.bool_],
    random: np.random.Generator,
) -> None:
    """Chosen leaves under another parent that has leaves."""
    rows = np.flatnonzero(chosen & (parent >= 0))
    parents = _texts(units["parent"]).copy()
    if len(rows):
        parents[rows] = parents[rows[random.permutation(len(rows))]]
    units["parent"] = pd.Series(parents, dtype="str")


def _reform(
    units: pd.DataFrame,
    parent: npt.NDArray[np.intp],
    leaf: npt.NDArray[np.bool_],
    share: float,
    random: np.random.Generator,
) -> None:
    """Some parents of leaves give all of these, or many, to a sibling: what a reform of districts does."""
    giving = np.unique(parent[leaf & (parent >= 0)])
    giving = giving[(parent[giving] >= 0) & (random.uniform(size=len(giving)) < share)]
    parents, uuids = _texts(units["parent"]).copy(), _texts(units["uuid"])
    for row in giving:
        siblings = np.flatnonzero((parent == parent[row]) & (np.arange(len(parent)) != row) & ~leaf)
        if len(siblings):
            children = np.flatnonzero((parent == row) & leaf)
            given = children[random.uniform(size=len(children)) < random.choice([0.2, 0.5, 1])]
            parents[given] = uuids[siblings[random.integers(len(siblings))]]
    units["parent"] = pd.Series(parents, dtype="str")


def _shift_points(units: pd.DataFrame, damage: Damage, random: np.random.Generator) -> None:
    if "point" not in units:
        return
    points = _texts(units["point"]).copy()
    there = np.flatnonzero([point is not None for point in points])
    far = np.where(random.uniform(size=len(there)) < damage.astray, 300, 1) * damage.metres / 111_000
    by = random.normal(size=(len(there), 2)) * far[:, None] * (random.uniform(size=(len(there), 1)) < 0.8)
    points[there] = shapely.points(np.clip(shapely.get_coordinates(points[there]) + by, -89, 89))
    points[random.uniform(size=len(points)) < damage.pointless] = None
    units["point"] = gpd.array.GeometryArray(points, crs=4326)


def _recode(units: pd.DataFrame, damage: Damage, random: np.random.Generator) -> None:
    codes = _texts(units["code"]).copy()
    anew = random.uniform(size=len(codes)) < damage.recoded
    codes[anew] = [f"{number}" for number in random.integers(1, 10 * len(codes), anew.sum())]
    codes[random.uniform(size=len(codes)) < damage.codeless] = None
    units["code"] = pd.Series(codes, dtype="str")


def _new(added: pd.DataFrame, units: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Units of their own, named like others."""
    if not len(added):
        return added
    others = _texts(units["name"])[random.integers(len(units), size=(2, len(added)))]
    added["name"] = pd.Series([_crossed(one, two) for one, two in others.T], dtype="str", index=added.index)
    added["uuid"] = added["truth"] = pd.Series(
        [f"new-{number}" for number in random.integers(0, 2**62, len(added))], dtype="str", index=added.index
    )
    added["aliases"] = pd.Series([None] * len(added), dtype="str", index=added.index)
    if "code" in added:
        added["code"] = pd.Series([None] * len(added), dtype="str", index=added.index)
    if "point" in added:
        points = [
            None if p is None else shapely.Point(p.x + dx, p.y + dy)
            for p, (dx, dy) in zip(
                _texts(added["point"]), random.normal(size=(len(added), 2)) * 0.03, strict=True
            )
        ]
        added["point"] = gpd.array.GeometryArray(np.array(points, dtype=object), crs=4326)
    return added
