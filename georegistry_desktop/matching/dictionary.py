"""Type words and their like: what names have beside what tells a place from others."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.words import tokens_of

_FILE = Path(__file__).with_name("type_words.toml")


@dataclass(frozen=True)
class Dictionary:
    """Owns what words of names mean; phrases are cut as names are, so ``c/s`` is ``cs``, ``Hôp.`` ``hop``.

    ``kinds`` and ``same`` give each canonical word the words and phrases that stand for it. Kinds
    (hospital, district) are left out of a name's core; ``same`` (north, nord) only become one; ``weak``
    words (of, de) are left out too.
    """

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, *, file: str = "") -> Dictionary:
        """From TOML as in ``type_words.toml``. Raises ``Refused`` (``dictionary-unreadable``) with the
        reason."""
        try:
            read = tomllib.loads(text)
            kinds, same = (
                {_canonical(key): _phrases(words) for key, words in read.get(table, {}).items()}
                for table in ("kinds", "same")
            )
            weak = " ".join(_phrases(read.get("weak", ()))).split()
            return cls(kinds, same, tuple(weak))
        except (tomllib.TOMLDecodeError, TypeError, AttributeError, ValueError) as error:
            raise Refused("dictionary-unreadable", file=file, reason=str(error)) from error

    def meanings(self) -> dict[tuple[str, ...], str]:
        """Phrases, cut into tokens, and the canonical word each becomes; the first that claims a phrase
        keeps it."""
        found: dict[tuple[str, ...], str] = {}
        for table in (self.kinds, self.same):
            for canonical, phrases in table.items():
                for phrase in (canonical.replace("_", " "), *phrases):
                    found.setdefault(tuple(_tokens(phrase)), canonical)
        found.pop((), None)
        return found


@cache
def shipped() -> Dictionary:
    """The dictionary that the project brings: French, English, Portuguese, Spanish, and some of Asia."""
    return Dictionary.parse(shipped_text(), file=_FILE.name)


def shipped_text() -> str:
    """The same as it is written, with what it says of itself: to be changed and given to a registry."""
    return _FILE.read_text("utf-8")


def _canonical(key: str) -> str:
    _plain(key.replace("_", " "))
    return fold(key)


def _phrases(words: Iterable[str]) -> tuple[str, ...]:
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise TypeError(f"a list of words is wanted, not {words!r}")
    return tuple(_plain(word) for word in words)


def _plain(phrase: str) -> str:
    plain = " ".join(_tokens(phrase))
    if not plain:
        raise ValueError(f"'{phrase}' holds neither a letter nor a digit")
    return plain


def _tokens(phrase: str) -> list[str]:
    return [token for word in phrase.split() for token in tokens_of(word)]
