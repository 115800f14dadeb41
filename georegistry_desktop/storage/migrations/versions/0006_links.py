"""Links: the runs of matching, their pairs, what people decided of them with its history, and claims, and
the words that names are read by."""

from alembic import op

revision = "0006"
down_revision = "0005"

_TABLES = """
CREATE TABLE {schema}match_run (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    uuid TEXT NOT NULL,
    a_id {id} NOT NULL,
    b_id {id} NOT NULL,
    algorithm TEXT NOT NULL,
    parameters TEXT DEFAULT '{{}}' NOT NULL,
    counts TEXT DEFAULT '{{}}' NOT NULL,
    figures TEXT DEFAULT '{{}}' NOT NULL,
    log TEXT DEFAULT '[]' NOT NULL,
    seconds FLOAT NOT NULL,
    run_by TEXT NOT NULL,
    run_at {moment} NOT NULL,
    CONSTRAINT uq_match_run_uuid UNIQUE (uuid),
    CONSTRAINT fk_match_run_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_match_run_a_id FOREIGN KEY(a_id) REFERENCES {schema}source_version (id),
    CONSTRAINT fk_match_run_b_id FOREIGN KEY(b_id) REFERENCES {schema}source_version (id)
);
CREATE TABLE {schema}match_pair (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    run_id {id} NOT NULL,
    unit {key} NOT NULL,
    other_unit {key} NOT NULL,
    score FLOAT NOT NULL,
    CONSTRAINT fk_match_pair_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_match_pair_run_id FOREIGN KEY(run_id) REFERENCES {schema}match_run (id)
);
CREATE INDEX ix_match_pair_run ON {schema}match_pair (run_id);
CREATE TABLE {schema}link (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    version_id {id} NOT NULL,
    source_id {id} NOT NULL,
    unit {key} NOT NULL,
    other_source_id {id} NOT NULL,
    other_unit {key} NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_link_state CHECK (state IN
        ('open', 'accepted', 'rejected', 'no-match', 'flagged')),
    comment TEXT,
    score FLOAT,
    mark TEXT,
    other_mark TEXT,
    decided_by TEXT NOT NULL,
    decided_at {moment} NOT NULL,
    CONSTRAINT fk_link_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_link_version_id FOREIGN KEY(version_id) REFERENCES {schema}source_version (id),
    CONSTRAINT fk_link_source_id FOREIGN KEY(source_id) REFERENCES {schema}data_source (id),
    CONSTRAINT fk_link_other_source_id FOREIGN KEY(other_source_id) REFERENCES {schema}data_source (id)
);
CREATE UNIQUE INDEX uq_link_pair ON {schema}link (source_id, other_source_id, unit, other_unit);
CREATE INDEX ix_link_other ON {schema}link (source_id, other_source_id, other_unit);
CREATE TABLE {schema}link_history (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    changeset_id {id} NOT NULL,
    version_id {id} NOT NULL,
    op TEXT NOT NULL,
    source_id {id} NOT NULL,
    unit {key} NOT NULL,
    other_source_id {id} NOT NULL,
    other_unit {key} NOT NULL,
    state TEXT,
    comment TEXT,
    score FLOAT,
    mark TEXT,
    other_mark TEXT,
    decided_by TEXT,
    decided_at {moment},
    after_state TEXT,
    after_comment TEXT,
    CONSTRAINT fk_link_history_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_link_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES {schema}changeset (id)
);
CREATE INDEX ix_link_history_changeset_id ON {schema}link_history (changeset_id);
CREATE INDEX ix_link_history_unit ON {schema}link_history (unit);
CREATE INDEX ix_link_history_other_unit ON {schema}link_history (other_unit);
CREATE TABLE {schema}match_claim (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    source_id {id} NOT NULL,
    other_source_id {id} NOT NULL,
    unit {key} NOT NULL,
    claimed_by TEXT NOT NULL,
    claimed_at {moment} NOT NULL,
    CONSTRAINT fk_match_claim_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id),
    CONSTRAINT fk_match_claim_source_id FOREIGN KEY(source_id) REFERENCES {schema}data_source (id),
    CONSTRAINT fk_match_claim_other_source_id FOREIGN KEY(other_source_id) REFERENCES {schema}data_source (id)
);
CREATE UNIQUE INDEX uq_match_claim_unit ON {schema}match_claim (source_id, other_source_id, unit);
CREATE TABLE {schema}match_words (
    id {serial},
    account_id {id} DEFAULT 1 NOT NULL,
    words TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at {moment} NOT NULL,
    CONSTRAINT fk_match_words_account_id FOREIGN KEY(account_id) REFERENCES {schema}account (id)
);
CREATE UNIQUE INDEX uq_match_words_account ON {schema}match_words (account_id)
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
