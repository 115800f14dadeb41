"""Commands that set versions side by side."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import (
    ByOption,
    FieldsOption,
    JsonOption,
    RegistryArgument,
    ReplaceOption,
    listed,
    listed_fields,
    one_of,
    opened,
)
from georegistry_desktop.domain import Refused
from georegistry_desktop.workflows import Applied, apply_comparison, compare_versions

if TYPE_CHECKING:
    from georegistry_desktop.compare import Comparison

BaseArgument = Annotated[str, typer.Argument(metavar="BASE", help="The version to start from.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="The version set beside it.")]
_PAIRINGS = ("unit", "ref", "code", "links")
_KINDS = ("new", "changed")
_SHOWN = 10
_SHOWN_OF_A_FIELD = 3


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("compare", epilog="Example: georegistry compare country.gpkg DHIS2 Ministry --fields name")(
        _compare
    )
    app.command("apply", epilog="Example: georegistry apply country.gpkg Pyramid Ministry --dry-run")(_apply)


def _compare(
    registry: RegistryArgument,
    base: BaseArgument,
    other: OtherArgument,
    by: ByOption = None,
    fields: FieldsOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Also write all of it: .html, .csv, .xlsx, .gpkg, .json."
        ),
    ] = None,
    replace: ReplaceOption = False,
    json: JsonOption = False,
) -> None:
    """Say what OTHER has new, lacks and says otherwise than BASE."""
    from georegistry_desktop.exchange.comparison import check_report, write_comparison

    one_of(by, "pairing", _PAIRINGS)
    wanted = listed_fields(fields)
    if output is not None:
        check_report(output, replace=replace)
    with opened(registry) as held, printing.progress() as progress:
        comparison = compare_versions(held, base, other, by=by, fields=wanted, progress=progress)  # type: ignore[arg-type]
        if output is not None:
            write_comparison(comparison, output, registry=held.address, replace=replace)
    if json:
        printing.document(comparison.as_json())
    else:
        print_comparison(comparison)
    if output is not None:
        printing.say(f"Wrote {output}.")


def print_comparison(comparison: Comparison) -> None:
    """The counts, then some of each kind of difference."""
    paired = {"unit": "uuid", "ref": "reference", "code": "code", "links": "accepted links"}[comparison.by]
    printing.table(
        f"{comparison.other} against {comparison.base}, paired by {paired}",
        ("", "units"),
        comparison.counts.items(),
    )
    differing = {name: count for name, count in comparison.field_counts.items() if count}
    if differing:
        printing.answer("")
        printing.table("What changed", ("field", "units"), differing.items())
    rows = comparison.differences
    for kind in ("new", "missing"):
        some = rows[rows["kind"] == kind].head(_SHOWN)
        if len(some):
            printing.answer("")
            _print_some(kind, comparison.counts[kind], some)
    changed = rows[rows["kind"] == "changed"]
    if len(changed):
        printing.answer("")
        # A few of each field: the first rows alone would all be names.
        _print_some("changed", len(changed), changed.groupby("field", sort=False).head(_SHOWN_OF_A_FIELD))
    if comparison.not_compared:
        printing.answer("")
        printing.answer(
            f"Not compared, because one side does not carry it: {', '.join(comparison.not_compared)}."
        )
    if len(comparison.unpaired):
        counts = Counter(zip(comparison.unpaired["side"], comparison.unpaired["reason"], strict=True))
        said = "; ".join(f"{count:,} in {side} ({reason})" for (side, reason), count in counts.items())
        printing.answer(f"Not paired: {said}.")


def _print_some(kind: str, total: int, some: object) -> None:
    rows = some.astype(object).where(some.notna(), None).to_dict("records")  # type: ignore[attr-defined]
    title = {"new": "New", "missing": "Missing", "changed": "Changed"}[kind]
    of = "differences" if kind == "changed" else "units"
    more = f" ({len(rows)} of {total:,} {of}; all of them with --output)" if total > len(rows) else ""
    if kind != "changed":
        printing.table(
            title + more, ("name", "type", "key"), ((r["name"], r["type"], r["ref"]) for r in rows)
        )
        return
    printing.table(
        title + more,
        ("name", "field", "base", "other", "measure"),
        (
            (
                r["name"],
                f"{r['field']}:{r['key']}" if r["key"] else r["field"],
                r["base_value"],
                r["other_value"],
                measured(r),
            )
            for r in rows
        ),
    )


def measured(row: dict[str, object]) -> str:
    """The size of a move or redraw, in words."""
    if row["metres"] is not None:
        return f"{row['metres']:,.0f} m"
    if row["iou"] is not None:
        return f"{row['share']:.1%} of the area, overlap {row['iou']:.3f}"
    return ""


def _apply(
    registry: RegistryArgument,
    base: BaseArgument,
    other: OtherArgument,
    by: ByOption = None,
    fields: FieldsOption = None,
    kinds: Annotated[
        str, typer.Option("--kinds", metavar="K,K", help="new, changed or both.")
    ] = "new,changed",
    missing: Annotated[
        str,
        typer.Option(
            "--missing", metavar="M", help="Units that OTHER lacks: keep, close, reject or delete them."
        ),
    ] = "keep",
    units: Annotated[
        Path | None,
        typer.Option(
            "--units", metavar="FILE", help="Only these: a file with one reference, code or uuid a line."
        ),
    ] = None,
    subtree: Annotated[
        str | None,
        typer.Option(
            "--subtree", metavar="UNIT", help="Only this unit and what is below: reference, code or uuid."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; write nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Take what OTHER says into the live version BASE, as one change.

    The change can be undone as a whole; --dry-run says what it would do.
    """
    one_of(by, "pairing", _PAIRINGS)
    wanted = listed_fields(fields)
    one_of(missing, "choice", ("keep", "close", "reject", "delete"))
    chosen = listed(kinds)
    for kind in chosen:
        one_of(kind, "kind", _KINDS)
    only = None if units is None else _lines(units)
    with opened(registry) as held, printing.progress() as progress:
        done = apply_comparison(
            held,
            base,
            other,
            by=by,  # type: ignore[arg-type]
            fields=wanted,
            kinds=chosen,
            missing=missing,  # type: ignore[arg-type]
            units=only,
            subtree=subtree,
            dry_run=dry_run,
            progress=progress,
        )
        address = held.address
    if json:
        printing.document(_applied(done, dry_run))
        return
    for line in done.words:
        printing.answer(line)
    for problem in done.plan.skipped:
        printing.say(f"Left out: {problem.message}")
    if dry_run:
        printing.say("Nothing was written.")
    elif done.entry is None:
        printing.say("There is nothing to apply; nothing was written.")
    else:
        back = f"georegistry undo {shlex.quote(address)}"
        printing.say(f"Applied as revision {done.entry.revision}; take it back with: {back}")


def _lines(file: Path) -> list[str]:
    try:
        return [line.strip() for line in file.read_text("utf-8-sig").splitlines() if line.strip()]
    except UnicodeDecodeError:
        raise Refused("list-unreadable", file=file, reason="it is not UTF-8") from None
    except OSError as fault:
        reason = "there is no such file" if isinstance(fault, FileNotFoundError) else fault.strerror
        raise Refused("list-unreadable", file=file, reason=reason) from fault


def _applied(done: Applied, dry_run: bool) -> dict[str, object]:
    return {
        "base": done.comparison.base,
        "other": done.comparison.other,
        "by": done.comparison.by,
        "dry_run": dry_run,
        "changes": len(done.plan.changeset),
        "words": list(done.words),
        "skipped": [problem.message for problem in done.plan.skipped],
        "revision": done.entry.revision if done.entry else None,
    }
