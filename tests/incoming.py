"""What came in, as tests look at it."""

from __future__ import annotations

from typing import Any

from georegistry_desktop.exchange import Incoming


def units_by_ref(incoming: Incoming) -> dict[str, dict[str, Any]]:
    """The columns of each unit by its reference, with None for what is missing."""
    assert incoming.version is not None
    units = incoming.version.units.set_index("source_ref")
    return {ref: {k: None if v != v else v for k, v in row.items()} for ref, row in units.iterrows()}
