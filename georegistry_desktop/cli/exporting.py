"""The command that writes a version, or a part of it, to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import (
    FieldsOption,
    JsonOption,
    RegistryArgument,
    ReplaceOption,
    VersionArgument,
    listed,
    listed_fields,
    one_of,
    opened,
)
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.workflows import Exported, export_version


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", epilog="Example: georegistry export country.gpkg Pyramid pyramid.csv")(_export)


def _export(
    registry: RegistryArgument,
    version: VersionArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its ending says the format.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="F",
            help="dhis2, dhis2-csv; else by the ending: .json .gpkg .csv .xlsx .geojson .fgb .parquet .kml.",
        ),
    ] = None,
    layout: Annotated[
        str,
        typer.Option(
            "--layout", metavar="L", help="plain; spreadsheet: a csv without formulas; iaso: a gpkg for Iaso."
        ),
    ] = "plain",
    subtree: Annotated[
        str | None,
        typer.Option(
            "--subtree", metavar="UNIT", help="Only this unit and what is below: reference, code or uuid."
        ),
    ] = None,
    fields: FieldsOption = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="S,S", help="Only units of these: NEW, VALID, REJECTED."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what the file would not hold; write nothing.")
    ] = False,
    replace: ReplaceOption = False,
    json: JsonOption = False,
) -> None:
    """Write a version, or a part of it, to a file.

    What the format cannot hold is said. Units of other statuses stay where one below them is chosen.
    """
    wanted = listed_fields(fields)
    statuses = None if status is None else listed(status) or [status]
    for word in statuses or ():
        one_of(word, "status", STATUSES)
    with opened(registry) as held, printing.progress() as progress:
        done = export_version(
            held,
            version,
            file,
            format=format,
            layout=layout,
            subtree=subtree,
            fields=wanted,
            statuses=statuses,
            dry_run=dry_run,
            replace=replace,
            progress=progress,
        )
    if json:
        printing.document(_exported(done, file))
        return
    printing.problems(done.problems)
    units = printing.counted(done.units, "unit")
    if dry_run:
        printing.say(f"It would write {units} of {done.version} to {file}. Nothing was written.")
    else:
        printing.say(f"Wrote the {units} of {done.version} to {file}.")


def _exported(done: Exported, file: Path) -> dict[str, object]:
    return {
        "version": done.version,
        "file": str(file),
        "format": done.format,
        "layout": done.layout,
        "units": done.units,
        "groups": done.groups,
        "fields": done.fields,
        "dry_run": done.dry_run,
        "problems": [p.as_dict() for p in done.problems],
    }
