"""What people do to all or many names of a list: how it is spelt, cut short or put together."""

from __future__ import annotations

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd

from georegistry_desktop.domain.names import fold
from tests.matching.damage import slip

Random = np.random.Generator
_SOUNDS = (
    ("b", "p"), ("d", "t"), ("g", "k"), ("v", "b"), ("z", "s"), ("l", "r"), ("e", "i"), ("o", "u"), ("h", ""),
    ("a", "aa"), ("n", "ng"), ("s", "sh"), ("j", "y"), ("k", "kh"), ("m", "n"), ("f", "p"), ("i", "y"),
    ("c", "s"),
)  # fmt: skip
_GREEK = {
    **dict(zip("aefiklmnoprstuvxz", "αεφικλμνοπρστυβξζ", strict=True)),
    **{"b": "μπ", "c": "κ", "d": "ντ", "g": "γκ", "h": "", "j": "τζ", "q": "κ", "w": "ου", "y": "ι"},
}


def with_habits(units: gpd.GeoDataFrame, random: Random) -> gpd.GeoDataFrame:
    """The list with none, one or two habits of its own."""
    names = units["name"].to_numpy(dtype=object).copy()
    for at in random.choice(
        len(_HABITS), size=int(random.choice([0, 1, 2], p=[0.45, 0.4, 0.15])), replace=False
    ):
        change, whole = _HABITS[at]
        share = 1.0 if whole else float(random.uniform(0.05, 0.6))
        say = change(random)
        chosen = random.uniform(size=len(names)) < share
        for row in np.flatnonzero(chosen):
            names[row] = say(names[row]) or names[row]
    return units.assign(name=pd.Series(names, dtype="str", index=units.index))


def _heard(random: Random) -> Callable[[str], str]:
    rules = [
        _SOUNDS[at][:: int(random.choice([1, -1]))] for at in random.choice(len(_SOUNDS), 3, replace=False)
    ]
    rules = [(old, new) for old, new in rules if old]

    def say(name: str) -> str:
        text = name.lower()
        for old, new in rules:
            text = text.replace(old, new)
        return text.title()

    return say


def _in_greek(random: Random) -> Callable[[str], str]:
    return lambda name: "".join(_GREEK.get(letter, letter) for letter in fold(name))


def _cut(random: Random) -> Callable[[str], str]:
    length, dot = int(random.integers(3, 6)), str(random.choice(["", "."]))

    def say(name: str) -> str:
        words = name.split()
        kept = int(random.integers(len(words))) if random.uniform() < 0.5 else -1
        return " ".join(
            w if at == kept or len(w) <= length + 1 else w[:length] + dot for at, w in enumerate(words)
        )

    return say


def _squeezed(random: Random) -> Callable[[str], str]:
    return lambda name: " ".join(
        w[:1] + "".join(c for c in w[1:] if fold(c) not in "aeiou" or random.uniform() < 0.2)
        for w in name.split()
    )


def _glued(random: Random) -> Callable[[str], str]:
    def say(name: str) -> str:
        words = name.split()
        if len(words) > 1 and random.uniform() < 0.6:
            at = int(random.integers(1, len(words)))
            return " ".join([*words[: at - 1], words[at - 1] + words[at], *words[at + 1 :]])
        at = int(random.integers(1, max(len(name) - 1, 2)))
        return f"{name[:at]} {name[at:]}"

    return say


def _slips(random: Random) -> Callable[[str], str]:
    def say(name: str) -> str:
        for _ in range(int(random.integers(2, 5))):
            name = slip(name, random)
        return name

    return say


def _plain(random: Random) -> Callable[[str], str]:
    return lambda name: fold(name).replace("'", " ").upper()


_HABITS: tuple[tuple[Callable[[Random], Callable[[str], str]], bool], ...] = (
    (_heard, True), (_in_greek, True), (_cut, False), (_squeezed, False), (_glued, False), (_slips, False),
    (_plain, True),
)  # fmt: skip
