"""The program ``georegistry`` and its commands."""

from __future__ import annotations

import typer

from georegistry_desktop import __version__
from georegistry_desktop.cli import (
    changing,
    comparing,
    demonstrating,
    duplicates,
    editing,
    exporting,
    grouping,
    importing,
    keeping,
    linking,
    matching,
    opening,
    reviewing,
    uniting,
    versions,
    wording,
)

_WIDEST = 100  # longer lines are hard to read

app = typer.Typer(
    name="georegistry",
    help="Curate a country's pyramid of health org units: import, compare, decide, apply, undo.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDEST},
)
for commands in (
    opening,
    demonstrating,
    importing,
    versions,
    exporting,
    comparing,
    linking,
    matching,
    duplicates,
    wording,
    reviewing,
    uniting,
    editing,
    grouping,
    changing,
    keeping,
):
    commands.register(app)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"georegistry {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    _: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version of this program."
    ),
) -> None:
    """Curate a country's pyramid of health org units: import, compare, decide, apply, undo.

    Without a command the window opens.
    """
    if context.invoked_subcommand is None:
        opening.open_here(None)
