"""The demo: a made-up country in two sources, set side by side."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from georegistry_desktop.cli import printing
from georegistry_desktop.cli.comparing import print_comparison
from georegistry_desktop.cli.options import opened
from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.addresses import is_file
from georegistry_desktop.ui import open_window, reason_for_no_window
from georegistry_desktop.workflows import compare_versions
from georegistry_desktop.workflows.demo_file import ensure_demo, own_demo
from georegistry_desktop.workflows.make_demo import CURATED, FIRST, SECOND

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

_MOST_UNITS = 1_000_000


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", epilog="Example: georegistry demo --to demo.gpkg --units 2000")(_demo)


def _demo(
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FILE", help="Where to make it; else in your own data folder."),
    ] = None,
    units: Annotated[
        int,
        typer.Option(
            "--units", metavar="N", min=100, max=_MOST_UNITS, help="How many units, when it is made."
        ),
    ] = 6000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", min=0, help="Another seed is another country.")
    ] = 1,
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Open no window: only make it and print the comparison.")
    ] = False,
) -> None:
    """Make the demo where it is not there, and open its window.

    Without a display, or with --no-window, its two sources are compared here.
    """
    file = _place(to)
    found = file.exists()
    if not found:
        printing.say(f"Making the demo country at {file} …")
    with printing.progress() as progress:
        upgraded = ensure_demo(file, units=units, seed=seed, progress=progress)
    if upgraded:
        printing.say(f"Upgraded {file} from schema {upgraded[0]} to {upgraded[1]}.")
    reason = None if no_window else reason_for_no_window()
    if not no_window and reason is None:
        raise typer.Exit(open_window(str(file), demo=True))
    if reason:
        printing.say(f"{reason} So there is no window; the demo is compared here.")
    with opened(str(file)) as held, printing.progress() as progress:
        _check_demo(held, file)
        comparison = compare_versions(held, FIRST, SECOND, progress=progress)
    if found:
        printing.say(f"{file} was there already; it is compared as it is.")
    print_comparison(comparison)
    _say_what_next(shlex.quote(str(file)))


def _check_demo(registry: Registry, file: Path) -> None:
    sources = {version.source for version in registry.versions()}
    missing = [f"'{name}'" for name in (FIRST, SECOND, CURATED) if name not in sources]
    if missing:
        raise Refused("demo-other", file=file, missing=" and ".join(missing))


def _say_what_next(file: str) -> None:
    printing.answer("")
    printing.answer("Try next:")
    for line in (
        f"georegistry versions {file}",
        f"georegistry apply {file} {CURATED} '{SECOND}' --kinds changed --fields name --dry-run",
        f"georegistry history {file}",
    ):
        printing.answer(f"  {line}")


def _place(to: str | None) -> Path:
    if to is None:
        return own_demo()
    if not to.strip() or not is_file(to):
        raise Refused("demo-place", file=to, reason="it is made in a file")
    return Path(to)
