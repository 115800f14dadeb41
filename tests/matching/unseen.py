"""Ways in which lists differ, each alone, on whole lists or large shares of them: for measuring, never for
training.

``damage`` and ``habits``, with which the model is trained, share nothing with this. Of most ways training
knows no like; it knows some like ``abbreviated``, ``vowels_lost``, ``glued``, ``misheard`` and ``capitals``,
made otherwise, and names in Greek letters, though neither in Cyrillic nor in Arabic ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from georegistry_desktop.domain.names import fold
from tests.matching.damage import with_own_uuids
from tests.matching.unseen_trees import (
    deepened,
    flattened,
    misplaced,
    orphaned,
    part_only,
    some_of,
    texts_of,
    twice_as_many,
    untyped,
)

Texts = npt.NDArray[np.object_]
Noise = Callable[[gpd.GeoDataFrame, np.random.Generator], gpd.GeoDataFrame]
_CYRILLIC = dict(zip("abvgdezijklmnoprstufhcy", "абвгдезийклмнопрстуфхцы", strict=True), q="к", w="в", x="кс")
_CYRILLIC |= {
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "ya": "я",
    "yu": "ю",
    "ou": "у",
    "th": "т",
}
_ARABIC = dict(
    zip("bdfghjklmnpqrstvwyz", "بدفغهجكلمنبقرستفويز", strict=True), a="ا", i="ي", o="و", u="و", c="ك"
)
_ARABIC |= {
    "sh": "ش",
    "ch": "ش",
    "kh": "خ",
    "th": "ث",
    "dh": "ذ",
    "gh": "غ",
    "ou": "و",
    "oo": "و",
    "e": "",
    "x": "كس",
}
_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HEARD = (
    ("ou", "u"), ("gu", "gw"), ("j", "dj"), ("ch", "tch"), ("kh", "q"), ("c", "k"), ("y", "i"), ("ee", "i"),
    ("oo", "u"), ("aa", "a"), ("qu", "k"), ("ng", "n"), ("th", "t"), ("ph", "f"), ("v", "w"), ("é", "ay"),
)  # fmt: skip
_FACILITIES = {
    "en": ("{} Health Centre", "{} Health Post", "{} Dispensary", "{} District Hospital",
           "{} Maternity Home"),
    "fr": ("Centre de Santé de {}", "Poste de Santé de {}", "Dispensaire de {}", "Hôpital de District de {}",
           "Maternité de {}"),
    "pt": ("Centro de Saúde de {}", "Posto de Saúde de {}", "Dispensário de {}",
           "Hospital Distrital de {}", "Maternidade de {}"),
    "es": ("Centro de Salud de {}", "Puesto de Salud de {}", "Dispensario de {}",
           "Hospital de Distrito de {}", "Maternidad de {}"),
}  # fmt: skip


def with_facilities(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """One or two below a third of the units that have no children, mostly called after them."""
    leaves = units[~units["uuid"].isin(set(units["parent"].dropna()))]
    chosen = leaves.iloc[np.sort(random.choice(len(leaves), len(leaves) // 3, replace=False))]
    chosen = chosen.iloc[np.repeat(np.arange(len(chosen)), random.integers(1, 3, len(chosen)))]
    kind = random.integers(0, len(_FACILITIES["en"]), len(chosen))
    places = np.where(
        random.uniform(size=len(chosen)) < 0.7,
        texts_of(chosen["name"]),
        texts_of(leaves["name"])[random.integers(0, len(leaves), len(chosen))],
    )
    more = pd.DataFrame(
        {
            "uuid": [f"facility {at}" for at in range(len(chosen))],
            "parent": texts_of(chosen["uuid"]),
            "name": [_FACILITIES["en"][k].format(place) for k, place in zip(kind, places, strict=True)],
            "type": "facility",
            "truth": [f"facility {at}" for at in range(len(chosen))],
            "kind": kind.astype(str),
            "place": places,
        }
    ).astype("str")
    more = more.drop_duplicates(["parent", "name"])  # what nothing tells apart is nobody's to find
    return gpd.GeoDataFrame(pd.concat([units, more], ignore_index=True))


def _renamed(
    units: gpd.GeoDataFrame, share: float, random: np.random.Generator, change: Callable[[str], str]
) -> gpd.GeoDataFrame:
    names = texts_of(units["name"]).copy()
    for row in some_of(len(units), share, random):
        names[row] = change(names[row]) or names[row]
    return units.assign(name=pd.Series(names, dtype="str", index=units.index))


def capitals(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """All in capitals without accents, hyphens and apostrophes."""
    return _renamed(units, 1, random, lambda name: re.sub(r"[-'’.,()]+", " ", fold(name)).upper())


def abbreviated(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Long words cut short in half of the names, with a dot or without."""

    def change(name: str) -> str:
        words = [
            w[: int(random.integers(3, 5))] + random.choice([".", ""])
            if len(w) > 5 and random.uniform() < 0.6
            else w
            for w in name.split()
        ]
        return " ".join(words)

    return _renamed(units, 0.5, random, change)


