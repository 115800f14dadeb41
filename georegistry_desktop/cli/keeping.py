"""Commands for single units, history, and the registry's own health."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, opened
from georegistry_desktop.domain import Change, Created, Refused, Set, Unit
from georegistry_desktop.domain.changes import change_to_json, target
from georegistry_desktop.domain.wording import describe
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.workflows import check_version, edit_unit, self_test

UnitOption = Annotated[str | None, typer.Option("--unit", help="Only of this unit: reference, code or uuid.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("set")(_set)
    app.command("history")(_history)
    app.command("undo")(_undo)
    app.command("redo")(_redo)
    app.command("check")(_check)
    app.command("doctor")(_doctor)
    app.command("upgrade")(_upgrade)
    app.command("self-test")(_self_test)


def _set(
    registry: RegistryArgument,
    version: Annotated[str, typer.Argument(metavar="VERSION")],
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="Reference, code or uuid.")],
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…")],
) -> None:
    """Set fields of one unit of a live version."""
    typed = {}
    for pair in values:
        field, equals, text = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"'{pair}' is not FIELD=VALUE")
        typed[field] = text
    with opened(registry) as held:
        entry = edit_unit(held, version, unit, typed)
    printing.say("It says so already; nothing was written." if entry is None else f"{entry.label}.")


def _history(registry: RegistryArgument, unit: UnitOption = None, json: JsonOption = False) -> None:
    """List who changed what and when, oldest first."""
    with opened(registry) as held:
        uuids = None if unit is None else _uuids(held, unit)
        entries = held.history(uuids)
        if uuids is not None:
            wanted = set(uuids)
            changes = {e.id: [c for u in wanted for c in held.changes(e.id, u)] for e in entries}
            names = _names(held, changes)
            if uuids == [unit] and not entries:
                raise Refused("unit-missing", unit=unit, version="any version")
        else:
            changes, names = {}, {}
    if json:
        printing.document([_entry(e) | _changes(changes.get(e.id)) for e in entries])
        return
    printing.table(
        f"{len(entries)} change(s)",
        ("revision", "when", "who", "with", "version", "what"),
        (
            (
                e.revision,
                (e.committed_at or e.created_at)[:19].replace("T", " "),
                e.author,
                e.application,
                e.version,
                "\n".join(
                    [e.label, *("  " + describe(c, lambda u: names.get(u, u)) for c in changes.get(e.id, ()))]
                ),
            )
            for e in entries
        ),
    )


def _names(registry: Registry, changes: dict[int, list[Change]]) -> dict[str, str]:
    """The names, as they are now, of the units and groups that the changes are about."""
    wanted: set[str] = set()
    for change in (c for held in changes.values() for c in held):
        wanted.add(target(change)[1])
        if isinstance(change, Set) and change.field == "parent":
            wanted.update(str(v) for v in (change.before, change.after) if v)
        elif isinstance(change, Created) and isinstance(change.record, Unit) and change.record.parent:
            wanted.add(change.record.parent)
    names: dict[str, str] = {}
    for version in registry.versions():
        names.update({u: r.name for u, r in registry.records(version.label, wanted).items()})
        names.update({u: g.name for u, g in registry.groups(version.label).items()})
    return names


def _uuids(registry: Registry, unit: str) -> list[str]:
    found = set()
    for version in registry.versions():
        try:
            found.add(registry.unit(version.label, unit).uuid)
        except Refused as refusal:
            if refusal.code != "unit-missing":
                raise
    # A unit that was deleted is in no version any more; its uuid still names its history.
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


def _changes(changes: list[Change] | None) -> dict[str, object]:
    return {} if changes is None else {"changes": [change_to_json(c) for c in changes]}


def _undo(registry: RegistryArgument) -> None:
    """Take back your latest change."""
    with opened(registry) as held:
        printing.say(f"{held.undo().label}.")


def _redo(registry: RegistryArgument) -> None:
    """Do again what you undid last."""
    with opened(registry) as held:
        printing.say(f"{held.redo().label}.")


def _check(
    registry: RegistryArgument,
    version: Annotated[str, typer.Argument(metavar="VERSION")],
    json: JsonOption = False,
) -> None:
    """Look for problems in a version."""
    with opened(registry) as held, printing.progress(quiet=json) as progress:
        found = check_version(held, version, progress=progress)
    if json:
        printing.document([p.as_dict() for p in found])
    else:
        printing.problems(found, to=printing.out)
        printing.say(f"{len(found):,} problem(s) in {version}." if found else f"No problems in {version}.")
    if found:
        raise typer.Exit(1)


def _doctor(registry: RegistryArgument) -> None:
    """Check that what is stored is whole."""
    with opened(registry) as held:
        found = held.health()
    printing.problems(found, to=printing.out)
    printing.say(f"{len(found)} problem(s) in {registry}." if found else f"{registry} is whole.")
    if found:
        raise typer.Exit(1)


def _upgrade(registry: RegistryArgument) -> None:
    """Bring a registry's schema up to date, and build anew what is derived."""
    before, after = Registry.upgrade(registry)
    printing.say(
        f"The schema is {after}." if before == after else f"The schema went from {before} to {after}."
    )


def _self_test() -> None:
    """Run the whole loop on a small demo country, to see that this installation works."""
    with tempfile.TemporaryDirectory(prefix="georegistry-") as folder, printing.progress() as progress:
        for step in self_test(Path(folder), progress=progress):
            printing.say(f"ok  {step}")
    printing.say("This installation works.")
