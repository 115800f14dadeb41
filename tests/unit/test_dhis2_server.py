"""What is said, and what is never said, when a server answers otherwise than it should."""

from __future__ import annotations

import base64
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dhis2_trees import QUICK, demo_document
from fake_dhis2 import LOGIN, FakeDhis2, Fault

from georegistry_desktop import exchange
from georegistry_desktop.domain import Cancelled, GeoRegistryError, Refused
from georegistry_desktop.exchange.dhis2.live.pull import PullSettings
from georegistry_desktop.exchange.dhis2.live.server import Patience

PASSWORD = "never-to-be-seen-Ä"


@pytest.fixture
def fake() -> Iterator[FakeDhis2]:
    with FakeDhis2(demo_document(), password=PASSWORD) as running:
        yield running


def asked(
    address: str,
    folder: Path,
    credentials: exchange.Credentials | None = None,
    *,
    patience: Patience = replace(QUICK, tries=3),
    progress: Any = lambda *_: None,
) -> GeoRegistryError:
    """The refusal of a pull, which holds no secret."""
    with pytest.raises(GeoRegistryError) as refused:
        exchange.pull(
            exchange.parse_server_address(address),
            credentials or exchange.Basic("admin", PASSWORD),
            settings=PullSettings(page_size=100, patience=patience, spool_root=folder),
            progress=progress,
        )
    fault = refused.value
    for words in (str(fault), fault.remedy, repr(fault.params), repr(fault), repr(fault.__context__)):
        assert PASSWORD not in words
        assert "?" not in words or words.startswith(("http", "'"))
    return fault


