"""The command line: one thin command for each workflow. Speaks English; ``--json`` prints one document."""

from __future__ import annotations

import os
import signal
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command that the arguments name."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    # Loading takes a second, in which Ctrl-C may come as well as later.
    from georegistry_desktop.cli.app import app
    from georegistry_desktop.cli.ending import run

    sys.exit(run(lambda: app(standalone_mode=False), sys.argv[1:]))


def _leave(*_: object) -> None:
    # Nothing is open yet: there is nothing to close.
    os.write(2, b"Cancelled.\n")
    os._exit(130)
