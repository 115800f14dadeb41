"""How a long job tells where it stands, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called between steps. It may block (paused) or raise ``Cancelled``."""

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """``step`` is what is being done, in plain words; ``total`` 0 when unknown."""


def silent(step: str, done: int = 0, total: int = 0) -> None:
    """Progress that nobody looks at."""
