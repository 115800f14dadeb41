"""One word of a name, made comparable: scripts and accents folded, numerals read, its consonants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from anyascii import anyascii

_PIECES = re.compile(r"[a-z]+|[0-9]+")
_SEPARATED = re.compile(r"[^a-z0-9]+")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th|er|ere|eme|ieme)")
GLUED = "[a-z]{3}[A-Z][A-Za-z]"
"""Where a space was lost: ``KindiaCSPS``, but not ``McCarthy``."""
_GLUED = re.compile("(?<=[a-z]{3})(?=[A-Z][A-Za-z])")
_RAISED = re.compile(r"(?<=[0-9])[ºª°]+")
"""Signs of ordinals, which folding would make letters: 2º is 2, but 2o is another ward than 2."""
MAYBE_NUMERAL = "^[ivx]{2,}$"
"""What words look like of which some are numerals."""
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
MARKS = "[\u0300-\u036f]"
"""Combining marks that NFKD parts from Latin letters."""
_MARKS = re.compile(MARKS)
_VOWELS = "aeiouy"
_PAIRS = {"ph": "f", "ch": "j", "sh": "j", "dj": "j", "ck": "k", "ou": "w"}
_SOUND = np.arange(128, dtype=np.uint32)
"""What each letter sounds like, 0 for nothing; x stays one sign until the end, where it becomes ks."""
_SOUND[[ord(letter) for letter in _VOWELS + "h"]] = 0
_SOUND[[ord(letter) for letter in "qcvz"]] = [ord(letter) for letter in "kkws"]


def tokens_of(word: str) -> tuple[str, ...]:
    """The tokens of what stands between two spaces: ``"L'Écluse-II"`` -> ``("l", "ecluse", "2")``.

    Single letters that dots or strokes part are one token (``H/C``, ``U.B.C.``), and so are a number and
    the single letter behind it (``1A``, ``1-A``), which would be a weak word by itself.
    """
    text = _GLUED.sub(" ", word if word.isascii() else _in_ascii(word)).lower()
    if text.isalpha():
        return (_number(text),)
    text = text.removesuffix("'s")
    parts = [part for part in _SEPARATED.split(text) if part]
    if len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts) and "-" not in text:
        parts = ["".join(parts)]
    found: list[str] = []
    for part in parts:
        ordinal = _ORDINAL.fullmatch(part)
        for piece in [ordinal[1]] if ordinal else _PIECES.findall(part):
            if found and found[-1].isdigit() and len(piece) == 1 and piece.isalpha():
                found[-1] += piece
            else:
                found.append(_number(piece))
    return tuple(found)


def _in_ascii(word: str) -> str:
    """Letters without marks; other scripts as they sound. First the short way: most are Latin."""
    word = _RAISED.sub(" ", word)
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word))
    return bare if bare.isascii() else anyascii(word)


def _number(piece: str) -> str:
    if piece.isdigit():
        return piece.lstrip("0") or "0"
    if len(piece) > 1 and (roman := _ROMAN.fullmatch(piece)):
        return str(10 * len(roman[1]) + _ONES[roman[2]])
    return piece


def skeletons(tokens: Sequence[str]) -> list[str]:
    """What is left of each token where spellings of one sound are one and vowels are gone: ``kindia`` ->
    ``knd``.

    A first vowel stays, as ``a``; ``ou`` before a vowel is ``w``; ``c`` before e, i, y is ``s``. All tokens
    at once, letter by letter in numpy: there are as many as names.
    """
    sizes = np.fromiter(map(len, tokens), dtype=np.int64, count=len(tokens))
    letter = np.frombuffer("".join(tokens).encode("utf-32-le"), dtype=np.uint32)
    place = np.arange(len(letter)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    left = np.repeat(sizes, sizes) - place
    second, third = (np.where(left > by, np.roll(letter, -by), 0) for by in (1, 2))

    sound = np.where(letter < len(_SOUND), _SOUND[np.minimum(letter, len(_SOUND) - 1)], letter)
    sound[(letter == ord("c")) & np.isin(second, _codes("eiy"))] = ord("s")
    vowel = np.isin(letter, _codes(_VOWELS))
    sound[vowel & ((place == 0) | ((place == 1) & (np.roll(letter, 1) == ord("h"))))] = ord("a")
    # No second letter of a pair is the first of another, so all are found side by side.
    for pair, becomes in _PAIRS.items():
        at = np.flatnonzero((letter == ord(pair[0])) & (second == ord(pair[1])))
        at = at[np.isin(third[at], _codes(_VOWELS))] if pair == "ou" else at
        sound[at], sound[at + 1] = ord(becomes), 0

    token = np.repeat(np.arange(len(sizes)), sizes)[sound > 0]
    sound = sound[sound > 0]
    fresh = np.append(True, (sound[1:] != sound[:-1]) | (token[1:] != token[:-1]))[: len(sound)]
    token, sound = token[fresh], sound[fresh]
    double = sound == ord("x")
    begin = np.flatnonzero(double) + np.arange(double.sum())
    sound = np.repeat(sound, 1 + double)
    sound[begin], sound[begin + 1] = ord("k"), ord("s")
    ends = np.cumsum(np.bincount(token, 1 + double, minlength=len(sizes))).astype(np.int64).tolist()
    text = sound.astype(np.uint32).tobytes().decode("utf-32-le")
    return [text[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def _codes(letters: Iterable[str]) -> npt.NDArray[np.uint32]:
    return np.array(sorted(map(ord, letters)), dtype=np.uint32)
