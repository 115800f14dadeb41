"""A claim may be of the units that words find, too; empty text, as of all claims that were there, for all."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    schema, key = ("georegistry.", 'TEXT COLLATE "C"') if postgresql else ("", "TEXT")
    op.execute(f"ALTER TABLE {schema}match_claim ADD COLUMN text {key} DEFAULT '' NOT NULL")
    op.execute(f"DROP INDEX {schema}uq_match_claim_unit")
    op.execute(
        f"CREATE UNIQUE INDEX uq_match_claim_part ON {schema}match_claim"
        " (source_id, other_source_id, unit, text)"
    )
