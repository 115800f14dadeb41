"""What every reader makes of its files: the rows as they stand, before anything is checked or resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem, Severity
from georegistry_desktop.domain.records import UnitType

if TYPE_CHECKING:
    from georegistry_desktop.exchange.seen import SeenTable

Array = npt.NDArray[Any]
Ints = npt.NDArray[np.int64]

ROW_TEXT = (
    "uuid",
    "parent_uuid",
    "ref",
    "parent_ref",
    "name",
    "short_name",
    "code",
    "type",
    "status",
    "latitude",
    "longitude",
    "altitude",
    "accuracy",
    "opening_date",
    "closed_date",
    "aliases",
    "extra",
    "translations",
)
"""Text columns of ``Draft.rows`` as written in the file, null where blank. ``aliases``, ``extra`` and
``translations`` are JSON already, in the form of ``VersionFrame.units``."""

LOST = "\ufffd"
"""Stands for a character that neither database could hold, or that was lost before."""
_HALF = re.compile("[\ud800-\udfff]")

GROUP_COLUMNS = ("uuid", "name", "source_ref", "code")
GROUP_SET_COLUMNS = ("uuid", "name", "source_ref")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of one row of a draft; ``at`` is its position there."""

    at: int
    code: str
    severity: Severity
    field: str | None
    params: dict[str, object]


