"""The identifiers of DHIS2: eleven signs, the first of them a letter."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Iterable

UID = re.compile(r"[a-zA-Z][a-zA-Z0-9]{10}")
_LETTERS = string.ascii_letters
_SIGNS = string.ascii_letters + string.digits
_LENGTH = 11


def is_uid(word: object) -> bool:
    """Whether it can be an identifier of DHIS2."""
    return isinstance(word, str) and UID.fullmatch(word) is not None


def made_uid(seed: str) -> str:
    """An identifier made of any text, the same each time."""
    number = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "replace")).digest(), "big")
    number, first = divmod(number, len(_LETTERS))
    signs = [_LETTERS[first]]
    for _ in range(_LENGTH - 1):
        number, at = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "".join(signs)


def uids_of(refs: Iterable[object], seeds: Iterable[str], taken: set[str]) -> tuple[list[str], int]:
    """An identifier for each, and how many had to be made.

    A reference that is one and stands for the first time is kept; others are made of the seeds. ``taken``
    are those that stand elsewhere in the same file; it grows.
    """
    held = list(refs)
    kept: list[str | None] = []
    for ref in held:
        good = isinstance(ref, str) and is_uid(ref) and ref not in taken
        kept.append(str(ref) if good else None)
        if good:
            taken.add(str(ref))
    found: list[str] = []
    for uid, seed in zip(kept, seeds, strict=True):
        again = 0
        while uid is None:
            made = made_uid(f"{seed} {again}" if again else seed)
            uid = None if made in taken else made
            again += 1
        taken.add(uid)
        found.append(uid)
    return found, sum(uid is None for uid in kept)
