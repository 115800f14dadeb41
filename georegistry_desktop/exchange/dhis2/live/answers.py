"""What an answer of a server means: data, a refusal, or that it is worth asking again."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from http import HTTPStatus

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.json_file import parsed

_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_LONGEST = 300
_UNSHOWN = re.compile(r"[^\S ]+|[^\w\s!-~–—’“”…]+")

BROKEN_LINE = "the line broke"
_WHY = (
    ("NameResolution", "there is no such name, or no network"),
    ("resolve", "there is no such name, or no network"),
    ("refused", "nothing answers there"),
    ("timed out", "it does not answer in time"),
    ("unreachable", "there is no way to it on the network"),
    ("Proxy", "the proxy does not let it through"),
    ("reset", BROKEN_LINE),
    ("aborted", BROKEN_LINE),
)


class AskAgain(Exception):
    """It failed for now. ``refusal`` is what to say where patience ends, ``wait`` the seconds asked for."""

    def __init__(self, refusal: Refused, *, wait: float | None = None) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
        self.wait = wait


def why_unreachable(error: BaseException) -> str:
    """In plain words why no answer came."""
    words = str(error)
    return next((plain for mark, plain in _WHY if mark in words), type(error).__name__)


def document(
    server: str, status: int, kind: str, body: bytes, *, wait: str | None, secrets: Sequence[str]
) -> dict[str, Json]:
    """The object in an answer whose status is no redirect.

    ``kind`` is its content type, ``wait`` its ``Retry-After``; ``secrets`` are kept out of what is told.
    Raises ``Refused``, or ``AskAgain`` where another try may help.
    """
    page = "html" in kind.lower() or body.lstrip()[:1] == b"<"
    if status == HTTPStatus.OK:
        return _data(server, body, page=page)
    reason = _reason(status, b"" if page else body, secrets)
    if status in _AGAIN:
        code = "server-busy" if status == HTTPStatus.TOO_MANY_REQUESTS else "server-down"
        seconds = float(wait) if wait and wait.isdecimal() else None
        raise AskAgain(Refused(code, server=server, reason=reason), wait=seconds)
    codes = {401: "sign-in-refused", 403: "server-forbids", 404: "server-lacks"}
    raise Refused(codes.get(status, "server-refused"), server=server, reason=reason)


def _data(server: str, body: bytes, *, page: bool) -> dict[str, Json]:
    if page:
        raise Refused("login-page", server=server)
    try:
        held = parsed(body.decode("utf-8-sig"))[0]
    except (ValueError, RecursionError) as error:
        reason = f"it is no JSON ({str(error)[:60]})" if body.strip() else "it is empty"
        raise AskAgain(Refused("answer-odd", server=server, reason=reason)) from None
    if not isinstance(held, dict):
        raise Refused("answer-odd", server=server, reason="it is no JSON object")
    return held


def _reason(status: int, body: bytes, secrets: Sequence[str]) -> str:
    """What a refusing server says, in one short line: DHIS2's own words where it has any."""
    told = ""
    try:
        held = json.loads(body)
        if isinstance(held, dict):
            found = [held.get("errorCode"), held.get("message") or held.get("devMessage")]
            told = " ".join(str(word) for word in found if isinstance(word, (str, int)) and word)
    except (ValueError, RecursionError):
        pass  # no words of DHIS2; the status says it
    for secret in secrets:
        told = told.replace(secret, "***") if secret else told
    told = _UNSHOWN.sub(" ", told)[:_LONGEST].strip(" .")
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "unknown status"
    return told or f"{status} {phrase}"
