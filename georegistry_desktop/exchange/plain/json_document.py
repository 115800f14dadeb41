"""The plain layout as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Array, Draft, Findings, empty_draft, joined, text
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.json_file import load
from georegistry_desktop.exchange.plain import tables
from georegistry_desktop.exchange.records import entries, listed, shown, word, words

_JSON_COLUMNS = ("aliases", "extra", "translations")
_STEP = 20_000


def read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
    """Row numbers are positions in ``units``, from 1."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for path in files:
        progress(f"Reading {path.name}", 0, 2)
        held, wrong = load(path, options.encoding)
        problems += wrong
        if held is None:
            continue
        if reason := tables.wrong_layout(held):
            params: dict[str, object] = {"reason": reason}
            problems.append(Problem(code="layout-unknown", severity="fatal", file=path.name, params=params))
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
    plain = [name for name in tables.UNIT_TEXT if name not in _JSON_COLUMNS]
    columns = {name: words(records, name, findings, name) for name in (*plain, "altitude", "accuracy")}
    columns["aliases"] = [_aliases(r.get("aliases"), at, findings) for at, r in enumerate(records)]
    for name in ("extra", "translations"):
        columns[name] = [_object(r.get(name), name, at, findings) for at, r in enumerate(records)]
    given = {name: _table(file, name, held.get(name), problems) for name in TABLES}
    of_types, wrong = tables.types_of(file, held.get("types"))
    draft = tables.draft_of(
        file,
        held,
        columns,
        _shapes(records, "point", findings),
        _shapes(records, "boundary", findings),
        given,
        of_types,
        findings,
    )
    draft.problems.extend([*problems, *wrong])
    # Rows are told by their place in the list, also behind an item that is no unit.
    draft.rows["row"] = [entry.row for entry in found]
    return draft


def _aliases(value: object, at: int, findings: Findings) -> str | None:
    if value is None:
        return None
    named = [word(item) for item in listed(value)]
    if not isinstance(value, list) or None in named:
        findings.add(at, "value-kind", field="aliases", value=shown(value))
    return json_text.name_list(name for name in named if name)


def _object(value: object, name: str, at: int, findings: Findings) -> str | None:
    if value is None:
        return None
    made, reason = json_text.checked_object(value)
    if reason:
        findings.add(at, "json-bad", field=name, value=shown(value), reason=reason)
    return made


def _table(file: str, name: str, held: Json, problems: list[Problem]) -> pd.DataFrame:
    found, wrong = entries(file, name, held)
    problems += wrong
    records, findings = [entry.record for entry in found], Findings()
    columns = {column: text(words(records, name, findings, column)) for column in TABLES[name]}
    problems += [
        Problem(code=f.code, file=file, row=found[f.at].row, field=name, params=f.params) for f in findings
    ]
    return pd.DataFrame(columns)


def _shapes(records: list[dict[str, Any]], name: str, findings: Findings) -> Array:
    made: list[str | None] = []
    for record in records:
        value = record.get(name)
        if isinstance(value, dict):
            made.append(json_text.compact(value))
        else:  # a list or a truth value is no geometry, and told as none
            made.append(
                None if value in (None, "") else shown(value) if not isinstance(value, str) else value
            )
    return geometries.parsed(text(made), findings)


def _unit_records(units: Any) -> Iterator[dict[str, Json]]:
    shapes = {name: shapely.to_geojson(geometries.shapes(units, name)) for name in ("point", "boundary")}
    names = [*tables.UNIT_TEXT, "altitude", "accuracy"]
    columns = {name: units[name].to_numpy(dtype=object) for name in names}
    for at in range(len(units)):
        record = {name: column[at] for name, column in columns.items()}
        for name in _JSON_COLUMNS:
            if isinstance(record[name], str):
                with suppress(ValueError, RecursionError):  # what another program put there stays text
                    record[name] = json.loads(record[name])
        for name, made in shapes.items():
            record[name] = json.loads(made[at]) if made[at] is not None else None
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
