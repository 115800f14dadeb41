"""A throw-away PostgreSQL server with PostGIS, reached through a socket in a folder under /tmp.

The tests share one per run (`postgis_address` in conftest.py). Soak tests and benchmarks make their own::

    with start_cluster(fsync=True) as cluster:
        address = cluster.create_database()
        cluster.kill()
        cluster.start()
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg2
from sqlalchemy.engine import make_url

TEMPLATE = "georegistry_template"


def find_programs() -> Path | None:
    """The folder of the newest initdb and pg_ctl whose server has PostGIS."""
    debian = [
        folder
        for folder in Path("/usr/lib/postgresql").glob("*/bin")
        if Path("/usr/share/postgresql", folder.parent.name, "extension/postgis.control").exists()
    ]
    if debian:
        return max(debian, key=lambda folder: float(folder.parent.name))
    asked = shutil.which("pg_config")
    if asked is None or shutil.which("initdb", path=Path(asked).parent) is None:
        return None
    shared = subprocess.run([asked, "--sharedir"], capture_output=True, text=True, check=True).stdout.strip()
    return Path(asked).parent if Path(shared, "extension/postgis.control").exists() else None


def reason_for_absence() -> str | None:
    """Why no cluster can be started here, in a sentence; None when one can."""
    if sys.platform == "win32":
        return "The throw-away PostGIS server needs Unix sockets and users."
    if find_programs() is None:
        return "PostGIS is not installed: packaging/test does it, or apt-get install postgresql-postgis."
    if os.geteuid() == 0 and not _is_user("postgres"):
        return "PostgreSQL does not run as root, and there is no user postgres."
    return None


def database_of(address: str) -> str:
    """The name of the database at an SQLAlchemy address."""
    return str(make_url(address).database)


def new_folder() -> Path:
    """An empty folder with a path short enough for a socket (107 bytes), where user postgres may go."""
    return Path(tempfile.mkdtemp(prefix="georegistry-postgis-", dir="/tmp"))


def start_cluster(*, fsync: bool = False, settings: Mapping[str, str] | None = None) -> Cluster:
    """Make and start a cluster: about a second. ``settings`` go into postgresql.conf."""
    cluster = Cluster(new_folder(), fsync=fsync, settings=settings)
    try:
        cluster.start()
    except BaseException:
        cluster.remove()
        raise
    return cluster


def shared_cluster(folder: Path) -> Cluster:
    """The cluster in ``folder``, started by whichever process asks first."""
    import fcntl

    cluster = Cluster(folder)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not cluster.started:
            cluster.start()
    return cluster


class Cluster:
    """Owns a folder with the data, the socket and the log of one server.

    Another process may hold a Cluster of the same folder; any of them can stop it.
    Without fsync a power cut may break it, which nothing that is thrown away minds.
    """

    def __init__(
        self, folder: Path, *, fsync: bool = False, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "server.log"
        self._settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "log_min_messages": "warning",
        }
        if not fsync:
            self._settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        self._settings |= settings or {}

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    @property
    def started(self) -> bool:
        """Whether a server holds the folder; after kill() it does not."""
        return (self.data / "postmaster.pid").exists()

    def start(self) -> None:
        """Start the server, and make it first if the folder is empty; after a kill it recovers."""
        new = not (self.data / "PG_VERSION").exists()
        if new:
            self._create()
        self._pg_ctl("start", "--log", str(self.log))
        if new:
            self.execute(f"CREATE DATABASE {TEMPLATE}")
            self.execute("CREATE EXTENSION postgis", database=TEMPLATE)
            # Copying is refused while anyone is connected.
            self.execute(f"ALTER DATABASE {TEMPLATE} IS_TEMPLATE true ALLOW_CONNECTIONS false")

    def stop(self, *, immediate: bool = False) -> None:
        """Stop the server, sessions and all; ``immediate`` leaves recovery to the next start."""
        self._pg_ctl("stop", "--mode", "immediate" if immediate else "fast")

    def kill(self) -> None:
        """End all of the server's processes at once, as a crash of the machine would (Linux only)."""
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        # Held still, it neither restarts a child nor lets one go whose number we have.
        os.kill(postmaster, signal.SIGSTOP)
        processes = [postmaster, *_children(postmaster)]
        for process in processes:
            os.kill(process, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while any(map(_alive, processes)):
            if time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL is still there after SIGKILL: {processes}")
            time.sleep(0.01)
        # In containers where nobody reaps orphans, PostgreSQL would take the dead one for a live one.
        (self.data / "postmaster.pid").unlink()
        (self.folder / ".s.PGSQL.5432.lock").unlink()

    def remove(self) -> None:
        """Stop the server if it runs, and remove the folder."""
        try:
            if self.started:
                self.stop(immediate=True)
        finally:
            shutil.rmtree(self.folder)

    def create_database(self, *, template: str = TEMPLATE) -> str:
        """A fresh database with PostGIS, or a copy of ``template``, as an SQLAlchemy address."""
        name = f"test_{uuid4().hex}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def drop_database(self, address: str) -> None:
        """Drop what create_database gave, whoever is still connected."""
        self.execute(f"DROP DATABASE {database_of(address)} WITH (FORCE)")

    def execute(self, statement: str, *, database: str = "postgres") -> None:
        """Run one statement as the superuser, outside a transaction."""
        with closing(self._connect(database)) as connection, connection.cursor() as cursor:
            cursor.execute(statement)

    def _connect(self, database: str) -> psycopg2.extensions.connection:
        connection = psycopg2.connect(host=str(self.folder), port=5432, user="postgres", dbname=database)
        connection.autocommit = True
        return connection

    def _create(self) -> None:
        if owner := _owner():
            shutil.chown(self.folder, owner, owner)
        self._run(
            "initdb", "--pgdata", str(self.data), "--username=postgres", "--auth=trust",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions",
        )  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in self._settings.items())

    def _pg_ctl(self, *arguments: str) -> None:
        self._run("pg_ctl", "--pgdata", str(self.data), "--wait", "--timeout=60", "--silent", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        programs = find_programs()
        if programs is None:
            raise RuntimeError(reason_for_absence())
        owner = _owner()
        done = subprocess.run(
            [programs / program, *arguments],
            user=owner,
            group=owner,
            extra_groups=[] if owner else None,
            cwd=self.folder,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},  # none of the user's PGPORT, PGDATA …
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            log = self.log.read_text() if self.log.exists() else ""
            raise RuntimeError(f"{program} {' '.join(arguments)}:\n{done.stdout}{done.stderr}{log[-4000:]}")


def _owner() -> str | None:
    """The user to become, as PostgreSQL refuses to run as root; None: stay who we are."""
    return "postgres" if os.geteuid() == 0 else None


def _is_user(name: str) -> bool:
    import pwd

    return any(entry.pw_name == name for entry in pwd.getpwall())


def _children(parent: int) -> list[int]:
    statuses = (status.parent.name for status in Path("/proc").glob("[0-9]*/stat"))
    return [int(pid) for pid in statuses if _status(int(pid))[1:2] == [str(parent)]]


def _alive(process: int) -> bool:
    return _status(process)[:1] not in ([], ["Z"])


def _status(process: int) -> list[str]:
    """State, parent … of a process; empty once it is gone. The name before them may hold anything."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