class Findings(list[Finding]):
    """What is wrong with the rows of a draft, in the order of finding."""

    def add(
        self, at: int, code: str, severity: Severity = "error", field: str | None = None, **params: object
    ) -> None:
        """One problem of one row."""
        self.append(Finding(at, code, severity, field, params))

    def add_all(
        self,
        at: Iterable[int],
        code: str,
        severity: Severity = "error",
        field: str | None = None,
        **params: Sequence[object] | Array,
    ) -> None:
        """One problem for each row of ``at``; each parameter has a value for each."""
        for index, position in enumerate(at):
            values = {name: held[index] for name, held in params.items()}
            self.append(Finding(int(position), code, severity, field, values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the columns of one list were taken for: heading by field, in the levels from the top down, those
    that came along as extra fields, where parents come from otherwise, and the reference system of its
    geometry."""

    file: str
    columns: Mapping[str, str]
    levels: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    parents: str = ""
    crs: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The rows of one or several files of one format.

    ``rows`` has ``file`` (name), ``row`` (as a person counts it), ``level`` (from 1, NaN where unknown),
    ``subtree`` (whether an absent parent of a topmost unit is to be expected), ``placed`` (whether the area
    that holds a unit is its parent), ``implied`` (whether it is only named as an ancestor) and ``ROW_TEXT``.
    ``point`` and ``boundary`` are arrays (n,) of 2D geometries in EPSG:4326. ``memberships`` (unit, group),
    ``group_set_members`` (group_set, group) and ``references`` (unit, source, ref) name units, groups and
    sets by position. ``attributes`` has the id of a key of ``extra`` where its system gives it one. ``about``
    is what the version's origin says of the data, such as whose it is.
    """

    rows: pd.DataFrame
    point: Array
    boundary: Array
    fields: frozenset[str]
    findings: Findings = field(default_factory=Findings)
    problems: list[Problem] = field(default_factory=list)
    types: tuple[UnitType, ...] = ()
    groups: pd.DataFrame = field(default_factory=lambda: text_frame(GROUP_COLUMNS, {}))
    memberships: pd.DataFrame = field(default_factory=lambda: pairs("unit", "group"))
    group_sets: pd.DataFrame = field(default_factory=lambda: text_frame(GROUP_SET_COLUMNS, {}))
    group_set_members: pd.DataFrame = field(default_factory=lambda: pairs("group_set", "group"))
    references: pd.DataFrame = field(default_factory=lambda: no_references())
    label: str | None = None
    lineage: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    about: dict[str, object] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    understood: tuple[Understood, ...] = ()
    seen: tuple[SeenTable, ...] = ()


def text(values: Iterable[str | None] | pa.Array | pa.ChunkedArray | pd.Series[Any]) -> pd.Series[Any]:
    """Text in Arrow, null where missing. What UTF-8 cannot hold (half a surrogate pair) becomes U+FFFD."""
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return pd.Series(values.cast(pa.large_string()), dtype="str")
    if isinstance(values, pd.Series):
        return values.astype("str")
    held = list(values)
    try:
        return pd.Series(pa.array(held, pa.large_string(), from_pandas=True), dtype="str")
    except UnicodeEncodeError:
        held = [_HALF.sub(LOST, v) if isinstance(v, str) else None for v in held]
        return pd.Series(pa.array(held, pa.large_string(), from_pandas=True), dtype="str")


def arrow(values: pd.Series[Any]) -> pa.LargeStringArray:
    """The Arrow array behind a text column, in one piece."""
    held = pa.array(values, type=pa.large_string())
    return held.combine_chunks() if isinstance(held, pa.ChunkedArray) else held


def replaced(column: pd.Series[Any], at: Ints, words: Sequence[str]) -> pd.Series[Any]:
    """The text column with other words at these positions."""
    if not len(at):
        return column
    cells = column.to_numpy(dtype=object, copy=True)
    cells[at] = words
    return text(pa.array(cells, pa.large_string(), from_pandas=True))


def text_frame(columns: Iterable[str], given: Mapping[str, Any], length: int = 0) -> pd.DataFrame:
    """A frame of text columns; those that are not given are null."""
    length = len(next(iter(given.values()))) if given else length
    blank = text(pa.nulls(length, pa.large_string()))
    return pd.DataFrame({name: text(given[name]) if name in given else blank for name in columns})


def draft_rows(
    given: Mapping[str, Any],
    *,
    file: Sequence[str | None] | pd.Series[Any],
    row: Ints,
    level: npt.NDArray[np.float64] | None = None,
    subtree: bool = False,
    placed: bool = False,
    implied: int = 0,
) -> pd.DataFrame:
    """``Draft.rows`` from those columns that the files have; the last ``implied`` rows are only named as
    ancestors."""
    frame = text_frame(ROW_TEXT, given, len(row))
    frame.insert(0, "file", text(file))
    frame.insert(1, "row", row)
    frame.insert(2, "level", np.full(len(row), np.nan) if level is None else level)
    frame.insert(3, "subtree", subtree)
    frame.insert(4, "placed", placed)
    frame.insert(5, "implied", np.arange(len(row)) >= len(row) - implied)
    return frame


def pairs(one: str, two: str, values: Sequence[tuple[int, int]] | Array = ()) -> pd.DataFrame:
    """A frame of two columns of positions, each pair once, sorted."""
    held = np.asarray(values, dtype=np.int64).reshape(-1, 2)
    width = int(held[:, 1].max(initial=0)) + 1
    held = np.column_stack(np.divmod(np.unique(held[:, 0] * width + held[:, 1]), width))
    return pd.DataFrame({one: held[:, 0], two: held[:, 1]})


def no_references() -> pd.DataFrame:
    """An empty table of references."""
    return pd.DataFrame({"unit": np.zeros(0, np.int64), "source": text([]), "ref": text([])})


def joined(drafts: Sequence[Draft]) -> Draft:
    """Several drafts as one, in order; positions move along."""
    if len(drafts) == 1:
        return drafts[0]
    findings = Findings()
    tables: dict[str, list[pd.DataFrame]] = {}
    units = groups = sets = 0
    for draft in drafts:
        findings.extend(Finding(f.at + units, f.code, f.severity, f.field, f.params) for f in draft.findings)
        shift = {"unit": units, "group": groups, "group_set": sets}
        for name in ("rows", "groups", "memberships", "group_sets", "group_set_members", "references"):
            frame: pd.DataFrame = getattr(draft, name)
            moved = {c: frame[c] + shift[c] for c in frame.columns if c in shift}
            tables.setdefault(name, []).append(frame.assign(**moved))
        units, groups = units + len(draft.rows), groups + len(draft.groups)
        sets += len(draft.group_sets)
    whole = {name: pd.concat(frames, ignore_index=True) for name, frames in tables.items()}
    types = {t.name: t for draft in drafts for t in draft.types}
    return Draft(
        rows=whole["rows"],
        point=np.concatenate([d.point for d in drafts]),
        boundary=np.concatenate([d.boundary for d in drafts]),
        fields=frozenset().union(*(d.fields for d in drafts)),
        findings=findings,
        problems=[p for d in drafts for p in d.problems],
        types=tuple(types.values()),
        groups=whole["groups"],
        memberships=whole["memberships"],
        group_sets=whole["group_sets"],
        group_set_members=whole["group_set_members"],
        references=whole["references"],
        attributes={key: uid for d in drafts for key, uid in d.attributes.items()},
        about={key: value for d in drafts for key, value in d.about.items()},
        encodings={file: e for d in drafts for file, e in d.encodings.items()},
        understood=tuple(u for d in drafts for u in d.understood),
        seen=tuple(table for d in drafts for table in d.seen),
    )


def each_group_once(draft: Draft) -> Draft:
    """Lists that name the same group, by reference or else by name, mean one group."""
    groups = draft.groups
    if len(groups) < 2:
        return draft
    key = groups["source_ref"].fillna(groups["name"])
    codes = key.factorize()[0]
    _, first = np.unique(codes, return_index=True)
    at = np.where(codes < 0, np.arange(len(codes)), first[codes])
    keep = at == np.arange(len(at))
    if keep.all():
        return draft
    # What any list says of a group counts where the first says nothing.
    merged = groups.groupby(at).first()
    named = {ref: name for ref, name in zip(key, groups["name"], strict=True) if name != ref}
    merged["name"] = text([named.get(ref, name) for ref, name in zip(key[keep], merged["name"], strict=True)])
    return replace(
        draft,
        groups=text_frame(GROUP_COLUMNS, {c: text(merged[c].reset_index(drop=True)) for c in GROUP_COLUMNS}),
        memberships=pairs(
            "unit",
            "group",
            np.column_stack(
                [draft.memberships["unit"], (np.cumsum(keep) - 1)[at[draft.memberships["group"]]]]
            ),
        ),
    )


def each_ancestor_once(draft: Draft) -> Draft:
    """Without the implied units that have a row of their own, or were implied by another list before."""
    ref, implied = draft.rows["ref"], draft.rows["implied"].to_numpy(dtype=bool)
    if not implied.any():
        return draft
    own = pc.is_in(arrow(ref), value_set=arrow(ref[~implied])).to_numpy(zero_copy_only=False)
    told = implied & ref.notna().to_numpy() & (own | ref.where(implied).duplicated().to_numpy())
    if not told.any():
        return draft
    keep = ~told
    at = np.cumsum(keep) - 1
    frames = {
        name: getattr(draft, name)[keep[getattr(draft, name)["unit"]]].assign(
            unit=lambda frame: at[frame["unit"]]
        )
        for name in ("memberships", "references")
    }
    return replace(
        draft,
        rows=draft.rows[keep].reset_index(drop=True),
        point=draft.point[keep],
        boundary=draft.boundary[keep],
        findings=Findings(replace(f, at=int(at[f.at])) for f in draft.findings if keep[f.at]),
        **{name: frame.reset_index(drop=True) for name, frame in frames.items()},
    )


def empty_draft(problems: Sequence[Problem] = (), seen: tuple[SeenTable, ...] = ()) -> Draft:
    """No rows at all, though ``seen`` are the tables in which none could be found."""
    none: Array = np.full(0, None, dtype=object)
    rows = draft_rows({}, file=[], row=np.zeros(0, np.int64))
    return Draft(rows=rows, point=none, boundary=none, fields=frozenset(), problems=[*problems], seen=seen)
