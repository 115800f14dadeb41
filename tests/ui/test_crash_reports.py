"""Reports of faults."""

from __future__ import annotations

import subprocess
import sys

from georegistry_desktop.ui.shell.crashes import CrashWatch, reports_folder

CRASH = """
import ctypes
from georegistry_desktop.ui.shell.crashes import CrashWatch
CrashWatch(lambda _: None).begin()
ctypes.string_at(0)
"""


def test_that_a_process_that_died_leaves_a_report_for_the_next_start() -> None:
    ended = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, timeout=60, check=False)
    assert ended.returncode != 0
    watch = CrashWatch(lambda _: None)
    reports = watch.begin()
    watch.end()
    assert len(reports) == 1
    assert "Segmentation fault" in reports[0].read_text("utf-8")
    again = CrashWatch(lambda _: None)
    assert again.begin() == []
    again.end()


def test_that_a_clean_end_leaves_nothing() -> None:
    watch = CrashWatch(lambda _: None)
    watch.begin()
    watch.end()
    assert list(reports_folder().iterdir()) == []


def test_that_what_nobody_caught_is_told(capsys: object) -> None:
    told: list[BaseException] = []
    watch = CrashWatch(told.append)
    watch.begin()
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    watch.end()
    assert [str(fault) for fault in told] == ["by nothing"]


def test_that_a_fault_is_written_in_full() -> None:
    watch = CrashWatch(lambda _: None)
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as fault:
        report = watch.write(fault)
    assert report.parent == reports_folder()
    assert "test_crash_reports.py" in report.read_text("utf-8")
