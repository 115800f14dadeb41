"""The command that reviews a comparison."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, cast

import numpy as np
import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.comparing import measured
from georegistry_desktop.cli.options import (
    ByOption,
    FieldsOption,
    JsonOption,
    RegistryArgument,
    listed_fields,
    one_of,
    opened,
)
from georegistry_desktop.cli.refusing import conflict_as_dict
from georegistry_desktop.compare import PAIRINGS, UNIT_KINDS, Filter, matching, parse_filter
from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.comparison import Pairing
from georegistry_desktop.domain.decisions import DECISIONS, TREATMENTS, Decision
from georegistry_desktop.workflows import Outcome, Review, apply_review, decide, outcome, review_versions
from georegistry_desktop.workflows.review.review import OUTDATED, REMEMBERED

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry, ReviewHeader

_SHOWN = 30
_FILTER = "FILTER"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "review",
        epilog="Example: georegistry review country.gpkg Pyramid Ministry --accept field=name --apply",
    )(_review)


def _review(
    registry: RegistryArgument,
    base: Annotated[str | None, typer.Argument(metavar="[BASE", help="The live version to change.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="OTHER]", help="The version set beside it.")] = None,
    by: ByOption = None,
    fields: FieldsOption = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar=_FILTER, help="Take these differences over.")
    ] = None,
    refuse: Annotated[
        list[str] | None, typer.Option("--refuse", metavar=_FILTER, help="Refuse these in this review.")
    ] = None,
    until_changed: Annotated[
        list[str] | None,
        typer.Option(
            "--until-changed",
            metavar=_FILTER,
            help="Refuse these, also in later reviews, until OTHER says something else.",
        ),
    ] = None,
    reopen: Annotated[
        list[str] | None,
        typer.Option("--reopen", metavar=_FILTER, help="Take back what was decided of these."),
    ] = None,
    missing: Annotated[
        str,
        typer.Option(
            "--missing",
            metavar="M",
            help="What accepting does to units that OTHER lacks: close, reject or delete them.",
        ),
    ] = "close",
    show: Annotated[
        str | None,
        typer.Option("--list", metavar=_FILTER, help="List these differences with their decisions."),
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Commit what is accepted, as one change.")] = False,
    close: Annotated[bool, typer.Option("--close", help="End the review.")] = False,
    json: JsonOption = False,
) -> None:
    """Decide on each difference of OTHER from BASE, now or later.

    Decisions on BASE, a live version, are kept at once. A filter is the word all, or parts with commas
    between: kind=changed (new, missing, changed, moved, check), field=name, type=T, unit=UNIT, under=UNIT,
    text=WORDS, metres<500, share>0.1, state=open; several values with | between. Without BASE and OTHER the
    open reviews are listed.
    """
    one_of(by, "pairing", PAIRINGS)
    one_of(missing, "choice", TREATMENTS)
    wanted = listed_fields(fields)
    acts = [
        (decision, parse_filter(text))
        for decision, texts in (
            ("accept", accept),
            ("refuse", refuse),
            ("refuse-until-changed", until_changed),
            ("open", reopen),
        )
        for text in texts or ()
    ]
    listing = None if show is None else parse_filter(show)
    with opened(registry) as held, printing.progress() as progress:
        if base is None or other is None:
            if base is not None:
                raise Refused("version-missing", version="OTHER", known=", ".join(_labels(held)))
            _print_open(held.reviews.listed(), json=json)
            return
        if close and not acts and not apply:
            _close(held, base, other, json=json)
            return
        review = review_versions(
            held, base, other, by=cast("Pairing | None", by), fields=wanted, progress=progress
        )
        said = []
        for decision, meant in acts:
            rows = np.flatnonzero(matching(meant, review.differences, review.decisions))
            review = decide(held, review, rows, cast(Decision, decision), missing=cast(Decision, missing))
            said.append(f"{_DONE[decision]} {len(rows):,} difference(s).")
        act = apply_review if apply else outcome
        found = act(held, review, progress=progress)
        if close and review.header is not None:
            held.reviews.close(review.header.id)
        address = held.address
    if json:
        printing.document(_as_json(review, found, listing))
        return
    for line in said:
        printing.say(line)
    _print_review(review)
    if listing is not None:
        _print_list(review, listing)
    _print_outcome(found, address)


_DONE = {
    "accept": "Accepted",
    "refuse": "Refused",
    "refuse-until-changed": "Refused until they change",
    "open": "Reopened",
}


def _labels(registry: Registry) -> list[str]:
    return [version.label for version in registry.versions()]


def _close(registry: Registry, base: str, other: str, *, json: bool) -> None:
    held = registry.reviews.of(base, other)
    if held is None:
        raise Refused("review-missing", base=base, other=other)
    registry.reviews.close(held.id)
    if json:
        printing.document({"closed": held.id})
    else:
        printing.say(f"Closed the review of {held.base} against {held.other}.")


def _print_open(found: Sequence[ReviewHeader], *, json: bool) -> None:
    if json:
        keys = ("id", "base", "other", "by", "author", "created_at", "decided")
        printing.document([{key: getattr(header, key) for key in keys} for header in found])
        return
    if not found:
        printing.answer("No review is open.")
        return
    rows = [(h.base, h.other, h.author, h.created_at, h.decided) for h in found]
    printing.table("Open reviews", ("base", "other", "begun by", "at", "decided"), rows)


def _print_review(review: Review) -> None:
    rows = [(name, count) for name, count in review.counts.items() if count]
    title = f"Review of {review.other} for {review.base}: {len(review.differences):,} difference(s)"
    printing.table(title, ("", "differences"), rows)
    for note, says in (
        (OUTDATED, "were decided on other values and are open again"),
        (REMEMBERED, "stay refused since an earlier review"),
    ):
        count = int((review.notes == note).sum())
        if count:
            printing.answer(f"{count:,} {says}.")


def _rows(review: Review, meant: Filter) -> list[dict[str, object]]:
    found = review.differences
    at = np.flatnonzero(matching(meant, found, review.decisions))
    at = at[np.argsort(found.unit_of[at], kind="stable")]
    table = found.table.iloc[at]
    rows = cast("list[dict[str, object]]", table.astype(object).where(table.notna(), None).to_dict("records"))
    for row, i in zip(rows, at.tolist(), strict=True):
        row["kind"] = UNIT_KINDS[found.kinds[found.unit_of[i]]]
        row["field"] = found.names[i]
        row["decision"] = DECISIONS[review.decisions[i]]
        row["by"] = review.deciders[i]
        row["outdated"] = bool(review.notes[i] == OUTDATED)
    return rows


def _print_list(review: Review, meant: Filter) -> None:
    rows = _rows(review, meant)
    columns = ("name", "kind", "field", "base", "other", "measure", "decision", "by")
    cells = [
        (
            r["name"],
            r["kind"],
            r["field"],
            r["base_value"],
            r["other_value"],
            measured(r),
            "open again" if r["outdated"] else r["decision"],
            r["by"],
        )
        for r in rows
    ]
    printing.answer("")
    printing.first_of_many("difference(s)", columns, cells, to=printing.out)


def _print_outcome(found: Outcome, address: str) -> None:
    printing.answer("")
    for line in found.words:
        printing.answer(line)
    for problem in found.plan.skipped:
        printing.say(f"Left out: {problem.message}")
    printing.problems(found.problems)
    if found.conflicts:
        names = ", ".join(sorted({c.unit_name or c.unit for c in found.conflicts})[:_SHOWN])
        printing.say(f"{len(found.conflicts):,} value(s) are newer than the comparison: {names}.")
    if found.entry is not None:
        back = f"georegistry undo {shlex.quote(address)}"
        printing.say(f"Applied as revision {found.entry.revision}; take it back with: {back}")


def _as_json(review: Review, found: Outcome, listing: Filter | None) -> dict[str, object]:
    document: dict[str, object] = {
        "review": review.header.id if review.header else None,
        "base": review.base,
        "other": review.other,
        "by": review.differences.comparison.by,
        "differences": len(review.differences),
        "decisions": review.counts,
        "outdated": int((review.notes == OUTDATED).sum()),
        "remembered": int((review.notes == REMEMBERED).sum()),
        "changes": len(found.plan.changeset),
        "words": list(found.words),
        "skipped": [problem.message for problem in found.plan.skipped],
        "problems": [problem.as_dict() for problem in found.problems],
        "conflicts": [conflict_as_dict(conflict) for conflict in found.conflicts],
        "revision": found.entry.revision if found.entry else None,
    }
    if listing is not None:
        document["list"] = _rows(review, listing)
    return document
