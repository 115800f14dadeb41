"""The history of each content table, and what the triggers write there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from georegistry_desktop.storage.tables import RowId, account_of, metadata, new_table, row_id

CONTENT = ("org_unit", "boundary", "reference", "org_group", "membership", "group_set", "group_set_member")
"""What a frozen version freezes, parents of foreign keys first (boundary, reference, … hang on org_unit)."""

HISTORY: Mapping[str, Mapping[str, str]] = {
    "org_unit": {
        "uuid": "{row}.uuid",
        "parent_uuid": "(SELECT p.uuid FROM {schema}org_unit p WHERE p.id = {row}.parent_id)",
        **{
            name: f"{{row}}.{name}"
            for name in (
                "type_id",
                "name",
                "short_name",
                "code",
                "source_ref",
                "status",
                "opening_date",
                "closed_date",
                "aliases",
                "extra",
                "translations",
                "altitude",
                "accuracy",
                "point",
            )
        },
    },
    "boundary": {
        "uuid": "(SELECT u.uuid FROM {schema}org_unit u WHERE u.id = {row}.org_unit_id)",
        "derived": "{row}.derived",
        "geom": "{row}.geom",
    },
    "reference": {
        "uuid": "(SELECT u.uuid FROM {schema}org_unit u WHERE u.id = {row}.org_unit_id)",
        "source": "{row}.source",
        "ref": "{row}.ref",
    },
    "org_group": {name: f"{{row}}.{name}" for name in ("uuid", "name", "source_ref", "code")},
    "membership": {
        "uuid": "(SELECT u.uuid FROM {schema}org_unit u WHERE u.id = {row}.org_unit_id)",
        "group_uuid": "(SELECT g.uuid FROM {schema}org_group g WHERE g.id = {row}.group_id)",
    },
    "group_set": {name: f"{{row}}.{name}" for name in ("uuid", "name", "source_ref")},
    "group_set_member": {
        "uuid": "(SELECT s.uuid FROM {schema}group_set s WHERE s.id = {row}.group_set_id)",
        "group_uuid": "(SELECT g.uuid FROM {schema}org_group g WHERE g.id = {row}.group_id)",
    },
}
"""For each content table: the columns of its history, and what a trigger puts there."""


def _history_column(table: Table, name: str) -> Column[Any]:
    if name in table.c:
        return Column(name, table.c[name].type)
    return Column(name, Text())


history: Mapping[str, Table] = {
    name: new_table(
        f"{name}_history",
        row_id(),
        account_of(),
        Column("changeset_id", RowId, ForeignKey("changeset.id"), nullable=False, index=True),
        Column("version_id", RowId, nullable=False),
        # I: it was not there; U, D: the rest of the row is how it was before.
        Column("op", Text(), nullable=False),
        *(_history_column(metadata.tables[name], column) for column in columns),
        Index(f"ix_{name}_history_unit", "version_id", "uuid", "id"),
    )
    for name, columns in HISTORY.items()
}


def tables_for(dialect: str) -> list[Table]:
    """The tables of one database, in an order in which they can be created."""
    return [t for t in metadata.sorted_tables if t.info.get("only", dialect) == dialect]
