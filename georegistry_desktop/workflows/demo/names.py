"""Names of the demo country: places from syllables, and the French and English words around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .mesh import Ints

FRENCH, ENGLISH = 0, 1
COUNTRY_NAME = "Dembolia"
LOCALES = ("fr", "en")

# Three syllables at least: with two, the names of real countries come out.
_SYLLABLES = """\
Ka Ki Lu Mba Nga Bo Ma Mu Ta Sa Yo Dou Ou Nya Wa Za Ko Fa Gui Lo Tché Ben Sé A E I
sen ma ko lu ri ba ndi mba to wa ku nde ya kou bé ssa ro ti ngou la
ga la ma ko ba ni ra so bu do si ngo mba nga dou lé ri té wo ssi"""
_FIRST, _MIDDLE, _LAST = (line.split() for line in _SYLLABLES.splitlines())


class Style(NamedTuple):
    """Owns the words before and after a place's name, in French and English, in full and short."""

    kind: str
    french: tuple[str, str]
    english: tuple[str, str]
    french_short: tuple[str, str]
    english_short: tuple[str, str]


PLACE, HOSPITAL, CENTRE, POST = "Place", "Hospital", "Health centre", "Health post"
_PLAIN = ("", "")
_SAINTS = (
    ("Joseph", "Joseph"),
    ("Pierre", "Peter"),
    ("Luc", "Luke"),
    ("Jean", "John"),
    ("Michel", "Michael"),
    ("Martin", "Martin"),
)


def _saints(kind: str, french: str, english: str, french_short: str, english_short: str) -> list[Style]:
    return [
        Style(
            kind,
            (f"{french} Saint-{fr} de ", ""),
            (f"St. {en}'s ", f" {english}"),
            (f"{french_short} St-{fr} ", ""),
            (f"St {en} ", f" {english_short}"),
        )
        for fr, en in _SAINTS
    ]


STYLES: tuple[Style, ...] = (
    Style(PLACE, _PLAIN, _PLAIN, _PLAIN, _PLAIN),
    Style(PLACE, ("", "-Nord"), ("North ", ""), ("", " N"), ("N. ", "")),
    Style(PLACE, ("", "-Sud"), ("South ", ""), ("", " S"), ("S. ", "")),
    Style(PLACE, ("", "-Est"), ("East ", ""), ("", " E"), ("E. ", "")),
    Style(PLACE, ("", "-Ouest"), ("West ", ""), ("", " O"), ("W. ", "")),
    Style(PLACE, ("", "-Centre"), ("", " Central"), ("", " Ctre"), ("", " Ctl")),
    Style(PLACE, ("Haut-", ""), ("Upper ", ""), ("Ht-", ""), ("Up. ", "")),
    Style(PLACE, ("Bas-", ""), ("Lower ", ""), ("Bs-", ""), ("Lr. ", "")),
    Style(PLACE, ("", "-Ville"), ("", " Town"), ("", " V."), ("", " Tn")),
    Style(HOSPITAL, ("Hôpital général de ", ""), ("General Hospital ", ""), ("HG ", ""), ("Gen. Hosp. ", "")),
    Style(
        HOSPITAL,
        ("Hôpital de district de ", ""),
        ("", " District Hospital"),
        ("HD ", ""),
        ("", " Dist. Hosp."),
    ),
    Style(HOSPITAL, ("Hôpital rural de ", ""), ("", " Rural Hospital"), ("Hôp. rur. ", ""), ("", " Hosp.")),
    Style(CENTRE, ("Centre de santé de ", ""), ("", " Health Centre"), ("CS ", ""), ("", " HC")),
    Style(CENTRE, ("Centre médical de ", ""), ("", " Medical Centre"), ("CM ", ""), ("", " MC")),
    Style(CENTRE, ("Clinique de ", ""), ("", " Clinic"), ("Cl. ", ""), ("", " Cl.")),
    Style(POST, ("Poste de santé de ", ""), ("", " Health Post"), ("PS ", ""), ("", " HP")),
    Style(POST, ("Dispensaire de ", ""), ("", " Dispensary"), ("Disp. ", ""), ("", " Disp.")),
    *_saints(HOSPITAL, "Hôpital", "Hospital", "Hôp.", "Hosp."),
    *_saints(CENTRE, "CS", "Health Centre", "CS", "HC"),
)
SAINTED = np.array(["Saint" in style.french[0] for style in STYLES])


def styles_of(kind: str) -> Ints:
    """The numbers of the styles of one kind."""
    return np.array([number for number, style in enumerate(STYLES) if style.kind == kind])


def place_names(count: int, rng: np.random.Generator) -> npt.NDArray[np.object_]:
    """``count`` names of places, as 'Kasenga'; a few come twice where there are very many."""
    first = rng.integers(len(_FIRST), size=count)
    middle = rng.integers(len(_MIDDLE), size=(count, 2))
    last = rng.integers(len(_LAST), size=count)
    longer = rng.uniform(size=count) < (0.15 if count < 5_000 else 0.6)
    return np.array(
        [
            _FIRST[a] + _MIDDLE[b] + (_MIDDLE[c] if long else "") + _LAST[d]
            for a, (b, c), d, long in zip(first, middle, last, longer, strict=True)
        ],
        dtype=object,
    )


def full_names(
    places: Iterable[str], styles: Ints, languages: Ints, *, short: bool = False
) -> npt.NDArray[np.object_]:
    """A name for each place in its style and language, abbreviated if ``short``."""
    words = [
        words
        for style in STYLES
        for words in ((style.french_short, style.english_short) if short else (style.french, style.english))
    ]
    return np.array(
        [
            _elided(words[number][0], place) + place + words[number][1]
            for place, number in zip(places, styles * 2 + languages, strict=True)
        ],
        dtype=object,
    )


def _elided(before: str, place: str) -> str:
    """French says d'Ouriko, not de Ouriko."""
    return before[:-2] + "'" if before.endswith("de ") and place[0] in "AEIOU" else before


def with_typo(name: str, where: float, which: float) -> str:
    """The name with one slip: letters swapped, dropped, doubled, or an accent lost.

    ``where`` and ``which`` lie in 0..1. The first letter stays, as in most real slips.
    """
    plain = name.translate(_ACCENTS)
    if which < 0.25 and plain != name:
        return plain
    at = 1 + int(where * (len(name) - 2))
    if which < 0.5 and name[at] != name[at + 1] and name[at : at + 2].isalpha():
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if which < 0.75:
        return name[:at] + name[at + 1 :]
    return name[: at + 1] + name[at:]


_ACCENTS = str.maketrans("éèêôâ", "eeeoa")


def uids(count: int, rng: np.random.Generator) -> npt.NDArray[np.object_]:
    """``count`` different DHIS2 identifiers: a letter, then ten letters or digits."""
    letters = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", dtype=np.uint8)
    drawn = letters[rng.integers(62, size=(count, 11))]
    drawn[:, 0] = letters[rng.integers(52, size=count)]
    # 52 x 62^10 identifiers: two alike among millions is less likely than a broken disk.
    return drawn.view("S11").ravel().astype("U11").astype(object)
