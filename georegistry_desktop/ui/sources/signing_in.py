"""Who signs in at a DHIS2: a secret that was typed, or one from the system's keychain. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from georegistry_desktop import exchange
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange import keychain

if TYPE_CHECKING:
    from georegistry_desktop.exchange import Credentials, ServerAddress

TOKEN = "token"
"""Stands for the user in the keychain's account of a personal token, as on the command line."""


@dataclass(frozen=True)
class SignIn:
    """``user`` is None for a personal token; ``secret`` is empty where the keychain is to be asked."""

    address: str
    user: str | None
    secret: str = field(repr=False)
    keep: bool = False

    def credentials(self) -> Credentials:
        """Blocks while the keychain is asked. Raises ``Refused`` where there are none; on an open line
        nothing comes from the keychain."""
        server = self.server()
        secret = self.secret
        if not secret and not server.open_line:
            secret = keychain.find(self._account(server)) or ""
        if not secret:
            if self.user is None:
                raise Refused("token-not-kept", server=server.shown)
            raise Refused("password-missing", user=self.user, server=server.shown)
        return exchange.Token(secret) if self.user is None else exchange.Basic(self.user, secret)

    def let_in(self) -> None:
        """The server took the secret: now it may be kept. Raises ``Refused`` where that is not safe."""
        server = self.server()
        if self.keep and self.secret:
            if server.open_line:
                raise Refused("line-open-keychain", server=server.shown)
            keychain.keep(self._account(server), self.secret)

    def server(self) -> ServerAddress:
        """The address, understood. Raises ``Refused``."""
        return exchange.parse_server_address(self.address)

    def _account(self, server: ServerAddress) -> str:
        return f"{TOKEN if self.user is None else self.user}@{server.account_place}"
