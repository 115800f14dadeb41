"""Uuids, references and codes are looked up and never shown sorted: bytes compare faster than a language."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # SQLite compares bytes anyway.
    if op.get_bind().dialect.name == "postgresql":
        steps = ", ".join(
            f'ALTER COLUMN {name} TYPE text COLLATE "C"' for name in ("uuid", "source_ref", "code")
        )
        op.execute(f"ALTER TABLE georegistry.org_unit {steps}")
