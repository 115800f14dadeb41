"""How each run ends: the one door where faults become words, a document and an exit code.

0 done (also when differences were found), 1 refused or problems found, 2 wrong usage, 130 cancelled.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence

import typer

from georegistry_desktop.cli import printing, refusing
from georegistry_desktop.domain import GeoRegistryError
from georegistry_desktop.domain.addresses import without_passwords

_REFUSED, _USAGE, _CANCELLED = 1, 2, 130
_CODES = {
    "option-bad": _USAGE,
    "match-rule": _USAGE,
    "output-format": _USAGE,
    "text-bad": _USAGE,
    "filter-bad": _USAGE,
    "option-for-files": _USAGE,
    "option-for-server": _USAGE,
    "server-alone": _USAGE,
    "sign-in-missing": _USAGE,
    "sign-in-twice": _USAGE,
    "cancelled": _CANCELLED,
    "interrupted": _CANCELLED,
}

# All that typer says of a command line it cannot read; it hands out only this one's children.
_WrongUsage: type[Exception] = typer.BadParameter.__bases__[0]


def run(command: Callable[[], object], arguments: Sequence[str]) -> int:
    """Run a command to its end, whatever that is; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks is shown in its stead by number.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    interrupts = _Interrupts()
    try:
        return _finished(command, interrupts, arguments)
    except BrokenPipeError:
        return _REFUSED  # nobody reads on (``| head``), so nothing is said
    except KeyboardInterrupt:
        return _CANCELLED  # while the fault was being told
    finally:
        interrupts.ignore()
        _let_go_of_output()


def _finished(command: Callable[[], object], interrupts: _Interrupts, arguments: Sequence[str]) -> int:
    json = "--json" in arguments
    try:
        code = command()
        sys.stdout.flush()
    except GeoRegistryError as fault:
        return _refused(fault, json=json)
    except _WrongUsage as fault:
        return _wrong_usage(fault, json=json)
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as fault:
        # Not only as an exception of its own: a database that was calling back to us says that a call failed.
        if interrupts.seen:
            return _refused(GeoRegistryError("interrupted"), json=json)
        unreadable = [a for a in arguments if not _is_text(a)]
        if unreadable and isinstance(fault, UnicodeError):
            return _refused(GeoRegistryError("text-bad", value=unreadable[0]), json=json)
        if isinstance(fault, MemoryError):  # Arrow's, too
            return _refused(GeoRegistryError("memory-full"), json=json)
        if isinstance(fault, OSError):
            return _refused(GeoRegistryError("system-refused", reason=fault), json=json)
        if json:
            printing.document(refusing.document("unexpected", f"{type(fault).__name__}: {fault}", ""))
        raise
    if interrupts.seen and code == _CANCELLED:  # typer leaves no more than this of it
        return _refused(GeoRegistryError("interrupted"), json=json)
    return code if isinstance(code, int) else 0


def _let_go_of_output() -> None:
    """What no reader takes any more goes nowhere; else Python would complain of it on its way out."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused(fault: GeoRegistryError, *, json: bool) -> int:
    refusing.say(fault, listed=not json)
    if json:
        # The output itself may be what failed.
        with contextlib.suppress(OSError):
            printing.document(refusing.as_document(fault))
    return _CODES.get(fault.code, _REFUSED)


def _is_text(argument: str) -> bool:
    """Whether an argument was in the terminal's encoding; file names may hold any bytes."""
    return not any(0xDC80 <= ord(sign) <= 0xDCFF for sign in argument)


def _wrong_usage(fault: Exception, *, json: bool) -> int:
    words = io.StringIO()
    fault.show(words)  # type: ignore[attr-defined]
    printing.say(without_passwords(words.getvalue().rstrip()))
    if json:
        message = without_passwords(fault.format_message())  # type: ignore[attr-defined]
        context = getattr(fault, "ctx", None)
        remedy = f"See: {context.command_path} --help" if context else ""
        printing.document(refusing.document("usage", message, remedy))
    return _USAGE


class _Interrupts:
    """Remembers that Ctrl-C was pressed, also where its exception gets lost on the way up."""

    def __init__(self) -> None:
        self.seen = False
        # A job in the background of a script is started deaf to Ctrl-C, and stays so.
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._note)

    def _note(self, *_: object) -> None:
        self.seen = True
        raise KeyboardInterrupt

    def ignore(self) -> None:
        """From here on all is said; a late Ctrl-C would only add a traceback."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
