"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop import open_registry
from georegistry_desktop.domain import GeoRegistryError, Problem, Refused
from georegistry_desktop.domain.records import COMPARED_FIELDS

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

RegistryArgument = Annotated[
    str,
    typer.Argument(metavar="REGISTRY", help="A GeoPackage file, postgresql://USER@HOST/DB or service=NAME."),
]
VersionArgument = Annotated[
    str, typer.Argument(metavar="VERSION", help="SOURCE@NUMBER, SOURCE@live, or SOURCE for the newest.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="KEY",
        help="Pair by unit, ref, code or links; else by the best that both have.",
    ),
]
FieldsOption = Annotated[
    str | None, typer.Option("--fields", metavar="A,B", help="Only these fields, such as name,point.")
]

ReplaceOption = Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")]


@contextmanager
def opened(address: str, *, user: str | None = None) -> Iterator[Registry]:
    """The registry at ``address``, closed at the end. A refusal learns the address for its remedy."""
    registry = open_registry(address, user=user)
    try:
        yield registry
    except GeoRegistryError as fault:
        fault.params["registry"] = registry.address
        raise
    except KeyboardInterrupt:
        raise GeoRegistryError("interrupted", registry=registry.address) from None
    finally:
        registry.close()


def addressed(problems: Iterable[Problem], registry: Registry) -> list[Problem]:
    """The problems, with the registry's address in the commands of their remedies."""
    return [replace(p, params={**p.params, "registry": registry.address}) for p in problems]


def listed(text: str) -> list[str]:
    """``a,b`` as a list."""
    return [part.strip() for part in text.split(",") if part.strip()]


def listed_fields(text: str | None) -> list[str] | None:
    """The fields that were asked for; None where nothing was said. Raises ``Refused`` (``option-bad``)."""
    if text is None:
        return None
    fields = listed(text)
    for field in fields or [text]:
        one_of(field, "field", COMPARED_FIELDS)
    return fields


def one_of(value: str | None, option: str, known: Iterable[str]) -> None:
    """Raise ``Refused`` (``option-bad``) for a value that is not known; None stands for nothing said."""
    if value is not None and value not in known:
        raise Refused("option-bad", value=value, option=option, known=", ".join(known))


def check_encoding(name: str | None) -> None:
    """Raise ``Refused`` (``option-bad``) for an encoding that there is not."""
    try:
        "".encode(name or "utf-8")
    except (LookupError, ValueError):  # "undefined" is an encoding, too, which fails at everything
        known = "utf-8, utf-16, cp1252, latin-1 and others of Python"
        raise Refused("option-bad", value=name, option="encoding", known=known) from None
