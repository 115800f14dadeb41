"""Reports of faults: a file for each, in the user's state folder, offered at the next start."""

from __future__ import annotations

import faulthandler
import os
import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from georegistry_desktop import __version__

_MOST_REPORTS = 20


def reports_folder() -> Path:
    """Where reports lie."""
    return platformdirs.user_state_path("georegistry", appauthor=False) / "reports"


class CrashWatch:
    """From ``begin`` to ``end`` what goes wrong is written down.

    A file is begun at the start for faults that end the process at once (``faulthandler`` writes there) and
    taken away at a clean end: one that is still there without its process tells of a crash.
    """

    def __init__(self, told: Callable[[BaseException], object]) -> None:
        """``told`` hears, on the thread of the fault, of what nobody caught."""
        self._told = told
        self._folder = reports_folder()
        self._file: IO[str] | None = None
        self._began = ""

    @property
    def _running(self) -> Path:
        return self._folder / f"running-{os.getpid()}.txt"

    def begin(self) -> list[Path]:
        """Watch from now on; gives the reports of earlier processes that crashed, the newest first."""
        self._folder.mkdir(parents=True, exist_ok=True)
        crashed = self._collect_crashed()
        self._file = self._running.open("w", encoding="utf-8")
        self._began = _heading()
        self._file.write(self._began)
        self._file.flush()
        faulthandler.enable(self._file)
        sys.excepthook = self._on_exception
        threading.excepthook = lambda held: self._on_exception(
            held.exc_type, held.exc_value, held.exc_traceback
        )
        qInstallMessageHandler(self._on_qt_message)
        return crashed

    def end(self) -> None:
        """A clean end: nothing is left to tell."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._file:
            self._file.close()
            self._running.unlink(missing_ok=True)

    def write(self, error: BaseException) -> Path:
        """Write a report of an error that did not end the process; gives its file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{time.strftime('%Y-%m-%d %H-%M-%S')} {type(error).__name__}.txt"
        file.write_text(_heading() + "".join(traceback.format_exception(error)), "utf-8")
        for old in sorted(self._folder.glob("20*.txt"))[:-_MOST_REPORTS]:
            old.unlink()
        return file

    def _collect_crashed(self) -> list[Path]:
        found = []
        for file in self._folder.glob("running-*.txt"):
            if _is_alive(int(file.stem.removeprefix("running-"))):
                continue
            report = self._folder / f"{time.strftime('%Y-%m-%d %H-%M-%S')} crash {file.stem[8:]}.txt"
            file.replace(report)
            found.append(report)
        return sorted(found, reverse=True)

    def _on_exception(
        self,
        _: type[BaseException],
        error: BaseException | None,
        __: TracebackType | None,
    ) -> None:
        if error is None or isinstance(error, KeyboardInterrupt):
            return
        traceback.print_exception(error)
        self._told(error)

    def _on_qt_message(self, kind: QtMsgType, _: QMessageLogContext, text: str | None) -> None:
        print(text, file=sys.stderr)
        if self._file and kind != QtMsgType.QtDebugMsg:
            self._file.write(f"Qt: {text}\n")
            self._file.flush()


def _heading() -> str:
    parts = (f"GeoRegistry {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
    return f"{' · '.join(parts)} · {platform.platform()}\n{time.strftime('%Y-%m-%d %H:%M:%S')}\n\n"


def _is_alive(process: int) -> bool:
    if process == os.getpid():
        return False  # left by an earlier process of the same number
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True
