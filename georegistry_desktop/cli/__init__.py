"""The command line: one thin command for each workflow. Speaks English; ``--json`` prints one document."""

from georegistry_desktop.cli.app import main

__all__ = ["main"]
