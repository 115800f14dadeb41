"""Commands that list and move whole versions."""

from __future__ import annotations

from typing import Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import (
    JsonOption,
    RegistryArgument,
    VersionArgument,
    opened,
)

NewSourceOption = Annotated[
    str, typer.Option("--source", metavar="NAME", help="Name of the new curated source.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("versions", epilog="Example: georegistry versions country.gpkg")(_versions)
    app.command("copy", epilog="Example: georegistry copy country.gpkg DHIS2@1 --source Pyramid")(_copy)
    app.command("publish", epilog="Example: georegistry publish country.gpkg Pyramid")(_publish)
    app.command("default", epilog="Example: georegistry default country.gpkg Pyramid")(_default)
    app.command("drop", epilog="Example: georegistry drop country.gpkg Ministry@1")(_drop)


def _versions(registry: RegistryArgument, json: JsonOption = False) -> None:
    """List the sources and their versions."""
    with opened(registry) as held:
        found = [(v, held.count_units(v.label)) for v in held.versions()]
    if json:
        printing.document(
            [
                {
                    "source": v.source,
                    "number": v.number,
                    "state": v.state,
                    "units": units,
                    "created": v.created_at,
                    "version": v.label,
                    "default": v.is_default,
                }
                for v, units in found
            ]
        )
        return
    printing.table(
        f"{len(found)} version(s)",
        ("version", "state", "units", "created", "by", "default", "from"),
        (
            (
                v.label,
                v.state,
                units,
                v.created_at[:16].replace("T", " "),
                v.created_by,
                v.is_default,
                _origin(v.origin),
            )
            for v, units in found
        ),
    )


def _origin(origin: object) -> str:
    if not isinstance(origin, dict):
        return ""
    files = origin.get("files")
    if isinstance(files, list):
        return ", ".join(str(f.get("name", f)) if isinstance(f, dict) else str(f) for f in files)
    if isinstance(server := origin.get("server"), str):
        below = origin.get("subtree")
        return f"{server} below {below}" if below else server
    if isinstance(union := origin.get("union"), dict):
        return f"{union.get('a')} and {union.get('b')}"
    told = (origin.get(key) for key in ("copied_from", "published_from", "address"))
    return str(next((value for value in told if value), ""))


def _copy(registry: RegistryArgument, version: VersionArgument, source: NewSourceOption) -> None:
    """Start a curated source, with a live version, from any one."""
    with opened(registry) as held, printing.progress() as progress:
        made = held.copy(version, source, progress=progress)
        units = held.count_units(made.label)
    printing.say(f"{made.label} is a live copy of {_origin(made.origin)}: {printing.counted(units, 'unit')}.")


def _publish(
    registry: RegistryArgument,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A curated source.")],
) -> None:
    """Copy a live version out as a numbered, frozen snapshot."""
    with opened(registry) as held, printing.progress() as progress:
        made = held.publish(source, progress=progress)
        units = held.count_units(made.label)
    told = printing.counted(units, "unit")
    printing.say(f"Published {made.label}, a frozen copy of {_origin(made.origin)}: {told}.")


def _default(
    registry: RegistryArgument,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An imported or a curated source.")],
) -> None:
    """Make a source the default one."""
    with opened(registry) as held:
        held.set_default(source)
        found = held.find_version(source)
    kind = "" if found.curated else " It is imported, so it has no live version to edit."
    printing.say(f"The default source is now '{found.source}'.{kind}")


def _drop(registry: RegistryArgument, version: VersionArgument) -> None:
    """Remove a version's units; its name and history stay."""
    with opened(registry) as held, printing.progress() as progress:
        found = held.find_version(version)
        units = held.count_units(found.label)
        progress(f"Dropping {found.label}")
        gone = held.drop(version)
    told = f"{printing.counted(units, 'unit')} {'is' if units == 1 else 'are'} gone"
    printing.say(f"Dropped {gone.label}: its {told}, its name and history stay.")
