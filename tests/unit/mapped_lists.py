"""Small lists that come in by a mapping, and what came of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from georegistry_desktop import exchange
from georegistry_desktop.exchange import FileMapping, Incoming
from georegistry_desktop.exchange.mapping import Guess, guess
from georegistry_desktop.exchange.mapping.file_mapping import named
from georegistry_desktop.exchange.mapping.text import read_mapping


def guessed(columns: dict[str, list[str | None]]) -> tuple[FileMapping, list[Guess]]:
    text = {name: pa.chunked_array([pa.array(cells, pa.large_string())]) for name, cells in columns.items()}
    return guess(named(list(columns)), text)


def roles(mapping: FileMapping) -> dict[str, str]:
    """Heading -> field, L1 … or R1 …"""
    found = {heading: field for field, heading in mapping.columns.items()}
    for number, level in enumerate(mapping.levels, 1):
        found |= {h: f"{kind}{number}" for kind, h in (("L", level.name), ("R", level.ref)) if h}
    return found


def read(folder: Path, content: str, mapping: str | None = None) -> Incoming:
    (folder / "list.csv").write_text(content)
    if mapping is None:
        return exchange.read(folder / "list.csv")
    return exchange.read(folder / "list.csv", mapping=read_mapping("m.toml", mapping))


def tree(incoming: Incoming) -> dict[str, tuple[Any, ...]]:
    """Reference -> name, type, code, parent's reference."""
    assert incoming.version is not None
    units = incoming.version.units
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    rows = units[["source_ref", "name", "type", "code", "parent"]].astype(object).where(units.notna(), None)
    return {r: (n, t, c, refs.get(p)) for r, n, t, c, p in rows.itertuples(index=False)}


def told(incoming: Incoming) -> list[tuple[str, int | None]]:
    return [(p.code, p.row) for p in incoming.problems]
