"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Refused
from georegistry_desktop.storage import Registry

RegistryArgument = Annotated[
    str, typer.Argument(metavar="REGISTRY", help="A GeoPackage file, postgresql://… or service=NAME.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
ByOption = Annotated[
    str | None, typer.Option("--by", help="Pair by unit, ref or code; without it the best that both have.")
]
FieldsOption = Annotated[str | None, typer.Option("--fields", help="Only these fields, separated by commas.")]


@contextmanager
def opened(address: str, *, user: str | None = None) -> Iterator[Registry]:
    """The registry at ``address``, closed at the end."""
    registry = open_registry(address, user=user)
    try:
        yield registry
    finally:
        registry.close()


def listed(text: str | None) -> list[str] | None:
    """``a,b`` as a list; None where nothing was said."""
    return None if text is None else [part.strip() for part in text.split(",") if part.strip()]


def one_of(value: str | None, option: str, known: tuple[str, ...]) -> str | None:
    """``value`` when it is known. Raises ``Refused`` (``option-bad``)."""
    if value is not None and value not in known:
        raise Refused("option-bad", value=value, option=option, known=", ".join(known))
    return value
