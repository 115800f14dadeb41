"""Who signs in at a server: a token from the environment, a password from the keychain or typed in."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from georegistry_desktop.domain import ImportRefused, Refused
from georegistry_desktop.exchange import Basic, Credentials, ServerAddress, Token, keychain


@contextmanager
def signed_in(
    server: ServerAddress, *, user: str | None, token_env: str | None, remember: bool
) -> Iterator[Credentials]:
    """The credentials while a server is asked. A typed password is remembered once it has let us in.

    Raises ``Refused`` where there are none.
    """
    if user is not None and token_env is not None:
        raise Refused("sign-in-twice")
    if token_env is not None:
        yield Token(_from_environment(token_env))
        return
    if user is None:
        raise Refused("sign-in-missing", server=server.shown)
    if remember:
        keychain.require()
    account = f"{user}@{server.shown}"
    password = None if remember else keychain.find(account)
    typed = password is None
    credentials = Basic(user, _asked(user, server) if password is None else password)
    try:
        yield credentials
    except ImportRefused:
        if typed and remember:
            keychain.keep(account, credentials.password)  # what was wrong was the tree, not the password
        raise
    if typed and remember:
        keychain.keep(account, credentials.password)


def _from_environment(name: str) -> str:
    token = os.environ.get(name, "").strip()
    if not token:
        raise Refused("token-missing", value=name)
    return token


def _asked(user: str, server: ServerAddress) -> str:
    if not sys.stdin.isatty():
        raise Refused("password-missing", user=user, server=server.shown)
    try:
        return getpass.getpass(f"Password of {user} at {server.shown}: ", stream=sys.stderr)
    except EOFError:
        raise Refused("password-missing", user=user, server=server.shown) from None
