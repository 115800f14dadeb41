"""Make a registry's schema, bring an older one up to date, say which one is there.

Tables change by migrations; triggers do not: after each run they are dropped and made again from one
definition, because a half-old set of rules is worse than none.
"""

from __future__ import annotations

import threading
from importlib.resources import files
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Connection

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.storage import health
from georegistry_desktop.storage.database import SCHEMA, Database, scalar, use_wal
from georegistry_desktop.storage.tables import account, project, registry_head
from georegistry_desktop.storage.triggers import install_triggers
from georegistry_desktop.storage.views_sqlite import LAYERS

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

GEOPACKAGE_ID = 0x47504B47  # "GPKG"
GEOPACKAGE_VERSION = 10400
_MARK = "registry_head"
_MIGRATIONS = files("georegistry_desktop.storage") / "migrations"
_VIEWS_SINCE = "0004"
_one_at_a_time = threading.Lock()
"""Alembic keeps what it migrates in globals."""


def create(database: Database) -> None:
    """An empty registry at an empty place. Raises ``Refused`` where something is there."""
    if database.sqlite:
        try:
            with database.reading() as connection:
                _refuse_what_is_there(connection, database)
        except Refused as refusal:
            if refusal.code == "not-a-registry":
                raise Refused("file-exists", address=database.address) from refusal
            raise
        with database.engine.connect() as connection:
            use_wal(connection)
    with database.writing("makes the registry") as connection:
        if not database.sqlite:
            _prepare_postgresql(connection, database)
        if database.sqlite:
            _refuse_what_is_there(connection, database)
            connection.exec_driver_sql(f"PRAGMA application_id = {GEOPACKAGE_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {GEOPACKAGE_VERSION}")
            # Alembic would make it with VARCHAR(32), which is no GeoPackage type.
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY)")
        _migrate(connection)
        install_triggers(connection)
        connection.execute(account.insert().values(id=1, uuid=str(uuid4()), name="Account"))
        connection.execute(project.insert().values(id=1, name="Default"))
        connection.execute(registry_head.insert().values(id=1, revision=0))
        if not database.sqlite:
            for table in ("account", "project", "registry_head"):
                connection.exec_driver_sql(f"SELECT setval('{SCHEMA}.{table}_id_seq', 1)")


def _has_mark(connection: Connection) -> bool:
    # Asked by hand: SQLAlchemy's inspector keeps the dialect of each of the last 128 engines that it looked
    # through, with all that was compiled for it.
    if connection.dialect.name == "sqlite":
        named = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :name"
        return bool(scalar(connection, named, name=_MARK))
    return scalar(connection, "SELECT to_regclass(:name)", name=f"{SCHEMA}.{_MARK}") is not None


def _refuse_what_is_there(connection: Connection, database: Database) -> None:
    # A file without any table is what a killed attempt leaves; one may go on from there.
    if scalar(connection, "SELECT count(*) FROM sqlite_master"):
        found = _has_mark(connection)
        raise Refused("registry-exists" if found else "file-exists", address=database.address)


def check(database: Database) -> None:
    """Raise ``Refused`` unless a registry of this program's schema is there."""
    found = _revision_there(database)
    expected = latest()
    if found == expected:
        if database.sqlite:
            with database.engine.connect() as connection:
                use_wal(connection)
        return
    code = "registry-older" if found in _known() else "registry-newer"
    raise Refused(code, address=database.address, found=found, expected=expected)


def upgrade(database: Database) -> tuple[str, str]:
    """Bring the schema up to date in one transaction; gives the revisions before and after."""
    before = _revision_there(database)
    if before not in _known():
        raise Refused("registry-newer", address=database.address, found=before, expected=latest())
    with database.writing("upgrades the schema") as connection:
        if database.sqlite and before < _VIEWS_SINCE:
            _refuse_layers_in_the_way(connection)
        _migrate(connection)
        install_triggers(connection)
        health.mend(connection)
    return before, latest()


def _refuse_layers_in_the_way(connection: Connection) -> None:
    """Somebody may have saved a layer of the name of one of our views into the file."""
    for name in LAYERS:
        query = (
            f"SELECT 1 FROM sqlite_master WHERE lower(name) = '{name}' UNION"
            f" SELECT 1 FROM gpkg_contents WHERE lower(identifier) = '{name}'"
        )
        if scalar(connection, query):
            raise Refused("layer-in-the-way", name=name)


def latest() -> str:
    """The revision that this program writes, by which the newest migration is named."""
    # Asked at each start, for which Alembic would load itself and every migration.
    names = (file.name for file in (_MIGRATIONS / "versions").iterdir())
    return max(name[:4] for name in names if name[:4].isdecimal())


def _revision_there(database: Database) -> str:
    path = database.address.path
    if path is not None and (not path.exists() or path.stat().st_size == 0):
        # SQLite would make the file.
        raise Refused("registry-missing", address=database.address)
    with database.reading() as connection:
        return _revision(connection, database)


def _revision(connection: Connection, database: Database) -> str:
    if not _has_mark(connection):
        if not database.sqlite:
            raise Refused("registry-missing", address=database.address)
        raise Refused("not-a-registry", address=database.address, reason="it lacks the registry's tables")
    return str(scalar(connection, "SELECT version_num FROM alembic_version"))


def _prepare_postgresql(connection: Connection, database: Database) -> None:
    if _has_mark(connection):
        raise Refused("registry-exists", address=database.address)
    if not scalar(connection, "SELECT 1 FROM pg_extension WHERE extname = 'postgis'"):
        raise Refused("postgis-missing", address=database.address, reason="the extension is not installed")
    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")


def _migrate(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, "head")


def _known() -> set[str]:
    return {script.revision for script in _scripts().walk_revisions()}


def _scripts() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config
