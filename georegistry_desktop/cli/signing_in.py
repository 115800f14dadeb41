"""Who signs in at a server: a password or a personal token, from the keychain or typed in; or a token from
the environment."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from georegistry_desktop.cli import printing
from georegistry_desktop.domain import ImportRefused, Problem, Refused
from georegistry_desktop.exchange import keychain

if TYPE_CHECKING:
    from georegistry_desktop.exchange import Credentials, ServerAddress

_TOKEN = "token"
"""Stands for the user in the keychain's account of a personal token."""


@contextmanager
def signed_in(
    server: ServerAddress, *, user: str | None, token: bool, token_env: str | None, remember: bool
) -> Iterator[Credentials]:
    """The credentials while a server is asked. A typed secret is remembered once it has let us in.

    On an open line nothing comes from the keychain, and nothing gets into it. Raises ``Refused`` where there
    are no credentials.
    """
    from georegistry_desktop.exchange import Basic, Token

    if (user is not None) + token + (token_env is not None) > 1:
        raise Refused("sign-in-twice")
    if token_env is not None:
        yield Token(_from_environment(token_env))
        return
    if user is None and not token:
        raise Refused("sign-in-missing", server=server.shown)
    account = f"{_TOKEN if user is None else user}@{server.account_place}"
    kept = _kept(server, account, remember=remember)
    secret = _asked(user, server) if kept is None else kept
    credentials = Token(secret) if user is None else Basic(user, secret)
    keeps = remember and kept is None
    try:
        yield credentials
    except ImportRefused:
        if keeps:
            keychain.keep(account, secret)  # what was wrong was the tree, not the password
        raise
    if keeps:
        keychain.keep(account, secret)


def _kept(server: ServerAddress, account: str, *, remember: bool) -> str | None:
    """What the keychain has; None where it is to be asked for."""
    if server.open_line:
        if remember or not sys.stdin.isatty():
            raise Refused("line-open-keychain", server=server.shown)
        return None
    if remember:
        keychain.require()
        return None
    return keychain.find(account)


def _from_environment(name: str) -> str:
    token = os.environ.get(name, "").strip()
    if not token:
        raise Refused("token-missing", value=name)
    return token


def _asked(user: str | None, server: ServerAddress) -> str:
    whose = "Personal token" if user is None else f"Password of {user}"
    missing = (
        Refused("token-not-kept", server=server.shown)
        if user is None
        else Refused("password-missing", user=user, server=server.shown)
    )
    if not sys.stdin.isatty():
        raise missing
    if server.open_line:
        printing.say(Problem(code="line-open", severity="warning", params={"value": server.host}).message)
    try:
        typed = getpass.getpass(f"{whose} at {server.shown}: ", stream=sys.stderr)
    except EOFError:
        raise missing from None
    return typed.strip() if user is None else typed
