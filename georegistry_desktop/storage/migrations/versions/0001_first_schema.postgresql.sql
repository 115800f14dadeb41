CREATE TABLE account (
    id BIGSERIAL NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    default_source_id BIGINT,
    CONSTRAINT pk_account PRIMARY KEY (id),
    CONSTRAINT uq_account_uuid UNIQUE (uuid)
);

CREATE TABLE org_unit_type (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT,
    depth INTEGER,
    category TEXT,
    CONSTRAINT pk_org_unit_type PRIMARY KEY (id),
    CONSTRAINT uq_org_unit_type_account_id_name UNIQUE (account_id, name),
    CONSTRAINT fk_org_unit_type_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT uq_org_unit_type_uuid UNIQUE (uuid)
);

CREATE TABLE project (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    app_id TEXT,
    CONSTRAINT pk_project PRIMARY KEY (id),
    CONSTRAINT uq_project_account_id_name UNIQUE (account_id, name),
    CONSTRAINT fk_project_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE registry_head (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    revision BIGINT DEFAULT 0 NOT NULL,
    CONSTRAINT pk_registry_head PRIMARY KEY (id),
    CONSTRAINT fk_registry_head_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE data_source (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    project_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_data_source_kind CHECK (kind IN ('imported', 'curated')),
    lineage TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_data_source PRIMARY KEY (id),
    CONSTRAINT uq_data_source_account_id_name UNIQUE (account_id, name),
    CONSTRAINT fk_data_source_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_data_source_project_id FOREIGN KEY(project_id) REFERENCES project (id)
);

CREATE TABLE org_unit_type_parent (
    account_id BIGINT DEFAULT 1 NOT NULL,
    type_id BIGINT NOT NULL,
    parent_type_id BIGINT NOT NULL,
    CONSTRAINT pk_org_unit_type_parent PRIMARY KEY (type_id, parent_type_id),
    CONSTRAINT fk_org_unit_type_parent_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_unit_type_parent_type_id FOREIGN KEY(type_id) REFERENCES org_unit_type (id),
    CONSTRAINT fk_org_unit_type_parent_parent_type_id FOREIGN KEY(parent_type_id) REFERENCES org_unit_type (id)
);

CREATE TABLE source_version (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    source_id BIGINT NOT NULL,
    number INTEGER,
    state TEXT NOT NULL CONSTRAINT ck_source_version_state CHECK (state IN ('loading', 'snapshot', 'live', 'dropped')),
    fields TEXT DEFAULT '[]' NOT NULL,
    origin TEXT DEFAULT '{}' NOT NULL,
    copied_from_id BIGINT,
    created_by TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_source_version PRIMARY KEY (id),
    CONSTRAINT uq_source_version_source_id_number UNIQUE (source_id, number),
    CONSTRAINT fk_source_version_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_source_version_source_id FOREIGN KEY(source_id) REFERENCES data_source (id),
    CONSTRAINT fk_source_version_copied_from_id FOREIGN KEY(copied_from_id) REFERENCES source_version (id)
);

CREATE UNIQUE INDEX uq_source_version_live ON source_version (source_id) WHERE state = 'live';

CREATE TABLE changeset (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    uuid TEXT NOT NULL,
    version_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_changeset_state CHECK (state IN ('open', 'proposed', 'committed', 'discarded')),
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    application TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    committed_at TIMESTAMP WITH TIME ZONE,
    revision BIGINT,
    undoes_id BIGINT,
    details TEXT DEFAULT '{}' NOT NULL,
    transaction_id BIGINT,
    CONSTRAINT pk_changeset PRIMARY KEY (id),
    CONSTRAINT fk_changeset_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT uq_changeset_uuid UNIQUE (uuid),
    CONSTRAINT fk_changeset_version_id FOREIGN KEY(version_id) REFERENCES source_version (id),
    CONSTRAINT uq_changeset_revision UNIQUE (revision),
    CONSTRAINT fk_changeset_undoes_id FOREIGN KEY(undoes_id) REFERENCES changeset (id)
);

CREATE INDEX ix_changeset_transaction_id ON changeset (transaction_id);

CREATE TABLE group_set (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    source_ref TEXT,
    CONSTRAINT pk_group_set PRIMARY KEY (id),
    CONSTRAINT uq_group_set_version_id_id UNIQUE (version_id, id),
    CONSTRAINT uq_group_set_version_id_uuid UNIQUE (version_id, uuid),
    CONSTRAINT fk_group_set_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE TABLE org_group (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    source_ref TEXT,
    code TEXT,
    CONSTRAINT pk_org_group PRIMARY KEY (id),
    CONSTRAINT uq_org_group_version_id_id UNIQUE (version_id, id),
    CONSTRAINT uq_org_group_version_id_uuid UNIQUE (version_id, uuid),
    CONSTRAINT fk_org_group_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_group_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE TABLE org_unit (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    uuid TEXT,
    parent_id BIGINT,
    type_id BIGINT,
    name TEXT NOT NULL,
    short_name TEXT,
    code TEXT,
    source_ref TEXT,
    status TEXT DEFAULT 'NEW' NOT NULL CONSTRAINT ck_org_unit_status CHECK (status IN ('NEW', 'VALID', 'REJECTED')),
    opening_date DATE,
    closed_date DATE,
    aliases TEXT,
    extra TEXT,
    translations TEXT,
    altitude FLOAT,
    accuracy FLOAT,
    rev INTEGER DEFAULT 1 NOT NULL,
    updated_by TEXT,
    updated_at TIMESTAMP WITH TIME ZONE,
    point geometry(POINT, 4326),
    CONSTRAINT pk_org_unit PRIMARY KEY (id),
    CONSTRAINT fk_org_unit_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_unit_version_id FOREIGN KEY(version_id) REFERENCES source_version (id),
    CONSTRAINT fk_org_unit_type_id FOREIGN KEY(type_id) REFERENCES org_unit_type (id)
);

CREATE INDEX ix_org_unit_code ON org_unit (version_id, code);

CREATE INDEX ix_org_unit_parent ON org_unit (version_id, parent_id);

CREATE INDEX ix_org_unit_source_ref ON org_unit (version_id, source_ref);

CREATE UNIQUE INDEX uq_org_unit_version_id_id ON org_unit (version_id, id);

CREATE UNIQUE INDEX uq_org_unit_version_id_uuid ON org_unit (version_id, uuid);

ALTER TABLE org_unit ADD CONSTRAINT fk_org_unit_parent_in_same_version FOREIGN KEY(version_id, parent_id) REFERENCES org_unit (version_id, id);

CREATE TABLE boundary (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    org_unit_id BIGINT NOT NULL,
    derived BOOLEAN DEFAULT false NOT NULL,
    geom geometry(MULTIPOLYGON, 4326) NOT NULL,
    CONSTRAINT pk_boundary PRIMARY KEY (id),
    CONSTRAINT fk_boundary_version_id_org_unit_id FOREIGN KEY(version_id, org_unit_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_boundary_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_boundary_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_boundary_version ON boundary (version_id);

CREATE UNIQUE INDEX uq_boundary_org_unit_id ON boundary (org_unit_id);

CREATE TABLE boundary_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    derived BOOLEAN,
    geom geometry(MULTIPOLYGON, 4326),
    CONSTRAINT pk_boundary_history PRIMARY KEY (id),
    CONSTRAINT fk_boundary_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_boundary_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_boundary_history_changeset_id ON boundary_history (changeset_id);

CREATE INDEX ix_boundary_history_unit ON boundary_history (version_id, uuid, id);

CREATE TABLE group_set_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    name TEXT,
    source_ref TEXT,
    CONSTRAINT pk_group_set_history PRIMARY KEY (id),
    CONSTRAINT fk_group_set_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_group_set_history_changeset_id ON group_set_history (changeset_id);

CREATE INDEX ix_group_set_history_unit ON group_set_history (version_id, uuid, id);

CREATE TABLE group_set_member (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    group_set_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    CONSTRAINT pk_group_set_member PRIMARY KEY (id),
    CONSTRAINT uq_group_set_member_group_set_id_group_id UNIQUE (group_set_id, group_id),
    CONSTRAINT fk_group_set_member_version_id_group_set_id FOREIGN KEY(version_id, group_set_id) REFERENCES group_set (version_id, id),
    CONSTRAINT fk_group_set_member_version_id_group_id FOREIGN KEY(version_id, group_id) REFERENCES org_group (version_id, id),
    CONSTRAINT fk_group_set_member_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_member_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_group_set_member_group ON group_set_member (version_id, group_id);

CREATE TABLE group_set_member_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    group_uuid TEXT,
    CONSTRAINT pk_group_set_member_history PRIMARY KEY (id),
    CONSTRAINT fk_group_set_member_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_member_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_group_set_member_history_changeset_id ON group_set_member_history (changeset_id);

CREATE INDEX ix_group_set_member_history_unit ON group_set_member_history (version_id, uuid, id);

CREATE TABLE membership (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    org_unit_id BIGINT NOT NULL,
    CONSTRAINT pk_membership PRIMARY KEY (id),
    CONSTRAINT fk_membership_version_id_group_id FOREIGN KEY(version_id, group_id) REFERENCES org_group (version_id, id),
    CONSTRAINT fk_membership_version_id_org_unit_id FOREIGN KEY(version_id, org_unit_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_membership_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_membership_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_membership_unit ON membership (version_id, org_unit_id);

CREATE UNIQUE INDEX uq_membership_group_unit ON membership (group_id, org_unit_id);

CREATE TABLE membership_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    group_uuid TEXT,
    CONSTRAINT pk_membership_history PRIMARY KEY (id),
    CONSTRAINT fk_membership_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_membership_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_membership_history_changeset_id ON membership_history (changeset_id);

CREATE INDEX ix_membership_history_unit ON membership_history (version_id, uuid, id);

CREATE TABLE org_group_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    name TEXT,
    source_ref TEXT,
    code TEXT,
    CONSTRAINT pk_org_group_history PRIMARY KEY (id),
    CONSTRAINT fk_org_group_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_group_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_org_group_history_changeset_id ON org_group_history (changeset_id);

CREATE INDEX ix_org_group_history_unit ON org_group_history (version_id, uuid, id);

CREATE TABLE org_unit_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    parent_uuid TEXT,
    type_id BIGINT,
    name TEXT,
    short_name TEXT,
    code TEXT,
    source_ref TEXT,
    status TEXT,
    opening_date DATE,
    closed_date DATE,
    aliases TEXT,
    extra TEXT,
    translations TEXT,
    altitude FLOAT,
    accuracy FLOAT,
    point geometry(POINT, 4326),
    CONSTRAINT pk_org_unit_history PRIMARY KEY (id),
    CONSTRAINT fk_org_unit_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_unit_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_org_unit_history_changeset_id ON org_unit_history (changeset_id);

CREATE INDEX ix_org_unit_history_unit ON org_unit_history (version_id, uuid, id);

CREATE TABLE org_unit_path (
    org_unit_id BIGINT NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    depth INTEGER NOT NULL,
    CONSTRAINT pk_org_unit_path PRIMARY KEY (org_unit_id),
    CONSTRAINT fk_org_unit_path_org_unit_id FOREIGN KEY(org_unit_id) REFERENCES org_unit (id) ON DELETE CASCADE,
    CONSTRAINT fk_org_unit_path_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_org_unit_path_path ON org_unit_path (version_id, path);

CREATE TABLE proposed_change (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    change TEXT NOT NULL,
    decision TEXT CONSTRAINT ck_proposed_change_decision CHECK (decision IN ('accept', 'refuse', 'refuse-until-changed')),
    decided_by TEXT,
    decided_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_proposed_change PRIMARY KEY (id),
    CONSTRAINT uq_proposed_change_changeset_id_position UNIQUE (changeset_id, position),
    CONSTRAINT fk_proposed_change_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_proposed_change_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE TABLE reference (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    version_id BIGINT NOT NULL,
    org_unit_id BIGINT NOT NULL,
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    CONSTRAINT pk_reference PRIMARY KEY (id),
    CONSTRAINT fk_reference_version_id_org_unit_id FOREIGN KEY(version_id, org_unit_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_reference_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_reference_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_reference_ref ON reference (version_id, source, ref);

CREATE UNIQUE INDEX uq_reference_unit_source_ref ON reference (org_unit_id, source, ref);

CREATE TABLE reference_history (
    id BIGSERIAL NOT NULL,
    account_id BIGINT DEFAULT 1 NOT NULL,
    changeset_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    source TEXT,
    ref TEXT,
    CONSTRAINT pk_reference_history PRIMARY KEY (id),
    CONSTRAINT fk_reference_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_reference_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_reference_history_changeset_id ON reference_history (changeset_id);

CREATE INDEX ix_reference_history_unit ON reference_history (version_id, uuid, id);

CREATE INDEX ix_org_unit_point ON org_unit USING gist (point);

CREATE INDEX ix_boundary_geom ON boundary USING gist (geom);

