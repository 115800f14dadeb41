"""The demo: a made-up country in two sources, set side by side."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.cli import printing
from georegistry_desktop.cli.comparing import print_comparison
from georegistry_desktop.cli.options import opened
from georegistry_desktop.domain import Refused
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import compare_versions, make_demo
from georegistry_desktop.workflows.make_demo import CURATED, FIRST, SECOND

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
        bool, typer.Option("--no-window", help="Only make it and print the comparison.")
    ] = False,
) -> None:
    """Make the demo where it is not there, and compare its sources."""
    del no_window  # there is no window yet, so nothing is opened either way
    file = _place(to)
    found = file.exists()
    if not found:
        printing.say(f"Making the demo country at {file} …")
        _make(file, units, seed)
    elif to is None:
        _bring_up_to_date(file)
    with opened(str(file)) as held, printing.progress() as progress:
        _check_demo(held, file)
        comparison = compare_versions(held, FIRST, SECOND, progress=progress)
    if found:
        printing.say(f"{file} was there already; it is compared as it is.")
    print_comparison(comparison)
    _say_what_next(shlex.quote(str(file)))


def _bring_up_to_date(file: Path) -> None:
    """Our own demo follows the program: a newer one starts on what an older one made."""
    try:
        open_registry(file).close()
    except Refused as refusal:
        if refusal.code != "registry-older":
            raise
        before, after = Registry.upgrade(str(file))
        printing.say(f"Upgraded {file} from schema {before} to {after}.")


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
        return platformdirs.user_data_path("georegistry", appauthor=False) / "demo.gpkg"
    if not to.strip() or "://" in to or to.startswith("service="):
        raise Refused("demo-place", file=to, reason="it is made in a file")
    return Path(to)


def _make(file: Path, units: int, seed: int) -> None:
    # Under another name until it is whole: a demo that was interrupted is made anew.
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with create_registry(unfinished) as held, printing.progress() as progress:
            make_demo(held, units=units, seed=seed, progress=progress)
        unfinished.replace(file)
    except OSError as fault:
        raise Refused("demo-place", file=file, reason=fault.strerror) from fault
    finally:
        for part in file.parent.glob(f"{unfinished.name}*"):
            part.unlink()
