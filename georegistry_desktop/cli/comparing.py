"""Commands that set versions side by side, and the demo that shows it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import (
    ByOption,
    FieldsOption,
    JsonOption,
    RegistryArgument,
    listed,
    one_of,
    opened,
)
from georegistry_desktop.compare import Comparison
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange.comparison import write_comparison
from georegistry_desktop.workflows import Applied, apply_comparison, compare_versions, make_demo

BaseArgument = Annotated[str, typer.Argument(metavar="BASE")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER")]
_PAIRINGS = ("unit", "ref", "code")
_KINDS = ("new", "changed")
_SHOWN = 10
_SHOWN_OF_A_FIELD = 3


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("demo")(_demo)
    app.command("compare")(_compare)
    app.command("apply")(_apply)


def _compare(
    registry: RegistryArgument,
    base: BaseArgument,
    other: OtherArgument,
    by: ByOption = None,
    fields: FieldsOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="Also write all of it: .csv, .xlsx, .gpkg or .json.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what OTHER has new, lacks and says differently from BASE."""
    one_of(by, "pairing", _PAIRINGS)
    with opened(registry) as held, printing.progress(quiet=json) as progress:
        comparison = compare_versions(held, base, other, by=by, fields=listed(fields), progress=progress)  # type: ignore[arg-type]
        if output is not None:
            write_comparison(comparison, output)
    if json:
        printing.document(comparison.as_json())
    else:
        _print_comparison(comparison)
    if output is not None:
        printing.say(f"Wrote {output}.")


def _print_comparison(comparison: Comparison) -> None:
    paired = {"unit": "uuid", "ref": "reference", "code": "code"}[comparison.by]
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
                _measure(r),
            )
            for r in rows
        ),
    )


def _measure(row: dict[str, object]) -> str:
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
    kinds: Annotated[str, typer.Option("--kinds", help="new, changed or both.")] = "new,changed",
    missing: Annotated[
        str,
        typer.Option(
            "--missing", help="What to do with units that OTHER lacks: keep, close, reject or delete."
        ),
    ] = "keep",
    units: Annotated[
        Path | None,
        typer.Option("--units", help="A file with one reference, code or uuid a line: only these."),
    ] = None,
    subtree: Annotated[
        str | None,
        typer.Option("--subtree", help="Only this unit and what is below: reference, code or uuid."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; write nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Take what OTHER says into the live version BASE, as one change that can be undone."""
    one_of(by, "pairing", _PAIRINGS)
    one_of(missing, "choice", ("keep", "close", "reject", "delete"))
    chosen = listed(kinds) or []
    for kind in chosen:
        one_of(kind, "kind", _KINDS)
    with opened(registry) as held, printing.progress(quiet=json) as progress:
        done = apply_comparison(
            held,
            base,
            other,
            by=by,  # type: ignore[arg-type]
            fields=listed(fields),
            kinds=chosen,
            missing=missing,  # type: ignore[arg-type]
            units=None if units is None else _lines(units),
            subtree=subtree,
            dry_run=dry_run,
            progress=progress,
        )
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
        printing.say(
            f"Applied as revision {done.entry.revision}; take it back with: georegistry undo {registry}"
        )


def _lines(file: Path) -> list[str]:
    try:
        return [line.strip() for line in file.read_text("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused("file-unreadable", reason=f"{file}: {fault}") from fault


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


def _demo(
    to: Annotated[
        Path | None, typer.Option("--to", help="Where to make it; else in your own data folder.")
    ] = None,
    units: Annotated[
        int, typer.Option("--units", min=100, help="About how many units, when it is made.")
    ] = 6000,
    seed: Annotated[int, typer.Option("--seed", help="Another seed is another country.")] = 1,
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Only make it and print the comparison.")
    ] = False,
) -> None:
    """Make the demo registry when it is not there, and compare its two sources."""
    del no_window  # there is no window yet, so nothing is opened either way
    file = to or platformdirs.user_data_path("georegistry", appauthor=False) / "demo.gpkg"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        printing.say(f"Making the demo country at {file} …")
        _make(file, units, seed)
    with open_registry(str(file)) as held, printing.progress() as progress:
        names = list(dict.fromkeys(v.source for v in held.versions()))
        comparison = compare_versions(held, names[0], names[1], progress=progress)
    _print_comparison(comparison)
    printing.answer("")
    printing.answer("Try next:")
    for line in (
        f"georegistry versions {file}",
        f"georegistry apply {file} {names[2]} '{names[1]}' --kinds changed --fields name --dry-run",
        f"georegistry history {file}",
    ):
        printing.answer(f"  {line}")


def _make(file: Path, units: int, seed: int) -> None:
    # Under another name until it is whole: a demo that was interrupted is made anew.
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with create_registry(str(unfinished)) as held, printing.progress() as progress:
            make_demo(held, units=units, seed=seed, progress=progress)
        unfinished.replace(file)
    finally:
        for part in file.parent.glob(f"{unfinished.name}*"):
            part.unlink()
