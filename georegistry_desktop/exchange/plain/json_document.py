"""The plain layout as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Array, Draft, Findings, empty_draft, joined, text
from georegistry_desktop.exchange.json_file import load
from georegistry_desktop.exchange.plain import tables
from georegistry_desktop.exchange.records import entries, listed, word

_JSON_COLUMNS = ("aliases", "extra", "translations")
_STEP = 20_000


def read(files: Sequence[Path], *, encoding: str | None, progress: Progress) -> Draft:
    """Row numbers are positions in ``units``, from 1."""
    drafts, problems = [], []
    for path in files:
        progress(f"Reading {path.name}", 0, 2)
        held, problem = load(path, encoding)
        if held is not None and (reason := tables.wrong_layout(held)):
            problem = Problem(
                code="layout-unknown", severity="fatal", file=path.name, params={"reason": reason}
            )
        if held is None or problem is not None:
            problems += [problem] if problem else []
            continue
        progress(f"Understanding {path.name}", 1, 2)
        drafts.append(_draft(path.name, held))
    draft = joined(drafts or [empty_draft()])
    draft.problems.extend(problems)
    return draft


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """One unit a line, keys without a value left out."""
    head = {**tables.about(version), "types": [_full(t) for t in tables.type_records(version)]}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("{")
        for at, (key, value) in enumerate(head.items()):
            file.write(("\n" if not at else ",\n") + f"{json.dumps(key)}: {_dump(value)}")
        for name in TABLES:
            frame: pd.DataFrame = getattr(version, name)
            file.write(f',\n"{name}": [')
            _lines(file, (_full(dict(r)) for r in frame[[*TABLES[name]]].to_dict("records")))
            file.write("]")
        file.write(',\n"units": [')
        count = len(version.units)
        for start in range(0, count, _STEP):
            progress("Writing units", start, count)
            file.write("," if start else "")
            _lines(file, _unit_records(version.units.iloc[start : start + _STEP]))
        file.write("]\n}\n")
    progress("Writing units", count, count)


def _draft(file: str, held: dict[str, Json]) -> Draft:
    found, problems = entries(file, "units", held.get("units"))
    records = [entry.record for entry in found]
    findings = Findings()
    columns: dict[str, list[str | None]] = {
        name: [word(r.get(name)) for r in records] for name in tables.UNIT_TEXT if name not in _JSON_COLUMNS
    }
    columns["aliases"] = [json_text.name_list(str(a) for a in listed(r.get("aliases"))) for r in records]
    for name in ("extra", "translations"):
        columns[name] = [json_text.dumped(v) if isinstance(v := r.get(name), dict) else None for r in records]
    for name in ("altitude", "accuracy"):
        columns[name] = [word(r.get(name)) for r in records]
    given = {name: _table(name, held.get(name)) for name in TABLES}
    draft = tables.draft_of(
        file,
        held,
        columns,
        _shapes(records, "point", findings),
        _shapes(records, "boundary", findings),
        given,
        tuple(_type(t) for t in listed(held.get("types")) if isinstance(t, dict) and word(t.get("name"))),
        findings,
    )
    draft.problems.extend(problems)
    return draft


def _table(name: str, held: Json) -> pd.DataFrame:
    records = [r for r in listed(held) if isinstance(r, dict)]
    return pd.DataFrame({c: text([word(r.get(c)) for r in records]) for c in TABLES[name]})


def _type(record: dict[str, Any]) -> UnitType:
    depth = record.get("depth")
    return UnitType(
        name=str(record["name"]),
        short_name=word(record.get("short_name")),
        depth=depth if isinstance(depth, int) else None,
        category=word(record.get("category")),
        allowed_parents=frozenset(str(p) for p in listed(record.get("allowed_parents"))),
    )


def _shapes(records: list[dict[str, Any]], name: str, findings: Findings) -> Array:
    words = [json.dumps(g) if isinstance(g := r.get(name), dict) else word(g) for r in records]
    return geometries.parsed(text(words), findings)


def _unit_records(units: Any) -> Iterator[dict[str, Json]]:
    shapes = {name: shapely.to_geojson(geometries.shapes(units, name)) for name in ("point", "boundary")}
    names = [*tables.UNIT_TEXT, "altitude", "accuracy"]
    columns = {name: units[name].to_numpy(dtype=object) for name in names}
    for at in range(len(units)):
        record = {name: column[at] for name, column in columns.items()}
        for name in _JSON_COLUMNS:
            if isinstance(record[name], str):
                record[name] = json.loads(record[name])
        for name, words in shapes.items():
            record[name] = json.loads(words[at]) if words[at] is not None else None
        yield _full(record)


def _full(record: dict[Any, Any]) -> dict[str, Json]:
    """Without the keys that have no value."""
    return {k: v for k, v in record.items() if isinstance(v, (list, dict)) or not pd.isna(v)}


def _lines(file: Any, records: Iterator[dict[str, Json]]) -> None:
    for at, record in enumerate(records):
        file.write(("\n" if not at else ",\n") + _dump(record))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> Json:
    if isinstance(value, np.generic):
        held: Json = value.item()
        return held
    raise TypeError(type(value).__name__)
