"""A database that wants a password: asked for, tried, and told nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from incoming import units_by_ref
from sqlalchemy.engine import make_url

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused


def test_that_a_password_is_asked_for_and_never_told(guarded: str) -> None:
    query = "SELECT 'c' AS ref, 'Country' AS name"
    with pytest.raises(Refused) as caught:
        exchange.read_query(guarded, query)
    told = caught.value
    assert told.code == "query-password-missing"
    assert f"keyring set georegistry '{guarded}'" in told.remedy
    with pytest.raises(Refused) as caught:
        exchange.read_query(guarded, query, password="wrong secret")
    wrong = caught.value
    assert wrong.code == "connection-failed"
    assert "wrong secret" not in f"{wrong} {wrong.remedy} {wrong.params}"
    tried = iter(["wrong secret", "open sesame", "not asked for"])
    password = exchange.password_for(guarded, tried)
    assert password == "open sesame"
    assert list(tried) == ["not asked for"]
    incoming = exchange.read_query(guarded, query, password=password)
    assert list(units_by_ref(incoming)) == ["c"]
    assert "sesame" not in json.dumps(incoming.origin)
    with pytest.raises(Refused, match="authentication failed"):
        exchange.password_for(guarded, ["wrong secret"])
    with pytest.raises(Refused, match="wants a password"):
        exchange.password_for(guarded, [])


def test_that_the_drivers_own_means_are_enough(
    guarded: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = make_url(guarded)
    service = tmp_path / "services.conf"
    service.write_text(f"[lists]\nhost={url.query['host']}\nuser=guarded\ndbname={url.database}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(service))
    monkeypatch.setenv("PGPASSWORD", "open sesame")
    mapping = exchange.FileMapping(columns={"ref": "column1", "name": "column2"})
    for address in (guarded, "service=lists"):
        assert exchange.password_for(address, []) is None
        incoming = exchange.read_query(address, "VALUES ('a', 'A')", mapping=mapping)
        assert list(units_by_ref(incoming)) == ["a"]
