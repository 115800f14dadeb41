"""Indexes of text begin with the text: a bulk load sorts them in about half the time."""

from alembic import op

revision = "0003"
down_revision = "0002"

_INDEXES = (
    ("uq_org_unit_version_id_uuid", "UNIQUE INDEX uq_org_unit_uuid ON {schema}org_unit (uuid, version_id)"),
    ("ix_org_unit_source_ref", "INDEX ix_org_unit_source_ref ON {schema}org_unit (source_ref, version_id)"),
    ("ix_org_unit_code", "INDEX ix_org_unit_code ON {schema}org_unit (code, version_id)"),
    ("ix_org_unit_path_path", "INDEX ix_org_unit_path_path ON {schema}org_unit_path (path)"),
)


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for old, new in _INDEXES:
        op.execute(f"DROP INDEX {'georegistry.' if postgresql else ''}{old}")
        op.execute("CREATE " + new.format(schema="georegistry." if postgresql else ""))
