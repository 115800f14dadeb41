"""Where the real data is that some tests try: beside the repository, which does not hold it."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
