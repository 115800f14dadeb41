"""Outlines of versions made by hand, as trees are built from."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd

from georegistry_desktop.domain import Unit

COLUMNS = ("uuid", "parent", "name", "short_name", "code", "source_ref", "type", "status")


def outline_of(units: Sequence[Unit]) -> pd.DataFrame:
    """One row for each unit, texts with NaN where there is none."""
    columns: dict[str, object] = {
        name: pd.Series([getattr(unit, name) for unit in units], dtype="str") for name in COLUMNS
    }
    aliases = [json.dumps(sorted(unit.aliases)) if unit.aliases else None for unit in units]
    columns["aliases"] = pd.Series(aliases, dtype="str")
    columns["has_point"] = [unit.point is not None for unit in units]
    columns["has_boundary"] = [unit.boundary is not None for unit in units]
    return pd.DataFrame(columns)


def outline_of_names(*pairs: tuple[str, str | None]) -> pd.DataFrame:
    """Units by name and their parent's name; uuids are u0, u1, …"""
    uuids = {name: f"u{i}" for i, (name, _) in enumerate(pairs)}
    return outline_of(
        [Unit(uuid=uuids[name], name=name, parent=uuids[above] if above else None) for name, above in pairs]
    )
