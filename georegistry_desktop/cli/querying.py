"""Reading from a database: what is asked, and where its password comes from."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from georegistry_desktop import exchange
from georegistry_desktop.domain import Cancelled, Refused
from georegistry_desktop.exchange import keychain
from georegistry_desktop.exchange.regular import irregular

_ADDRESS = re.compile(r"service=|postgres\w*:|sqlite:|\w{2,}(?:[+.-]\w+)*:/", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """One query, where it goes, and the password that it takes there."""

    address: str
    query: str
    password: str | None


def asked_of(addresses: Sequence[str], query: str, others: Sequence[object]) -> Asked:
    """What the options of an import ask of a database; ``others`` are options that only files have.

    Raises ``Refused`` (``query-unreadable``, or where the database lets nobody in), and what typer raises for
    wrong usage.
    """
    if len(addresses) != 1:
        raise typer.BadParameter("--query takes one address of a database, and no files.")
    if any(others):
        raise typer.BadParameter("--query takes neither --format, --encoding nor --layer.")
    [address] = addresses
    statement = _statement(query)
    # Asked for now: later a progress bar stands where it would be typed.
    return Asked(address, statement, exchange.password_for(address, _passwords(address)))


def refuse_addresses(files: Sequence[str]) -> None:
    """Wrong usage where something is named that only a query can be asked of."""
    for name in files:
        # Not named: it may hold a password. A single letter is a drive of Windows.
        if _ADDRESS.match(name):
            raise typer.BadParameter("That is an address. Say with --query what to read from a database.")


def _statement(query: str) -> str:
    if not query.strip().lower().endswith(".sql") or "\n" in query.strip():
        return query
    file = Path(query.strip())
    try:
        if reason := irregular(file):
            raise Refused("query-unreadable", file=file, reason=reason)
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("query-unreadable", file=file, reason="it is not UTF-8") from error
    except OSError as error:
        raise Refused("query-unreadable", file=file, reason=error.strerror or error) from error


def _passwords(address: str) -> Iterator[str]:
    """First what the keychain holds, then what is typed where somebody can type."""
    if kept := keychain.find(address):
        yield kept
    if sys.stdin.isatty():
        try:
            yield typer.prompt(f"Password for {address}", hide_input=True, err=True)
        except typer.Abort:
            raise Cancelled from None
