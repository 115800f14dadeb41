"""What of the differences is shown, as JSON that outlives the window."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from georegistry_desktop.compare import UNIT_KINDS, Filter
from georegistry_desktop.compare.filtering import Between
from georegistry_desktop.domain.decisions import DECISIONS

_VERSION = 1


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """The choices of the filter bar; ``under`` is a unit's uuid and name."""

    kinds: frozenset[str] = frozenset()
    text: str = ""
    field: str = ""
    type: str = ""
    state: str = ""
    metres: Between | None = None
    share: Between | None = None
    under: tuple[str, str] | None = None

    @classmethod
    def of(cls, chosen: Filter, under: tuple[str, str] | None) -> KeptFilter:
        """The choices behind a filter of the bar, which has at most one field, type and decision."""
        field, kind, state = (next(iter(v), "") for v in (chosen.fields, chosen.types, chosen.states))
        return cls(chosen.kinds, chosen.text, field, kind, state, chosen.metres, chosen.share, under)

    def as_json(self) -> dict[str, object]:
        """Plain JSON; empty for a filter that lets all through."""
        if self == KeptFilter():
            return {}
        return {
            "version": _VERSION,
            "kinds": sorted(self.kinds),
            "text": self.text,
            "field": self.field,
            "type": self.type,
            "state": self.state,
            "metres": _sizes(self.metres),
            "share": _sizes(self.share),
            "under": list(self.under) if self.under else None,
        }

    @classmethod
    def read(cls, kept: object) -> KeptFilter:
        """The choices that are understood; what another version kept, or nobody knows, is not chosen."""
        if not isinstance(kept, Mapping) or kept.get("version") != _VERSION:
            return cls()
        kinds = kept.get("kinds")
        return cls(
            kinds=frozenset(k for k in UNIT_KINDS if isinstance(kinds, list) and k in kinds),
            text=_text(kept.get("text")),
            field=_text(kept.get("field")),
            type=_text(kept.get("type")),
            state=_text(kept.get("state"), DECISIONS),
            metres=_between(kept.get("metres")),
            share=_between(kept.get("share")),
            under=_under(kept.get("under")),
        )


def _text(value: object, known: Collection[str] | None = None) -> str:
    return value if isinstance(value, str) and (known is None or value in known) else ""


def _sizes(between: Between | None) -> list[float | None] | None:
    """JSON has no infinity."""
    if between is None:
        return None
    return [between.least, None if math.isinf(between.most) else between.most]


def _between(value: object) -> Between | None:
    match value:
        case [int() | float() as least, int() | float() | None as most]:
            sizes = least, math.inf if most is None else most
        case _:
            return None
    # Not-a-number fails each comparison.
    return Between(*sizes) if 0 <= sizes[0] < math.inf and sizes[1] >= 0 and sizes != (0, math.inf) else None


def _under(value: object) -> tuple[str, str] | None:
    match value:
        case [str() as uuid, str() as name] if uuid:
            return uuid, name or uuid
    return None