FAULTS = {
    "login": (Fault("login"), "login-page"),
    "login-by-redirect": (Fault("redirect", detail="/dhis-web-commons/security/login.action"), "login-page"),
    "elsewhere": (Fault("redirect", detail="http://elsewhere.example/dhis"), "server-elsewhere"),
    "other-port": (Fault("redirect", detail="http://127.0.0.1:9/dhis"), "server-elsewhere"),
    "no-address": (Fault("redirect", detail="http://[::1"), "answer-odd"),
    "in-circles": (Fault("redirect", detail="?again", times=99, path=""), "redirects-endless"),
    "forbidden": (Fault("status", detail=403), "server-forbids"),
    "gone": (Fault("status", detail=404), "server-lacks"),
    "teapot": (Fault("status", detail=418), "server-refused"),
    "down": (Fault("status", detail=503, times=3), "server-down"),
    "crashed": (Fault("status", detail=500, times=3), "server-down"),
    "unheard-of": (Fault("status", detail=599), "server-refused"),
    "busy": (Fault("429", times=3, detail=0), "server-busy"),
    "busy-for-hours": (Fault("429", detail=7200), "server-busy"),
    "broken-off": (Fault("drop", times=3), "server-broke-off"),
    "truncated": (Fault("text", times=3, detail='{"organisationUnits": [{'), "answer-odd"),
    "empty": (Fault("text", times=3, detail=""), "answer-odd"),
    "no-object": (Fault("text", detail="[1, 2]"), "answer-odd"),
    "deep": (Fault("text", times=3, detail="[" * 100_000), "answer-odd"),
    "no-pager": (Fault("text", detail='{"organisationUnits": []}'), "answer-odd"),
    "no-objects": (
        Fault("text", detail='{"pager": {"page":1,"total":1,"pageSize":1}, "organisationUnits": [1]}'),
        "answer-odd",
    ),
    "html": (Fault("text", detail=LOGIN), "login-page"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_that_what_is_wrong_is_told_plainly(fake: FakeDhis2, tmp_path: Path, name: str) -> None:
    fault, code = FAULTS[name]
    fake.faults.append(replace(fault))
    refused = asked(fake.address, tmp_path)
    assert refused.code == code
    assert fake.address.removeprefix("http://") in str(refused)


PAGERS: list[object] = [
    {"page": 2, "total": 1, "pageSize": 100},
    {"page": 1, "total": -1, "pageSize": 100},
    {"page": 1, "total": "300", "pageSize": 100},
    {"page": 1, "total": 300, "pageSize": 0},
    {"page": True, "total": True, "pageSize": True},
    {"page": 1, "total": 1e400, "pageSize": 1},
    [],
    "1",
]


@pytest.mark.parametrize("pager", PAGERS, ids=str)
def test_that_a_pager_that_cannot_be_followed_is_refused(
    fake: FakeDhis2, tmp_path: Path, pager: object
) -> None:
    fake.faults.append(Fault("text", detail=json.dumps({"pager": pager, "organisationUnits": []})))
    assert asked(fake.address, tmp_path).code == "answer-odd"


def test_that_a_server_that_repeats_a_page_for_ever_is_not_followed_for_ever(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    page = '{"pager": {"page": %d, "total": 999999999, "pageSize": 1}, "organisationUnits": [{"id": "a"}]}'
    fake.faults += [Fault("text", page=n, detail=page % n) for n in (1, 2, 3)]
    done = exchange.pull(
        exchange.parse_server_address(fake.address),
        exchange.Token(fake.token),
        settings=PullSettings(patience=QUICK, spool_root=tmp_path),
    )
    assert fake.pages() == [1, 2]
    assert done.incoming.version is not None
    assert len(done.incoming.version.units) == 300


def test_that_what_dhis2_says_of_a_refusal_is_passed_on_in_one_line(fake: FakeDhis2, tmp_path: Path) -> None:
    words = f"Unable to parse\n\x1b[31m filter {PASSWORD}"
    detail = {"httpStatusCode": 409, "status": "ERROR", "message": words, "errorCode": "E2014"}
    fake.faults.append(Fault("refuse", detail=detail))
    refused = asked(fake.address, tmp_path)
    assert refused.code == "server-refused"
    assert "E2014 Unable to parse" in str(refused)
    assert "***" in str(refused)
    assert str(refused).isprintable()


def test_that_an_answer_that_unpacks_without_an_end_is_broken_off(fake: FakeDhis2, tmp_path: Path) -> None:
    fake.faults.append(Fault("bomb", detail=20_000_000))
    refused = asked(fake.address, tmp_path, patience=replace(QUICK, most_bytes=1 << 20))
    assert (refused.code, refused.params["value"]) == ("answer-endless", 1)


@pytest.mark.parametrize(
    "credentials",
    [
        exchange.Basic("admin", "wrong"),
        exchange.Basic("other", PASSWORD),
        exchange.Token("d2pat_wrong"),
    ],
)
def test_that_who_is_not_let_in_is_told(
    fake: FakeDhis2, tmp_path: Path, credentials: exchange.Credentials
) -> None:
    refused = asked(fake.address, tmp_path, credentials)
    assert refused.code == "sign-in-refused"
    assert "kept" not in refused.remedy
    assert len(fake.asked) == 1


def test_that_a_place_without_dhis2_is_told(fake: FakeDhis2, tmp_path: Path) -> None:
    assert asked(fake.address.removesuffix("/dhis") + "/other", tmp_path).code == "login-page"
    fake.faults.append(Fault("text", path="system/info", detail='{"serverDate": "2026-01-01T00:00:00.000"}'))
    assert asked(fake.address, tmp_path).code == "server-lacks"


def test_that_offline_is_said_as_offline_and_at_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    patient = Patience(first_wait=30)
    refused = asked(address, tmp_path, patience=patient)
    assert refused.code == "server-offline"
    assert str(refused).startswith("Offline: 127.0.0.1:")
    assert "nothing answers there" in str(refused)
    assert "Nothing was written" in refused.remedy
    refused = asked("https://dhis2.invalid/play", tmp_path, patience=patient)
    assert "there is no such name, or no network" in str(refused)


def test_that_a_line_that_is_not_what_it_says_is_told(fake: FakeDhis2, tmp_path: Path) -> None:
    assert asked(fake.address.replace("http:", "https:"), tmp_path).code == "server-untrusted"
    assert fake.asked == []


def test_that_a_server_that_says_nothing_is_not_waited_for_without_end(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    fake.faults.append(Fault("slow", detail=1.0, times=2))
    assert asked(fake.address, tmp_path, patience=replace(QUICK, tries=2, read=0.2)).code == "server-offline"


def test_that_waiting_can_be_cancelled(fake: FakeDhis2, tmp_path: Path) -> None:
    def impatient(step: str, done: int = 0, total: int = 0) -> None:
        if step.startswith("Waiting"):
            raise Cancelled

    fake.faults.append(Fault("429", detail=60))
    assert asked(fake.address, tmp_path, progress=impatient).code == "cancelled"


def test_that_a_netrc_signs_nobody_in(
    fake: FakeDhis2, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "netrc"
    file.write_text("machine 127.0.0.1 login admin password plain\n")
    monkeypatch.setenv("NETRC", str(file))
    fake.valid = {"Basic " + base64.b64encode(b"admin:plain").decode()}
    assert asked(fake.address, tmp_path, exchange.Basic("admin", "wrong")).code == "sign-in-refused"


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("https://play.dhis2.org/40", "https://play.dhis2.org/40"),
        (" HTTPS://Play.DHIS2.org:443/40/api/ ", "https://play.dhis2.org/40"),
        ("https://dhis.example.org/api/organisationUnits?fields=id", "https://dhis.example.org"),
        ("https://h.org/dhis/dhis-web-maintenance/index.html#/edit", "https://h.org/dhis"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://h.org/apiary", "https://h.org/apiary"),
    ],
)
def test_that_an_address_is_taken_as_it_stands_in_a_browser(text: str, base: str) -> None:
    assert exchange.is_server_address(text)
    assert exchange.parse_server_address(text).base == base


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"https://admin:{PASSWORD}@h.org", "address-password"),
        (f"http://{PASSWORD}@h.org/", "address-password"),
        (f"https://admin:dis/{PASSWORD}@play.example.org/40", "address-password"),
        (f"https://u:12/{PASSWORD}@host/dhis", "address-password"),
        (f"https://u:12?{PASSWORD}@host/dhis", "address-password"),
        (f"https://u:12#{PASSWORD}\n@host/dhis", "address-password"),
        (f"https://admin:{PASSWORD}", "server-address-bad"),
        (f"https://h.org:x/?password={PASSWORD}", "server-address-bad"),
        ("https://", "server-address-bad"),
        ("https://h.org:port/", "server-address-bad"),
        ("https://h.org:99999/", "server-address-bad"),
        ("https://[::1", "server-address-bad"),
        ("https://h .org/", "server-address-bad"),
        ("https://h.org/\x1b[31m", "server-address-bad"),
    ],
)
def test_that_a_bad_address_is_refused_without_telling_its_password(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        exchange.parse_server_address(text)
    assert refused.value.code == code
    assert PASSWORD not in str(refused.value) + refused.value.remedy


def test_that_an_at_sign_in_what_a_browser_adds_is_no_password() -> None:
    address = exchange.parse_server_address("https://h.org:8443/api/users?query=a@b.org#/c@d")
    assert address.base == "https://h.org:8443"


@pytest.mark.parametrize("token", ["", "a b", "d2pat_x\r\nX-Evil: 1", "d2pat_é"])
def test_that_what_is_no_token_is_refused_before_it_is_sent(token: str) -> None:
    with pytest.raises(Refused) as refused:
        exchange.Token(token)
    assert refused.value.code == "token-bad"


@pytest.mark.parametrize("user", ["", "a:b"])
def test_that_what_is_no_user_is_refused(user: str) -> None:
    with pytest.raises(Refused):
        exchange.Basic(user, "x")


@pytest.mark.parametrize(
    ("address", "warned"),
    [("http://dhis.example.org", True), ("https://dhis.example.org", False), ("http://127.0.0.1:1", False)],
)
def test_that_an_open_line_is_known(address: str, warned: bool) -> None:
    assert exchange.parse_server_address(address).open_line is warned
