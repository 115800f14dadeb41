"""The command that makes one version of two."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, one_of, opened
from georegistry_desktop.domain import Refused

if TYPE_CHECKING:
    from georegistry_desktop.workflows import United

_PAIRINGS = ("unit", "ref", "code", "links")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "union",
        epilog="Example: georegistry union country.gpkg DHIS2 Ministry --source Both --rule point=precise",
    )(_union)


def _union(
    registry: RegistryArgument,
    a: Annotated[str, typer.Argument(metavar="A", help="The version whose units keep their identity.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The version that is united with it.")],
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="The source whose next snapshot it becomes.")
    ],
    prefer: Annotated[
        str,
        typer.Option(
            "--prefer", metavar="SIDE", help="Where both say something: a, b, or newest, for each unit."
        ),
    ] = "a",
    rule: Annotated[
        list[str] | None,
        typer.Option(
            "--rule",
            metavar="FIELD=RULE",
            help="For one field: a, b, newest, precise (point, boundary), longest (texts). Repeatable.",
        ),
    ] = None,
    by_hand: Annotated[
        Path | None,
        typer.Option("--by-hand", metavar="FILE", help="A list of decisions: unit, field, side (a or b)."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="KEY",
            help="Pair by links, unit, ref or code; by accepted links where there are any.",
        ),
    ] = None,
    lenient: Annotated[
        bool,
        typer.Option("--lenient", help="Units that nobody decided on come in once, from A; B's stay out."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; write nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Unite A and B into a version in which each unit stands once.

    Two linked units become one, with A's identity; each field is taken from one side, by rule. Aliases,
    groups and extra fields of both are kept, and what each system calls the unit, as SOURCE:REF among its
    references. Where both said otherwise, the extra field 'united_from' says whose value it is.
    """
    from georegistry_desktop.compare.uniting import UnionRules
    from georegistry_desktop.workflows import unite_versions

    one_of(by, "pairing", _PAIRINGS)
    rules = UnionRules(prefer, _rules(rule or ()))  # type: ignore[arg-type]
    with opened(registry) as held, printing.progress() as progress:
        done = unite_versions(
            held,
            a,
            b,
            source=source,
            rules=rules,
            by_hand=by_hand,
            by=by,  # type: ignore[arg-type]
            lenient=lenient,
            dry_run=dry_run,
            progress=progress,
        )
        address = held.address
    if json:
        printing.document(done.as_json())
    else:
        passed = [p for p in done.problems if p.severity == "error"] if lenient and not done.refused else []
        printing.problems([problem for problem in done.problems if problem not in passed])
        _print(done)
        if passed:
            printing.say(f"{len(passed):,} problem(s) were let pass. All of them: with --json.")
    if done.refused:
        printing.say("It would be refused as it stands. Nothing was written.")
        raise typer.Exit(1)
    if dry_run:
        printing.say("Nothing was written.")
        return
    printing.say(f"{done.version} is the union of {done.a} and {done.b}.")
    printing.say(f"To edit it: georegistry copy {shlex.quote(address)} {shlex.quote(source)} --source NAME")


def _rules(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in given:
        field, equals, name = text.partition("=")
        if not equals:
            raise Refused("option-bad", value=text, option="rule", known="FIELD=RULE, such as point=precise")
        found[field.strip()] = name.strip()
    return found


def _print(done: United) -> None:
    words = {
        "both": "one of both",
        "only_a": f"only in {done.a}",
        "only_b": f"only in {done.b}",
        "left_out": f"left out of {done.b}",
    }
    paired = {"unit": "uuid", "ref": "reference", "code": "code", "links": "accepted links"}[done.by]
    rows = [("in the union", done.counts["units"])]
    rows += [(word, done.counts[key]) for key, word in words.items() if done.counts[key]]
    printing.table(f"{done.a} and {done.b}, paired by {paired}", ("units", "count"), rows)
    if done.fields:
        printing.answer("")
        printing.table(
            "Fields",
            ("field", "both say otherwise", f"from {done.a}", f"from {done.b}", f"only {done.b} has it"),
            [(name, c["differ"], c["a"], c["b"], c["filled"]) for name, c in done.fields.items()],
        )
    if done.by_hand:
        printing.answer(f"{done.by_hand:,} field(s) were decided by hand.")
