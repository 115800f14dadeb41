"""Names in a cell: JSON as registries keep it, or a name as it stands."""

from __future__ import annotations

import json
import re
from typing import Any

_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", re.IGNORECASE)


def _read(text: str) -> Any:
    """JSON, as registries keep it, or a name as it stands; None for JSON that no reader takes."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets thousands deep
        return None


def names_in(cell: str, *, languages: bool) -> list[str]:
    """Names among aliases (a list) or translations: ``{"fr:name": …}`` as registries keep them,
    ``{"fr": {"name": …}}``, ``{"name": {"fr": …}}``, and where ``languages`` says so ``{"fr": …}``."""
    found: list[str] = []
    waiting = [(_read(cell), True, languages)]
    while waiting:
        held, named, spoken = waiting.pop()
        if isinstance(held, str) and named and held.strip() and _is_text(held):
            found.append(held)
        elif isinstance(held, list):
            waiting += [(item, True, spoken) for item in reversed(held)]
        elif isinstance(held, dict):
            for key, item in reversed(held.items()):
                name = "name" in key.casefold()
                waiting.append((item, name or (spoken and bool(_LANGUAGE.fullmatch(key))), name))
    return found


def _is_text(name: str) -> bool:
    """Whether it is more than half of a letter of two halves, which JSON can hold and no file."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
