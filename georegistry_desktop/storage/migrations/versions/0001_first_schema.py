"""The first schema, as SQL that never changes again: later steps start from what these files made."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    script = Path(__file__).with_name(f"0001_first_schema.{dialect}.sql").read_text("utf-8")
    for statement in script.split(";\n\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
