"""Time and peak memory of one job, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


def measured(job: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
    """Run ``job`` in a new process. Gives what it returned (a dict of figures) and ``peak_gb``."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, job, arguments))
    process.start()
    sender.close()
    try:
        figures: dict[str, Any] = receiver.recv()
    except EOFError:
        raise SystemExit(f"{job.__name__} ended without an answer") from None
    process.join()
    return figures


def _run(sender: Any, job: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    figures = job(*arguments)
    figures["peak_gb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    sender.send(figures)


def forget_peak() -> None:
    """Let ``peak_gb`` speak of what comes from now on, beside what is held now; only Linux can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_gb() -> float:
    """Most memory of this process, of all of it where the system does not let ``forget_peak``."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def seconds(job: Callable[[], object]) -> float:
    """Wall time of one call."""
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def fsync_seconds(folder: Path, times: int = 20) -> float:
    """What one write and fsync of 4 KiB costs on this disk: the floor of any commit. Median."""
    taken = []
    with (folder / "fsync").open("wb") as file:
        for _ in range(times):
            file.write(b"x" * 4096)
            file.flush()
            taken.append(seconds(lambda: os.fsync(file.fileno())))
    return sorted(taken)[times // 2]
