"""The demo registry as a file: in the user's own data folder, or where it is wanted."""

from __future__ import annotations

import threading
from pathlib import Path

import platformdirs

from georegistry_desktop import create_registry
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.make_demo import make_demo

_one_at_a_time = threading.Lock()
"""One that was given up ends at its next step; who asks again waits for that, and not beside it."""


def own_demo() -> Path:
    """Where the demo lies that the program makes for its user."""
    return platformdirs.user_data_path("georegistry", appauthor=False) / "demo.gpkg"


def ensure_demo(
    file: Path, *, units: int = 6000, seed: int = 1, progress: Progress = silent
) -> tuple[str, str] | None:
    """Make the demo at ``file`` where nothing is; the user's own one follows the program's schema.

    Gives the schemas before and after where it was upgraded. Raises ``Refused``: ``demo-place``.
    """
    with _one_at_a_time:
        if not file.exists():
            _make(file, units, seed, progress)
            return None
    return _bring_up_to_date(file) if file == own_demo() else None


def _bring_up_to_date(file: Path) -> tuple[str, str] | None:
    """A newer program starts on what an older one made."""
    from georegistry_desktop.storage import Registry

    try:
        Registry.open(str(file)).close()
    except Refused as refusal:
        if refusal.code != "registry-older":
            raise
        return Registry.upgrade(str(file))
    return None


def _make(file: Path, units: int, seed: int, progress: Progress) -> None:
    # Under another name until it is whole: a demo that was interrupted is made anew.
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with create_registry(unfinished) as held:
            make_demo(held, units=units, seed=seed, progress=progress)
        unfinished.replace(file)
    except OSError as fault:
        raise Refused("demo-place", file=file, reason=fault.strerror) from fault
    finally:
        for part in file.parent.glob(f"{unfinished.name}*"):
            part.unlink()