def vowels_lost(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """A third of the names keep only the first vowel of each word, as forms with little room have them."""
    return _renamed(
        units,
        0.33,
        random,
        lambda name: " ".join(w[:2] + re.sub("[aeiouéèêãõóáíú]", "", w[2:]) for w in name.split()),
    )


def _spelt(name: str, letters: Mapping[str, str]) -> str:
    text, found, at = fold(name), "", 0
    while at < len(text):
        pair = text[at : at + 2]
        size = 2 if pair in letters else 1
        found += letters.get(text[at : at + size], text[at : at + size])
        at += size
    return found


def cyrillic(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """All names in Cyrillic letters."""
    return _renamed(units, 1, random, lambda name: _spelt(name, _CYRILLIC).title())


def arabic(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """All names in Arabic letters, which lack some vowels."""
    return _renamed(units, 1, random, lambda name: _spelt(name, _ARABIC))


def romanised(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """By another romanisation: a few rules that hold for the whole list."""
    rules = [_HEARD[at] for at in random.choice(len(_HEARD), 5, replace=False)]

    def change(name: str) -> str:
        text = name.lower()
        for old, new in rules:
            text = text.replace(old, new)
        return text.title()

    return _renamed(units, 1, random, change)


def turned(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Words of places in another order in most names; of facilities what they are goes to the other end."""
    names = texts_of(units["name"]).copy()
    for row in some_of(len(units), 0.7, random):
        place = units["place"].iat[row]
        if isinstance(place, str):
            kind = " ".join(names[row].replace(place, " ").split())
            names[row] = f"{kind} {place}" if random.uniform() < 0.5 else f"{place}, {kind}"
            continue
        words = names[row].split()
        at = int(random.integers(len(words)))
        names[row] = " ".join(words[at:] + words[:at])
    return units.assign(name=pd.Series(names, dtype="str", index=units.index))


def with_parents_name(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Half of the names carry that of their parent behind them: ``Kindia, Centre``, ``Kindia (Centre)``."""
    known = dict(zip(units["uuid"], units["name"], strict=True))
    names = texts_of(units["name"]).copy()
    parents = texts_of(units["parent"])
    for row in some_of(len(units), 0.5, random):
        above = known.get(parents[row]) if isinstance(parents[row], str) else None
        if above:
            names[row] = random.choice(
                [f"{names[row]}, {above}", f"{names[row]} ({above})", f"{above} - {names[row]}"]
            )
    return units.assign(name=pd.Series(names, dtype="str", index=units.index))


def glued(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Spaces lost, or put in where none was, in half of the names."""

    def change(name: str) -> str:
        if " " in name and random.uniform() < 0.7:
            return name.replace(" ", "", 1)
        at = int(random.integers(2, max(len(name) - 2, 3)))
        return f"{name[:at]} {name[at:]}"

    return _renamed(units, 0.5, random, change)


def misheard(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Three slips in half of the names."""

    def change(name: str) -> str:
        for _ in range(3):
            at = int(random.integers(0, len(name)))
            letter = "aeiourstlnmkbdg"[random.integers(15)]
            cut = int(random.integers(0, 2))
            name = name[:at] + (letter if random.uniform() < 0.7 else "") + name[at + cut :]
        return name

    return _renamed(units, 0.5, random, change)


def numerals(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Numbers in names as Roman ones, and these as digits."""

    def roman(found: re.Match[str]) -> str:
        number, text = int(found[0]), ""
        if not 0 < number < 40:
            return found[0]
        for size, sign in _ROMANS:
            text, number = text + sign * (number // size), number % size
        return text

    values = {roman(m): str(n) for n in range(1, 40) if (m := re.match(r"\d+", str(n)))}

    def change(name: str) -> str:
        turned_ = re.sub(r"\b\d+\b", roman, name)
        return turned_ if turned_ != name else re.sub(r"\b[IVX]+\b", lambda m: values.get(m[0], m[0]), name)

    return _renamed(units, 1, random, change)


def translated(language: str) -> Noise:
    """Facilities in another language, or as a few letters."""

    def noise(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
        names = texts_of(units["name"]).copy()
        forms = _FACILITIES[language]
        for row in np.flatnonzero(units["kind"].notna().to_numpy()):
            form = forms[int(units["kind"].iat[row])]
            names[row] = form.format(units["place"].iat[row])
        return units.assign(name=pd.Series(names, dtype="str", index=units.index))

    return noise


def called_anew(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """An eighth has the name of another unit of the list, and no place."""
    names = texts_of(units["name"]).copy()
    rows = some_of(len(units), 0.125, random)
    names[rows] = names[random.integers(0, len(names), len(rows))]
    return units.assign(name=pd.Series(names, dtype="str", index=units.index))


def moved(metres: float) -> Noise:
    """All points and boundaries moved, typically by so much; names say nothing in a tenth."""

    def noise(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
        units = units.copy()
        by = random.normal(size=(len(units), 2)) * metres / 111_000
        for column in ("point", "boundary"):
            if column in units:
                shapes = [
                    None if shape is None else shapely.affinity.translate(shape, *step)
                    for shape, step in zip(units[column].to_numpy(dtype=object), by, strict=True)
                ]
                units[column] = gpd.array.GeometryArray(np.array(shapes, dtype=object), crs=4326)
        return misheard(units, random)

    return noise


def coded(right: float, wrong: float) -> Noise:
    """Codes that are the same in a share of the units and another unit's in a further share; with slips."""

    def noise(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
        code = np.array([f"{at:06d}" for at in range(len(units))], dtype=object)
        units = units.assign(own_code=pd.Series(code, dtype="str", index=units.index))
        theirs = code.copy()
        fate = random.uniform(size=len(units))
        astray = np.flatnonzero((fate >= right) & (fate < right + wrong))
        theirs[astray] = theirs[astray[random.permutation(len(astray))]]
        theirs[fate >= right + wrong] = None
        return misheard(units.assign(code=pd.Series(theirs, dtype="str", index=units.index)), random)

    return noise


def all_together(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """A list by other people: a little of many things at once."""
    units = orphaned(misplaced(units, random), random) if random.uniform() < 0.3 else misplaced(units, random)
    for noise in (abbreviated, turned, glued, misheard):
        names = noise(units, random)["name"]
        taken = random.uniform(size=len(units)) < 0.3
        units = units.assign(name=units["name"].mask(taken, names))
    leaf = ~units["uuid"].isin(set(units["parent"].dropna())).to_numpy()
    return capitals(units[~leaf | (random.uniform(size=len(units)) < 0.8)], random)


NOISES: dict[str, Noise] = {
    "capitals": capitals, "abbreviated": abbreviated, "vowels lost": vowels_lost, "cyrillic": cyrillic,
    "arabic": arabic, "romanised": romanised, "words turned": turned, "parent's name": with_parents_name,
    "spaces": glued, "three slips": misheard, "numerals": numerals, "in French": translated("fr"),
    "in Portuguese": translated("pt"), "in Spanish": translated("es"), "called anew": called_anew,
    "no parent": orphaned, "other parent": misplaced, "level lacks": flattened, "level more": deepened,
    "no types": untyped, "a third": part_only, "twice as many": twice_as_many, "moved 3 km": moved(3_000),
    "codes 60/10": coded(0.6, 0.1), "codes shuffled": coded(0.0, 1.0), "all together": all_together,
}  # fmt: skip


def two_lists(
    units: gpd.GeoDataFrame, noise: str, random: np.random.Generator
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """``units`` and what ``noise`` makes of them, in an order and under uuids that tell nothing."""
    second = NOISES[noise](units.reset_index(drop=True), random)
    first = units.reset_index(drop=True)
    if "own_code" in second:
        first = first.assign(code=second["own_code"])
    hidden = ["kind", "place", "own_code"]
    second = second.iloc[random.permutation(len(second))].reset_index(drop=True)
    one, two = (
        with_own_uuids(gpd.GeoDataFrame(frame.drop(columns=hidden, errors="ignore")), random)
        for frame in (first, second)
    )
    return one, two
