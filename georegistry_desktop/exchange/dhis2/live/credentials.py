"""Who signs in. A secret is in no ``repr``, so that it gets into no message and no log."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field

from georegistry_desktop.domain.errors import Refused


@dataclass(frozen=True)
class Basic:
    """A user and a password."""

    user: str
    password: str = field(repr=False)

    @property
    def who(self) -> str:
        """Who it is, without a secret."""
        return f"user {self.user}"

    def __post_init__(self) -> None:
        if not self.user or ":" in self.user:
            raise Refused("user-bad", user=self.user)

    @property
    def header(self) -> str:
        """The ``Authorization`` header."""
        return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        return (self.password, self.header.partition(" ")[2])


@dataclass(frozen=True)
class Token:
    """A personal access token."""

    token: str = field(repr=False)

    @property
    def who(self) -> str:
        """Which token it is, without a secret: a token is too long to be guessed from its hash."""
        return f"token {hashlib.sha256(self.token.encode()).hexdigest()[:32]}"

    def __post_init__(self) -> None:
        if not self.token or not self.token.isascii() or not self.token.isprintable() or " " in self.token:
            raise Refused("token-bad")

    @property
    def header(self) -> str:
        """The ``Authorization`` header."""
        return f"ApiToken {self.token}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        return (self.token,)


Credentials = Basic | Token
