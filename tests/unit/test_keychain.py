"""Passwords go into a keychain that keeps them safe, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked

from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import keychain


class Safe(KeyringBackend):
    """Keeps them in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


class PlaintextKeyring(Safe):
    """Like the one of keyrings.alt."""


class Below(PlaintextKeyring):
    """One that hides its parent."""


class Locked(Safe):
    def get_password(self, *_: str) -> str | None:
        raise KeyringLocked

    def set_password(self, *_: str) -> None:
        raise KeyringLocked


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_that_a_password_is_kept_and_found() -> None:
    safe = Safe()
    keyring.set_keyring(safe)
    keychain.keep("me@h", "secret")
    assert safe.held == {("georegistry", "me@h"): "secret"}
    assert keychain.find("me@h") == "secret"
    assert keychain.find("you@h") is None


@pytest.mark.parametrize("backend", [PlaintextKeyring, Below, fail.Keyring, null.Keyring])
def test_that_a_password_is_kept_in_no_plain_file_and_nothing_crashes(backend: type[KeyringBackend]) -> None:
    held = backend()
    keyring.set_keyring(held)
    with pytest.raises(Refused) as refused:
        keychain.keep("me@h", "secret")
    assert refused.value.code == "keychain-unusable"
    assert getattr(held, "held", {}) == {}
    assert keychain.find("me@h") is None


def test_that_of_several_keychains_the_safe_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, safe = PlaintextKeyring(), Safe()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, safe])
    keyring.set_keyring(chainer.ChainerBackend())
    keychain.keep("me@h", "secret")
    assert (len(plain.held), len(safe.held)) == (0, 1)


def test_that_a_locked_keychain_is_as_none_for_reading_and_told_when_keeping() -> None:
    keyring.set_keyring(Locked())
    assert keychain.find("me@h") is None
    with pytest.raises(Refused) as refused:
        keychain.keep("me@h", "secret")
    assert "secret" not in str(refused.value)
