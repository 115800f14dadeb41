"""Who is above whom in a list: by path, code, beginnings of codes, or one column per level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.checks import cells as values
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.draft import Findings, Ints, arrow, text
from georegistry_desktop.exchange.mapping import FileMapping
from georegistry_desktop.exchange.mapping.levels import LevelCells, level_tree
from georegistry_desktop.exchange.mapping.nesting import parents as parents_of

_DEEPEST = 999


def levels_of(held: dict[str, pd.Series[Any]]) -> Any:
    """Whole numbers from 0 to 999 of the level column, NaN for what is none; where there is no type column
    they give the types, too."""
    if "level" not in held:
        return None
    numbers, bad = values.numbers(values.unblanked(held["level"]))
    whole = ~bad & (numbers == np.round(numbers)) & (numbers >= 0) & (numbers <= _DEEPEST)
    words = held["level"].str.strip()
    if "type" not in held:
        # A level in words is a type.
        named = {n: f"Level {n:g}" for n in np.unique(numbers[whole])}
        held["type"] = text([named[n] if w else v for n, w, v in zip(numbers, whole, words, strict=True)])
    return np.where(whole, numbers, np.nan)


def by_path(held: dict[str, pd.Series[Any]]) -> npt.NDArray[np.float64]:
    """``parent_ref`` (and ``ref`` where none gives it) out of "/grandparent/parent[/unit]"; the levels."""
    path = pc.utf8_trim(pc.utf8_trim_whitespace(arrow(held["path"])), "/")
    parts = pc.extract_regex(path, r"^(?:(?:.*/)?(?P<above>[^/]*)/)?(?P<last>[^/]*)$")
    above, last = (values.trimmed(text(pc.struct_field(parts, n))) for n in ("above", "last"))
    coded = "code" in held and bool((last == held["code"]).any())
    if not {"ref", "uuid"} & held.keys() and not coded:
        held["ref"] = last
    own = (last == held.get("ref", held.get("code"))).to_numpy(dtype=bool, na_value=False)
    found = above.where(own, last)
    held["parent_ref"] = held["parent_ref"].fillna(found) if "parent_ref" in held else found
    steps = pc.add(pc.count_substring(path, "/"), 1).to_numpy(zero_copy_only=False).astype(np.float64)
    return np.where(last.notna(), steps, 0) + ~own


def may_be_reference(held: Mapping[str, pd.Series[Any]], levels: bool, mapping: FileMapping) -> bool:
    """A code is what a unit is known by where nothing else is; beside levels only where most rows have one
    and no two the same, since a chain of names would do there, as it does for the rows without."""
    if levels:
        codes = held["code"].dropna()
        return bool(codes.is_unique and 0 < len(held["code"]) <= 2 * len(codes))
    return "uuid" not in held or "parent_code" in held or bool(mapping.prefixes)


def by_code(held: dict[str, pd.Series[Any]]) -> None:
    """``parent_ref`` out of the code of the parent."""
    wanted = held["parent_code"]
    at = (
        positions(wanted.str.strip(), held["code"].str.strip())
        if "code" in held
        else np.full(len(wanted), -1)
    )
    found = text(pc.take(arrow(held["ref"]), pa.array(np.where(at < 0, 0, at)))) if len(wanted) else wanted
    held["parent_ref"] = found.where(at >= 0, wanted)


def by_prefix(held: dict[str, pd.Series[Any]], lengths: tuple[int, ...], findings: Findings) -> None:
    """``parent_ref`` out of the beginnings of ``ref``; a beginning that is no unit is found."""
    found, wanted = (text(column) for column in parents_of(arrow(held["ref"]), lengths))
    held["parent_ref"] = found
    gaps = np.flatnonzero((wanted.notna() & (wanted != found.fillna(""))).to_numpy(dtype=bool))
    above = found.iloc[gaps].fillna("no other unit")
    findings.add_all(
        gaps, "prefix-missing", "warning", "parent", value=list(wanted.iloc[gaps]), other=list(above)
    )


def by_levels(
    levels: Sequence[LevelCells], held: dict[str, pd.Series[Any]], findings: Findings
) -> tuple[dict[str, pd.Series[Any]], Ints, npt.NDArray[np.float64] | None]:
    """The columns of the rows and of the units that only levels name, the row that each stands in, and the
    levels where they are known."""
    tree = level_tree(levels, name=held.get("name"), ref=held.get("ref"), type_=held.get("type"))
    count = len(tree.source) - tree.added
    made = {
        name: at_sources(column, tree.source, count) for name, column in held.items() if name != "parent_ref"
    }
    made.update({str(name): text(tree.frame[name]) for name in ("ref", "parent_ref", "name", "type")})
    said = text(tree.frame["code"])
    made["code"] = made["code"].fillna(said) if "code" in made else said
    for row, unit, parent in tree.torn:
        findings.add(row, "level-parent-differs", "warning", "parent", value=unit, other=parent)
    _tell_alike(tree.frame, findings)
    known = all(cells.type is not None for cells in levels)
    return made, tree.source, tree.frame["depth"].to_numpy(dtype=np.float64) if known else None


def _tell_alike(frame: pd.DataFrame, findings: Findings) -> None:
    """Areas under one parent whose names differ in spelling only, such as Boké and BOKE: they are told where
    the later spelling stands first."""
    areas = frame[frame["ref"].notna() & frame["ref"].isin(frame["parent_ref"]) & frame["name"].notna()]
    folded = areas["name"].map({word: fold(word) for word in areas["name"].unique()})
    above = areas["parent_ref"].fillna("")
    first = areas["name"].groupby([above, folded]).transform("first")
    told = areas.assign(first=first, above=above)[first != areas["name"]].drop_duplicates(["above", "name"])
    findings.add_all(
        told.index, "areas-alike", "warning", "name", value=list(told["name"]), other=list(told["first"])
    )


def at_sources(column: pd.Series[Any], source: Any, count: int) -> pd.Series[Any]:
    """The column's cells for the rows, null for units that only the levels name."""
    if len(source) == count:
        return column
    return text(pa.concat_arrays([arrow(column), pa.nulls(len(source) - count, pa.large_string())]))
