"""Names made comparable."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case, without accents, with single spaces: ``"  Thiès  Nord "`` -> ``"thies nord"``."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
