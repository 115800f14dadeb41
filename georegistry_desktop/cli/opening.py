"""The command that opens the window."""

from __future__ import annotations

from typing import Annotated

import typer

from georegistry_desktop.domain import Refused
from georegistry_desktop.ui import open_window, reason_for_no_window


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("open", epilog="Example: georegistry open country.gpkg")(_open)


def _open(
    registry: Annotated[
        str | None,
        typer.Argument(
            metavar="[REGISTRY]",
            help="A GeoPackage file, postgresql://USER@HOST/DB or service=NAME; else the one open last.",
        ),
    ] = None,
) -> None:
    """Open the window.

    Without a registry, the one that was open last, or else the start page; at the very first start the demo
    country, with a short tour.
    """
    open_here(registry)


def open_here(registry: str | None) -> None:
    """Open the window, and end with it. Raises ``Refused`` (``no-window``) without a display."""
    if reason := reason_for_no_window():
        raise Refused("no-window", reason=reason)
    raise typer.Exit(open_window(registry))
