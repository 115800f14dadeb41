"""Importing what a query gives, as a person does it."""

from __future__ import annotations

import os
import pty
import select
import sqlite3
import subprocess
import termios
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from end_to_end.running import PROGRAM, document, georegistry, ran

QUERY = "SELECT code AS ref, label AS name FROM place"


@pytest.fixture
def address(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "list.db")) as held:
        held.executescript("CREATE TABLE place (code, label); INSERT INTO place VALUES ('c', 'Country')")
    return f"sqlite:///{tmp_path}/list.db"


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    ran("init", tmp_path / "country.gpkg")
    return tmp_path / "country.gpkg"


def test_that_a_query_is_imported_and_its_address_listed(
    registry: Path, address: str, tmp_path: Path
) -> None:
    answer = document("import", registry, address, "--query", QUERY, "--source", "MFL")
    assert (answer["version"], answer["units"]) == ("MFL@1", 1)
    (tmp_path / "list.sql").write_text("\ufeff-- all\n" + QUERY + ";\n", "utf-8")
    ran("import", registry, address, "--query", tmp_path / "list.sql", "--source", "MFL")
    assert address in ran("versions", registry).replace("\n", "")
    assert document("compare", registry, "MFL@1", "MFL@2")["counts"]["same"] == 1


def test_that_the_mapping_of_a_query_is_printed_and_taken_back(
    registry: Path, address: str, tmp_path: Path
) -> None:
    odd = "SELECT code AS x1, label AS name FROM place"
    printed = ran("import", registry, address, "--query", odd, "--source", "MFL", "--print-mapping")
    assert 'name = "name"' in printed
    (tmp_path / "m.toml").write_text('[columns]\nref = "x1"\nname = "name"\n')
    said = ("--mapping", tmp_path / "m.toml")
    assert document("import", registry, address, "--query", odd, "--source", "M", *said)["units"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ADDRESS", "--query", "DELETE FROM place"), 1, "not one single SELECT"),
        (("ADDRESS", "--query", "absent.sql"), 1, "absent.sql cannot be read"),
        (("ADDRESS", "other.csv", "--query", "SELECT 1"), 2, "one address"),
        (
            ("ADDRESS", "--query", "SELECT 1", "--encoding", "cp1252"),
            2,
            "neither --format, --encoding nor --layer",
        ),
        (("ADDRESS",), 2, "Say with --query"),
        (("postgresql://u@h/db",), 2, "Say with --query"),
        (("oracle://scott:secret@host",), 2, "Say with --query"),
        (("mssql+pyodbc:///?odbc_connect=PWD%3Dsecret",), 2, "Say with --query"),
        (("other.csv", "Oracle:/scott:secret@host"), 2, "Say with --query"),
        (("postgresql://u:secret@h/db", "--query", "SELECT 1"), 1, "holds a password"),
        (("postgresql://u@localhost:1/db", "--query", "SELECT 1"), 1, "Cannot reach"),
        (("mysql+pymysql://u@h/db", "--query", "SELECT 1"), 1, "pip install pymysql"),
    ],
)
def test_that_wrong_questions_are_told_plainly(
    registry: Path, address: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    held = [address if word == "ADDRESS" else word for word in arguments]
    done = georegistry("import", registry, *held, "--source", "MFL")
    assert done.returncode == code
    assert said in " ".join(done.stderr.split())
    assert "secret" not in done.stderr
    assert document("versions", registry) == []


def test_that_a_password_is_asked_for_and_taken_from_the_keychain(
    registry: Path, guarded: str, tmp_path: Path
) -> None:
    asked = ("import", registry, guarded, "--query", "SELECT 'c' AS ref, 'C' AS name", "--source", "MFL")
    missing = georegistry(*asked, PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert missing.returncode == 1
    assert "wants a password" in missing.stderr
    for broken in ("keyring.backends.fail.Keyring", "absent.Keyring"):
        none = georegistry(*asked, PYTHON_KEYRING_BACKEND=broken)
        assert none.returncode == 1
        assert "wants a password" in none.stderr
    (tmp_path / "chain.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Chain(KeyringBackend):\n"
        "    priority = 1\n"
        "    def get_password(self, service, user):\n"
        f"        return 'open sesame' if (service, user) == ('georegistry', {guarded!r}) else None\n"
        "    set_password = None\n"
    )
    chain = {
        "PYTHON_KEYRING_BACKEND": "chain.Chain",
        "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}",
    }
    done = georegistry(*asked, **chain)
    assert done.returncode == 0, done.stderr
    assert "sesame" not in done.stderr + str(document("versions", registry))


@pytest.mark.parametrize(
    ("typed", "code", "told"), [(b"open sesame\n", 0, b"MFL@1"), (b"\x04", 130, b"Cancelled")]
)
def test_that_a_password_can_be_typed(
    registry: Path, guarded: str, typed: bytes, code: int, told: bytes
) -> None:
    here, there = pty.openpty()
    command = [PROGRAM, "import", str(registry), guarded, "--source", "MFL", "--query"]
    with subprocess.Popen(
        [*command, "SELECT 'c' AS ref, 'C' AS name"],
        stdin=there,
        stdout=there,
        stderr=there,
        env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        start_new_session=True,
    ) as process:
        os.close(there)
        said = b""
        while b"Password for" not in said:
            said += os.read(here, 4096)
        # What is typed before the terminal stops echoing is thrown away.
        while termios.tcgetattr(here)[3] & termios.ECHO:
            assert process.poll() is None
            time.sleep(0.01)
        os.write(here, typed)
        with suppress(OSError):  # the other end is closed: it is done
            while select.select([here], [], [], 60)[0] and (more := os.read(here, 4096)):
                said += more
        process.kill()
        assert process.wait(timeout=60) == code, said.decode()
    os.close(here)
    assert told in said
    assert b"sesame" not in said
    assert b"Traceback" not in said
