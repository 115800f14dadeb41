"""Reviews of a comparison: their decisions, and the refusals that later pulls remember."""

from alembic import op

revision = "0005"
down_revision = "0004"

_TABLES = """
CREATE TABLE {schema}review (
    changeset_id {id} NOT NULL,
    account_id {id} DEFAULT 1 NOT NULL,
    other_id {id} NOT NULL,
    pairing TEXT NOT NULL,
    fields TEXT,
    turn INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_review PRIMARY KEY (changeset_id),
    CONSTRAINT fk_review_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_review_changeset_id FOREIGN KEY(changeset_id) REFERENCES {schema}changeset (id),
    CONSTRAINT fk_review_other_id FOREIGN KEY(other_id) REFERENCES {schema}source_version (id)
);
CREATE TABLE {schema}review_decision (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    changeset_id {id} NOT NULL,
    unit {key} NOT NULL,
    field {key} NOT NULL,
    before TEXT,
    after TEXT,
    decision TEXT NOT NULL CONSTRAINT ck_review_decision_decision CHECK (decision IN
        ('open', 'refuse', 'refuse-until-changed', 'accept', 'close', 'reject', 'delete')),
    turn INTEGER NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at {moment} NOT NULL,
    CONSTRAINT uq_review_decision_changeset_id_unit_field UNIQUE (changeset_id, unit, field),
    CONSTRAINT fk_review_decision_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_review_decision_changeset_id FOREIGN KEY(changeset_id) REFERENCES {schema}changeset (id)
);
CREATE TABLE {schema}refusal (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    source_id {id} NOT NULL,
    other_source_id {id} NOT NULL,
    unit {key} NOT NULL,
    field {key} NOT NULL,
    value TEXT,
    refused_by TEXT NOT NULL,
    refused_at {moment} NOT NULL,
    CONSTRAINT uq_refusal_source_id_other_source_id_unit_field
        UNIQUE (source_id, other_source_id, unit, field),
    CONSTRAINT fk_refusal_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_refusal_source_id FOREIGN KEY(source_id) REFERENCES {schema}data_source (id),
    CONSTRAINT fk_refusal_other_source_id FOREIGN KEY(other_source_id) REFERENCES {schema}data_source (id)
)
"""
_SQLITE = {
    "schema": "",
    "id": "INTEGER",
    "serial": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT",
    "key": "TEXT",
    "moment": "DATETIME",
}
_POSTGRESQL = {
    "schema": "georegistry.",
    "id": "BIGINT",
    "serial": "BIGSERIAL PRIMARY KEY",
    "key": 'TEXT COLLATE "C"',
    "moment": "TIMESTAMP WITH TIME ZONE",
}


def upgrade() -> None:
    words = _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE
    for statement in _TABLES.format(**words).split(";"):
        op.get_bind().exec_driver_sql(statement)
