"""Links out of the registry into a list, and out of a list into the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from georegistry_desktop.domain.errors import ImportRefused
from georegistry_desktop.domain.linking import LINK_STATES, LISTED_COLUMNS, LinkDecision, LinkList, link_value
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.finding_units import UnitFinder
from georegistry_desktop.workflows.unit_labels import rows_of, told_by

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.domain.frames import VersionFrame
    from georegistry_desktop.exchange.links import LinkRow
    from georegistry_desktop.matching.reviewing import LinkReview
    from georegistry_desktop.storage import Entry, Registry

_Pair: TypeAlias = tuple[str, str]
_Rivals: TypeAlias = Mapping[tuple[str, str], Sequence[tuple[_Pair, str]]]


@dataclass(frozen=True, kw_only=True)
class LinksImported:
    """What came of a list of links: how many decisions are new, stood already, stand otherwise and were left
    alone, and how many rows say nothing that was decided. ``entry`` is None where nothing was written."""

    decided: int
    same: int
    kept: int
    undecided: int
    entry: Entry | None


def link_list(registry: Registry, review: LinkReview) -> LinkList:
    """All that stands and all that is proposed in a review, in the order of its a, with names for people."""
    import numpy as np
    import pandas as pd

    one, two = review.a.label, review.b.label
    decided = registry.links.decisions(one, two)
    rows_a = review.side_a.numbers(decided["a"])
    check = LINK_STATES.index("check")
    there = (rows_a >= 0) & (rows_a < review.total)
    changed = np.zeros(len(decided), dtype=bool)
    changed[there] = review.state[rows_a[there]] == check
    rows_b = review.side_b.numbers(decided["b"])
    of_b = ~there & (rows_b >= 0) & (rows_b < review.side_b.n)
    changed[of_b] = review.state_b[rows_b[of_b]] == check
    decided = decided.assign(state=decided["state"].mask(changed & (decided["state"] != "rejected"), "check"))
    proposed = np.flatnonzero((review.state == LINK_STATES.index("proposed")) & (review.best >= 0))
    open_ = pd.DataFrame(
        {
            "a": pd.Series(review.side_a.uuids(proposed), dtype="str"),
            "b": pd.Series(review.side_b.uuids(review.best[proposed]), dtype="str"),
            "state": pd.Series(["proposed"] * len(proposed), dtype="str"),
            "score": review.score[proposed].astype(np.float64),
        }
    )
    listed = pd.concat([decided, open_], ignore_index=True)
    order = np.concatenate([np.where(rows_a < 0, review.total, rows_a), proposed])
    listed = listed.iloc[np.argsort(order, kind="stable")].reset_index(drop=True)
    told = [told_by(frame.units) for frame in (review.a, review.b)]
    columns: dict[str, pd.Series[str]] = {}
    for side, table in zip("ab", told, strict=True):
        named = rows_of(table, listed[side].mask(listed[side] == "").to_numpy(dtype=object))
        columns |= {f"{side}_{name}": named[name] for name in ("uuid", "ref", "name", "parent")}
    for name in ("score", "state", "comment", "decided_by", "decided_at"):
        columns[name] = listed[name]
    run = registry.links.newest(one, two)
    return LinkList(
        a=one,
        b=two,
        run=None if run is None else run.id,
        algorithm=None if run is None else run.algorithm,
        has_pairs=run is not None and run.has_pairs,
        rows=pd.DataFrame(columns)[list(LISTED_COLUMNS)],
        counts=review.counts(),
        remaining_wrong=review.remaining_wrong() if len(review.state) else None,
    )


def export_links(
    registry: Registry,
    review: LinkReview,
    path: Path,
    *,
    layout: str = "plain",
    replace: bool = False,
    progress: Progress = silent,
) -> LinkList:
    """Write all of a review to a file, whole or not at all: CSV, JSON or, with the report, a workbook.

    Raises ``Refused`` before anything is put together: see ``exchange.links.check_list_file``.
    """
    from georegistry_desktop.exchange.links import check_list_file, write_link_list
    from georegistry_desktop.workflows.link_report import link_report

    name = check_list_file(path, layout=layout, replace=replace)
    progress("Putting together")
    found = link_list(registry, review)
    report = link_report(registry, review, found) if name == "xlsx" and layout == "plain" else None
    progress(f"Writing {path.name}")
    write_link_list(found, path, report=report, layout=layout, replace=replace)
    return found


def import_links(
    registry: Registry,
    a: str,
    b: str,
    path: Path,
    *,
    replace: bool = False,
    several: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> LinksImported:
    """Keep what a list says was decided of units of ``a`` and ``b``, as one change that can be undone.

    What stands otherwise in the registry, or speaks against it, is left alone, unless ``replace``; a unit
    gets one accepted counterpart, unless ``several``. ``dry_run`` only says what would come of it. Raises
    ``ImportRefused`` with all problems of the file; nothing is written then; ``Refused``
    (``links-one-source``).
    """
    from georegistry_desktop.exchange.links import look_at_links

    registry.links.sides(a, b)
    progress(f"Opening {path.name}")
    rows, misread = look_at_links(path, progress=progress)
    fatal = [problem for problem in misread if problem.severity == "fatal"]
    if fatal and not rows:
        raise ImportRefused(misread)
    frames = [registry.read(version, progress=progress) for version in (a, b)]
    progress("Looking for the units of the links")
    unread = frozenset(problem.row for problem in fatal)
    wanted, problems = _wanted(rows, frames, path.name, unread, several=several)
    if fatal or problems:
        raise ImportRefused(sorted([*misread, *problems], key=lambda problem: problem.row or 0))
    undecided = sum(row.state is None for row in rows)
    return _kept(registry, frames, wanted, undecided, replace=replace, several=several, dry_run=dry_run)


def _wanted(
    rows: Sequence[LinkRow],
    frames: Sequence[VersionFrame],
    file: str,
    unread: frozenset[int | None],
    *,
    several: bool,
) -> tuple[dict[_Pair, LinkDecision], list[Problem]]:
    from georegistry_desktop.matching.reviewing import unit_marks

    finders = [UnitFinder(frame) for frame in frames]
    marks = [unit_marks(frame) for frame in frames]
    wanted: dict[_Pair, LinkDecision] = {}
    problems: list[Problem] = []
    linked: dict[tuple[str, str], int] = {}
    alone: dict[tuple[str, str], int] = {}
    said: dict[_Pair, LinkRow] = {}

    def wrong(
        code: str, row: int, field: str | None = None, *, unit: str | None = None, **params: object
    ) -> None:
        problems.append(
            Problem(code=code, severity="fatal", file=file, row=row, field=field, unit=unit, params=params)
        )

    for row in rows:
        # Of a row that could not be read whole the units are looked for all the same: all is told at once.
        if row.state is None and row.row not in unread:
            continue
        units = [finder.find(named) for finder, named in zip(finders, (row.a, row.b), strict=True)]
        for side, unit, named, frame in zip("ab", units, (row.a, row.b), frames, strict=True):
            if unit.problem is not None:
                wrong(unit.problem, row.row, side, value=", ".join(named.values()), version=frame.label)
        if row.state is None or any(unit.problem for unit in units):
            continue
        one, two = (unit.uuid for unit in units)
        if not (one or two) or (row.state in ("accepted", "rejected") and not (one and two)):
            wrong("link-lone", row.row, value=row.state)
            continue
        before = said.setdefault((one, two), row)
        if (before.state, before.comment) != (row.state, row.comment):
            wrong("link-otherwise", row.row, "state", other=before.row)
            continue
        for side, uuid in (("a", one), ("b", two)):
            if before is not row or not uuid or row.state not in ("accepted", "no-match"):
                continue
            same, against = (linked, alone) if row.state == "accepted" else (alone, linked)
            first = same.setdefault((side, uuid), row.row)
            named = row.a if side == "a" else row.b
            called = named.get("name") or next(iter(named.values()), None)
            if first != row.row and row.state == "accepted" and not several:
                wrong("link-repeated", row.row, side, unit=called, other=first)
            if (side, uuid) in against:
                wrong("link-and-none", row.row, side, unit=called, other=against[side, uuid])
        mark_a, mark_b = (
            None if unit.row is None else str(mark[unit.row]) for unit, mark in zip(units, marks, strict=True)
        )
        wanted[one, two] = LinkDecision(
            one, two, row.state, comment=row.comment, score=row.score, mark_a=mark_a, mark_b=mark_b
        )
    return wanted, problems


def _kept(
    registry: Registry,
    frames: Sequence[VersionFrame],
    wanted: Mapping[_Pair, LinkDecision],
    undecided: int,
    *,
    replace: bool,
    several: bool,
    dry_run: bool,
) -> LinksImported:
    one, two = (frame.label for frame in frames)
    stands = registry.links.decisions(one, two)
    found = {
        (a, b): (state, comment if isinstance(comment, str) else None)
        for a, b, state, comment in zip(
            stands["a"], stands["b"], stands["state"], stands["comment"], strict=True
        )
    }
    rivals = _rivals(found)
    decisions: list[LinkDecision] = []
    same = kept = 0
    for pair, decision in wanted.items():
        # Of a pair that the file names too the registry's word stands, unless the file's takes its place.
        against = [
            other
            for other, state in _against(decision, rivals)
            if other != pair
            and not (several and decision.state == state == "accepted")
            and not (replace and other in wanted)
        ]
        standing = found.get(pair)
        if standing == (decision.state, decision.comment) and not against:
            same += 1
        elif (standing is None and not against) or replace:
            decisions += [LinkDecision(*other, None) for other in against]
            decisions.append(decision)
        else:
            kept += 1
    entry = None
    if decisions and not dry_run:
        count = sum(decision.state is not None for decision in decisions)
        seen = {pair: link_value(*found.get(pair, (None, None))) for pair in ((d.a, d.b) for d in decisions)}
        label = f"Import {count:,} links" if count != 1 else "Import 1 link"
        entry = registry.links.decide(one, two, decisions, label=label, seen=seen, several=several)
    new = len(wanted) - same - kept
    return LinksImported(decided=new, same=same, kept=kept, undecided=undecided, entry=entry)


def _rivals(
    found: Mapping[tuple[str, str], tuple[str, str | None]],
) -> _Rivals:
    """What stands of each unit (side and uuid) and speaks against another counterpart."""
    rivals: dict[tuple[str, str], list[tuple[_Pair, str]]] = {}
    for (a, b), (state, _) in found.items():
        if state in ("accepted", "no-match"):
            for side, uuid in (("a", a), ("b", b)):
                if uuid:
                    rivals.setdefault((side, uuid), []).append(((a, b), state))
    return rivals


def _against(decision: LinkDecision, rivals: _Rivals) -> Iterator[tuple[_Pair, str]]:
    """What stands and goes by what a decision says, unless several are meant, each with its state."""
    if decision.state in ("accepted", "no-match"):
        for side, uuid in (("a", decision.a), ("b", decision.b)):
            if uuid:
                yield from rivals.get((side, uuid), ())
