"""One message to the person at the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["info", "done", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` is one or two whole sentences; ``undo`` takes back what was done; ``details`` can be copied.

    ``action`` is one more thing to do about it, by its label, and ``instead`` another.
    """

    text: str
    kind: Kind = "info"
    undo: Callable[[], object] | None = None
    details: str | None = None
    action: tuple[str, Callable[[], object]] | None = None
    instead: tuple[str, Callable[[], object]] | None = None
