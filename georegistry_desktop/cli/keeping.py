"""Commands for a registry's health, and for this installation's."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, VersionArgument, addressed, opened
from georegistry_desktop.workflows import check_version, self_test


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check", epilog="Example: georegistry check country.gpkg Ministry")(_check)
    app.command("doctor", epilog="Example: georegistry doctor country.gpkg")(_doctor)
    app.command("upgrade", epilog="Example: georegistry upgrade country.gpkg")(_upgrade)
    app.command("self-test", epilog="Example: georegistry self-test")(_self_test)


def _check(registry: RegistryArgument, version: VersionArgument, json: JsonOption = False) -> None:
    """Look for problems in a version.

    The exit code is 1 when there are any.
    """
    with opened(registry) as held, printing.progress() as progress:
        label = held.find_version(version).label
        found = addressed(check_version(held, label, progress=progress), held)
    if json:
        printing.document([p.as_dict() for p in found])
    else:
        printing.problems(found, to=printing.out)
        printing.say(f"{len(found):,} problem(s) in {label}." if found else f"No problems in {label}.")
    if found:
        raise typer.Exit(1)


def _doctor(registry: RegistryArgument) -> None:
    """Check that what is stored is whole.

    The exit code is 1 when it is not.
    """
    with opened(registry) as held, printing.progress() as progress:
        progress("Looking at everything")
        found = addressed(held.health(), held)
        address = held.address
    printing.problems(found, to=printing.out)
    printing.say(f"{len(found):,} problem(s) in {address}." if found else f"{address} is whole.")
    if found:
        raise typer.Exit(1)


def _upgrade(registry: RegistryArgument) -> None:
    """Bring an older registry up to date, and mend what is derived."""
    from georegistry_desktop.storage import Registry

    with printing.progress() as progress:
        progress("Upgrading")
        before, after = Registry.upgrade(registry)
    how = f"is {after} already" if before == after else f"went from {before} to {after}"
    printing.say(f"The schema {how}; triggers, paths and indexes were made anew.")


def _self_test() -> None:
    """See that this installation works: the whole loop, made small."""
    with tempfile.TemporaryDirectory(prefix="georegistry-") as folder, printing.progress() as progress:
        for step in self_test(Path(folder), progress=progress):
            printing.say(f"ok  {step}")
    printing.say("This installation works.")
