"""The command that shows and changes the words that names are read by when they are matched."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.options import RegistryArgument, opened
from georegistry_desktop.domain import Refused


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("words", epilog="Example: georegistry words country.gpkg --set words.toml")(_words)


def _words(
    registry: RegistryArgument,
    set_to: Annotated[
        Path | None, typer.Option("--set", metavar="FILE.toml", help="Read names by these from now on.")
    ] = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="Read names by the program's own words again.")
    ] = False,
) -> None:
    """Show or set the words that names are read by in `match`.

    Words that say what a place is (hospital, CSPS), words that mean the same (north, nord) and words that say
    little (of, de). Without an option they are printed as TOML, which can be changed and set.
    """
    from georegistry_desktop.matching import Dictionary, shipped_text

    text = None
    if set_to is not None:
        try:
            text = set_to.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as fault:
            reason = getattr(fault, "strerror", None) or "it is no text in UTF-8"
            raise Refused("dictionary-unreadable", file=set_to, reason=reason) from fault
        Dictionary.parse(text, file=str(set_to))
    with opened(registry) as held:
        if text is not None or reset:
            held.links.set_words(text)
            printing.say("Names are read by the program's own words." if text is None else f"Kept {set_to}.")
        else:
            sys.stdout.write(held.links.words() or shipped_text())
