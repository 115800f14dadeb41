"""Asking one server, and no other: retries, redirects, limits, and no secret in anything that is said."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.auth import AuthBase

from georegistry_desktop import __version__
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.dhis2.live.address import ServerAddress
from georegistry_desktop.exchange.dhis2.live.answers import BROKEN_LINE, AskAgain, document, why_unreachable
from georegistry_desktop.exchange.dhis2.live.credentials import Credentials

_PIECE = 1 << 16
_MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a server is waited for. Seconds; ``most_bytes`` bounds one answer as unpacked."""

    tries: int = 6
    first_wait: float = 1.0
    longest_wait: float = 60.0
    longest_asked: float = 300.0
    connect: float = 15.0
    read: float = 180.0
    most_bytes: int = 1 << 29


class Server:
    """Owns the connection to one DHIS2. ``date`` is the ``Date`` of its latest answer; ``who`` tells one who
    signs in from another, without a secret."""

    def __init__(
        self,
        address: ServerAddress,
        credentials: Credentials,
        *,
        patience: Patience | None = None,
        progress: Progress,
    ) -> None:
        self.address = address
        self.date: str | None = None
        self.requests = 0
        self._patience = patience or Patience()
        self._progress = progress
        self.who = credentials.who
        self._secrets = credentials.secrets
        self._met = False
        self._session = _Session()
        # An own way of signing in also keeps a .netrc from putting another one's name in.
        self._session.auth = _Header(credentials.header)
        self._session.headers.update(
            {"Accept": "application/json", "User-Agent": f"GeoRegistry-Desktop/{__version__}"}
        )

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def get(self, path: str, params: Mapping[str, Any] | None = None) -> dict[str, Json]:
        """The JSON object at ``/api/<path>``.

        Tries again, later each time, where that may help. Raises ``Refused`` in plain words, and whatever
        ``progress`` raises while it waits.
        """
        for attempt in range(1, self._patience.tries + 1):
            try:
                found = self._asked(f"{self.address.base}/api/{path}", params)
            except AskAgain as again:
                wait = again.wait if again.wait is not None else self._wait_before(attempt)
                last = attempt == self._patience.tries or wait > self._patience.longest_asked
                if last or self._is_nobody(again.refusal):
                    raise again.refusal from None
                self._rest(wait)
            else:
                self._met = True
                return found
        raise AssertionError("the last try either answers or raises")

    def _is_nobody(self, refusal: Refused) -> bool:
        """Whether there is no such name, or no network: that is told at once."""
        offline = not self._met and refusal.code == "server-offline"
        return offline and refusal.params["reason"] != BROKEN_LINE

    def _wait_before(self, attempt: int) -> float:
        """Twice as long each time, and never the same for all who wait."""
        longest = min(self._patience.first_wait * 2 ** (attempt - 1), self._patience.longest_wait)
        return float(longest * random.uniform(0.5, 1.0))

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._progress(f"Waiting {left:.0f} s for {self.address.shown}")
            time.sleep(min(left, 0.25))

    def _asked(self, url: str, params: Mapping[str, Any] | None) -> dict[str, Json]:
        shown = self.address.shown
        for _ in range(_MOST_REDIRECTS):
            try:
                with self._session.get(
                    url,
                    params=params,
                    stream=True,
                    allow_redirects=False,
                    timeout=(self._patience.connect, self._patience.read),
                ) as answer:
                    self.requests += 1
                    self.date = answer.headers.get("Date")
                    body = self._body(answer)
            except requests.exceptions.SSLError as error:
                raise Refused("server-untrusted", server=shown, reason=_certificate(error)) from None
            except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
                raise AskAgain(Refused("server-broke-off", server=shown)) from None
            except (requests.exceptions.ConnectionError, requests.exceptions.Timeout) as error:
                reason = why_unreachable(error)
                raise AskAgain(Refused("server-offline", server=shown, reason=reason)) from None
            except (requests.exceptions.RequestException, UnicodeError) as error:
                reason = type(error).__name__
                raise Refused("server-address-bad", address=shown, reason=reason) from None
            if answer.status_code not in _REDIRECTS:
                return document(
                    shown,
                    answer.status_code,
                    answer.headers.get("Content-Type", ""),
                    body,
                    wait=answer.headers.get("Retry-After"),
                    secrets=self._secrets,
                )
            url, params = self._redirected(url, answer.headers.get("Location", "")), None
        raise Refused("redirects-endless", server=shown)

    def _redirected(self, url: str, location: str) -> str:
        """Where to ask instead: only the same host, and never on a more open line."""
        try:
            to = urljoin(url, location)
            old, new = urlsplit(url), urlsplit(to)
            same = old.hostname == new.hostname and (
                (old.scheme, old.port) == (new.scheme, new.port)
                or ((old.scheme, new.scheme) == ("http", "https") and new.port in (None, 443))
            )
        except ValueError:
            raise Refused("answer-odd", server=self.address.shown, reason="it leads nowhere") from None
        if same and "login" in new.path.lower():
            raise Refused("login-page", server=self.address.shown)
        if not same:
            place = f"{new.scheme}://{new.hostname or '?'}"
            raise Refused("server-elsewhere", server=self.address.shown, value=place)
        return to

    def _body(self, answer: requests.Response) -> bytes:
        """The whole answer, unpacked piece by piece: what unpacks to more than the limit is refused."""
        pieces, size = [], 0
        for piece in answer.iter_content(_PIECE):
            size += len(piece)
            if size > self._patience.most_bytes:
                raise Refused("answer-endless", server=self.address.shown, value=size >> 20)
            pieces.append(piece)
            if size >> 23 > (size - len(piece)) >> 23:  # each 8 MB: a long answer can be cancelled too
                self._progress(f"{size >> 20} MB from {self.address.shown}")
        return b"".join(pieces)


class _Session(requests.Session):
    """Sees no redirects. Else requests would look into each one before we do, and read it without a limit."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None, whatever the answer says."""
        del resp


class _Header(AuthBase):
    """Puts the ``Authorization`` header on a request."""

    def __init__(self, header: str) -> None:
        self._header = header

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = self._header
        return request


def _certificate(error: Exception) -> str:
    words = str(error)
    for mark in (
        "self-signed",
        "self signed",
        "expired",
        "doesn't match",
        "Hostname mismatch",
        "WRONG_VERSION",
    ):
        if mark in words:
            return {"WRONG_VERSION": "it speaks no TLS there"}.get(mark, f"its certificate: {mark}")
    return "its certificate cannot be checked"
