"""Commands that make, list and move whole versions."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import (
    JsonOption,
    RegistryArgument,
    VersionArgument,
    check_encoding,
    one_of,
    opened,
)
from georegistry_desktop.workflows import Imported, import_version

NewSourceOption = Annotated[
    str, typer.Option("--source", metavar="NAME", help="Name of the new curated source.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init", epilog="Example: georegistry init country.gpkg")(_init)
    app.command("import", epilog="Example: georegistry import country.gpkg list.csv --source Ministry")(
        _import
    )
    app.command("versions", epilog="Example: georegistry versions country.gpkg")(_versions)
    app.command("copy", epilog="Example: georegistry copy country.gpkg DHIS2@1 --source Pyramid")(_copy)
    app.command("publish", epilog="Example: georegistry publish country.gpkg Pyramid")(_publish)
    app.command("default", epilog="Example: georegistry default country.gpkg Pyramid")(_default)
    app.command("drop", epilog="Example: georegistry drop country.gpkg Ministry@1")(_drop)


def _init(registry: RegistryArgument) -> None:
    """Make an empty registry."""
    with create_registry(registry) as made:
        address = made.address
    printing.say(f"Made the registry {address}.")


def _import(
    registry: RegistryArgument,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="One or more, that together are one version.")
    ],
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="The source that they come from.")],
    format: Annotated[
        str | None, typer.Option("--format", metavar="F", help="dhis2, csv, json or gpkg; else guessed.")
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="E", help="Of text files, such as cp1252; else guessed."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="Which column of a list is what."),
    ] = None,
    print_mapping: Annotated[
        bool, typer.Option("--print-mapping", help="Print the guessed mapping, to be edited; import nothing.")
    ] = False,
    status: Annotated[
        str | None, typer.Option("--status", metavar="S", help="NEW or VALID, for units without one.")
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Take faulty rows in as far as they go.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check; write nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Bring files in as the next snapshot of a source."""
    check_encoding(encoding)
    one_of(status, "status", ("NEW", "VALID"))
    if print_mapping:
        for found in exchange.guess_mappings(files, format=format, encoding=encoding):
            printing.answer(exchange.mapping_text(found))
        return
    said = None if mapping is None else exchange.read_mapping(mapping)
    with opened(registry) as held, printing.progress() as progress:
        done = import_version(
            held,
            files,
            source=source,
            format=format,
            encoding=encoding,
            mapping=said,
            status=status,
            lenient=lenient,
            dry_run=dry_run,
            progress=progress,
        )
    if json:
        printing.document(_imported(done))
    else:
        _say_what_was_understood(done)
        _say_what_came_in(done)
    if done.refused:
        raise typer.Exit(1)


def _say_what_was_understood(done: Imported) -> None:
    how = {"given": "as said", "remembered": "as the source's last mapping says", "guessed": "as guessed"}
    for one in done.understood:
        parts = [", ".join(f"{field} = {heading}" for field, heading in one.columns.items())]
        parts.append(f"levels = {' > '.join(one.levels)}" if one.levels else "")
        parts.append(f"parents by {one.parents}" if one.parents else "")
        parts.append(f"extra fields: {', '.join(one.extra)}" if one.extra else "")
        printing.say(f"Columns of {one.file}, {how[done.mapping]}: {'; '.join(p for p in parts if p)}.")


def _say_what_came_in(done: Imported) -> None:
    printing.problems(done.problems)
    if done.version is not None:
        printing.say(f"Imported {done.version}: {_counts(done)}.")
    elif done.refused:
        printing.say("It would be refused; nothing was written.")
    else:
        printing.say(f"It would be imported: {_counts(done)}. Nothing was written.")


def _counts(done: Imported) -> str:
    kinds = ", ".join(f"{count:,} {name}" for name, count in done.by_type.items())
    known = f"; {done.known:,} known from earlier imports" if done.known else ""
    return f"{done.units:,} units ({kinds}), {done.groups:,} groups{known}"


def _imported(done: Imported) -> dict[str, object]:
    return {
        "version": done.version,
        "units": done.units,
        "known": done.known,
        "groups": done.groups,
        "by_type": done.by_type,
        "mapping": done.mapping,
        "understood": [dataclasses.asdict(one) for one in done.understood],
        "refused": done.refused,
        "problems": [p.as_dict() for p in done.problems],
    }


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
    return str(origin.get("copied_from") or origin.get("published_from") or "")


def _copy(registry: RegistryArgument, version: VersionArgument, source: NewSourceOption) -> None:
    """Start a curated source, with a live version, from any one."""
    with opened(registry) as held, printing.progress() as progress:
        made = held.copy(version, source, progress=progress)
        units = held.count_units(made.label)
    printing.say(f"{made.label} is a live copy of {_origin(made.origin)}: {units:,} units.")


def _publish(
    registry: RegistryArgument,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A curated source.")],
) -> None:
    """Copy a live version out as a numbered, frozen snapshot."""
    with opened(registry) as held, printing.progress() as progress:
        made = held.publish(source, progress=progress)
        units = held.count_units(made.label)
    printing.say(f"Published {made.label}, a frozen copy of {_origin(made.origin)}: {units:,} units.")


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
    printing.say(f"Dropped {gone.label}: its {units:,} units are gone, its name and history stay.")
