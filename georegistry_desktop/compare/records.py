"""Rows of a frame as the frozen records that changes are made of."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from georegistry_desktop.compare.fields import shapes
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.records import Unit

if TYPE_CHECKING:
    import pandas as pd


class Records:
    """Reads units of one frame, each when it is asked for."""

    def __init__(self, frame: VersionFrame) -> None:
        self.frame = frame
        self._columns = {
            name: frame.units[name].to_numpy(dtype=object)
            for name in frame.units.columns
            if name not in ("point", "boundary")
        }
        rows = np.arange(len(frame.units))
        self._points, self._boundaries = (shapes(frame, name, rows) for name in ("point", "boundary"))
        self._groups = _gathered(frame.memberships["unit"], frame.memberships["group"])
        references = frame.references["source"] + ":" + frame.references["ref"]
        self._references = _gathered(frame.references["unit"], references)

    def text(self, name: str, row: int) -> str | None:
        """A text column's value, None for null and for empty text."""
        value = self._columns[name][row]
        return value if isinstance(value, str) and value else None

    def unit(self, row: int) -> Unit:
        """The whole record at a position."""
        uuid = str(self._columns["uuid"][row])
        return Unit(
            uuid=uuid,
            name=self.text("name", row) or "",
            parent=self.text("parent", row),
            type=self.text("type", row),
            short_name=self.text("short_name", row),
            code=self.text("code", row),
            source_ref=self.text("source_ref", row),
            status=self.text("status", row) or "NEW",
            opening_date=_date(self.text("opening_date", row)),
            closed_date=_date(self.text("closed_date", row)),
            point=self._points[row],
            altitude=_number(self._columns["altitude"][row]),
            accuracy=_number(self._columns["accuracy"][row]),
            boundary=self._boundaries[row],
            aliases=frozenset(json.loads(self.text("aliases", row) or "[]")),
            groups=frozenset(self._groups.get(uuid, ())),
            references=frozenset(self._references.get(uuid, ())),
            extra=json.loads(self.text("extra", row) or "{}"),
            translations=json.loads(self.text("translations", row) or "{}"),
        )


def _gathered(units: pd.Series[str], values: pd.Series[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit, value in zip(units, values, strict=True):
        found.setdefault(unit, []).append(value)
    return found


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _number(value: Any) -> float | None:
    return None if value is None or np.isnan(value) else float(value)
