"""Work that comes before there is a session: opening one, making one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session.jobs import Job

T = TypeVar("T")


def begin(name: str, work: Callable[[Progress], T]) -> Job[T]:
    """Start ``work`` on a thread of its own; it can be watched, paused and cancelled as any job.

    A driver that waits for a server does not hear of a cancellation until the server answers: who cancelled
    need not wait for it, and lets go of a result that comes all the same.
    """
    job = Job(name, work, told=lambda _: None)
    threading.Thread(target=job.run, name="opening", daemon=True).start()
    return job
