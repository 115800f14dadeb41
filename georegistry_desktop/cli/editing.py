"""Commands that edit a live version: fields, units, groups. Each is one step that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast
from uuid import uuid4

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import RegistryArgument, VersionArgument, one_of, opened
from georegistry_desktop.domain import Unit
from georegistry_desktop.domain.records import with_value
from georegistry_desktop.editing import create_unit, delete_units, typed_values
from georegistry_desktop.workflows import edit_units, set_typed

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry

UnitsArgument = Annotated[
    list[str], typer.Argument(metavar="UNIT", help="Reference, code or uuid; several are one step.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("set", epilog="Example: georegistry set country.gpkg Pyramid FAC12 name='Adonkia CHP'")(_set)
    app.command(
        "create", epilog="Example: georegistry create country.gpkg Pyramid 'Njala CHC' parent=OU_600 type=CHC"
    )(_create)
    app.command("delete", epilog="Example: georegistry delete country.gpkg Pyramid FAC12 FAC13")(_delete)


def _set(
    registry: RegistryArgument,
    version: VersionArgument,
    units_and_values: Annotated[
        list[str],
        typer.Argument(
            metavar="UNITS FIELD=VALUE",
            help="References, codes or uuids; then such as name=Bo, parent=REF, extra:beds=4; no value "
            "empties it.",
        ),
    ],
) -> None:
    """Set fields of one or several units of a live version."""
    # The first is a unit whatever it holds, as a reference may hold a sign of equality.
    first = next((i for i, word in enumerate(units_and_values) if i and "=" in word), None)
    if first is None:
        raise typer.BadParameter("give at least one UNIT and one FIELD=VALUE")
    units, values = units_and_values[:first], _pairs(units_and_values[first:])
    with opened(registry) as held:
        entry = set_typed(held, version, units, values)
    _tell(entry)


def _create(
    registry: RegistryArgument,
    version: VersionArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the new unit.")],
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE", help="Such as parent=REF, type=CHC, code=12."),
    ] = None,
) -> None:
    """Create a unit in a live version; prints its uuid."""
    unit = Unit(uuid=str(uuid4()), name=name)
    with opened(registry) as held:
        typed = typed_values(
            _pairs(values or []),
            find=lambda key: held.unit(version, key),
            find_group=lambda key: held.group(version, key),
        )
        for field, value in typed.items():
            unit = cast(Unit, with_value(unit, field, value))
        entry = edit_units(held, version, lambda view: create_unit.plan(view, unit))
    _tell(entry)
    printing.answer(unit.uuid)


def _delete(
    registry: RegistryArgument,
    version: VersionArgument,
    units: UnitsArgument,
    children: Annotated[
        str,
        typer.Option(
            "--children",
            metavar="HOW",
            help="Units below: keep (then it is refused), delete them too, or lift them to the parent.",
        ),
    ] = "keep",
) -> None:
    """Delete units of a live version."""
    one_of(children, "treatment of children", delete_units.CHILDREN)
    how = cast(delete_units.Children, children)
    with opened(registry) as held:
        uuids = [held.unit(version, key).uuid for key in units]
        entry = edit_units(held, version, lambda view: delete_units.plan(view, uuids, how))
    _tell(entry)


def _pairs(values: list[str]) -> dict[str, str]:
    typed = {}
    for pair in values:
        field, equals, text = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"'{pair}' is not FIELD=VALUE")
        typed[field] = text
    return typed


def _tell(entry: Entry | None) -> None:
    if entry is None:
        printing.say("It says so already; nothing was written.")
    else:
        printing.say(f"Revision {entry.revision}: {entry.label}.")
