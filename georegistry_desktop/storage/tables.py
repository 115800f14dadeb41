"""The tables, once for both databases; those of the history stand in ``history_tables``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import TypeCompiler

from georegistry_desktop.storage.geometry_type import SRID, Geometry

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

RowId = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite's AUTOINCREMENT needs INTEGER to the letter."""


ByteOrder = Text(collation="C").with_variant(Text(), "sqlite")
"""For keys: PostgreSQL would compare them by the rules of a language, SQLite compares bytes anyway."""


class Moment(Text):
    """A moment in UTC: ISO text on SQLite, ``timestamptz`` on PostgreSQL."""

    __visit_name__ = "moment"


@compiles(Moment, "sqlite")
def _moment_sqlite(_type: Moment, _compiler: TypeCompiler, **_: Any) -> str:
    return "DATETIME"


@compiles(Moment, "postgresql")
def _moment_postgresql(_type: Moment, _compiler: TypeCompiler, **_: Any) -> str:
    return "TIMESTAMP WITH TIME ZONE"


@compiles(Geometry, "postgresql")
def _geometry_postgresql(kind: Geometry, _compiler: TypeCompiler, **_: Any) -> str:
    return f"geometry({kind.kind}, {SRID})"


def row_id() -> Column[int]:
    """The primary key."""
    return Column("id", RowId, primary_key=True, autoincrement=True)


def account_of() -> Column[int]:
    """Whose row it is."""
    # One account in an embedded registry; a shared one gains more with its security.
    return Column("account_id", RowId, ForeignKey("account.id"), nullable=False, server_default=text("1"))


def _version() -> Column[int]:
    return Column("version_id", RowId, ForeignKey("source_version.id"), nullable=False)


def new_table(name: str, *parts: Any) -> Table:
    return Table(
        name, metadata, *parts, sqlite_autoincrement=any(getattr(p, "name", "") == "id" for p in parts)
    )


