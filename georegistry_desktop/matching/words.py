"""One word of a name, made comparable: scripts and accents folded, numerals read, its consonants."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_PIECES = re.compile(r"[a-z]+|[0-9]+")
_SEPARATED = re.compile(r"[^a-z0-9]+")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th|er|ere|eme|ieme)")
_RAISED = re.compile(r"(?<=[0-9])[ºª°]+")
"""Signs of ordinals, which folding would make letters: 2º is 2, but 2o is another ward than 2."""
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_MARKS = dict.fromkeys(range(0x300, 0x370))
"""Combining marks that NFKD parts from Latin letters."""
_VOWELS = frozenset("aeiouy")
_SOUNDS = {"q": "k", "c": "k", "v": "w", "z": "s", "x": "ks", "h": ""}
_PAIRS = {"ph": "f", "ch": "j", "sh": "j", "dj": "j", "ck": "k"}


def tokens_of(word: str) -> tuple[str, ...]:
    """The tokens of what stands between two spaces: ``"L'Écluse-II"`` -> ``("l", "ecluse", "2")``.

    Single letters that dots or strokes part are one token (``H/C``, ``U.B.C.``), and so are a number and
    the single letter behind it (``1A``, ``1-A``), which would be a weak word by itself.
    """
    text = (word if word.isascii() else _in_ascii(word)).lower()
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
    bare = unicodedata.normalize("NFKD", word).translate(_MARKS)
    return bare if bare.isascii() else anyascii(word)


def _number(piece: str) -> str:
    if piece.isdigit():
        return piece.lstrip("0") or "0"
    if len(piece) > 1 and (roman := _ROMAN.fullmatch(piece)):
        return str(10 * len(roman[1]) + _ONES[roman[2]])
    return piece


def skeleton(token: str) -> str:
    """What is left of a token where spellings of one sound are one and vowels are gone: ``kindia`` ->
    ``knd``.

    A first vowel stays, as ``a``; ``ou`` before a vowel is ``w``; ``c`` before e, i, y is ``s``.
    """
    found: list[str] = []
    last = ""
    at, end = 0, len(token)
    while at < end:
        letter, following = token[at], token[at + 1 : at + 2]
        step = 1
        if letter + following in _PAIRS:
            sound, step = _PAIRS[letter + following], 2
        elif letter == "o" and following == "u" and token[at + 2 : at + 3] in _VOWELS:
            sound, step = "w", 2
        elif letter in _VOWELS:
            sound = "" if found else "a" if at == 0 or token[:at] == "h" else ""
        elif letter == "c" and following in _VOWELS and following in "eiy":
            sound = "s"
        else:
            sound = _SOUNDS.get(letter, letter)
        if sound and sound != last:
            found.append(sound)
            last = sound
        at += step
    return "".join(found)
