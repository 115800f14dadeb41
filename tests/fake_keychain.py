"""A keychain for the program under test: in the file that ``FAKE_KEYCHAIN`` names."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class Keychain(KeyringBackend):
    """Passes for one that keeps passwords safe."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return _held().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        _file().write_text(json.dumps({**_held(), f"{service} {username}": password}))


def _file() -> Path:
    return Path(os.environ["FAKE_KEYCHAIN"])


def _held() -> dict[str, str]:
    return json.loads(_file().read_text()) if _file().exists() else {}
