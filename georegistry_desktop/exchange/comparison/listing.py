"""The list of a comparison as tables of a page: one body of rows for each unit, so that none is split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.exchange.comparison.places import Places
from georegistry_desktop.exchange.comparison.words import distance, marked, name, plain

MOST_ROWS = 20_000
"""Rows of each kind that a page holds; how many there are besides is told."""
_LONG = 12
"""Rows from which on a unit may be split between printed pages."""


def changed_table(comparison: Comparison, rows: pd.DataFrame, _kind: str) -> Iterator[str]:
    """Unit, field, before, after; under the parents of the base."""
    places = Places(comparison.base_frame)
    yield _start(("Unit", "unit"), ("Field", "field"), ("Before", ""), ("After", ""))
    by_unit: dict[str, list[dict[str, Any]]] = {}
    for record in _records(rows):
        by_unit.setdefault(record["base_uuid"], []).append(record)
    for uuid, heading in _under_parents(places, list(by_unit), columns=4):
        records = by_unit[uuid]
        head = f'<td rowspan="{len(records)}">{_unit(records[0])}</td>'
        yield heading + ('<tbody class="long">' if len(records) > _LONG else "<tbody>")
        for record in records:
            before, after = marked(record["base_value"], record["other_value"])
            yield (
                f'<tr>{head}<td class="field">{_field(record)}</td><td dir="auto">{before}</td>'
                f'<td dir="auto">{after}{_measure(record)}</td></tr>'
            )
            head = ""
        yield "</tbody>\n"
    yield "</table>\n"


def unit_table(comparison: Comparison, rows: pd.DataFrame, kind: str) -> Iterator[str]:
    """Unit, type, key; under the parents of the side that has them."""
    side = "other" if kind == "new" else "base"
    places = Places(comparison.other_frame if kind == "new" else comparison.base_frame)
    yield _start(("Unit", "unit"), ("Type", ""), ("Code" if comparison.by == "code" else "Reference", ""))
    records = {record[f"{side}_uuid"]: record for record in _records(rows)}
    for uuid, heading in _under_parents(places, list(records), columns=3):
        record = records[uuid]
        yield (
            f"{heading}<tbody><tr><td><b>{name(record['name'])}</b></td><td>{_or_nothing(record['type'])}</td>"
            f"<td>{_or_nothing(record['ref'])}</td></tr></tbody>\n"
        )
    yield "</table>\n"


def _under_parents(places: Places, uuids: Sequence[str], *, columns: int) -> Iterator[tuple[str, str]]:
    """The units, those of one parent together, each with the row of its parent where that begins."""
    at = np.array([places.at(uuid) for uuid in uuids], dtype=np.int64)
    last: int | None = None
    for one in places.by_parent(at).tolist():
        parent, heading = places.parent(int(at[one])), ""
        if parent != last:
            path = places.path(int(at[one])) or "At the top"
            cell = f'<th colspan="{columns}" scope="rowgroup">{path}</th>'
            heading = f'<tbody class="place"><tr>{cell}</tr></tbody>\n'
            last = parent
        yield uuids[one], heading


def unpaired_table(comparison: Comparison, most: int) -> Iterator[str]:
    """Unit, side, why."""
    yield _start(("Unit", "unit"), ("Of", "field"), ("Key", ""), ("Why", ""))
    versions = {"base": comparison.base, "other": comparison.other}
    for record in _records(comparison.unpaired.head(most)):
        of = versions.get(record["side"], record["side"])
        yield (
            f"<tbody><tr><td><b>{name(record['name'])}</b></td><td>{name(of)}</td>"
            f"<td>{_or_nothing(record['key'])}</td><td>{plain(record['reason'])}</td></tr></tbody>\n"
        )
    yield "</table>\n"


def _records(rows: pd.DataFrame) -> Sequence[dict[str, Any]]:
    held: Sequence[dict[str, Any]] = rows.astype(object).where(rows.notna(), None).to_dict("records")  # type: ignore[assignment]
    return held


def _start(*headings: tuple[str, str]) -> str:
    cells = "".join(
        f'<th scope="col"{f" class={style!r}" if style else ""}>{word}</th>' for word, style in headings
    )
    return f'<table class="list"><thead><tr>{cells}</tr></thead>\n'


def _unit(record: dict[str, Any]) -> str:
    about = [plain(record["type"])] if record["type"] else []
    about += [name(record["ref"])] if record["ref"] else []
    told = f"<small>{' · '.join(about)}</small>" if about else ""
    return f"<b>{name(record['name'])}</b>{told}"


def _field(record: dict[str, Any]) -> str:
    label = plain(record["field"].replace("_", " "))
    return f"{label}: {name(record['key'])}" if record["key"] else label


def _measure(record: dict[str, Any]) -> str:
    if record["field"] == "parent":
        return f"<small>{_move(record)}</small>"
    if record["metres"] is not None:
        return f"<small>{distance(record['metres'])} away</small>"
    if record["share"] is not None:
        return f"<small>{record['share']:.1%} of the area changes</small>"
    return ""


def _move(record: dict[str, Any]) -> str:
    """Who left whom."""
    who, left, found = (
        None if record[key] is None else name(record[key]) for key in ("name", "base_value", "other_value")
    )
    if left is None:
        return f"{who} was at the top and comes under {found}"
    return f"{who} leaves {left} " + ("for the top" if found is None else f"for {found}")


def _or_nothing(value: object) -> str:
    return '<span class="none">–</span>' if value is None else name(value)
