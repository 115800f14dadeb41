"""The command against a running DHIS2: sign-in, a pull cut off, what changed, and what is never shown."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from dhis2_trees import demo_document
from end_to_end.running import PROGRAM, document, georegistry, ran
from fake_dhis2 import FakeDhis2, Fault

PASSWORD = "Never-to-be-seen-7"
TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture
def fake() -> Iterator[FakeDhis2]:
    with FakeDhis2(demo_document(), password=PASSWORD, most_rows=50) as running:
        yield running


@pytest.fixture
def surroundings(fake: FakeDhis2, tmp_path: Path) -> dict[str, str]:
    """A cache and a keychain of the test's own, and a token."""
    paths = os.pathsep.join(p for p in (str(TESTS), os.environ.get("PYTHONPATH", "")) if p)
    return {
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHONPATH": paths,
        "PYTHON_KEYRING_BACKEND": "fake_keychain.Keychain",
        "FAKE_KEYCHAIN": str(tmp_path / "keychain.json"),
        "TOKEN": fake.token,
    }


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Both outputs in one line, with no secret in them."""
    words = " ".join((done.stdout + done.stderr).split())
    assert PASSWORD not in words
    assert "d2pat_" not in words
    return words


def test_that_a_pull_what_changed_and_a_wrong_token_are_told(
    registry_address: str, fake: FakeDhis2, surroundings: dict[str, str]
) -> None:
    ran("init", registry_address)
    command = ("import", registry_address, fake.address, "--source", "D", "--token-env", "TOKEN")
    done = georegistry(*command, **surroundings)
    assert done.returncode == 0, done.stderr
    assert f"{fake.address} (DHIS2 2.40.1): 300 units fetched." in said(done)
    assert "Imported D@1: 300 units" in said(done)
    fake.now += timedelta(days=1)
    leaf = min(fake.units.keys() - {u["parent"]["id"] for u in fake.units.values() if "parent" in u})
    fake.change(leaf, name="Renamed")
    done = georegistry(*command, "--since-last", "--json", **surroundings)
    answer = json.loads(done.stdout)
    said(done)
    assert (answer["version"], answer["units"], answer["known"]) == ("D@2", 300, 300)
    assert (answer["pull"]["since"], answer["pull"]["fetched"]) == ("D@1", 1)
    counts = document("compare", registry_address, "D@1", "D@2")["counts"]
    assert counts == {"new": 0, "missing": 0, "changed": 1, "same": 299}
    assert fake.address in ran("versions", registry_address)
    done = georegistry(*command, "--json", **surroundings | {"TOKEN": "d2pat_wrong"})
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "sign-in-refused"
    said(done)
    assert len(document("versions", registry_address)) == 2


def test_that_a_killed_pull_goes_on_behind_its_last_whole_page(
    fake: FakeDhis2, surroundings: dict[str, str], tmp_path: Path
) -> None:
    registry = tmp_path / "r.gpkg"
    ran("init", registry)
    command = ("import", registry, fake.address, "--source", "D", "--token-env", "TOKEN")
    fake.faults.append(Fault("slow", page=4, detail=3.0))
    running = subprocess.Popen([PROGRAM, *map(str, command)], env=os.environ | surroundings)
    end = time.monotonic() + 30
    while 4 not in fake.pages() and time.monotonic() < end:
        time.sleep(0.02)
    running.kill()
    running.wait()
    assert document("versions", registry) == []
    fake.asked.clear()
    done = georegistry(*command, **surroundings)
    assert done.returncode == 0, done.stderr
    assert "Went on where it was cut off: 3 of 6 pages had been kept." in said(done)
    assert fake.pages() == [4, 5, 6, 1]
    assert document("versions", registry)[0]["units"] == 300
    assert list((tmp_path / "cache" / "georegistry" / "pulls").iterdir()) == []


def test_that_a_password_comes_from_the_keychain_and_is_shown_nowhere(
    fake: FakeDhis2, surroundings: dict[str, str], tmp_path: Path
) -> None:
    registry = tmp_path / "r.gpkg"
    ran("init", registry)
    command = ("import", registry, fake.address, "--source", "D", "--user", "admin")
    done = georegistry(*command, **surroundings)
    assert done.returncode == 1
    assert "The keychain has no password of admin at" in said(done)
    assert fake.asked == []
    account = f"georegistry admin@{fake.address}"
    kept_for_https = f"georegistry admin@{fake.address.removeprefix('http://')}"
    (tmp_path / "keychain.json").write_text(json.dumps({kept_for_https: PASSWORD}))
    assert "The keychain has no password of admin at" in said(georegistry(*command, **surroundings))
    assert fake.asked == []
    (tmp_path / "keychain.json").write_text(json.dumps({account: f"{PASSWORD}x"}))
    done = georegistry(*command, **surroundings)
    assert done.returncode == 1
    assert "does not let this user in" in said(done)
    (tmp_path / "keychain.json").write_text(json.dumps({account: PASSWORD}))
    assert georegistry(*command, **surroundings).returncode == 0
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.name != "keychain.json":
            assert PASSWORD.encode() not in file.read_bytes()


def test_that_a_typed_password_is_remembered_once_it_was_right(
    fake: FakeDhis2, surroundings: dict[str, str], tmp_path: Path
) -> None:
    registry = tmp_path / "r.gpkg"
    ran("init", registry)
    command = ("import", registry, fake.address, "--source", "D", "--user", "admin", "--remember")
    typed_in("wrong", *command, **surroundings)
    assert not (tmp_path / "keychain.json").exists()
    printed = typed_in(PASSWORD, *command, **surroundings)
    assert PASSWORD not in printed
    assert "Imported D@1" in printed
    assert georegistry(*command[:-1], **surroundings).returncode == 0
    without = surroundings | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    printed = typed_in(PASSWORD, *command, **without)
    assert "no keychain that keeps passwords safe" in " ".join(printed.split())


def test_that_a_token_is_asked_for_and_then_comes_from_the_keychain(
    fake: FakeDhis2, surroundings: dict[str, str], tmp_path: Path
) -> None:
    registry = tmp_path / "r.gpkg"
    ran("init", registry)
    command = ("import", registry, fake.address, "--source", "D", "--token")
    printed = typed_in(fake.token, *command, **surroundings)
    assert "Imported D@1" in printed
    assert not (tmp_path / "keychain.json").exists()
    printed += typed_in(fake.token, *command, "--remember", **surroundings)
    assert "Imported D@2" in printed
    assert "d2pat_" not in printed
    assert json.loads((tmp_path / "keychain.json").read_text()) == {
        f"georegistry token@{fake.address}": fake.token
    }
    done = georegistry(*command, **surroundings)
    assert "Imported D@3" in said(done)


def test_that_on_an_open_line_the_keychain_stays_shut_and_the_person_is_warned_first(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    registry = tmp_path / "r.gpkg"
    ran("init", registry)
    kept = {f"georegistry {who}@{s}dhis2.invalid": "k" for who in ("admin", "token") for s in ("", "http://")}
    (tmp_path / "keychain.json").write_text(json.dumps(kept))
    command = ("import", registry, "http://dhis2.invalid", "--source", "D")
    for who in (("--user", "admin"), ("--token",)):
        printed = " ".join(typed_in("typed", *command, *who, **surroundings).split())
        warned, asked, offline = map(printed.index, ("is open", "at dhis2.invalid:", "Offline"))
        assert warned < asked < offline
        printed = typed_in("typed", *command, *who, "--remember", **surroundings)
        assert "nothing is kept" in " ".join(printed.split())
    assert json.loads((tmp_path / "keychain.json").read_text()) == kept


ASKS = (b"Password of", b"Personal token at")


def typed_in(password: str, *arguments: object, **environment: str) -> str:
    """What the program prints on a terminal where the password is typed as soon as it is asked for."""
    pty = pytest.importorskip("pty")
    ours, its = pty.openpty()
    running = subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        env=os.environ | {"TERM": "dumb", "COLUMNS": "300", "PYTHONUTF8": "1"} | environment,
    )
    os.close(its)
    told = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        asked = any(words in told for words in ASKS)
        told += piece
        if any(words in told for words in ASKS) and not asked:
            os.write(ours, f"{password}\n".encode())
    running.wait(60)
    os.close(ours)
    assert b"Traceback" not in told, told
    return told.decode()


REFUSED: list[tuple[tuple[str, ...], int, str]] = [
    (("URL",), 2, "wants to know who asks"),
    (("URL", "--user", "a", "--token-env", "TOKEN"), 2, "Give one of --user, --token and --token-env"),
    (("URL", "--token", "--token-env", "TOKEN"), 2, "Give one of --user, --token and --token-env"),
    (("URL", "--token"), 1, "The keychain has no personal token of"),
    (("file.csv", "--token"), 2, "--token is for a DHIS2's address"),
    (("http://dhis2.invalid/", "--user", "admin"), 1, "nothing from the keychain is sent there"),
    (("URL", "--token-env", "NOT_SET"), 1, "no environment variable NOT_SET"),
    (("URL", "--token-env", "TOKEN", "--format", "csv"), 2, "--format is for files"),
    (("URL", "file.csv", "--token-env", "TOKEN"), 2, "stands alone"),
    (("file.csv", "--since-last"), 2, "--since-last is for a DHIS2's address"),
    (("URL", "--token-env", "TOKEN", "--subtree", "nonsense"), 1, "no unit nonsense"),
    ((f"https://admin:{PASSWORD}@dhis2.invalid/",), 1, "holds a user or a password"),
    ((f"https://admin:a/{PASSWORD}@dhis2.invalid/40",), 1, "holds a user or a password"),
    (("https://dhis2.invalid/", "--token-env", "TOKEN"), 1, "Offline: dhis2.invalid cannot be reached"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "words"), REFUSED, ids=lambda v: v if isinstance(v, str) else ""
)
def test_that_wrong_usage_is_told_in_words(
    fake: FakeDhis2,
    surroundings: dict[str, str],
    registry: Path,
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    given: Any = [fake.address if a == "URL" else a for a in arguments]
    done = georegistry("import", registry, *given, "--source", "D", **surroundings)
    assert done.returncode == code
    assert words in said(done)
