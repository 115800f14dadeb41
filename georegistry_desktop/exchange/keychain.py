"""The system's keychain, where it keeps passwords safe; never a file in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "georegistry"

_UNSAFE_ROOMS = ("keyrings.alt.", "keyring.backends.fail", "keyring.backends.null")


def find(account: str) -> str | None:
    """The password of ``USER@PLACE``; None where there is none, or no keychain."""
    from keyring.errors import KeyringError

    backend = _safe_backend()
    try:
        return backend.get_password(SERVICE, account) if backend else None
    except (KeyringError, OSError, RuntimeError):
        return None  # locked or broken: the person is asked


def keep(account: str, password: str) -> None:
    """Keep a password. Raises ``Refused`` where that is not safe, or fails."""
    from keyring.errors import KeyringError

    try:
        require().set_password(SERVICE, account, password)
    except (KeyringError, OSError, RuntimeError) as error:
        raise Refused("keychain-unusable", reason=type(error).__name__) from None


def require() -> KeyringBackend:
    """The keychain. Raises ``Refused`` where there is none that is safe."""
    backend = _safe_backend()
    if backend is None:
        raise Refused("keychain-unusable", reason="none was found")
    return backend


def _safe_backend() -> KeyringBackend | None:
    """The first one that keeps passwords encrypted."""
    import keyring
    from keyring.errors import KeyringError

    try:
        chosen = keyring.get_keyring()
        held = [*getattr(chosen, "backends", [])] or [chosen]
    except (KeyringError, ImportError, AttributeError, OSError, RuntimeError):
        return None  # a broken setting of keyring is no keychain
    return next((backend for backend in held if _is_safe(backend)), None)


def _is_safe(backend: KeyringBackend) -> bool:
    kinds = type(backend).__mro__
    return not any(
        f"{kind.__module__}.".startswith(_UNSAFE_ROOMS) or "plain" in kind.__name__.lower() for kind in kinds
    )
