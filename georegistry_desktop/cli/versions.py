"""Commands that make, list, move and write out whole versions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from georegistry_desktop import create_registry
from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, one_of, opened
from georegistry_desktop.workflows import Imported, export_version, import_version

VersionArgument = Annotated[
    str, typer.Argument(metavar="VERSION", help="SOURCE@NUMBER, SOURCE@live or SOURCE.")
]
SourceArgument = Annotated[str, typer.Argument(metavar="SOURCE")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init")(_init)
    app.command("import")(_import)
    app.command("versions")(_versions)
    app.command("copy")(_copy)
    app.command("publish")(_publish)
    app.command("default")(_default)
    app.command("drop")(_drop)
    app.command("export")(_export)


def _init(registry: RegistryArgument) -> None:
    """Make an empty registry."""
    create_registry(registry).close()
    printing.say(f"Made the registry {registry}.")


def _import(
    registry: RegistryArgument,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files that together are one version.")
    ],
    source: Annotated[str, typer.Option("--source", help="The source that they come from.")],
    format: Annotated[
        str | None, typer.Option("--format", help="dhis2, csv, json or gpkg; else guessed.")
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Of text files; else guessed.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="NEW or VALID, for units without one.")
    ] = None,
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Take faulty rows in as far as they go.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check; write nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Bring files in as the next snapshot of a source."""
    one_of(status, "status", ("NEW", "VALID"))
    with opened(registry) as held, printing.progress(quiet=json) as progress:
        done = import_version(
            held,
            files,
            source=source,
            format=format,
            encoding=encoding,
            status=status,
            lenient=lenient,
            dry_run=dry_run,
            progress=progress,
        )
    printing.problems(done.problems)
    if json:
        printing.document(_imported(done))
    elif done.version is not None:
        printing.say(f"Imported {done.version}: {_counts(done)}.")
    elif done.refused:
        printing.say("It would be refused; nothing was written.")
    else:
        printing.say(f"It would be imported: {_counts(done)}. Nothing was written.")
    if done.refused:
        raise typer.Exit(1)


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


def _copy(
    registry: RegistryArgument,
    version: VersionArgument,
    source: Annotated[str, typer.Option("--source", help="Name of the new curated source.")],
) -> None:
    """Start a curated source, with a live version, from any version."""
    with opened(registry) as held, printing.progress() as progress:
        made = held.copy(version, source, progress=progress)
    printing.say(f"{made.label} is a live copy of {version}.")


def _publish(registry: RegistryArgument, source: SourceArgument) -> None:
    """Copy a curated source's live version out as a numbered snapshot."""
    with opened(registry) as held, printing.progress() as progress:
        made = held.publish(source, progress=progress)
    printing.say(f"Published {made.label}.")


def _default(registry: RegistryArgument, source: SourceArgument) -> None:
    """Make a source the default one."""
    with opened(registry) as held:
        held.set_default(source)
    printing.say(f"The default source is {source}.")


def _drop(registry: RegistryArgument, version: VersionArgument) -> None:
    """Remove a version's units; its name and history stay."""
    with opened(registry) as held:
        gone = held.drop(version)
    printing.say(f"Dropped {gone.label}.")


def _export(
    registry: RegistryArgument,
    version: VersionArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ends in .csv, .json or .gpkg.")],
    format: Annotated[
        str | None, typer.Option("--format", help="csv, json or gpkg; else from the ending.")
    ] = None,
    layout: Annotated[
        str, typer.Option("--layout", help="plain: everything, to be read again without loss.")
    ] = "plain",
) -> None:
    """Write a version to a file."""
    with opened(registry) as held, printing.progress() as progress:
        count = export_version(held, version, file, format=format, layout=layout, progress=progress)
    printing.say(f"Wrote {count:,} units to {file}.")
