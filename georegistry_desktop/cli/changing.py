"""Commands that look at what was changed and take it back."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, opened
from georegistry_desktop.domain import Change, ConflictError, Refused
from georegistry_desktop.domain.changes import change_to_json
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.domain.wording import describe

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry

_SHOWN = 50


class Take(StrEnum):
    """Whose value of a conflict counts."""

    mine = "mine"
    theirs = "theirs"


UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="UNIT", help="Only of this unit: reference, code or uuid.")
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help=f"Only the N newest, 0 for all. Without it {_SHOWN}, with --json all.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("history", epilog="Example: georegistry history country.gpkg --unit FAC12")(_history)
    app.command("undo", epilog="Examples: georegistry undo country.gpkg; georegistry undo country.gpkg 12")(
        _undo
    )
    app.command("redo", epilog="Example: georegistry redo country.gpkg")(_redo)


def _history(
    registry: RegistryArgument,
    unit: UnitOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List who changed what and when, newest first.

    With --json the newest comes last, in the order in which it happened.
    """
    from georegistry_desktop.workflows import names_of

    with opened(registry) as held:
        uuids = None if unit is None else _uuids(held, unit)
        entries = held.history(uuids)
        most = limit if limit is not None else 0 if json else _SHOWN
        shown = entries[-most:]
        changes = {e.id: [c for u in uuids or () for c in held.changes(e.id, u)] for e in shown}
        every = [c for changed in changes.values() for c in changed]
        names = names_of(held, [v.label for v in held.versions()], every) if uuids else {}
    if json:
        printing.document(
            [_entry(e) | ({} if unit is None else {"changes": _changes(changes[e.id])}) for e in shown]
        )
    elif unit is not None and not entries:
        printing.answer(f"'{unit}' was never edited; it is as it was imported.")
    else:
        _print_history(shown[::-1], changes, names)
        if len(shown) < len(entries):
            printing.say(f"{len(entries) - len(shown):,} older ones are not shown; all with --limit 0.")


def _print_history(entries: list[Entry], changes: dict[int, list[Change]], names: dict[str, str]) -> None:
    printing.table(
        f"{len(entries):,} change(s)",
        ("revision", "when", "who", "with", "version", "what"),
        (
            (
                str(e.revision),  # as undo takes it
                (e.committed_at or e.created_at)[:19].replace("T", " "),
                e.author,
                e.application,
                e.version,
                "\n".join([e.label, *("  " + describe(c, lambda u: names.get(u, u)) for c in changes[e.id])]),
            )
            for e in entries
        ),
    )


def _uuids(registry: Registry, unit: str) -> list[str]:
    """What a key names in any version; a deleted unit's uuid still names its history. Raises ``Refused``."""
    found = set()
    for version in registry.versions():
        try:
            found.add(registry.unit(version.label, unit).uuid)
        except Refused as refusal:
            if refusal.code != "unit-missing":
                raise
    if not found and not registry.history([unit]):
        raise Refused("unit-missing", unit=unit, version="any version")
    return sorted(found) or [unit]


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "revision": entry.revision,
        "kind": entry.kind,
        "version": entry.version,
        "label": entry.label,
        "author": entry.author,
        "application": entry.application,
        "committed": entry.committed_at,
        "undoes": entry.undoes,
        "details": dict(entry.details),
    }


def _changes(changes: list[Change]) -> list[object]:
    return [change_to_json(c) for c in changes]


def _undo(
    registry: RegistryArgument,
    revision: Annotated[
        int | None,
        typer.Argument(metavar="REVISION", help="The one to take back, see history; else your latest."),
    ] = None,
    take: Annotated[
        Take | None,
        typer.Option(
            "--take",
            help="What counts where somebody changed the same since: 'mine' (what it was before) or 'theirs'"
            " (what it is now); 'mine' brings back a unit that was deleted. Without it nothing is written"
            " then, and each conflict is told.",
        ),
    ] = None,
) -> None:
    """Take back your latest change, or the one of a revision."""
    with opened(registry) as held, printing.progress() as progress:
        progress("Undoing")
        try:
            entry = held.undo(revision)
        except ConflictError as refusal:
            if take is None:
                raise
            decisions = [Decision(conflict, take.value) for conflict in refusal.conflicts]
            entry = held.undo(revision, decisions=decisions)
    printing.say(f"Revision {entry.revision}: {entry.label}.")


def _redo(registry: RegistryArgument) -> None:
    """Do again what you undid last."""
    with opened(registry) as held, printing.progress() as progress:
        progress("Redoing")
        entry = held.redo()
    printing.say(f"Revision {entry.revision}: {entry.label}.")
