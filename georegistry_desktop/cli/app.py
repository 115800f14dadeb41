"""The program ``georegistry``: its commands, and how refusals become words and exit codes.

0 done (also when differences were found), 1 refused or problems found, 2 wrong usage.
"""

from __future__ import annotations

import sys

import typer

from georegistry_desktop import __version__
from georegistry_desktop.cli import comparing, keeping, printing, versions
from georegistry_desktop.domain import GeoRegistryError

REFUSED = 1

app = typer.Typer(
    name="georegistry",
    help="Curate a country's pyramid of health org units: import, compare, decide, apply, undo.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for commands in (versions, comparing, keeping):
    commands.register(app)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"georegistry {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Say which one."
    ),
) -> None:
    """Curate a country's pyramid of health org units: import, compare, decide, apply, undo."""


def main() -> None:
    """Run the command that the arguments name."""
    try:
        app()
    except GeoRegistryError as refusal:
        printing.refusal(refusal)
        sys.exit(REFUSED)
