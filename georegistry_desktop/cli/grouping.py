"""The command for groups and sets of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import JsonOption, RegistryArgument, VersionArgument, opened
from georegistry_desktop.domain import Changeset, Group, GroupSet, Refused
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.editing import (
    change_group,
    change_group_set,
    create_group,
    create_group_set,
    delete_groups,
)
from georegistry_desktop.workflows import edit_units

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

_EXAMPLE = (
    "Examples: georegistry groups country.gpkg Pyramid; georegistry groups country.gpkg P --create Rural"
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("groups", epilog=_EXAMPLE)(_groups)


def _groups(
    registry: RegistryArgument,
    version: VersionArgument,
    sets: Annotated[bool, typer.Option("--sets", help="Sets of groups, in place of groups.")] = False,
    create: Annotated[str | None, typer.Option("--create", metavar="NAME", help="Create one.")] = None,
    rename: Annotated[
        str | None, typer.Option("--rename", metavar="OLD=NEW", help="Give one another name.")
    ] = None,
    delete: Annotated[
        str | None, typer.Option("--delete", metavar="NAME", help="Delete one; the units stay.")
    ] = None,
    put: Annotated[
        str | None, typer.Option("--put", metavar="GROUP=SET", help="Put a group into a set.")
    ] = None,
    take: Annotated[
        str | None, typer.Option("--take", metavar="GROUP=SET", help="Take a group out of a set.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """List the groups of a version, or change those of a live one."""
    asked = [option for option in (create, rename, delete, put, take) if option is not None]
    if len(asked) > 1:
        raise typer.BadParameter("one change at a time, so that each can be undone")
    with opened(registry) as held:
        if not asked:
            _list(held, version, sets=sets, json=json)
            return

        def edit(view: EditView) -> Changeset:
            if create is not None:
                return _created(view, create, sets=sets)
            if rename is not None:
                return _renamed(view, *_halves(rename), sets=sets)
            if delete is not None:
                return delete_groups.plan(view, [_named(view, delete, sets=sets)])
            group, name = _halves(put if put is not None else take or "")
            chosen, inside = _named(view, group, sets=False), _named(view, name, sets=True)
            before = view.group_sets[inside].groups
            after = before | {chosen} if put is not None else before - {chosen}
            return change_group_set.plan(view, inside, groups=after)

        entry = edit_units(held, version, edit)
    if entry is None:
        printing.say("It says so already; nothing was written.")
    else:
        printing.say(f"Revision {entry.revision}: {entry.label}.")


def _created(view: EditView, name: str, *, sets: bool) -> Changeset:
    if sets:
        return create_group_set.plan(view, GroupSet(uuid=str(uuid4()), name=name))
    return create_group.plan(view, Group(uuid=str(uuid4()), name=name))


def _renamed(view: EditView, old: str, new: str, *, sets: bool) -> Changeset:
    uuid = _named(view, old, sets=sets)
    if sets:
        return change_group_set.plan(view, uuid, name=new)
    return change_group.plan(view, uuid, {"name": new})


def _named(view: EditView, key: str, *, sets: bool) -> str:
    """The uuid of a group or set by uuid, reference or name. Raises ``Refused`` (``group-missing``)."""
    held = view.group_sets.values() if sets else view.groups.values()
    for column in ("uuid", "source_ref", "name"):
        found = [g.uuid for g in held if getattr(g, column) == key]
        if len(found) == 1:
            return found[0]
    known = ", ".join(sorted(g.name for g in held)) or "none"
    raise Refused("group-missing", group=key, version=view.version, known=known)


def _halves(text: str) -> tuple[str, str]:
    one, equals, two = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not A=B")
    return one, two


def _list(registry: Registry, version: str, *, sets: bool, json: bool) -> None:
    with registry.view(version) as view:
        names = {uuid: group.name for uuid, group in view.groups.items()}
        rows: list[dict[str, object]] = [
            {
                "name": s.name,
                "reference": s.source_ref,
                "groups": sorted(names[g] for g in s.groups),
                "uuid": u,
            }
            for u, s in view.group_sets.items()
        ]
        if not sets:
            rows = [
                {
                    "name": g.name,
                    "reference": g.source_ref,
                    "code": g.code,
                    "units": len(view.members(u)),
                    "uuid": u,
                }
                for u, g in view.groups.items()
            ]
    rows.sort(key=lambda row: str(row["name"]))
    if json:
        printing.document(rows)
        return
    columns = ("name", "reference", "groups") if sets else ("name", "reference", "code", "units")
    cells = [[", ".join(v) if isinstance(v := row[c], list) else v for c in columns] for row in rows]
    printing.table(f"{len(rows):,} {'set(s) of groups' if sets else 'group(s)'}", columns, cells)