account = Table(
    "account",
    metadata,
    row_id(),
    Column("uuid", Text(), nullable=False, unique=True),
    Column("name", Text(), nullable=False),
    Column("default_source_id", RowId),
    sqlite_autoincrement=True,
)
registry_head = new_table(
    "registry_head",
    row_id(),
    account_of(),
    Column("revision", RowId, nullable=False, server_default=text("0")),
)
project = new_table(
    "project",
    row_id(),
    account_of(),
    Column("name", Text(), nullable=False),
    Column("app_id", Text()),
    UniqueConstraint("account_id", "name"),
)
data_source = new_table(
    "data_source",
    row_id(),
    account_of(),
    Column("project_id", RowId, ForeignKey("project.id"), nullable=False),
    Column("name", Text(), nullable=False),
    Column("kind", Text(), CheckConstraint("kind IN ('imported', 'curated')", name="kind"), nullable=False),
    # Sources of one lineage mean the same unit by the same uuid.
    Column("lineage", Text(), nullable=False),
    Column("created_at", Moment(), nullable=False),
    UniqueConstraint("account_id", "name"),
)
source_version = new_table(
    "source_version",
    row_id(),
    account_of(),
    Column("source_id", RowId, ForeignKey("data_source.id"), nullable=False),
    Column("number", Integer()),
    Column(
        "state",
        Text(),
        CheckConstraint("state IN ('loading', 'snapshot', 'live', 'dropped')", name="state"),
        nullable=False,
    ),
    Column("fields", Text(), nullable=False, server_default=text("'[]'")),
    Column("origin", Text(), nullable=False, server_default=text("'{}'")),
    Column("copied_from_id", RowId, ForeignKey("source_version.id")),
    Column("created_by", Text(), nullable=False),
    Column("created_at", Moment(), nullable=False),
    UniqueConstraint("source_id", "number"),
    Index(
        "uq_source_version_live",
        "source_id",
        unique=True,
        sqlite_where=text("state = 'live'"),
        postgresql_where=text("state = 'live'"),
    ),
)
org_unit_type = new_table(
    "org_unit_type",
    row_id(),
    account_of(),
    Column("uuid", Text(), nullable=False, unique=True),
    Column("name", Text(), nullable=False),
    Column("short_name", Text()),
    Column("depth", Integer()),
    Column("category", Text()),
    UniqueConstraint("account_id", "name"),
)
org_unit_type_parent = Table(
    "org_unit_type_parent",
    metadata,
    account_of(),
    Column("type_id", RowId, ForeignKey("org_unit_type.id"), primary_key=True),
    Column("parent_type_id", RowId, ForeignKey("org_unit_type.id"), primary_key=True),
)
org_unit = new_table(
    "org_unit",
    row_id(),
    account_of(),
    _version(),
    # Nullable on SQLite: a unit that QGIS draws has none until a trigger gives it one.
    Column("uuid", ByteOrder),
    Column("parent_id", RowId),
    Column("type_id", RowId, ForeignKey("org_unit_type.id")),
    Column("name", Text(), nullable=False),
    Column("short_name", Text()),
    Column("code", ByteOrder),
    Column("source_ref", ByteOrder),
    Column(
        "status",
        Text(),
        CheckConstraint("status IN ('NEW', 'VALID', 'REJECTED')", name="status"),
        nullable=False,
        server_default=text("'NEW'"),
    ),
    Column("opening_date", Date()),
    Column("closed_date", Date()),
    Column("aliases", Text()),
    Column("extra", Text()),
    Column("translations", Text()),
    Column("altitude", Float()),
    Column("accuracy", Float()),
    Column("rev", Integer(), nullable=False, server_default=text("1")),
    Column("updated_by", Text()),
    Column("updated_at", Moment()),
    Column("point", Geometry("POINT")),
    # Unique indexes rather than constraints: a bulk load builds them last.
    Index("uq_org_unit_version_id_id", "version_id", "id", unique=True),
    # Text first: sorting for such an index then compares the text at once, on PostgreSQL by its first bytes.
    Index("uq_org_unit_uuid", "uuid", "version_id", unique=True),
    ForeignKeyConstraint(
        ["version_id", "parent_id"],
        ["org_unit.version_id", "org_unit.id"],
        name="fk_org_unit_parent_in_same_version",
        use_alter=True,  # after the index that it needs
    ),
    Index("ix_org_unit_parent", "version_id", "parent_id"),
    Index("ix_org_unit_source_ref", "source_ref", "version_id"),
    Index("ix_org_unit_code", "code", "version_id"),
)
boundary = new_table(
    "boundary",
    row_id(),
    account_of(),
    _version(),
    Column("org_unit_id", RowId, nullable=False),
    # Built from the children's, not drawn.
    Column("derived", Boolean(), nullable=False, server_default=text("false")),
    Column("geom", Geometry("MULTIPOLYGON"), nullable=False),
    ForeignKeyConstraint(["version_id", "org_unit_id"], ["org_unit.version_id", "org_unit.id"]),
    Index("uq_boundary_org_unit_id", "org_unit_id", unique=True),
    Index("ix_boundary_version", "version_id"),
)
org_unit_path = Table(
    "org_unit_path",
    metadata,
    Column(
        "org_unit_id",
        RowId,
        ForeignKey("org_unit.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    account_of(),
    Column("version_id", RowId, nullable=False),
    # Row ids from the root down to the unit itself, so no two versions share one: /1/45/1207/
    Column("path", ByteOrder, nullable=False),
    Column("depth", Integer(), nullable=False),
    Index("ix_org_unit_path_path", "path"),
)
reference = new_table(
    "reference",
    row_id(),
    account_of(),
    _version(),
    Column("org_unit_id", RowId, nullable=False),
    Column("source", Text(), nullable=False),
    Column("ref", Text(), nullable=False),
    Index("uq_reference_unit_source_ref", "org_unit_id", "source", "ref", unique=True),
    ForeignKeyConstraint(["version_id", "org_unit_id"], ["org_unit.version_id", "org_unit.id"]),
    Index("ix_reference_ref", "version_id", "source", "ref"),
)
org_group = new_table(
    "org_group",
    row_id(),
    account_of(),
    _version(),
    Column("uuid", Text(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("source_ref", Text()),
    Column("code", Text()),
    UniqueConstraint("version_id", "id"),
    UniqueConstraint("version_id", "uuid"),
)
membership = new_table(
    "membership",
    row_id(),
    account_of(),
    _version(),
    Column("group_id", RowId, nullable=False),
    Column("org_unit_id", RowId, nullable=False),
    Index("uq_membership_group_unit", "group_id", "org_unit_id", unique=True),
    ForeignKeyConstraint(["version_id", "group_id"], ["org_group.version_id", "org_group.id"]),
    ForeignKeyConstraint(["version_id", "org_unit_id"], ["org_unit.version_id", "org_unit.id"]),
    Index("ix_membership_unit", "version_id", "org_unit_id"),
)
group_set = new_table(
    "group_set",
    row_id(),
    account_of(),
    _version(),
    Column("uuid", Text(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("source_ref", Text()),
    UniqueConstraint("version_id", "id"),
    UniqueConstraint("version_id", "uuid"),
)
group_set_member = new_table(
    "group_set_member",
    row_id(),
    account_of(),
    _version(),
    Column("group_set_id", RowId, nullable=False),
    Column("group_id", RowId, nullable=False),
    UniqueConstraint("group_set_id", "group_id"),
    ForeignKeyConstraint(["version_id", "group_set_id"], ["group_set.version_id", "group_set.id"]),
    ForeignKeyConstraint(["version_id", "group_id"], ["org_group.version_id", "org_group.id"]),
    Index("ix_group_set_member_group", "version_id", "group_id"),
)
changeset = new_table(
    "changeset",
    row_id(),
    account_of(),
    Column("uuid", Text(), nullable=False, unique=True),
    _version(),
    Column("kind", Text(), nullable=False),
    Column(
        "state",
        Text(),
        CheckConstraint("state IN ('open', 'proposed', 'committed', 'discarded')", name="state"),
        nullable=False,
    ),
    Column("label", Text(), nullable=False),
    Column("author", Text(), nullable=False),
    Column("application", Text(), nullable=False),
    Column("created_at", Moment(), nullable=False),
    Column("committed_at", Moment()),
    # Drawn last in the transaction; gap-free and in the order of commits.
    Column("revision", RowId, unique=True),
    Column("undoes_id", RowId, ForeignKey("changeset.id")),
    Column("details", Text(), nullable=False, server_default=text("'{}'")),
    # PostgreSQL's transaction id: how triggers find the header that is open.
    Column("transaction_id", RowId, index=True),
)
proposed_change = new_table(
    "proposed_change",
    row_id(),
    account_of(),
    Column("changeset_id", RowId, ForeignKey("changeset.id"), nullable=False),
    Column("position", Integer(), nullable=False),
    Column("change", Text(), nullable=False),
    Column(
        "decision",
        Text(),
        CheckConstraint("decision IN ('accept', 'refuse', 'refuse-until-changed')", name="decision"),
    ),
    Column("decided_by", Text()),
    Column("decided_at", Moment()),
    UniqueConstraint("changeset_id", "position"),
)

open_changeset = Table(
    "open_changeset",
    metadata,
    row_id(),
    account_of(),
    Column("changeset_id", RowId, nullable=False),
    info={"only": "sqlite"},
)
"""SQLite's triggers know no transaction; with one writer a row that lives inside it is private to it."""
