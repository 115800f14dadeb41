CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    default_source_id INTEGER,
    CONSTRAINT uq_account_uuid UNIQUE (uuid)
);

CREATE TABLE open_changeset (
    id INTEGER NOT NULL,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    CONSTRAINT pk_open_changeset PRIMARY KEY (id),
    CONSTRAINT fk_open_changeset_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE org_unit_type (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT,
    depth INTEGER,
    category TEXT,
    CONSTRAINT uq_org_unit_type_account_id_name UNIQUE (account_id, name),
    CONSTRAINT fk_org_unit_type_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT uq_org_unit_type_uuid UNIQUE (uuid)
);

CREATE TABLE project (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    name TEXT NOT NULL,
    app_id TEXT,
    CONSTRAINT uq_project_account_id_name UNIQUE (account_id, name),
    CONSTRAINT fk_project_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE registry_head (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    revision INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT fk_registry_head_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE data_source (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    project_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT ck_data_source_kind CHECK (kind IN ('imported', 'curated')),
    lineage TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT uq_data_source_account_id_name UNIQUE (account_id, name),
    CONSTRAINT fk_data_source_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_data_source_project_id FOREIGN KEY(project_id) REFERENCES project (id)
);

CREATE TABLE org_unit_type_parent (
    account_id INTEGER DEFAULT 1 NOT NULL,
    type_id INTEGER NOT NULL,
    parent_type_id INTEGER NOT NULL,
    CONSTRAINT pk_org_unit_type_parent PRIMARY KEY (type_id, parent_type_id),
    CONSTRAINT fk_org_unit_type_parent_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_unit_type_parent_type_id FOREIGN KEY(type_id) REFERENCES org_unit_type (id),
    CONSTRAINT fk_org_unit_type_parent_parent_type_id FOREIGN KEY(parent_type_id) REFERENCES org_unit_type (id)
);

CREATE TABLE source_version (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    source_id INTEGER NOT NULL,
    number INTEGER,
    state TEXT NOT NULL CONSTRAINT ck_source_version_state CHECK (state IN ('loading', 'snapshot', 'live', 'dropped')),
    fields TEXT DEFAULT '[]' NOT NULL,
    origin TEXT DEFAULT '{}' NOT NULL,
    copied_from_id INTEGER,
    created_by TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT uq_source_version_source_id_number UNIQUE (source_id, number),
    CONSTRAINT fk_source_version_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_source_version_source_id FOREIGN KEY(source_id) REFERENCES data_source (id),
    CONSTRAINT fk_source_version_copied_from_id FOREIGN KEY(copied_from_id) REFERENCES source_version (id)
);

CREATE UNIQUE INDEX uq_source_version_live ON source_version (source_id) WHERE state = 'live';

CREATE TABLE changeset (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    uuid TEXT NOT NULL,
    version_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT ck_changeset_state CHECK (state IN ('open', 'proposed', 'committed', 'discarded')),
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    application TEXT NOT NULL,
    created_at DATETIME NOT NULL,
    committed_at DATETIME,
    revision INTEGER,
    undoes_id INTEGER,
    details TEXT DEFAULT '{}' NOT NULL,
    transaction_id INTEGER,
    CONSTRAINT fk_changeset_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT uq_changeset_uuid UNIQUE (uuid),
    CONSTRAINT fk_changeset_version_id FOREIGN KEY(version_id) REFERENCES source_version (id),
    CONSTRAINT uq_changeset_revision UNIQUE (revision),
    CONSTRAINT fk_changeset_undoes_id FOREIGN KEY(undoes_id) REFERENCES changeset (id)
);

CREATE INDEX ix_changeset_transaction_id ON changeset (transaction_id);

CREATE TABLE group_set (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    source_ref TEXT,
    CONSTRAINT uq_group_set_version_id_id UNIQUE (version_id, id),
    CONSTRAINT uq_group_set_version_id_uuid UNIQUE (version_id, uuid),
    CONSTRAINT fk_group_set_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE TABLE org_group (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    name TEXT NOT NULL,
    source_ref TEXT,
    code TEXT,
    CONSTRAINT uq_org_group_version_id_id UNIQUE (version_id, id),
    CONSTRAINT uq_org_group_version_id_uuid UNIQUE (version_id, uuid),
    CONSTRAINT fk_org_group_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_group_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE TABLE org_unit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    uuid TEXT,
    parent_id INTEGER,
    type_id INTEGER,
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
    updated_at DATETIME,
    point POINT,
    CONSTRAINT fk_org_unit_parent_in_same_version FOREIGN KEY(version_id, parent_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_org_unit_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_unit_version_id FOREIGN KEY(version_id) REFERENCES source_version (id),
    CONSTRAINT fk_org_unit_type_id FOREIGN KEY(type_id) REFERENCES org_unit_type (id)
);

CREATE INDEX ix_org_unit_code ON org_unit (version_id, code);

CREATE INDEX ix_org_unit_parent ON org_unit (version_id, parent_id);

CREATE INDEX ix_org_unit_source_ref ON org_unit (version_id, source_ref);

CREATE UNIQUE INDEX uq_org_unit_version_id_id ON org_unit (version_id, id);

CREATE UNIQUE INDEX uq_org_unit_version_id_uuid ON org_unit (version_id, uuid);

CREATE TABLE boundary (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    org_unit_id INTEGER NOT NULL,
    derived BOOLEAN DEFAULT false NOT NULL,
    geom MULTIPOLYGON NOT NULL,
    CONSTRAINT fk_boundary_version_id_org_unit_id FOREIGN KEY(version_id, org_unit_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_boundary_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_boundary_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_boundary_version ON boundary (version_id);

CREATE UNIQUE INDEX uq_boundary_org_unit_id ON boundary (org_unit_id);

CREATE TABLE boundary_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    derived BOOLEAN,
    geom MULTIPOLYGON,
    CONSTRAINT fk_boundary_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_boundary_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_boundary_history_changeset_id ON boundary_history (changeset_id);

CREATE INDEX ix_boundary_history_unit ON boundary_history (version_id, uuid, id);

CREATE TABLE group_set_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    name TEXT,
    source_ref TEXT,
    CONSTRAINT fk_group_set_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_group_set_history_changeset_id ON group_set_history (changeset_id);

CREATE INDEX ix_group_set_history_unit ON group_set_history (version_id, uuid, id);

CREATE TABLE group_set_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    group_set_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    CONSTRAINT uq_group_set_member_group_set_id_group_id UNIQUE (group_set_id, group_id),
    CONSTRAINT fk_group_set_member_version_id_group_set_id FOREIGN KEY(version_id, group_set_id) REFERENCES group_set (version_id, id),
    CONSTRAINT fk_group_set_member_version_id_group_id FOREIGN KEY(version_id, group_id) REFERENCES org_group (version_id, id),
    CONSTRAINT fk_group_set_member_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_member_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_group_set_member_group ON group_set_member (version_id, group_id);

CREATE TABLE group_set_member_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    group_uuid TEXT,
    CONSTRAINT fk_group_set_member_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_group_set_member_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_group_set_member_history_changeset_id ON group_set_member_history (changeset_id);

CREATE INDEX ix_group_set_member_history_unit ON group_set_member_history (version_id, uuid, id);

CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    org_unit_id INTEGER NOT NULL,
    CONSTRAINT fk_membership_version_id_group_id FOREIGN KEY(version_id, group_id) REFERENCES org_group (version_id, id),
    CONSTRAINT fk_membership_version_id_org_unit_id FOREIGN KEY(version_id, org_unit_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_membership_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_membership_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_membership_unit ON membership (version_id, org_unit_id);

CREATE UNIQUE INDEX uq_membership_group_unit ON membership (group_id, org_unit_id);

CREATE TABLE membership_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    group_uuid TEXT,
    CONSTRAINT fk_membership_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_membership_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_membership_history_changeset_id ON membership_history (changeset_id);

CREATE INDEX ix_membership_history_unit ON membership_history (version_id, uuid, id);

CREATE TABLE org_group_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    name TEXT,
    source_ref TEXT,
    code TEXT,
    CONSTRAINT fk_org_group_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_group_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_org_group_history_changeset_id ON org_group_history (changeset_id);

CREATE INDEX ix_org_group_history_unit ON org_group_history (version_id, uuid, id);

CREATE TABLE org_unit_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    parent_uuid TEXT,
    type_id INTEGER,
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
    point POINT,
    CONSTRAINT fk_org_unit_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_org_unit_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_org_unit_history_changeset_id ON org_unit_history (changeset_id);

CREATE INDEX ix_org_unit_history_unit ON org_unit_history (version_id, uuid, id);

CREATE TABLE org_unit_path (
    org_unit_id INTEGER NOT NULL,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    path TEXT NOT NULL,
    depth INTEGER NOT NULL,
    CONSTRAINT pk_org_unit_path PRIMARY KEY (org_unit_id),
    CONSTRAINT fk_org_unit_path_org_unit_id FOREIGN KEY(org_unit_id) REFERENCES org_unit (id) ON DELETE CASCADE,
    CONSTRAINT fk_org_unit_path_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_org_unit_path_path ON org_unit_path (version_id, path);

CREATE TABLE proposed_change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    change TEXT NOT NULL,
    decision TEXT CONSTRAINT ck_proposed_change_decision CHECK (decision IN ('accept', 'refuse', 'refuse-until-changed')),
    decided_by TEXT,
    decided_at DATETIME,
    CONSTRAINT uq_proposed_change_changeset_id_position UNIQUE (changeset_id, position),
    CONSTRAINT fk_proposed_change_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_proposed_change_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE TABLE reference (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    version_id INTEGER NOT NULL,
    org_unit_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    CONSTRAINT fk_reference_version_id_org_unit_id FOREIGN KEY(version_id, org_unit_id) REFERENCES org_unit (version_id, id),
    CONSTRAINT fk_reference_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_reference_version_id FOREIGN KEY(version_id) REFERENCES source_version (id)
);

CREATE INDEX ix_reference_ref ON reference (version_id, source, ref);

CREATE UNIQUE INDEX uq_reference_unit_source_ref ON reference (org_unit_id, source, ref);

CREATE TABLE reference_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER DEFAULT 1 NOT NULL,
    changeset_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    op TEXT NOT NULL,
    uuid TEXT,
    source TEXT,
    ref TEXT,
    CONSTRAINT fk_reference_history_account_id FOREIGN KEY(account_id) REFERENCES account (id),
    CONSTRAINT fk_reference_history_changeset_id FOREIGN KEY(changeset_id) REFERENCES changeset (id)
);

CREATE INDEX ix_reference_history_changeset_id ON reference_history (changeset_id);

CREATE INDEX ix_reference_history_unit ON reference_history (version_id, uuid, id);

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER PRIMARY KEY,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT
);

CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    min_x DOUBLE,
    min_y DOUBLE,
    max_x DOUBLE,
    max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
    ('org_unit', 'features', 'org_unit', 'Org units as points', 4326),
    ('boundary', 'features', 'boundary', 'Boundaries of org units', 4326);

INSERT INTO gpkg_geometry_columns VALUES
    ('org_unit', 'point', 'POINT', 4326, 0, 0),
    ('boundary', 'geom', 'MULTIPOLYGON', 4326, 0, 0);

INSERT INTO gpkg_extensions VALUES
    ('org_unit', 'point', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only'),
    ('boundary', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');

CREATE VIRTUAL TABLE rtree_org_unit_point USING rtree(id, minx, maxx, miny, maxy);

CREATE VIRTUAL TABLE rtree_boundary_geom USING rtree(id, minx, maxx, miny, maxy);

