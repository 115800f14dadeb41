"""Names made comparable."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile("[0-9]+")
_WIDTH = 10


def fold(text: str) -> str:
    """Lower case, without accents, with single spaces: ``"  Thiès  Nord "`` -> ``"thies nord"``."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def order_key(folded: str) -> str:
    """What siblings are ordered by, from their folded names: ``ward 9`` comes before ``ward 10``."""
    return _DIGITS.sub(lambda number: number[0].zfill(_WIDTH), folded)
