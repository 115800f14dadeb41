"""One problem of a file or of a tree: where it is, what it is, what to do."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from georegistry_desktop.domain.messages import remedy, sentence

Severity = Literal["fatal", "error", "warning"]
"""``fatal`` refuses always, ``error`` unless lenient, ``warning`` never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem with its place. ``row`` is what a person sees in the file (1 is the heading's line
    of a CSV); in JSON it is the position in the list, from 1. ``uuid`` is that of a unit in the registry."""

    code: str
    severity: Severity = "error"
    file: str | None = None
    row: int | None = None
    field: str | None = None
    unit: str | None = None
    uuid: str | None = None
    params: dict[str, object] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return sentence(self.code, {"unit": self.unit, "field": self.field, **self.params})

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return remedy(self.code, {"unit": self.unit, "field": self.field, **self.params})

    def as_dict(self) -> dict[str, object]:
        """For JSON output and tables."""
        return {
            "severity": self.severity,
            "code": self.code,
            "file": self.file,
            "row": self.row,
            "field": self.field,
            "unit": self.unit,
            "uuid": self.uuid,
            "message": self.message,
            "remedy": self.remedy,
        }
